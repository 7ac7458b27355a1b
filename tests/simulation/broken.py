"""Variants that are broken on purpose: the simulation notices each of them within a few seeds, or it proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest import mock

from events import Event, recorded
from projections import State
from projections.whole import Whole
from server.history import History
from server.live import circle, draft, hub, record, room
from server.rules import view, visibility
from server.rules.access import Actor

Patch = AbstractContextManager[Any]

MISTAKES = {
    "an-undo-blocks-what-it-takes-back": {
        "file": "sync/log.ts",
        "good": 'if (early && !ahead.has(item.after ?? "")) continue;',
        "bad": "",
    },
    "an-unseen-end-is-counted": {
        "file": "sync/log.ts",
        "good": "return seq < log.seq ? { ...back, seq, confirmed: { ...back.confirmed, seq } } : back;",
        "bad": "return back;",
    },
    "numbers-come-twice": {
        "file": "sync/outbox.ts",
        "good": "done > kept.last ? this.#leapt(done) : kept.last",
        "bad": "Math.max(kept.last, done)",
    },
    "a-late-hello-is-given-up": {"file": "sync/session.ts", "good": "&& !late", "bad": ""},
    "what-was-settled-comes-back": {
        "file": "sync/outbox.ts",
        "good": "theirs.filter(({ key }) => own.has(key) || !before.has(key))",
        "bad": "[...theirs, ...mine.filter(({ key }) => !there.has(key))]",
    },
}
"""What was found by the simulation and mended in ``web/src``, where tests have it by name; it can be put back."""

TABLETS = ("outbox-forgets", "saved-too-early")
"""What ``tablets.mjs`` breaks: a command is missing after a reload; "saved" is said while something is on its way."""


def told_before_recorded() -> Patch:
    """A room tells of events before the log has them."""
    real = room.Room._append

    async def append(self: room.Room, after: int, events: list[Event], answers: Any) -> Any:
        for event in events:
            self.hub.take(recorded(event))
        self.hub.flush()
        return await real(self, after, events, answers)

    return mock.patch.object(room.Room, "_append", append)


def frame_skipped() -> Patch:
    """The hub leaves out a frame now and then."""
    real, calls = circle.Circle.frames, iter(range(10**9))

    def frames(self: circle.Circle, upto: int) -> Iterator[Any]:
        found = list(real(self, upto))
        return iter([] if next(calls) % 9 == 8 else found)

    return mock.patch.object(circle.Circle, "frames", frames)


def resumed_off_by_one() -> Patch:
    """Whoever comes back misses the first of what it missed."""
    real = record.Record.missed

    def missed(self: record.Record, resume: Any, actor: Actor) -> list[bytes] | None:
        found = real(self, resume, actor)
        return found[1:] if found else found

    return mock.patch.object(record.Record, "missed", missed)


def board_shown() -> Patch:
    """One group's boards are let through to everybody."""
    real = visibility.sees_board

    def sees_board(board: str, actor: Actor, state: State) -> bool:
        return board.endswith(":ppi") or real(board, actor, state)

    return _both("sees_board", sees_board)


def hidden_words_told() -> Patch:
    """Words that were hidden are sent on with later events."""
    return mock.patch.object(visibility, "without_words", lambda event: event)


def answers_shown() -> Patch:
    """Answers are for everybody, shown or not."""
    return _both("sees_answer", lambda activity, author, actor, state: True)


def recorded_twice() -> Patch:
    """A command that comes again is taken again."""
    return mock.patch.object(draft.Draft, "is_old", return_value=False)


def nobody_reset() -> Patch:
    """When the log is not what it was, nobody is told."""
    return mock.patch.object(hub.Hub, "reset_all", lambda self, record: setattr(self, "record", record))


def slow_kept() -> Patch:
    """A tablet that does not read is never let go."""

    def write(self: circle.Tablet, frames: bytes) -> bool:
        self.line.write(frames)
        return True

    return mock.patch.object(circle.Tablet, "write", write)


def wrong_checkpoint() -> Patch:
    """Checkpoints lack the notes."""
    real = History.passed

    def passed(self: History, session: str, epoch: str, whole: Whole, last: Any) -> None:
        copy = whole.copy()
        copy.state.boards.notes.clear()
        real(self, session, epoch, copy, last)

    return mock.patch.object(History, "passed", passed)


SERVERS: dict[str, Callable[[], Patch]] = {
    "told-before-recorded": told_before_recorded,
    "frame-skipped": frame_skipped,
    "resumed-off-by-one": resumed_off_by_one,
    "board-shown": board_shown,
    "hidden-words-told": hidden_words_told,
    "answers-shown": answers_shown,
    "recorded-twice": recorded_twice,
    "nobody-reset": nobody_reset,
    "slow-kept": slow_kept,
    "wrong-checkpoint": wrong_checkpoint,
}


@contextmanager
def _both(name: str, instead: Callable[..., bool]) -> Iterator[None]:
    """Broken in both rooms that ask."""
    with mock.patch.object(visibility, name, instead), mock.patch.object(view, name, instead):
        yield
