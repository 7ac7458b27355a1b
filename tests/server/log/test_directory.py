"""The promises of ``Directory``, D1 to D3, for every store there is."""

import asyncio
import secrets

import msgspec
import pytest

from server.log.directory import Directory, Entry, Taken
from server.log.store import Store, open_store
from tests.server.log.stories import name


@pytest.fixture
def directory(store: Store) -> Directory:
    """The directory of every store in turn."""
    return store.directory


def entry(opened_at: int = 1) -> Entry:
    """An entry that shares nothing with any other."""
    return Entry(name(), "Tuesday’s “workshop” 👋", secrets.token_hex(4).upper(), secrets.token_urlsafe(24), opened_at)


async def test_d1_what_was_added_is_found(directory: Directory) -> None:
    """By its session."""
    added = entry()
    await directory.add(added)
    assert await directory.get(added.session) == added


async def test_d1_nothing_can_be_had_twice(directory: Directory) -> None:
    """Session, code or secret, in either role: refused, and the first stays as it was."""
    first = entry()
    await directory.add(first)
    replace = msgspec.structs.replace
    clashes = [
        first,
        replace(entry(), session=first.session),
        replace(entry(), code=first.code),
        replace(entry(), secret=first.secret),
        replace(entry(), code=first.secret),
        replace(entry(), secret=first.code),
    ]
    for clash in clashes:
        with pytest.raises(Taken):
            await directory.add(clash)
        assert await directory.by_code(clash.code) in (None, first)
        assert await directory.by_code(clash.secret) in (None, first)
    assert await directory.get(first.session) == first


async def test_d1_of_many_who_add_one_code_one_wins(directory: Directory) -> None:
    """And only the winner stands in the list."""
    code = secrets.token_hex(4)
    wanting = [msgspec.structs.replace(entry(), code=code) for _ in range(20)]
    outcomes = await asyncio.gather(*(directory.add(one) for one in wanting), return_exceptions=True)
    winners = [one for one, outcome in zip(wanting, outcomes, strict=True) if outcome is None]
    assert [type(outcome) for outcome in outcomes if outcome] == [Taken] * 19
    assert [one for one in await directory.entries() if one in wanting] == winners


async def test_d1_entries_outlive_the_store(url: str) -> None:
    """They are there after closing and opening."""
    store, added = open_store(url), entry()
    await store.directory.add(added)
    await store.close()
    again = open_store(url)
    assert await again.directory.get(added.session) == added
    await again.close()


async def test_d2_codes_and_secrets_are_matched_exactly(directory: Directory) -> None:
    """Not by another case, a part of one, or a pattern."""
    added = entry()
    await directory.add(added)
    assert [await directory.by_code(added.code), await directory.by_code(added.secret)] == [added, added]
    near = [added.code.lower() + "x", added.code[:-1], "", "*", added.session, f"{added.code} "]
    assert [await directory.by_code(code) for code in near] == [None] * len(near)


async def test_d2_nobody_is_found_who_was_not_added(directory: Directory) -> None:
    """Neither by session nor by code."""
    assert (await directory.get(name()), await directory.by_code("0" * 8)) == (None, None)


async def test_d3_the_newest_comes_first(directory: Directory) -> None:
    """By the time of opening, whatever the order of adding."""
    added = [entry(opened_at) for opened_at in (20, 30, 10)]
    for one in added:
        await directory.add(one)
    assert [one.opened_at for one in await directory.entries() if one in added] == [30, 20, 10]
