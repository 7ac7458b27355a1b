"""The browser's replay of a session that is longer than what it loads at a time, from a running server."""

import asyncio
import random
from collections.abc import Iterator

import httpx
import pytest

from events import Event, ReplayOpened, SeatJoined, recorded
from server.http.tickets import Keys
from server.log.directory import Entry
from server.log.store import open_store
from server.rules.access import Actor
from tests.afternoon import Afternoon
from tests.given import FACILITATOR
from tests.processes import SECRET, Leeway, sqlite_url
from tests.test_two_languages import Json, Node, assert_same

CHUNK = 2000
SESSION = "a-long-afternoon"
LATE = Actor("participant", "late")


class Long(Afternoon):
    """An afternoon of more than one chunk, after which everybody may look back at it."""

    def __init__(self) -> None:
        super().__init__(5)
        self.events = list(self.opening)
        while len(self.events) < CHUNK + 150:
            self.events += self.steps(500)
        head = self.session.state.seq
        # Anybody else may have been removed or erased in the course of it.
        late = SeatJoined(
            seq=head + 1, at=head, by=LATE.id, id="late", seat=LATE.id, name="Lee", background="link-workers"
        )
        opened = ReplayOpened(seq=head + 2, at=head, by=FACILITATOR.id, id="opened", open=True)
        self.events += [late, opened]


async def write(store: str, events: list[Event]) -> None:
    """Put the events into a store that nobody serves, and the session on its list."""
    one = open_store(store)
    await one.log.append(SESSION, 0, [recorded(event) for event in events])
    await one.directory.add(Entry(SESSION, "A long afternoon", "ABCDEFGH", "a" * 32, 1))
    await one.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Leeway, int]]:
    """A server with that afternoon, and its last seq."""
    folder = tmp_path_factory.mktemp("long")
    events = Long().events
    asyncio.run(write(sqlite_url(folder), events))
    leeway = Leeway(folder, sqlite_url(folder))
    leeway.start()
    yield leeway, len(events)
    leeway.stop()


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """The browser's engine."""
    one = Node("replay_in_node.mjs")
    yield one
    one.close()


@pytest.mark.proves("G33")
@pytest.mark.parametrize("viewer", [FACILITATOR, LATE, Actor("wall", "")], ids=lambda viewer: viewer.role)
def test_every_jump_shows_what_the_server_says_it_was(viewer: Actor, served: tuple[Leeway, int], node: Node) -> None:
    """At the borders of chunks and between, forward and back, as each may see it; with a row for each event."""
    leeway, head = served
    key = Keys(SECRET, 30).make(SESSION, viewer.role, viewer.id)
    chance = random.Random(7)
    anywhere = [chance.randrange(head) for _ in range(12)]
    route = [CHUNK + 1, CHUNK, CHUNK - 1, 0, 1, head, head - 1, *anywhere]
    found = node.ask(url=leeway.url, session=SESSION, key=key, eyes=viewer.role, route=route)
    with httpx.Client(
        base_url=f"{leeway.url}/api/sessions/{SESSION}", headers={"Authorization": f"Bearer {key}"}, trust_env=False
    ) as http:
        for seq, state in zip(route, found["states"], strict=True):
            assert_same({**http.get("/state", params={"at": seq}).json()["state"], "seq": seq}, state)
        events: list[Json] = []
        for after in range(0, head, CHUNK):
            events += http.get("/events", params={"after": after, "limit": CHUNK}).json()["events"]
    apart = ("moment.", "replay.", "words.erased", "name.erased", "seat.erased")
    assert [row["seq"] for row in found["rows"]] == [e["seq"] for e in events if not e["type"].startswith(apart)]
