"""Files to take away, of random afternoons: whole for those they are for, and without a byte of what is not theirs."""

import json
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from events import (
    BoardEvent,
    ChartEvent,
    Event,
    MomentChanged,
    MomentMarked,
    Recorded,
    ReflectionGiven,
    erased,
    recorded,
)
from projections import State, fold, subject
from server.exports.replayfile import Player
from server.http import replays
from server.http.replays import About, Part, clip_pieces, made_clip, replay_pieces
from server.live.record import Record
from server.rules.access import Actor
from server.rules.view import state_for
from server.rules.visibility import board_of, sees_answer, sees_board
from tests.afternoon import Afternoon, viewers
from tests.replay_file import opened

SEEDS = range(6)
STEPS = 500
PLAYER = Player("void 0", "p {}")
CHUNK = 100


class Canaries(Afternoon):
    """An afternoon in which everything that anybody writes is written once only; some of it was erased since."""

    def __init__(self, seed: int) -> None:
        self.written = 0
        super().__init__(seed)
        chance, events = random.Random(seed), [*self.opening, *self.steps(STEPS)]
        self.whole = list(events)
        self.events = [erased(e) if chance.random() < 0.05 and type(e).words else e for e in events]
        self.record = Record("epoch")
        for event in self.events:
            self.record.take(recorded(event))

    def _named(self, kind: type[Any], name: str, actor: Actor) -> Any:
        if name not in ("text", "name", "label", "memo"):
            return super()._named(kind, name, actor)
        self.written += 1
        return f"canary{self.written:06}x"

    async def read(self, _session: str, after: int, upto: int) -> Sequence[Recorded]:
        """As a log does."""
        return [recorded(event) for event in self.events[after:upto]]

    @property
    def about(self) -> About:
        """What files are made of."""
        return About("a-session", self.record, self)  # type: ignore[arg-type]

    async def file(self, viewer: Actor) -> bytes:
        """The whole replay."""
        return b"".join([piece async for piece in replay_pieces(self.about, viewer, PLAYER, 0, ())])

    async def clip(self, after: int, upto: int, words: bool) -> bytes:
        """A clip."""
        part = Part(after=after, upto=upto, words=words, dated=False)
        return b"".join([piece async for piece in clip_pieces(await made_clip(self.about, part), part, PLAYER)])

    def words_of(self, events: Iterator[Event]) -> set[bytes]:
        """Everything that was written in these events before anything was erased."""
        found = [getattr(self.whole[e.seq - 1], field) for e in events for field in type(e).words]
        return {word.encode() for word in found if word.startswith("canary")}

    def not_for(self, viewer: Actor) -> set[bytes]:
        """What this viewer may not read: erased, hidden, on a board or in an answer that is not theirs, a moment."""
        today = self.record.state

        def is_kept_from(event: Event) -> bool:
            if event.erased:
                return True
            if viewer.role == "facilitator":
                return False
            if isinstance(event, BoardEvent | ChartEvent) and not sees_board(board_of(event, today), viewer, today):
                return True
            if isinstance(event, ReflectionGiven):
                return not sees_answer(event.activity, event.author or event.by, viewer, today)
            return isinstance(event, MomentMarked | MomentChanged) or subject(event) in today.session.hidden

        kept = self.words_of(e for e in self.events if is_kept_from(e) or subject(e) in self._hidden(viewer))
        return kept - self.words_of(e for e in self.events if not is_kept_from(e))

    def _hidden(self, viewer: Actor) -> dict[str, bool]:
        return {} if viewer.role == "facilitator" else self.record.state.session.hidden


@pytest.fixture(autouse=True)
def short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many chunks without many events."""
    monkeypatch.setattr(replays, "CHUNK", CHUNK)


@pytest.mark.proves("G38", "G42")
@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_in_a_file_that_is_not_for_whom_it_is_made(seed: int) -> None:
    """Not the salt, no alias of anybody else, and no word that was erased, hidden or never shown."""
    made = Canaries(seed)
    for viewer in viewers(made.record.state):
        page = await made.file(viewer)
        assert b"pepper" not in page
        for word in made.not_for(viewer):
            assert word not in page, (viewer, word)
        for seat in made.record.state.people.seats.values():
            if viewer.role != "facilitator" and viewer.id not in (seat.id, seat.scribe):
                assert f'"{seat.alias}"'.encode() not in page, (viewer, seat)
                # Where everybody places alone an alias stands for them on their board; nowhere else.
                boards = re.findall(rf'"([a-z]+):[a-z0-9-]+:{seat.alias}'.encode(), page)
                activities = made.record.state.agenda.activities
                assert all(activities[board.decode()].mode == "individual" for board in boards), (viewer, seat)


@pytest.mark.proves("G47")
@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_is_in_a_clip(seed: int) -> None:
    """Whatever its ends: no name, seat, alias, device or facilitator, and nothing that the wall may not show."""
    made = Canaries(seed)
    kept = made.not_for(Actor("wall", ""))
    names = {seat.name.encode() for seat in made.record.state.people.seats.values() if seat.name.startswith("canary")}
    names |= {f.name.encode() for f in made.record.state.people.facilitators.values() if f.name}
    ids = {told for seat in made.record.state.people.seats.values() for told in (seat.id, seat.alias)}
    head = made.record.seq
    for after, upto in ((0, head), (head // 3, head * 2 // 3), (40, head - 20)):
        for words in (True, False):
            page = await made.clip(after, upto, words)
            for told in {b"pepper", b"tablet", b'"fac"', b"a-session", b"epoch-", *names, *kept}:
                assert told not in page, told
            for told in ids:
                assert f'"{told}"'.encode() not in page, told
                assert f":{told}".encode() not in page, told
            found = opened(page)
            assert found.file.today == found.state(found.file.upto)
            assert [event.seq for event in found.events] == list(range(found.file.after + 1, found.file.upto + 1))
            assert words or b"canary" not in page


@pytest.mark.proves("G33")
@pytest.mark.parametrize("seed", SEEDS[:3])
async def test_a_file_plays_as_it_was(seed: int, tmp_path: Path) -> None:
    """In the browser's own language too: at every seq, forward, backward and by jumps, what the server would show."""
    made = Canaries(seed)
    today, head = made.record.state, made.record.seq
    chance = random.Random(seed)
    for viewer in (Actor("facilitator", "fac"), Actor("participant", "ann"), Actor("wall", "")):
        page = await made.file(viewer)
        (tmp_path / f"{viewer.role}.html").write_bytes(page)
        found = opened(page)
        assert found.file.today == state_for(today, viewer)
        past, states = State(), {}
        for event in made.events:
            fold(past, event)
            states[event.seq] = plain(state_for(past, viewer, today))
        assert plain(found.state(head // 2)) == states[head // 2]
        seqs = [*range(1, head + 1, 7), *range(head, 0, -11), *(chance.randrange(1, head + 1) for _ in range(50))]
        for seq, state in zip(seqs, _played(tmp_path / f"{viewer.role}.html", seqs), strict=True):
            assert state == states[seq], (viewer, seq)


@pytest.mark.proves("G33")
@pytest.mark.parametrize("seed", SEEDS[:3])
async def test_a_clip_plays_as_it_holds(seed: int, tmp_path: Path) -> None:
    """From its first state to its last, by its own numbers."""
    made = Canaries(seed)
    page = await made.clip(made.record.seq // 3, made.record.seq, words=True)
    (tmp_path / "clip.html").write_bytes(page)
    file = opened(page).file
    seqs = [*range(file.after, file.upto + 1, 3), *range(file.upto, file.after, -5)]
    for seq, state in zip(seqs, _played(tmp_path / "clip.html", seqs), strict=True):
        assert state == plain(opened(page).state(seq)), seq


def plain(state: State) -> Any:
    """The state as JSON has it."""
    return json.loads(msgspec.json.encode(state))


def _played(path: Path, seqs: list[int]) -> Any:
    """The states as the player makes them."""
    asked = json.dumps({"path": str(path), "chunk": CHUNK, "seqs": seqs})
    program = Path(__file__).with_name("play_in_node.mjs")
    done = subprocess.run(["node", program], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
