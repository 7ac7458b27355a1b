"""The promises of ``EventLog``, L1 to L12, for every store there is; those to followers are in the file beside."""

import asyncio
import contextlib
import subprocess
import sys

import msgspec
import pytest

from events import NoteMoved, Recorded, SeatErased, recorded
from server.log import Conflict, EventLog
from server.log.store import Store, open_store
from tests.server.log.stories import followed, name, one, raws, some

NEAR_MISSES = [
    *("a", "ab", "a:b", "a:", ":a", "a b", "a\n", "A", "ä", "日本", "🌍"),
    *("{a}", "a}", "}a", "{", "}", "{}", "a*", "*", "a?", "[a]", "a%7D"),
]

ODD_TEXTS = [
    "👩🏽‍⚕️ a link worker",
    "line\u2028and paragraph\u2029ends",
    "nul \x00 and bell \x07",
    "mark \ufeff and non-characters \ufffe \uffff",
    'right to left \u202e, quote ", backslash \\ and </script>',
    "é is not e\u0301",
    "x" * 65_536,
    "🌍" * 16_384,
    "",
]


@pytest.mark.proves("G5")
async def test_l1_a_session_without_events_is_empty(log: EventLog) -> None:
    """No events, head 0, no epoch."""
    session = name()
    assert (await log.read(session), await log.head(session), await log.epoch(session)) == ([], 0, "")


@pytest.mark.proves("G5")
async def test_l1_what_was_appended_is_read_in_order(log: EventLog) -> None:
    """Over many appends of one and of several."""
    session, written = name(), some(0, 30)
    for first, end in [(0, 1), (1, 2), (2, 10), (10, 30)]:
        await log.append(session, first, written[first:end])
    assert await log.read(session) == written
    assert await log.head(session) == 30


@pytest.mark.proves("G5")
async def test_l1_sessions_with_near_names_do_not_mix(log: EventLog) -> None:
    """Prefixes, colons, braces, stars and foreign scripts are just names."""
    run = name()
    sessions = [*(near + run for near in NEAR_MISSES), *(run + near for near in NEAR_MISSES)]
    written = {session: some(0, number % 3 + 1) for number, session in enumerate(sessions)}
    for session, events in written.items():
        await log.append(session, 0, events)
    assert {session: await log.read(session) for session in sessions} == written
    assert len({await log.epoch(session) for session in sessions}) == len(sessions)


@pytest.mark.proves("G5")
@pytest.mark.parametrize("bad", ["", "\ud800"])
async def test_l1_what_cannot_name_a_session_is_refused(log: EventLog, bad: str) -> None:
    """No name, and half a character."""
    with pytest.raises(ValueError, match=r"empty|surrogate"):
        await log.append(bad, 0, [one(1)])


@pytest.mark.proves("G7")
async def test_l2_a_batch_is_seen_whole_or_not_at_all(log: EventLog) -> None:
    """A reader that looks all the time never sees part of a batch of ten."""
    session, seen = name(), set()

    async def look() -> None:
        while await log.head(session) < 200:
            seen.add(len(await log.read(session)))
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(look())
        for after in range(0, 200, 10):
            await log.append(session, after, some(after, 10))
    assert all(length % 10 == 0 for length in seen)


@pytest.mark.proves("G8")
@pytest.mark.parametrize("after", [0, 2, 4, 9, 100])
async def test_l3_any_head_but_the_right_one_is_a_conflict(log: EventLog, after: int) -> None:
    """Stale or ahead, far or by one: refused, with the true head, and nothing recorded."""
    session, written = name(), some(0, 3)
    await log.append(session, 0, written)
    with pytest.raises(Conflict) as refusal:
        await log.append(session, after, some(after, 2))
    assert refusal.value.head == 3
    assert await log.read(session) == written


async def test_l3_an_empty_session_has_head_zero(log: EventLog) -> None:
    """Nobody can start a log in the middle."""
    session = name()
    with pytest.raises(Conflict) as refusal:
        await log.append(session, 1, some(1, 1))
    assert refusal.value.head == 0
    assert await log.epoch(session) == ""


@pytest.mark.parametrize("seqs", [[2], [0], [1, 3], [1, 1], [2, 1], []])
async def test_l3_events_that_do_not_follow_each_other_are_an_error(log: EventLog, seqs: list[int]) -> None:
    """A hole, a repeat, a wrong order, a wrong start and no event at all."""
    session = name()
    with pytest.raises(ValueError, match=r"seq|at least one"):
        await log.append(session, 0, [one(seq) for seq in seqs])
    assert await log.head(session) == 0


@pytest.mark.proves("G8")
async def test_l3_of_fifty_at_one_head_one_wins(log: EventLog) -> None:
    """The others are told the new head."""
    session = name()
    await log.append(session, 0, some(0, 2))
    outcomes = await asyncio.gather(*(log.append(session, 2, some(2, 3)) for _ in range(50)), return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(outcome is None or isinstance(outcome, Conflict) for outcome in outcomes)
    assert {outcome.head for outcome in outcomes if isinstance(outcome, Conflict)} == {5}
    assert [event.event.seq for event in await log.read(session)] == [1, 2, 3, 4, 5]


async def append_again_until_it_fits(log: EventLog, session: str, who: str, count: int) -> None:
    """Append ``count`` events one by one, catching up after every conflict."""
    head = 0
    for number in range(count):
        while True:
            try:
                event = one(head + 1, by=f"{who}-{number}")
                await log.append(session, head, [event])
            except Conflict as refusal:
                head = refusal.head
            else:
                head += 1
                break


@pytest.mark.proves("G8")
async def test_l3_racing_writers_lose_and_repeat_nothing(store: Store, url: str) -> None:
    """Processes where the store can be shared, tasks where it cannot: every event once, no gap."""
    session, writers, each = name(), 4, 25
    if url.startswith("sqlite"):
        writing = (append_again_until_it_fits(store.log, session, f"w{n}", each) for n in range(writers))
        await asyncio.gather(*writing)
    else:
        racer = [sys.executable, "-m", "tests.server.log.racer", url, session]
        racers = [subprocess.Popen([*racer, f"w{n}", str(each)]) for n in range(writers)]
        assert [await asyncio.to_thread(process.wait, 60) for process in racers] == [0] * writers
    events = await store.log.read(session)
    authors = sorted(event.event.id.partition(":")[0] for event in events)
    assert [event.event.seq for event in events] == list(range(1, writers * each + 1))
    assert authors == sorted(f"w{n}-{number}" for n in range(writers) for number in range(each))


@pytest.mark.proves("G7")
async def test_l4_a_cancelled_append_harms_nobody(log: EventLog) -> None:
    """Its events stand whole or not at all, and the appends beside it get their own answers."""
    session, others = name(), [name() for _ in range(20)]
    doomed = asyncio.create_task(log.append(session, 0, some(0, 5)))
    await asyncio.sleep(0)
    beside = [asyncio.create_task(log.append(other, 0, some(0, 1))) for other in others]
    wrong = asyncio.create_task(log.append(others[0], 7, some(7, 1)))
    await asyncio.sleep(0)
    doomed.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await doomed
    await asyncio.gather(*beside)
    with pytest.raises(Conflict):
        await wrong
    head = await log.head(session)
    assert head in (0, 5)
    await log.append(session, head, some(head, 1))
    assert [await log.head(other) for other in others] == [1] * 20


@pytest.mark.parametrize(
    ("after", "upto", "expected"),
    [(0, None, range(1, 11)), (3, None, range(4, 11)), (3, 5, range(4, 6)), (0, 1, range(1, 2)), (9, 10, range(10, 11)),
     (10, None, ()), (11, None, ()), (99, None, ()), (5, 5, ()), (7, 3, ()), (8, 99, range(9, 11)), (0, 0, ())],
)  # fmt: skip
async def test_l5_a_range_is_open_below_and_closed_above(
    log: EventLog, after: int, upto: int | None, expected: range
) -> None:
    """``after < seq <= upto``, wherever the bounds lie."""
    session = name()
    await log.append(session, 0, some(0, 10))
    assert [event.event.seq for event in await log.read(session, after, upto)] == list(expected)


@pytest.mark.proves("G9")
@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: repr(text[:12]))
async def test_l5_odd_texts_come_back_byte_for_byte(log: EventLog, text: str) -> None:
    """By reading and by following."""
    session, written = name(), [one(1, text)]
    await log.append(session, 0, written)
    assert await log.read(session) == written
    assert raws(await followed(log, session, 0, 1)) == raws(written)


@pytest.mark.proves("G14")
async def test_l5_events_from_a_newer_version_keep_their_bytes(log: EventLog) -> None:
    """What this version does not understand, it passes on."""
    session = name()
    raw = b'{"type":"note.sung","seq":1,"at":5,"by":"s","id":"d:1","melody":[1,2,{"b":null}]}'
    await log.append(session, 0, [Recorded(one(1).event, raw)])
    assert raws(await log.read(session)) == [raw]


async def test_l5_long_logs_are_read_whole(log: EventLog) -> None:
    """More than any one reply or read holds."""
    session, written = name(), some(0, 5_000)
    await log.append(session, 0, written[:3_000])
    await log.append(session, 3_000, written[3_000:])
    assert await log.read(session) == written
    assert await log.read(session, 1, 4_999) == written[1:4_999]
    assert await followed(log, session, 0, 5_000) == written


async def test_l8_an_epoch_is_for_one_session_and_stays(url: str) -> None:
    """Over appends and over closing and opening."""
    store, one_session, other = open_store(url), name(), name()
    for session in (one_session, other):
        await store.log.append(session, 0, some(0, 1))
    epochs = [await store.log.epoch(one_session), await store.log.epoch(other)]
    await store.log.append(one_session, 1, some(1, 1))
    await store.close()
    again = open_store(url)
    assert [await again.log.epoch(one_session), await again.log.epoch(other)] == epochs
    assert len({*epochs, ""}) == 3
    await again.close()


@pytest.mark.proves("G15", "G16")
async def test_l9_erasing_blanks_the_words_and_nothing_else(log: EventLog) -> None:
    """Same length, same seqs, same ids; the others keep their bytes; seqs that are not there do no harm."""
    session, written = name(), [one(seq, f"secret {seq}") for seq in range(1, 6)]
    await log.append(session, 0, written)
    await log.erase(session, {2, 4, 6, 0, -1})
    events = await log.read(session)
    assert [event.event.id for event in events] == [event.event.id for event in written]
    assert [getattr(event.event, "text", None) for event in events] == ["secret 1", "", "secret 3", "", "secret 5"]
    assert [raws(events)[n] for n in (0, 2, 4)] == [raws(written)[n] for n in (0, 2, 4)]


async def test_l9_after_an_erasure_the_log_goes_on(log: EventLog) -> None:
    """The head is where it was, even if the last event was erased; erasing again is harmless."""
    session = name()
    await log.append(session, 0, some(0, 3))
    await log.erase(session, [3])
    await log.erase(session, [3])
    assert await log.head(session) == 3
    with pytest.raises(Conflict):
        await log.append(session, 2, some(2, 1))
    await log.append(session, 3, some(3, 1))
    assert await log.head(session) == 4


async def test_l9_erasing_in_one_session_leaves_the_others(log: EventLog) -> None:
    """Not even their epoch changes."""
    mine, other = name(), name()
    for session in (mine, other):
        await log.append(session, 0, some(0, 2))
    before = (await log.read(other), await log.epoch(other))
    await log.erase(mine, [1])
    await log.erase(name(), [1])
    assert (await log.read(other), await log.epoch(other)) == before


async def test_l9_an_event_without_words_stays_as_it_is(log: EventLog) -> None:
    """A move says nothing that could be erased."""
    session = name()
    moved = recorded(NoteMoved(seq=1, at=1, by="seat", id="d:1", board="sort:a", note="n", x=1, y=2))
    await log.append(session, 0, [moved])
    await log.erase(session, [1])
    assert await log.read(session) == [moved]


async def test_l9_who_asked_is_marked_when_it_is_done(log: EventLog) -> None:
    """Under a new epoch, with its own bytes but for the mark; a second time changes nothing more."""
    session = name()
    asked = recorded(SeatErased(seq=3, at=1, by="fac", id="d:3", seat="s", why="asked"))
    await log.append(session, 0, [*some(0, 2), asked])
    epoch = await log.epoch(session)
    await log.erase(session, [1, 2], settles=[3, 9])
    events = await log.read(session)
    assert [getattr(one.event, "text", None) for one in events] == ["", "", None]
    assert events[2] == recorded(msgspec.structs.replace(asked.event, done=True))
    assert epoch != await log.epoch(session)
    await log.erase(session, [1, 2], settles=[3])
    assert await log.read(session) == events


@pytest.mark.proves("G1")
async def test_l12_everything_is_there_after_closing_and_opening(url: str) -> None:
    """Events, head and epoch; and the log goes on."""
    store, session, written = open_store(url), name(), some(0, 7)
    await store.log.append(session, 0, written)
    await store.close()
    again = open_store(url)
    assert await again.log.read(session) == written
    with pytest.raises(Conflict):
        await again.log.append(session, 6, some(6, 1))
    await again.log.append(session, 7, some(7, 1))
    await again.close()


@pytest.mark.proves("G3")
async def test_the_store_says_what_it_promises(store: Store) -> None:
    """After a ping, in a sentence that names the disk."""
    await store.ping()
    assert "disk" in store.log.promise
    assert store.log.promise.endswith(".")
