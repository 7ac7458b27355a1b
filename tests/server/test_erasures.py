"""Erasures that were asked for are found in the state and carried out on the log, on both stores."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from events import NameErased, NoteAdded, SeatErased, WordsErased, recorded
from projections import State, fold_all
from server.erasures import complete, pending
from server.history import History
from server.log.store import Store, open_store
from tests.given import ANNS, OPENED, STARTED, event
from tests.processes import Redis, sqlite_url
from tests.server.log.stories import name

NOTE = event(NoteAdded, 5, "ann", board=ANNS, note="n", aspect=None, text="Unkind", x=None, y=None)
ASKED = (
    event(WordsErased, 6, on="n", why="asked"),
    event(NameErased, 7, seat="bob", why="asked"),
    event(SeatErased, 8, seat="ann", why="asked"),
    event(WordsErased, 9, on="n", why="other"),
)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A running Redis."""
    server = Redis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=["sqlite", "redis"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Either store."""
    opened = open_store(sqlite_url(tmp_path) if request.param == "sqlite" else request.getfixturevalue("redis").url)
    yield opened
    await opened.close()


@pytest.mark.proves("G15", "G18")
async def test_e1_what_is_asked_for_is_done_and_then_marked(store: Store) -> None:
    """All at once; of two that ask for the same, both in the end."""
    session, history = name(), History(store.log, store.checkpoints)
    await store.log.append(session, 0, [recorded(one) for one in (*OPENED, *STARTED, NOTE, *ASKED)])
    while asked := await pending(history, session, await _state(store, session)):
        await complete(history, session, asked)
    state = await _state(store, session)
    raw = b"".join([one.raw for one in await store.log.read(session)])
    assert not [word for word in (b"Unkind", b'"Ann"', b'"Bob"') if word in raw]
    assert (state.session.erasing, state.session.erased) == ({}, {"n": True, "ann": True, "bob": True})


async def test_e2_once_more_does_no_harm(store: Store) -> None:
    """Whoever knows of it late comes to the same log; it tells how many events lost words, the second time none."""
    session, history = name(), History(store.log, store.checkpoints)
    await store.log.append(session, 0, [recorded(one) for one in (*OPENED, *STARTED, NOTE, *ASKED[:3])])
    asked = await pending(history, session, await _state(store, session))
    first, after = await complete(history, session, asked), await store.log.read(session)
    assert (first, await complete(history, session, asked)) == (3, 0)
    assert await store.log.read(session) == after
    assert len(await store.chronicle.incidents(session)) == 3


async def _state(store: Store, session: str) -> State:
    return fold_all([one.event for one in await store.log.read(session)])
