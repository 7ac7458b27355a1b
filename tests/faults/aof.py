"""Redis's append-only file, cut: by a power cut, which takes what was not synced, or by damage, which takes more.

Redis passes over a last command that is not whole. What it takes for the end is asked of a real Redis, started on what
is left; a follower that was given everything before, as every open room is, says what went.
"""

import asyncio
from contextlib import aclosing
from pathlib import Path

import msgspec

from server.log import Reload
from server.log.redis import RedisStore
from tests.redis_server import RedisServer
from tests.server.log.stories import some


class Outcome(msgspec.Struct):
    """What many cuts came to. ``acknowledged`` counts the events that had to be there, over all cuts."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    wrong: list[str] = []


class Cut:
    """A Redis whose file was kept after every append: ``sizes`` are the file's bytes when each was acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.redis = RedisServer(folder)
        self.heads: list[int] = []
        self.sizes: list[int] = []
        self.epoch = ""
        self.whole = b""

    @property
    def file(self) -> Path:
        """The incremental file, to which commands are added."""
        return next((self.redis.folder / "appendonlydir").glob("*.incr.aof"))

    async def live(self, appends: int = 12) -> None:
        """Append, and remember how long the file was whenever something was acknowledged."""
        self.redis.start()
        store, head = RedisStore(self.redis.url), 0
        for number in range(appends):
            await store.log.append("s", head, some(head, 1 + number % 3))
            head += 1 + number % 3
            self.heads.append(head)
            self.sizes.append(self.file.stat().st_size)
        self.epoch = await store.log.epoch("s")
        await store.close()
        self.redis.kill()
        self.whole = self.file.read_bytes()

    async def at(self, length: int, outcome: Outcome) -> None:
        """Start on the first ``length`` bytes, as after a power cut: all that was acknowledged by then is there."""
        self.file.write_bytes(self.whole[:length])
        due = max((head for head, size in zip(self.heads, self.sizes, strict=True) if size <= length), default=0)
        outcome.cuts += 1
        outcome.acknowledged += due
        self.redis.start()
        store = RedisStore(self.redis.url)
        found = [event.event.seq for event in await store.log.read("s")]
        outcome.lost += max(0, due - len(found))
        if found != list(range(1, len(found) + 1)) or len(found) not in (0, *self.heads):
            outcome.wrong.append(f"cut at byte {length}: the log is {found}")
        head = self.heads[-1]
        if length < self.sizes[0]:
            told = await store.log.epoch("s") in ("", self.epoch)  # nothing of the session is left
        elif len(found) == head:
            told = await store.log.epoch("s") == self.epoch
        else:
            told = await self._is_told(store, len(found), head)
        outcome.wrong += [] if told else [f"cut at byte {length}: what went is not told"]
        await store.close()
        self.redis.kill()

    async def _is_told(self, store: RedisStore, head: int, knew: int) -> bool:
        """Whether a server that had ``knew`` events finds out, and all are told how many went, under a new epoch."""
        try:
            async with asyncio.timeout(20), aclosing(store.log.follow("s", knew, self.epoch)) as batches:
                await anext(batches)
        except Reload:
            incidents = await store.chronicle.incidents("s")
            noted = [(one.kind, one.seq, one.events) for one in incidents] == [("shortened", head, knew - head)]
            return noted and await store.log.epoch("s") != self.epoch
        return False


async def cut_anywhere(folder: Path, stride: int, tail: int = 200) -> Outcome:
    """Cut at every ``stride``-th byte behind the first append, and at the last ``tail`` bytes in the same steps."""
    outcome, cut = Outcome(), Cut(folder)
    await cut.live()
    whole = len(cut.whole)
    for length in sorted({*range(cut.sizes[0], whole, stride), *range(whole - tail, whole + 1, max(1, stride // 5))}):
        await cut.at(length, outcome)
    return outcome
