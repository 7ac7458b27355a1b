"""The promises of ``EventLog`` together, in random histories, against a model that is a list."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import Recorded, erased, recorded
from server.log import Conflict, Reload, Unavailable
from server.log.store import Store, open_store
from tests.server.log.conftest import KINDS
from tests.server.log.stories import raws, some

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.sampled_from([0, 0, 0, 0, -1, 1, 5]), st.integers(1, 5)),
        st.tuples(st.just("erase"), st.integers(0, 30), st.integers(0, 4)),
        st.tuples(st.just("read"), st.integers(0, 30), st.integers(0, 40)),
        st.tuples(st.just("reopen"), st.just(0), st.just(0)),
    ),
    max_size=25,
)


class Model:
    """What the log should hold, and a follower that tells what it was given since it last had to start again."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = f"h{secrets.token_hex(8)}"
        self.events: list[Recorded] = []
        self.heard: list[Recorded] = []
        self.epoch = ""
        self.store: Store = open_store(url)
        self.listening: asyncio.Task[None]

    async def begin(self) -> None:
        """Record a first event, so that there is an epoch, and follow."""
        await self.append(0, 1)
        self.epoch = await self.store.log.epoch(self.session)
        self.listening = asyncio.create_task(self.listen())

    async def listen(self) -> None:
        """Follow as a room does: with the epoch of what was heard; and start again when told to."""
        while True:
            try:
                async for batch in self.store.log.follow(self.session, len(self.heard), self.epoch):
                    self.heard += batch
                return
            except Reload:
                self.heard = []
            try:
                self.epoch = await self.store.log.epoch(self.session)
            except Unavailable:  # the store was closed just now
                return

    async def append(self, wrong: int, count: int) -> None:
        """Append at the head, or beside it and be refused."""
        after = max(0, len(self.events) + wrong)
        new = some(after, count)
        if after == len(self.events):
            await self.store.log.append(self.session, after, new)
            self.events += new
            return
        with pytest.raises(Conflict) as refusal:
            await self.store.log.append(self.session, after, new)
        assert refusal.value.head == len(self.events)

    async def erase(self, first: int, count: int) -> None:
        """Erase a run of events, some of which may not exist; the epoch changes if any does."""
        seqs, before = range(first, first + count), await self.store.log.epoch(self.session)
        await self.store.log.erase(self.session, seqs)
        hit = [seq for seq in seqs if 1 <= seq <= len(self.events)]
        for seq in hit:
            self.events[seq - 1] = recorded(erased(self.events[seq - 1].event))
        assert (await self.store.log.epoch(self.session) == before) is not bool(hit)

    async def read(self, after: int, upto: int) -> None:
        """Any range."""
        assert await self.store.log.read(self.session, after, upto) == self.events[after:upto]

    async def reopen(self, _after: int, _upto: int) -> None:
        """Close and open; the follower goes on where it was."""
        await self.store.close()
        await self.listening
        self.store = open_store(self.url)
        self.listening = asyncio.create_task(self.listen())

    async def end(self) -> None:
        """In the end the log, the follower and the model agree."""
        assert await self.store.log.read(self.session) == self.events
        async with asyncio.timeout(5):
            while raws(self.heard) != raws(self.events):
                await asyncio.sleep(0.001)
        await self.store.close()
        await self.listening


async def play(url: str, steps: list[tuple[str, int, int]]) -> None:
    """Take these steps on a session of its own."""
    model = Model(url)
    await model.begin()
    for step, one, other in steps:
        await getattr(model, step)(one, other)
    await model.end()


@pytest.mark.proves("G5", "G7", "G8")
@pytest.mark.parametrize("kind", KINDS)
def test_any_history_ends_as_its_model(
    kind: str, addresses: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Appends right and wrong, erasures, reads and reopenings in any order."""
    few = settings().max_examples if kind == "sqlite" else settings().max_examples // 5  # an erasure takes Redis longer

    @settings(max_examples=few, suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS)
    def play_all(steps: list[tuple[str, int, int]]) -> None:
        folder: Path = tmp_path_factory.mktemp("histories")
        asyncio.run(play(f"sqlite:///{folder}/leeway.db" if kind == "sqlite" else addresses(kind), steps))

    play_all()
