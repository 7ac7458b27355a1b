"""What of a session may be shown to people who were not there: the rules of a clip.

K1  A clip holds no more than the wall may see today, of a part of the session.
K2  Nobody is in it: no seats, names, facilitators or devices. Nothing says who did, wrote or supported something; whom
    to ask at the end is left out with the closing words.
K3  Times are not the real ones: the order is right, the moments are spread evenly. The day is there only if asked for.
K4  Nothing of one person: no boards of one person, nor of a group in which there was only one.
K5  Answers come all at once with their reveal, the last version of each, sorted, without groups; and only where
    ``FEWEST`` or more people answered each prompt that anybody answered.
K6  Words that were hidden or erased are blank, and both are said to be removed.
K7  Without words, only cards of aspects, where they were put and what was said instead of placing them.
K8  No moments, memos, clocks, locks, hands or calls for help. An event without a rule is left out.
K9  Nothing is shown as empty that is left out: an activity without its work is not revealed in a clip, and a group
    whose board is left out is not among the groups of that activity.
K10 Everything is numbered anew, from 1, and the states of a clip are folded from nothing but its own events.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any

from msgspec.structs import replace

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectMarked,
    AspectParked,
    AttentionCalled,
    BandsDeclared,
    BearerAdded,
    BoardEvent,
    BoardsHidden,
    BoardsRevealed,
    ChartEvent,
    CommentAdded,
    CommentRemoved,
    Event,
    FormedGroup,
    GroupsFormed,
    Milliseconds,
    NoteAdded,
    NoteExplained,
    NoteMatched,
    NoteReworded,
    NoteUnmatched,
    PointAdded,
    PointJoined,
    PointReworded,
    ReflectionGiven,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    Value,
    WritingShared,
    WritingStarted,
    erased,
)
from projections import (
    Change,
    Ledger,
    Reflection,
    State,
    activity_of,
    board_id,
    card_id,
    groups_in,
    owner_of,
    subject,
)
from server.rules.access import Actor
from server.rules.visibility import board_of, is_revealed, see, sees_board

FEWEST = 5
"""Fewer people than this could be told apart: their answers are left out, their boards come with a warning."""

BEAT: Milliseconds = 5000
"""So far apart are the events of a clip, whatever time they really took."""

_DAY = 86_400_000
_WALL = Actor("wall", "")
_AS_IT_IS = (
    *(SessionClosed, SessionReopened, ActivityEnded, BoardsRevealed, BoardsHidden, WritingStarted, WritingShared),
    *(AspectAdded, AspectParked, AttentionCalled, BandsDeclared),
)
_WORDED = (NoteReworded, NoteExplained, CommentAdded, CommentRemoved)


class Withheld(Value):
    """What a clip was made without, so that this can be said.

    ``words``: the words of participants are left out. ``unrevealed`` are activities whose work was not revealed,
    ``alone`` those in which everybody placed alone, ``few`` those without their answers since few people answered;
    ``lone`` are the boards and charts of groups in which there was only one person.
    """

    words: bool
    unrevealed: tuple[str, ...]
    alone: tuple[str, ...]
    lone: tuple[str, ...]
    few: tuple[str, ...]


class Clip:
    """Takes in a session's events one by one, from the first, and gives those of the clip.

    ``today`` and ``ledger`` know the whole session, ``sat`` who was at which board or chart (``rules.sitting``);
    ``upto`` is the last seq that the clip may show.
    """

    def __init__(
        self, today: State, ledger: Ledger, sat: Mapping[str, Set[str]], upto: int, words: bool, dated: bool
    ) -> None:
        self._today, self._ledger, self._upto, self._words = today, ledger, upto, words
        self._from: Milliseconds = today.session.opened_at // _DAY * _DAY if dated else 0
        self._people = _people(today, sat)
        self._names: dict[str, str] = {}
        self._answered: set[str] = set()
        self.seq = 0
        """The number of the last event given out."""

    def take(self, event: Event) -> Iterator[Event]:
        """What the clip shows of the next event; usually one or none, more with a reveal."""
        seen = see(event, _WALL, self._today, self._ledger)
        kept = self._kept(seen) if seen else None
        if kept:
            yield self._sign(kept)
        if isinstance(kept, BoardsRevealed):
            for answer in self._answers(kept.activity):
                yield self._sign(answer)

    def withheld(self) -> Withheld:
        """What is left out of this clip, whatever its ends are."""
        given = self._today.reflections.given.values()
        used = {activity_of(board) for board in self._people} | {answer.activity for answer in given}
        begun = [a for a in self._today.agenda.activities.values() if a.id in used]
        shown = [activity for activity in begun if activity.revealed]
        return Withheld(
            words=not self._words,
            unrevealed=tuple(a.id for a in begun if not a.revealed),
            alone=tuple(a.id for a in shown if a.kind == "scale" and a.mode == "individual"),
            lone=tuple(board for board in self._shown() if self._is_one_persons(board)),
            few=tuple(activity.id for activity in shown if self._words and self._answers_of_few(activity.id)),
        )

    def small(self) -> tuple[str, ...]:
        """The boards and charts in it of so few people that others may guess who said what."""
        return tuple(board for board in self._shown() if 1 < len(self._people[board]) < FEWEST)

    def _shown(self) -> list[str]:
        """The groups' boards and charts that the wall shows; a person's own would name them."""
        return [b for b in self._people if owner_of(b) is None and sees_board(b, _WALL, self._today)]

    def _sign(self, event: Event) -> Event:
        self.seq += 1
        at = self._from + self.seq * BEAT
        return replace(event, seq=self.seq, at=at, by="", id=f"e{self.seq}", author=None, paper=False)

    def _kept(self, event: Event) -> Event | None:
        if isinstance(event, BoardsRevealed | BoardsHidden) and self._is_left_out(event.activity):
            return None
        if isinstance(event, _AS_IT_IS):
            return event
        if isinstance(event, SessionOpened):
            self._names = {bearer.id: bearer.id for bearer in event.plan.bearers}
            return _opened(event)
        if isinstance(event, ActivityStarted | GroupsFormed):
            return replace(event, groups=self._groups(event), seed=0)
        is_hidden = subject(event) in self._today.session.hidden
        event = erased(event) if is_hidden else event
        if isinstance(event, BoardEvent):
            return self._on_board(event)
        if isinstance(event, ChartEvent):
            return self._on_chart(event) if self._words and not self._is_one_persons(event.chart) else None
        if isinstance(event, BearerAdded):
            return self._bearer(event)
        return self._match(event) if isinstance(event, NoteMatched | NoteUnmatched) else None

    def _is_left_out(self, name: str) -> bool:
        """Is none of the work of this activity in the clip, though it may have been shown?"""
        activity = self._today.agenda.activities.get(name)
        if activity is None or activity.mode == "individual" or not activity.revealed:
            return True
        if activity.kind != "scale" and (not self._words or self._answers_of_few(name)):
            return True
        boards = [board for board in self._people if activity_of(board) == name]
        return bool(boards) and all(self._is_one_persons(board) for board in boards)

    def _groups(self, event: ActivityStarted | GroupsFormed) -> tuple[FormedGroup, ...]:
        """The groups that it formed, or where one must be left out those that are left."""
        known = event.groups or groups_in(self._today, event.activity).values()
        left = [group for group in known if not self._is_one_persons(board_id(event.activity, group.id))]
        if not event.groups and len(left) == len(known):
            return ()
        return tuple(FormedGroup(id=group.id, name=group.name, shape=group.shape, seats=()) for group in left)

    def _on_board(self, event: BoardEvent) -> Event | None:
        board = board_of(event, self._today)
        if self._is_one_persons(board) or (isinstance(event, _WORDED) and not self._words):
            return None
        changes: dict[str, Any] = {"board": board}
        if isinstance(event, NoteAdded | AspectMarked) and not self._words:
            changes["text"] = ""
        if isinstance(event, NoteAdded) and event.aspect is None and self._words:
            self._name("note", event.note)
        if isinstance(event, CommentAdded):
            self._name("comment", event.comment)
            changes["on"] = self._known(event.on, board)
        for field in ("note", "comment"):
            if hasattr(event, field):
                changes[field] = self._known(getattr(event, field), board)
        return replace(event, **changes) if None not in changes.values() else None

    def _on_chart(self, event: ChartEvent) -> Event | None:
        if isinstance(event, PointAdded):
            self._name("point", event.point)
        changes: dict[str, Any] = {"point": self._names.get(getattr(event, "point", ""))}
        if isinstance(event, PointJoined):
            changes["into"] = self._names.get(event.into)
        if isinstance(event, PointAdded | PointReworded):
            changes["bearers"] = tuple(self._names[b] for b in event.bearers if b in self._names)
        return replace(event, **changes) if None not in changes.values() else None

    def _bearer(self, event: BearerAdded) -> Event | None:
        if not self._words or (event.chart is not None and self._is_one_persons(event.chart)):
            return None
        self._name("bearer", event.bearer)
        return replace(event, bearer=self._names[event.bearer])

    def _match(self, event: NoteMatched | NoteUnmatched) -> Event | None:
        changes: dict[str, Any] = {"note": self._names.get(event.note)}
        if isinstance(event, NoteMatched):
            changes["to"] = self._names.get(event.to)
        return replace(event, **changes) if None not in changes.values() else None

    def _name(self, kind: str, name: str) -> None:
        self._names.setdefault(name, f"{kind}-{len(self._names) + 1}")

    def _known(self, name: str, board: str) -> str | None:
        """What this is called in the clip; None for what is not in it."""
        aspect = name.rpartition(":")[2]
        is_card = aspect in self._today.session.aspects and name == card_id(board, aspect)
        return name if is_card else self._names.get(name)

    def _is_one_persons(self, board: str) -> bool:
        return owner_of(board) is not None or len(self._people.get(board, ())) == 1

    def _answers(self, activity: str) -> Iterator[ReflectionGiven]:
        if activity in self._answered or not self._words or not is_revealed(activity, self._today):
            return
        self._answered.add(activity)
        found = [one for one in self._answers_to(activity) if one.id not in self._today.session.hidden]
        for n, one in enumerate(sorted(found, key=lambda a: (a.prompt, a.rating or 0, a.text, a.id)), 1):
            yield _given(one, f"answer-{activity}-{n}", one.id in self._today.session.erased)

    def _answers_to(self, activity: str) -> list[Reflection]:
        given = self._today.reflections.given.values()
        here = [one for one in given if one.activity == activity and one.given.seq <= self._upto]
        return [one for one in here if one.text or one.rating is not None]

    def _answers_of_few(self, activity: str) -> set[str]:
        """The prompts that fewer than ``FEWEST`` people answered, but somebody did."""
        people, seats = defaultdict[str, set[str]](set), self._today.people.seats
        for one in self._answers_to(activity):
            people[one.prompt].add(one.given.by if one.given.by in seats else one.id)  # sheets of paper are people too
        return {prompt for prompt, answered in people.items() if len(answered) < FEWEST}


def _opened(event: SessionOpened) -> Event:
    activities = tuple(replace(activity, attribution="nobody") for activity in event.plan.activities)
    plan = replace(event.plan, activities=activities, closing=None)
    return replace(event, plan=plan, facilitator="facilitator", salt="")


def _given(answer: Reflection, name: str, is_erased: bool) -> ReflectionGiven:
    return ReflectionGiven(
        seq=0,
        at=0,
        by="",
        id="",
        erased=is_erased,
        activity=answer.activity,
        reflection=name,
        prompt=answer.prompt,
        text=answer.text,
        rating=answer.rating,
        named=False,
        group="",
    )


def _people(state: State, sat: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """For each board and chart with something on it, the seats that sat there or did something there."""
    people = defaultdict[str, set[str]](set)

    def did(board: str, *changes: Change | None) -> None:
        people[board] |= {change.by for change in changes if change}

    for note in state.boards.notes.values():
        did(note.board, note.added, note.moved, note.worded)
    for card in state.boards.marks:
        did(card.rpartition(":")[0])
    for comment in state.boards.comments.values():
        did(comment.board, comment.added)
    for point in state.charts.points.values():
        did(point.chart, point.added, point.worded)
        people[point.chart] |= set(point.supporters)
    for board, doing in people.items():
        doing &= set(state.people.seats)
        doing |= sat.get(board, set())
    return dict(people)
