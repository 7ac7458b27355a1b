"""The promises of ``Checkpoints``, C1 to C8, for every store there is."""

import asyncio
from collections.abc import Callable

import pytest

from server.log import Unavailable
from server.log.checkpoints import Checkpoints
from server.log.store import Store, open_store
from tests.server.log.behind import kept_bytes, kept_seqs, meddle
from tests.server.log.stories import name, some


@pytest.fixture
def kept(store: Store) -> Checkpoints:
    """The checkpoints of every store in turn."""
    return store.checkpoints


async def begun(store: Store, events: int = 9) -> tuple[str, str]:
    """A session with so many events, and its epoch."""
    session = name()
    await store.log.append(session, 0, some(0, events))
    return session, await store.log.epoch(session)


async def test_c1_the_nearest_one_that_is_not_behind_is_given(store: Store, kept: Checkpoints) -> None:
    """The very bytes, whatever they are; none before the first."""
    session, epoch = await begun(store)
    saved = {2: b"", 4: bytes(range(256)) * 400, 8: b"\x00"}
    assert await kept.nearest(session, epoch, "v", 99) is None
    for seq, raw in saved.items():
        await kept.save(session, epoch, "v", seq, raw)
    found = [await kept.nearest(session, epoch, "v", upto) for upto in (0, 1, 2, 3, 4, 7, 8, 10**9)]
    assert found == [None, None, *((seq, saved[seq]) for seq in (2, 2, 4, 4, 8, 8))]


async def test_c1_sessions_with_near_names_do_not_mix(store: Store, kept: Checkpoints) -> None:
    """Braces, colons and slashes are just characters of a name."""
    run = name()
    sessions = [f"{run}{end}" for end in ("", "a", ":", "a/v", "{a}", "}", "%7D", "\0", "🌍")]
    for number, session in enumerate(sessions):
        await store.log.append(session, 0, some(0, 2))
        await kept.save(session, await store.log.epoch(session), "v", 2, bytes([number]))
    found = [await kept.nearest(session, await store.log.epoch(session), "v", 2) for session in sessions]
    assert found == [(2, bytes([number])) for number in range(len(sessions))]


async def test_c2_saving_again_replaces(store: Store, url: str, kept: Checkpoints) -> None:
    """By this server, or by several at once where the store can be shared."""
    session, epoch = await begun(store)
    await kept.save(session, epoch, "v", 4, b"old")
    await kept.save(session, epoch, "v", 4, b"new")
    assert await kept.nearest(session, epoch, "v", 9) == (4, b"new")
    others = [] if url.startswith("sqlite") else [open_store(url), open_store(url)]

    async def save_all(one: Store) -> None:
        await one.ping()
        for seq in range(1, 9):
            await one.checkpoints.save(session, epoch, "v", seq, b"same")

    await asyncio.gather(*(save_all(one) for one in (store, *others)))
    found = [await kept.nearest(session, epoch, "v", seq) for seq in range(1, 9)]
    for other in others:
        await other.close()
    assert found == [(seq, b"same") for seq in range(1, 9)]


@pytest.mark.proves("G34")
async def test_c3_other_epochs_and_versions_are_never_given_and_are_cleaned_away(
    store: Store, kept: Checkpoints
) -> None:
    """Also not one that only begins like the one that is asked for."""
    session, epoch = await begun(store)
    await kept.save(session, epoch, "v1", 4, b"of version 1")
    asked = [("", "v1"), (epoch[:-1], "v1"), (epoch, "v"), (epoch, "v11"), (epoch, "")]
    assert [await kept.nearest(session, other, version, 9) for other, version in asked] == [None] * 5
    await kept.save(session, epoch, "v2", 2, b"of version 2")
    assert await kept.nearest(session, epoch, "v2", 9) == (2, b"of version 2")
    assert await kept.nearest(session, epoch, "v1", 9) is None


async def test_c4_what_is_not_of_the_present_epoch_is_not_kept(store: Store, kept: Checkpoints) -> None:
    """Of the one before an erasure, of one that never was, of a session that is not there."""
    session, epoch = await begun(store)
    await store.log.erase(session, [3])
    present = await store.log.epoch(session)
    for wrong in (epoch, "never", ""):
        await kept.save(session, wrong, "v", 4, b"words")
    nobody = name()
    await kept.save(nobody, "", "v", 4, b"words")
    assert await kept.nearest(session, epoch, "v", 9) is None
    assert await kept.nearest(session, present, "v", 9) is None
    assert await kept.nearest(nobody, "", "v", 9) is None
    await kept.save(session, present, "v", 4, b"without")
    assert await kept.nearest(session, present, "v", 9) == (4, b"without")


async def test_c4_saving_beside_an_erasure_brings_nothing_back(store: Store, url: str, kept: Checkpoints) -> None:
    """However they meet, nothing is found afterwards that was worked out before."""
    session, epoch = await begun(store)

    async def save_on() -> None:
        for turn in range(60):
            await kept.save(session, epoch, "v", turn % 9, b"words" * 50)

    saving = asyncio.create_task(save_on())
    await asyncio.sleep(0)
    await store.log.erase(session, [1, 2, 3])
    await saving
    assert await kept.nearest(session, epoch, "v", 99) is None
    assert kept_seqs(url, session) == []


@pytest.mark.proves("G34")
async def test_c5_damage_is_absence(store: Store, url: str, kept: Checkpoints) -> None:
    """One byte more, less or other, or another's bytes in its place: the next lower one is given instead."""
    session, epoch = await begun(store)
    changes: list[Callable[[bytes], bytes]] = [
        lambda raw: raw + b"x",
        lambda raw: raw[:-1],
        lambda raw: raw[:20] + bytes([raw[20] ^ 1]) + raw[21:],
        lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
        lambda raw: raw[:3],
        lambda _: b"",
    ]
    for change in changes:
        for seq in (2, 4):
            await kept.save(session, epoch, "v", seq, b"what it amounted to")
        meddle(url, session, 4, change)
        assert await kept.nearest(session, epoch, "v", 9) == (2, b"what it amounted to")
        meddle(url, session, 2, change)
        assert await kept.nearest(session, epoch, "v", 9) is None
    await kept.save(session, epoch, "v", 2, b"one")
    await kept.save(session, epoch, "v", 4, b"another")
    swapped = kept_bytes(url, session, 2)
    meddle(url, session, 4, lambda _: swapped)
    assert await kept.nearest(session, epoch, "v", 9) == (2, b"one")


async def test_c6_a_store_that_is_closed_keeps_nothing_and_says_nothing(url: str) -> None:
    """Whoever still wanted to save or look is not troubled."""
    store = open_store(url)
    session, epoch = await begun(store)
    await store.checkpoints.save(session, epoch, "v", 4, b"kept")
    await store.close()
    if url.startswith("sqlite"):
        await store.checkpoints.save(session, epoch, "v", 5, b"late")
        assert await store.checkpoints.nearest(session, epoch, "v", 9) is None
        with pytest.raises(Unavailable):
            await store.checkpoints.drop(session)
    again = open_store(url)
    assert await again.checkpoints.nearest(session, epoch, "v", 9) == (4, b"kept")
    await again.close()


@pytest.mark.proves("G15")
async def test_c7_an_erasure_takes_them_all(store: Store, url: str, kept: Checkpoints) -> None:
    """Of that session, and of no other; also when there was nothing to erase any more."""
    session, epoch = await begun(store)
    other, its_epoch = await begun(store)
    await kept.save(session, epoch, "v", 4, b"words")
    await kept.save(other, its_epoch, "v", 4, b"others' words")
    await store.log.erase(session, [3])
    assert kept_seqs(url, session) == []
    assert await kept.nearest(other, its_epoch, "v", 9) == (4, b"others' words")


@pytest.mark.proves("G34")
async def test_c8_what_is_dropped_is_gone(store: Store, kept: Checkpoints) -> None:
    """And may be saved again."""
    session, epoch = await begun(store)
    await kept.drop(session)
    for seq in (2, 4):
        await kept.save(session, epoch, "v", seq, b"words")
    await kept.drop(session)
    assert await kept.nearest(session, epoch, "v", 9) is None
    await kept.save(session, epoch, "v", 2, b"words")
    assert await kept.nearest(session, epoch, "v", 9) == (2, b"words")
