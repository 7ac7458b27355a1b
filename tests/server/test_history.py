"""Sessions through checkpoints are the fold of their events, H1 to H5, on every store."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from events import Event, Recorded, recorded
from projections.whole import VERSIONS, Whole, pack, version
from server.history import AT_HAND, EVERY, History
from server.log import Unavailable
from server.log.sqlite import SqliteStore
from server.log.store import Store, open_store
from tests.afternoon import Afternoon
from tests.redis_server import RedisServer
from tests.server.log.behind import kept_seqs, meddle
from tests.server.log.stories import name

EVERY_SO_OFTEN = 7


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A running Redis."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=["sqlite", "redis"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of either store."""
    return f"sqlite:///{tmp_path}/leeway.db" if request.param == "sqlite" else request.getfixturevalue("redis").url


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """Either store, open."""
    opened = open_store(url)
    yield opened
    await opened.close()


def happened(seed: int, steps: int = 250) -> list[Event]:
    """A random afternoon."""
    afternoon = Afternoon(seed)
    return [*afternoon.opening, *afternoon.steps(steps)]


async def begun(store: Store, events: list[Event]) -> tuple[str, str]:
    """A session in which all this has happened, and its epoch."""
    session = name()
    await store.log.append(session, 0, [recorded(event) for event in events])
    return session, await store.log.epoch(session)


def history(store: Store) -> History:
    """The history as a server has it that was started just now."""
    return History(store.log, store.checkpoints, EVERY_SO_OFTEN)


class Counting(History):
    """Counts the events that are folded."""

    folded = 0

    async def _take(self, session: str, epoch: str, whole: Whole, piece: list[Recorded]) -> None:
        self.folded += len(piece)
        await super()._take(session, epoch, whole, piece)


@pytest.mark.proves("G33")
@pytest.mark.parametrize("seed", range(6))
async def test_h1_every_seq_is_the_fold_of_what_came_before(store: Store, seed: int) -> None:
    """Forwards, backwards and in any order, while checkpoints come to be and when they are there."""
    events, chance = happened(seed), random.Random(seed)
    session, epoch = await begun(store, events)
    seqs = list(range(len(events) + 1))
    for order in (chance.sample(seqs, len(seqs)), seqs, seqs[::-1]):
        past = history(store)
        for seq in order[:: 1 if order == seqs else 3]:
            then = await past.at(session, epoch, seq)
            assert then.whole == folded(events[:seq]), seq
            assert then.at == (events[seq - 1].at if seq else 0)
    assert (await past.at(session, epoch, len(events) + 99)).whole == folded(events)


def folded(events: list[Event]) -> Whole:
    """What these events amount to, in one go."""
    whole = Whole()
    for event in events:
        whole.take(event)
    return whole


async def test_h2_with_checkpoints_no_jump_folds_more_than_from_one_to_the_next(store: Store) -> None:
    """At a multiple nothing at all is folded; what is looked at is never changed by the next who look."""
    events = happened(3)
    session, epoch = await begun(store, events)
    await history(store).rebuild(session, lambda _done, _of: None)
    past = Counting(store.log, store.checkpoints, EVERY_SO_OFTEN)
    for seq in range(len(events), -1, -1):
        past.folded = 0
        then = await past.at(session, epoch, seq)
        assert past.folded == seq % EVERY_SO_OFTEN
        assert then.whole == folded(events[:seq])
        assert len(past._at_hand) <= AT_HAND


@pytest.mark.proves("G34")
async def test_h3_what_is_missing_is_folded_once_and_kept(store: Store, url: str) -> None:
    """Also when many ask at the same moment."""
    events = happened(4)
    session, epoch = await begun(store, events)
    past = Counting(store.log, store.checkpoints, EVERY_SO_OFTEN)
    last = len(events)
    found = await asyncio.gather(*(past.at(session, epoch, last) for _ in range(10)))
    assert all(then.whole == folded(events) for then in found)
    assert past.folded < last + 10 * EVERY_SO_OFTEN
    assert kept_seqs(url, session) == list(range(EVERY_SO_OFTEN, last + 1, EVERY_SO_OFTEN))


@pytest.mark.proves("G11")
async def test_h4_a_log_that_lost_its_end_and_went_on_is_not_mixed_with_what_was(store: Store) -> None:
    """The epoch is the same; the event that the checkpoint was made after is another."""
    events = happened(5)
    session, epoch = await begun(store, events[:14])
    other, other_epoch = await begun(store, [*events[:10], *happened(6)[10:28]])
    lost = history(store)
    await lost.rebuild(other, lambda _done, _of: None)
    for seq in (14, 28):
        theirs = await store.checkpoints.nearest(other, other_epoch, version(), seq)
        assert theirs
        await store.checkpoints.save(session, epoch, version(), seq, theirs[1])
    past = history(store)
    assert (await past.nearest(session, epoch, 99)).whole == Whole()
    for seq in (14, 99):
        assert (await past.at(session, epoch, seq)).whole == folded(events[:14])
    assert (await past.nearest(session, epoch, 14)).whole == folded(events[:14])


@pytest.mark.proves("G34")
async def test_damaged_checkpoints_are_passed_over(store: Store, url: str) -> None:
    """Whether a byte was lost or the bytes are no session at all."""
    events = happened(1)
    session, epoch = await begun(store, events)
    await history(store).rebuild(session, lambda _done, _of: None)
    seqs = kept_seqs(url, session)
    for seq in seqs[::2]:
        meddle(url, session, seq, lambda raw: raw[:-1])
    for seq in seqs[1::4]:
        await store.checkpoints.save(session, epoch, version(), seq, b"x" * 16 + pack(folded(events[: seq - 1])))
    past = history(store)
    for seq in range(len(events) + 1):
        assert (await past.at(session, epoch, seq)).whole == folded(events[:seq])


async def test_another_version_is_made_anew(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A projection that reads an event otherwise never goes on from what the one before made of it."""
    events = happened(2)
    session, epoch = await begun(store, events)
    await history(store).rebuild(session, lambda _done, _of: None)
    theirs = await store.checkpoints.nearest(session, epoch, version(), 10**6)
    monkeypatch.setitem(VERSIONS, "board", VERSIONS["board"] + 1)
    version.cache_clear()
    try:
        assert await store.checkpoints.nearest(session, epoch, version(), 10**6) is None
        past = Counting(store.log, store.checkpoints, EVERY_SO_OFTEN)
        assert (await past.at(session, epoch, len(events))).whole == folded(events)
        assert past.folded == len(events)
        ours = await store.checkpoints.nearest(session, epoch, version(), 10**6)
        assert ours
        assert theirs
        assert ours[0] == theirs[0]
        assert kept_seqs(url, session) == list(range(EVERY_SO_OFTEN, len(events) + 1, EVERY_SO_OFTEN))
    finally:
        monkeypatch.undo()
        version.cache_clear()


@pytest.mark.proves("G15")
async def test_erased_words_are_in_no_state_of_the_past_afterwards(store: Store, url: str) -> None:
    """Those who look while it happens leave no checkpoint that knows them."""
    events = happened(3)
    session, epoch = await begun(store, events)
    past = history(store)
    await past.rebuild(session, lambda _done, _of: None)
    looking = asyncio.gather(*(past.at(session, epoch, seq) for seq in range(0, len(events), 5)))
    await store.log.erase(session, range(1, len(events) + 1))
    await looking
    await past.settled()
    past.forget(session)
    assert kept_seqs(url, session) == []
    anew = await store.log.epoch(session)
    blank = [one.event for one in await store.log.read(session)]
    for seq in range(0, len(events) + 1, 11):
        assert (await past.at(session, anew, seq)).whole == folded(blank[:seq])


async def test_two_servers_on_one_redis_save_and_find_the_same(redis: RedisServer) -> None:
    """Each goes on from what the other kept; who follows on both saves nothing that differs."""
    stores = [open_store(redis.url), open_store(redis.url)]
    events = happened(8)
    session, epoch = await begun(stores[0], events)
    pasts = [history(store) for store in stores]
    await asyncio.gather(*(past.rebuild(session, lambda _done, _of: None) for past in pasts))
    for seq in range(0, len(events) + 1, 3):
        found = await asyncio.gather(*(past.at(session, epoch, seq) for past in pasts))
        assert [then.whole for then in found] == [folded(events[:seq])] * 2
    for store in stores:
        await store.close()


async def test_h5_a_state_that_goes_on_changing_is_kept_as_it_was(store: Store) -> None:
    """What is folded after the call and before the bytes are made is not in them."""
    events = happened(7, 60)
    session, epoch = await begun(store, events)
    past, whole = history(store), Whole()
    for event in events:
        whole.take(event)
        past.passed(session, epoch, whole, recorded(event))
    await past.settled()
    for seq in range(EVERY_SO_OFTEN, len(events) + 1, EVERY_SO_OFTEN):
        assert (await past.nearest(session, epoch, seq)).whole == folded(events[:seq])


async def test_a_store_that_keeps_none_is_told_to_whoever_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only there: whoever looks at the past notices nothing."""
    store = SqliteStore(tmp_path / "x.db")
    events = happened(1, 40)
    session, epoch = await begun(store, events)

    async def full(*_: object) -> None:
        """Keeps nothing."""

    monkeypatch.setattr(store.checkpoints, "save", full)
    with pytest.raises(Unavailable, match="does not keep"):
        await history(store).rebuild(session, lambda _done, _of: None)
    assert (await history(store).at(session, epoch, 20)).whole == folded(events[:20])
    await store.close()


async def test_a_command_is_found_wherever_it_stands(store: Store) -> None:
    """The first, the last, any between; not one of another person, nor one that never was."""
    events = happened(9, 60)
    session, _ = await begun(store, events)
    past = history(store)
    for event in events:
        assert await past.seqs_of(session, [(event.by, event.id)]) == {(event.by, event.id): event.seq}
    assert await past.seqs_of(session, [("nobody", events[3].id), (events[3].by, "tablet:99999")]) == {}
    assert await past.seqs_of(name(), [(events[3].by, events[3].id)]) == {}
    names = {(event.by, event.id): event.seq for event in events}
    assert await past.seqs_of(session, [*names, ("nobody", "tablet:1")]) == names


def test_the_tablets_replay_asks_for_states_where_checkpoints_are() -> None:
    """Its chunks are as long as the way from one to the next."""
    types = Path(__file__).parents[2] / "web" / "src" / "replay" / "types.ts"
    assert re.findall(r"CHUNK = ([0-9_]+)", types.read_text()) == [str(EVERY)]
