"""The clock on the wall jumps under a server at work: an hour on, an hour back, to 1970, to 2099."""

import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.mayhem import Tally, all_back, judge, seated
from tests.faults.stubborn import at_work
from tests.processes import Leeway, sqlite_url
from tests.prove.figure import Figure
from tests.workshop import Workshop

JUMPS = {
    "an hour on": "+3600",
    "an hour back": "-3600",
    "to 1970": "@1970-01-02 00:00:00",
    "to 2099": "@2099-01-01 00:00:00",
    "back to now": "+0",
}
"""As libfaketime reads them."""


def library() -> str:
    """libfaketime for programs with threads; "" where it is not installed."""
    return next((str(path) for path in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), "")


class Timeless(Leeway):
    """A server whose clock on the wall is what a file says; its monotonic clock is the machine's."""

    def __init__(self, folder: Path, store: str) -> None:
        super().__init__(folder, store)
        self.show("+0")

    def show(self, time: str) -> None:
        """From now on the clock shows this."""
        # Put there whole: the library ends a program that finds half a file.
        (self.folder / "new").write_text(time)
        (self.folder / "new").rename(self.folder / "clock")

    def environment(self) -> dict[str, str]:
        """The library reads the file whenever the program asks for the time."""
        return super().environment() | {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self.folder / "clock"),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


async def jumps(folder: Path, rounds: int, tablets: int = 10) -> tuple[Tally, int]:
    """Every jump so many times under tablets at work; the judgement, and how often a tablet lost its line."""
    server = Timeless(folder, sqlite_url(folder))
    await asyncio.to_thread(server.start)
    try:
        workshop = await Workshop.open(server.url)
        people, tally = await seated(workshop, tablets, 0.1), Tally(Counter())

        async def jumping() -> None:
            await all_back(people)
            for name, time in [*JUMPS.items()] * rounds:
                server.show(time)
                tally.faults[name] += 1
                tally.back.append(await all_back(people))

        await at_work(people, jumping())
        await judge(workshop, people, tally)
        return tally, sum(person.returns - 1 for person in people)
    finally:
        server.stop()


async def prove(effort: float) -> list[Figure]:
    """Twenty rounds of all the jumps at full effort; nothing where libfaketime is not installed."""
    if not library():
        return []
    with TemporaryDirectory() as folder:
        tally, broken = await jumps(Path(folder), max(1, int(20 * effort)))
    return [
        Figure(
            f"Lost, doubled or out of order while the server's clock jumps, {tally.faults.total()} times",
            f"{len(tally.wrong)} of {tally.acknowledged:,} acknowledged, {broken} lines lost, "
            f"all heard of something new within {max(tally.back):.1f} s",
            "0, 0",
            "none published",
            not tally.wrong and not broken,
            "An hour on and back, to 1970, to 2099 and back to now, by libfaketime, under ten tablets at work.",
        )
    ]
