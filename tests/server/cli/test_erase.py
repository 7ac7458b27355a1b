"""``leeway erase`` on a store."""

import asyncio
from pathlib import Path

import pytest

from events import NoteAdded, NoteReworded, WordsErased, decode, recorded
from projections import fold_all
from server.log.directory import Entry
from server.log.store import open_store
from tests.given import ANNS, OPENED, STARTED, event
from tests.typed import typed

SECRET = "Mrs Nightingale"
HAPPENED = (
    *OPENED,
    *STARTED,
    event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text=SECRET, x=None, y=None),
    event(NoteReworded, 6, "bob", board=ANNS, note="n", text=f"{SECRET} of Elm Street"),
    event(NoteAdded, 7, "bob", board=ANNS, note="m", aspect=None, text="Travel", x=None, y=None),
)


async def _written(url: str) -> None:
    store = open_store(url)
    await store.ping()
    await store.log.append("s", 0, [recorded(one) for one in HAPPENED])
    await store.directory.add(Entry("s", "s", "CODE", "secret", 1))
    await store.close()


async def _read(url: str) -> tuple[bytes, list[str]]:
    store = open_store(url)
    raw = b"\n".join([one.raw for one in await store.log.read("s")])
    told = [one.kind for one in await store.chronicle.incidents("s")]
    await store.close()
    return raw, told


@pytest.mark.proves("G15", "G16")
def test_words_a_name_and_everything_of_a_person(store: str) -> None:
    """Each told in a line, and what to do about what cannot be reached."""
    asyncio.run(_written(store))
    found = typed("erase", "s", "--find", "nightingale", "--store", store)
    note = typed("erase", "s", "--note", "n", "--why", "namesSomebody", "--store", store)
    name = typed("erase", "s", "--name", "ann", "--store", store)
    seat = typed("erase", "s", "--seat", "bob", LEEWAY_STORE=store)
    gone = typed("erase", "s", "--find", "nightingale", "--store", store)
    raw, told = asyncio.run(_read(store))
    state = fold_all(decode(line) for line in raw.splitlines())

    assert f"--note n: {SECRET} of Elm Street" in found.words
    assert "Erased: the words of 2 events." in note.words
    assert "backups made before" in note.words
    assert "Erased: the words of 1 event." in name.words
    assert [run.code for run in (found, note, name, seat, gone)] == [0, 0, 0, 0, 2]
    assert not [word for word in (SECRET, "Travel", '"Ann"', '"Bob"') if word.encode() in raw]
    assert told == ["erased", "nameErased", "seatErased"]
    assert state.session.erasing == {}
    assert state.people.seats["bob"].removed


@pytest.mark.proves("G18")
def test_what_was_cut_short_is_done_with_it(tmp_path: Path) -> None:
    """An erasure that a server had recorded and never carried out."""
    store = f"sqlite:///{tmp_path}/x.sqlite"
    asyncio.run(_written(store))

    async def asked() -> None:
        opened = open_store(store)
        await opened.log.append("s", 7, [recorded(event(WordsErased, 8, on="n", why="asked"))])
        await opened.close()

    asyncio.run(asked())
    run = typed("erase", "s", "--name", "bob", "--store", store)
    assert "1 more that had been cut short" in run.words
    assert SECRET.encode() not in asyncio.run(_read(store))[0]


@pytest.mark.parametrize(
    "words",
    [("s", "--note", "n", "--name", "ann"), ("s", "--note", "a1"), ("x", "--note", "n")],
)
def test_what_cannot_be_done_is_said_plainly(tmp_path: Path, words: tuple[str, ...]) -> None:
    """And changes nothing."""
    url = f"sqlite:///{tmp_path}/x.sqlite"
    asyncio.run(_written(url))
    before = asyncio.run(_read(url))
    run = typed("erase", *words, "--store", url)
    assert run.code == 2
    assert run.words.strip().endswith(".")
    assert asyncio.run(_read(url)) == before
