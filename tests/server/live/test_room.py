"""The room over a real SQLite log, by its numbered rules."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from events import NoteAdded, NoteMoved, Recorded, SeatJoined, recorded
from projections import State, fold_all
from server.commands import AddNote, Command, MoveNote
from server.history import EVERY, History
from server.live.clock import SystemClock
from server.live.draft import Recordable
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.record import RECENT
from server.live.room import Room
from server.log import Unavailable
from server.log.sqlite import SqliteStore
from server.rules.access import Actor, Refusal, check
from server.rules.decide import decide
from server.wire import Hello
from tests.given import ANN, ANNS, BOB, OPENED, STARTED
from tests.server.live.lines import tablet

SESSION = "here"
BEGINNING = [recorded(event) for event in (*OPENED, *STARTED)]


class Answers:
    """What came back for each command, in order."""

    def __init__(self) -> None:
        self.all: list[tuple[str, Any]] = []
        self._more = asyncio.Event()

    def ask(self, actor: Actor, name: str, command: Command) -> Recordable:
        """A command whose answer will be kept."""
        return Recordable(
            by=actor.id,
            id=name,
            decide=lambda state, stamp: (check(command, actor, state), decide(command, actor, state, stamp))[1],
            refused=lambda refusal: self._keep(name, refusal.code),
            recorded=lambda seq, before: self._keep(name, (seq, before)),
        )

    async def wait(self, count: int) -> list[tuple[str, Any]]:
        """All answers, once there are so many."""
        while len(self.all) < count:
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 10)
        return self.all

    def _keep(self, name: str, answer: Any) -> None:
        self.all.append((name, answer))
        self._more.set()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An embedded store in which the session has begun."""
    opened = SqliteStore(tmp_path / "x.sqlite")
    await opened.log.append(SESSION, 0, BEGINNING)
    yield opened
    await opened.close()


Opener = Callable[[], Any]


@pytest.fixture
async def open_room(store: SqliteStore) -> AsyncIterator[Opener]:
    """Opens rooms on the store, as several servers would, and closes them in the end."""
    rooms: list[Room] = []

    async def opened(every: int = EVERY) -> Room:
        history = History(store.log, store.checkpoints, every)
        room = Room(SESSION, history, SystemClock(), Pace(), Meters(), lambda _room: None)
        await room.open()
        rooms.append(room)
        return room

    yield opened
    for room in rooms:
        await room.close()


def add(text: str) -> AddNote:
    """A note of one's own."""
    return AddNote(text=text, x=1, y=1)


async def test_r1_commands_are_recorded_in_the_order_they_came(store: SqliteStore, open_room: Opener) -> None:
    """R1: what waits together is appended together, gapless and in order."""
    room, answers = await open_room(), Answers()
    for n in range(1, 51):
        room.submit(answers.ask(ANN if n % 2 else BOB, f"d:{n}", add(str(n))))
    await answers.wait(50)
    written = await store.log.read(SESSION, len(BEGINNING))
    assert [one.event.text for one in written if isinstance(one.event, NoteAdded)] == [str(n) for n in range(1, 51)]
    assert [seq for _, (seq, _) in answers.all] == [one.event.seq for one in written]


async def test_r1_each_is_decided_against_what_the_ones_before_lead_to(store: SqliteStore, open_room: Opener) -> None:
    """R1: a note can be added and moved in one breath."""
    room, answers = await open_room(), Answers()
    room.submit(answers.ask(ANN, "d:1", AddNote(text="mine", note="abcdefghijkl")))
    room.submit(answers.ask(ANN, "d:2", MoveNote(note="abcdefghijkl", x=5, y=6)))
    room.submit(answers.ask(ANN, "d:3", MoveNote(note="notthere0000", x=5, y=6)))
    assert dict(await answers.wait(3))["d:3"] == "unknown-note"
    assert isinstance((await store.log.read(SESSION))[-1].event, NoteMoved)


@pytest.mark.proves("G1")
async def test_r2_nobody_is_told_before_the_log_has_it(store: SqliteStore, open_room: Opener) -> None:
    """R2: while the append is on its way the hub is silent; what it tells then is what the log holds."""
    room, answers = await open_room(), Answers()
    ann, line = tablet(ANN)
    room.hub.join(ann, _hello(), 0)
    line.frames()
    append, gate = store.log.append, asyncio.Event()

    async def slow(*args: Any) -> None:
        await gate.wait()
        await append(*args)

    store.log.append = slow  # type: ignore[method-assign]
    room.submit(answers.ask(ANN, "d:1", add("x")))
    await asyncio.sleep(0.01)
    assert line.frames() == []
    assert room.record.seq == len(BEGINNING)
    gate.set()
    await answers.wait(1)
    await room.followed(len(BEGINNING) + 1)
    written = (await store.log.read(SESSION))[-1].raw
    assert line.frames()[0]["events"] == [json.loads(written)]


@pytest.mark.proves("G8")
async def test_r3_two_rooms_on_one_log_lose_nothing(store: SqliteStore, open_room: Opener) -> None:
    """R3: two servers write at once; every command is one event, and both end with the same state."""
    rooms, answers = [await open_room(), await open_room()], Answers()
    for n in range(1, 101):
        for who, room in enumerate(rooms):
            room.submit(answers.ask(ANN, f"d{who}:{n}", add(f"{who} {n}")))
        await asyncio.sleep(0)
    answered = await answers.wait(200)
    head = len(BEGINNING) + 200
    assert sorted(seq for _, (seq, _) in answered) == list(range(len(BEGINNING) + 1, head + 1))
    for room in rooms:
        await room.followed(head)
    assert rooms[0].record.state == rooms[1].record.state == refold(await store.log.read(SESSION))
    for who in (0, 1):
        mine = [one.event.id for one in rooms[0].record.recent if one.event.id.startswith(f"d{who}:")]
        assert mine == [f"d{who}:{n}" for n in range(1, 101)]


@pytest.mark.proves("G6")
async def test_r4_the_same_command_in_one_breath_is_one_event(store: SqliteStore, open_room: Opener) -> None:
    """R4: twice in one batch, and again later, it has one seq; the repeats say that it was there before."""
    room, answers = await open_room(), Answers()
    for _ in range(2):
        room.submit(answers.ask(ANN, "d:1", add("x")))
    await answers.wait(2)
    room.submit(answers.ask(ANN, "d:1", add("x")))
    seq = len(BEGINNING) + 1
    assert [answer for _, answer in await answers.wait(3)] == [(seq, False), (seq, True), (seq, True)]
    assert await store.log.head(SESSION) == seq


@pytest.mark.proves("G6")
async def test_r4_a_repeat_of_long_ago_is_found_in_the_log(store: SqliteStore, open_room: Opener) -> None:
    """R4: the answer is the same when the event is no longer at hand."""
    room, answers = await open_room(), Answers()
    room.submit(answers.ask(ANN, "d:1", add("x")))
    await answers.wait(1)
    await room.followed(len(BEGINNING) + 1)
    room.record.recent.clear()
    room.submit(answers.ask(ANN, "d:1", add("x")))
    assert (await answers.wait(2))[1] == ("d:1", (len(BEGINNING) + 1, True))


@pytest.mark.proves("G6")
async def test_r4_a_number_that_was_passed_over_is_stale(open_room: Opener) -> None:
    """R4: 3 after 5, and never recorded, is refused; another person's 3 on a device of that name is not."""
    room, answers = await open_room(), Answers()
    room.submit(answers.ask(ANN, "d:5", add("x")))
    room.submit(answers.ask(ANN, "d:3", add("x")))
    room.submit(answers.ask(BOB, "d:3", add("x")))
    found = await answers.wait(3)
    assert ("d:3", "stale") in found
    assert sum(isinstance(answer, tuple) for _, answer in found) == 2


@pytest.mark.proves("G4")
async def test_r5_an_unsure_store_refuses_everything_that_waits(store: SqliteStore, open_room: Opener) -> None:
    """R5: nothing overtakes what must come again; sent again it is one event, even if the first try went through."""
    room, answers = await open_room(), Answers()
    append = store.log.append

    async def lost(session: str, after: int, events: list[Recorded]) -> None:
        await append(session, after, events)
        room.submit(answers.ask(ANN, "d:2", add("two")))
        raise Unavailable("The answer did not come.")

    store.log.append = lost  # type: ignore[method-assign, assignment]
    room.submit(answers.ask(ANN, "d:1", add("one")))
    assert await answers.wait(2) == [("d:1", "not-saved-yet"), ("d:2", "not-saved-yet")]
    store.log.append = append  # type: ignore[method-assign]
    room.submit(answers.ask(ANN, "d:1", add("one")))
    room.submit(answers.ask(ANN, "d:2", add("two")))
    found = dict((await answers.wait(4))[2:])
    assert found == {"d:1": (len(BEGINNING) + 1, True), "d:2": (len(BEGINNING) + 2, False)}


@pytest.mark.proves("G17")
async def test_r6_an_erasure_is_shown_to_everybody(store: SqliteStore, open_room: Opener) -> None:
    """R6: when the log says reload, the room reads it anew and every tablet gets a whole state under the new epoch."""
    room, answers = await open_room(), Answers()
    room.submit(answers.ask(ANN, "d:1", add("a name")))
    await answers.wait(1)
    seq = len(BEGINNING) + 1
    await room.followed(seq)
    ann, line = tablet(ANN)
    room.hub.join(ann, _hello(), 0)
    before = line.frames()[0]["epoch"]
    await store.log.erase(SESSION, [seq])
    while not (frames := line.frames()):
        await asyncio.sleep(0.01)
    assert frames[0]["type"] == "reset"
    assert frames[0]["epoch"] == room.record.epoch != before
    assert "a name" not in str(frames)


async def test_r7_a_long_session_opens_from_a_checkpoint_as_if_all_of_it_had_been_read(
    store: SqliteStore, open_room: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R7: the same state, ledger and newest events; so much is read as is kept at hand, however long it is."""
    await written_on(store, 3 * EVERY + 300)
    first, read, whole = await open_room(), [0], store.log.read
    await first.history.settled()

    async def counted(session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        found = await whole(session, after, upto)
        read[0] += len(found)
        return found

    monkeypatch.setattr(store.log, "read", counted)
    again = await open_room()
    assert read[0] == RECENT + 1
    assert again.record == first.record
    assert len(again.record.recent) == RECENT


async def test_r7_a_room_keeps_checkpoints_as_it_goes(store: SqliteStore, open_room: Opener) -> None:
    """R7: also when events come in one batch, and when several servers do it at once."""
    rooms, answers = [await open_room(10), await open_room(10)], Answers()
    for n in range(1, 51):
        rooms[n % 2].submit(answers.ask(ANN, f"d{n % 2}:{n}", add(str(n))))
    await answers.wait(50)
    for room in rooms:
        await room.followed(len(BEGINNING) + 50)
        await room.history.settled()
    events = [one.event for one in await store.log.read(SESSION)]
    for seq in range(10, 51, 10):
        kept = await History(store.log, store.checkpoints, 10).nearest(SESSION, rooms[0].record.epoch, seq)
        assert kept.whole.state == fold_all(events[:seq])


async def test_r7_a_room_of_an_erased_session_opens_without_what_was_said(
    store: SqliteStore, open_room: Opener
) -> None:
    """R7: what was at hand unpacked is forgotten, too."""
    room, answers = await open_room(2), Answers()
    room.submit(answers.ask(ANN, "d:1", add("something unkind")))
    room.submit(answers.ask(ANN, "d:2", add("something kind")))
    ((_, (seq, _)), _) = await answers.wait(2)
    await room.followed(seq + 1)
    await room.history.settled()
    for at in (seq, seq + 1):  # one of them is where a checkpoint is
        assert "unkind" in str((await room.history.at(SESSION, room.record.epoch, at)).whole)
    assert "unkind" in str(room.history._at_hand)
    before = room.record
    await store.log.erase(SESSION, [seq])
    while room.record is before:
        await asyncio.sleep(0.01)
    assert "unkind" not in str((await room.history.at(SESSION, room.record.epoch, seq)).whole)
    assert "unkind" not in str(room.history._at_hand)
    assert "unkind" not in str((await open_room(2)).record)


async def written_on(store: SqliteStore, count: int) -> None:
    """Ann moves a card about so often, from a device that numbers what it sends."""
    for after in range(len(BEGINNING), len(BEGINNING) + count, 1_000):
        batch = [
            recorded(
                NoteMoved(seq=seq, at=seq, by="ann", id=f"old:{seq}", board=ANNS, note=f"{ANNS}:a1", x=seq % 1001, y=5)
            )
            for seq in range(after + 1, min(after + 1_000, len(BEGINNING) + count) + 1)
        ]
        await store.log.append(SESSION, after, batch)


async def test_a_fault_in_deciding_is_one_refusal(open_room: Opener) -> None:
    """A bug in one decision takes nobody else down."""
    room, answers = await open_room(), Answers()
    bad = answers.ask(ANN, "d:1", add("x"))

    def broken(_state: State, _stamp: object) -> Any:
        raise ZeroDivisionError

    room.submit(Recordable(bad.by, bad.id, broken, bad.refused, bad.recorded))
    room.submit(answers.ask(ANN, "d:2", add("y")))
    assert (await answers.wait(2)) == [("d:1", "failed"), ("d:2", (len(BEGINNING) + 1, False))]


async def test_asking_from_http_waits_until_it_can_be_seen(open_room: Opener) -> None:
    """``ask`` returns when the room itself has followed the event, and raises a refusal."""
    room = await open_room()

    def join(state: State, stamp: Any) -> SeatJoined:
        if "cy" in state.people.seats:
            raise Refusal("already", "…")
        return SeatJoined(seq=stamp.seq, at=stamp.at, by="cy", id=stamp.id, seat="cy", name="Cy", background="ppi")

    assert await room.ask("cy", "x1", join) == len(BEGINNING) + 1
    assert "cy" in room.record.state.people.seats
    with pytest.raises(Refusal):
        await room.ask("cy", "x2", join)


async def test_asking_does_not_wait_for_ever(open_room: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that stays away gets an answer all the same: try again."""
    monkeypatch.setattr("server.live.room._ASK_SECONDS", 0.05)
    room = await open_room()

    async def never(_seq: int) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(room, "followed", never)
    with pytest.raises(Refusal) as refusal:
        await room.ask("ann", "x", lambda state, stamp: decide(add("x"), ANN, state, stamp))
    assert refusal.value.code == "not-saved-yet"


async def test_closing_refuses_what_still_waits(open_room: Opener) -> None:
    """A command that a closing room did not get to is refused, to be sent again."""
    room, answers = await open_room(), Answers()
    closing = asyncio.create_task(room.close())
    room.submit(answers.ask(ANN, "d:1", add("x")))
    await closing
    assert answers.all in ([("d:1", "not-saved-yet")], [("d:1", (len(BEGINNING) + 1, False))])


@pytest.mark.proves("G28")
async def test_a_room_closes_also_when_a_cancellation_was_swallowed(
    open_room: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that takes it for the end of its own time limit does not keep the server from stopping."""
    room, reached, heard = await open_room(), asyncio.Event(), 0

    async def deaf(*_: object) -> None:
        nonlocal heard
        while heard < 2:
            reached.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                heard += 1
        raise Unavailable("closed at last")

    monkeypatch.setattr(room.history.log, "append", deaf)
    room.submit(Answers().ask(ANN, "d:1", add("x")))
    await reached.wait()
    async with asyncio.timeout(30):
        await room.close()
    assert heard == 2


def refold(written: list[Recorded]) -> State:
    """The state that these events amount to, from nothing."""
    return fold_all(one.event for one in written)


def _hello() -> Hello:
    return Hello(key="k", device="dev")
