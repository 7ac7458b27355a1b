"""Nobody is shown, told or hinted what is not for them: twin runs, every way in for everybody, and answers cut off."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from tests.processes import serving
from tests.prove import crosstalk, matrix, outside, swaps
from tests.prove.figure import Figure
from tests.prove.inside import Instant
from tests.prove.stage import house
from tests.prove.twins import Difference, Tally, twins

RUNS, OUTSIDE, CALLS, VISITS = 10_000, 100, 60_000, 6_000
_AT_ONCE = 50
"""So many pairs are played in one server before it is closed."""

Result = TypeVar("Result")


def inside(work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """The work's result, on a loop in which nobody waits."""
    with asyncio.Runner(loop_factory=Instant) as runner:
        return runner.run(work())


async def pairs(seeds: range) -> tuple[Tally, list[Difference]]:
    """Twin runs of these seeds."""
    tally, found = Tally(), list[Difference]()
    async with house() as here:
        for seed in seeds:
            found += await twins(here, seed, tally)
    return tally, found


def played(seeds: range) -> tuple[Tally, list[Difference]]:
    """As ``pairs``, from outside."""
    return inside(lambda: pairs(seeds))


async def everybody(phases: tuple[str, ...] = tuple(matrix.PHASES)) -> tuple[int, list[str]]:
    """Every address and every command by everybody in these phases, and every name exchanged."""
    count, wrong = 0, list[str]()
    async with house() as here:
        wrong += [f"no expectation: {one}" for one in (*matrix.unlisted(here), *swaps.unlisted())]
        for number, phase in enumerate(phases):
            made, came = await matrix.matrix(here, phase, f"phase{number}")
            count, wrong = count + made, [*wrong, *map(str, came)]
        for number, activity in enumerate(swaps.PARTS):
            made, said = await swaps.forbidden(here, activity, f"forbidden{number}")
            tried, told = await swaps.swapped(here, activity, f"swapped{number}")
            count, wrong = count + made + tried, [*wrong, *said, *map(str, told)]
    return count, wrong


def prove(effort: float) -> list[Figure]:
    """The figures of this part."""
    return [
        _twins(max(20, round(RUNS * effort))),
        _outside(max(3, round(OUTSIDE * effort))),
        _everybody(),
        _alike(max(100, round(5000 * effort))),
        _crosstalk(max(100, round(CALLS * effort)), max(30, round(VISITS * effort))),
    ]


def _twins(runs: int) -> Figure:
    whole, told = Tally(), list[Difference]()
    seeds = [range(first, min(first + _AT_ONCE, runs)) for first in range(0, runs, _AT_ONCE)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for tally, found in pool.map(played, seeds):
            whole, told = whole + tally, told + found
    for one in told[:5]:
        print(one)
    return Figure(
        what="Bytes that told a group of another's doings, in twin runs",
        measured=f"{len(told)} places in {whole.runs:,} runs ({whole.size / 1e9:.1f} GB compared)",
        aim="0 in 10,000",
        anchor="nobody tests for it",
        holds=not told and whole.busy > runs and whole.exits >= {"/api/sessions/{session}/state"},
        how=(
            f"The same random doings of one group, while the others were silent and while they did {whole.busy:,} "
            f"things of {len(whole.kinds)} kinds: {whole.frames:,} frames, {whole.answers:,} answers from "
            f"{len(whole.exits)} addresses, and a return from every number, equal but for numbers."
        ),
    )


def _outside(runs: int) -> Figure:
    async def work() -> tuple[int, list[str]]:
        found = [await outside.twins(leeway, seed) for seed in range(runs)]
        return sum(done for done, _ in found), [one for _, told in found for one in told]

    with TemporaryDirectory() as folder, serving(Path(folder), "sqlite") as leeway:
        done, told = asyncio.run(work())
    for one in told[:5]:
        print(one)
    return Figure(
        what="The same from outside a real server, over HTTP and sockets",
        measured=f"{len(told)} places in {runs:,} runs",
        aim="0",
        anchor="nobody tests for it",
        holds=not told and done > runs,
        how=f"The others did {done:,} things; ids as they were drawn are called by their order, times are left out.",
    )


def _everybody() -> Figure:
    count, wrong = inside(everybody)
    for one in wrong[:5]:
        print(one)
    return Figure(
        what="Addresses and commands × roles × groups × phases, generated from the code, that came out as they should",
        measured=f"{count - len(wrong):,} of {count:,}",
        aim="all",
        anchor="nobody tests for it",
        holds=not wrong,
        how=(
            f"{len(matrix.WHO)} addresses and {len(swaps.WHOSE)} commands by everybody who might, in "
            f"{len(matrix.PHASES)} phases; in each command every name exchanged for another group's and for nobody's."
        ),
    )


def _alike(count: int) -> Figure:
    async def timed() -> tuple[float, float, float]:
        async with house() as here:
            return await swaps.times(here, count)

    theirs, unknown, spread = inside(timed)
    return Figure(
        what="Time to refuse another group's note, and one that there is not",
        measured=f"{theirs:.0f} µs and {unknown:.0f} µs",
        aim="no further apart than each is from itself",
        anchor="nobody tests for it",
        holds=abs(theirs - unknown) <= max(spread, 5.0),
        how=f"Medians of {count:,} each; the middle half of the first lies within {spread:.0f} µs.",
    )


def _crosstalk(calls: int, visits: int) -> Figure:
    with TemporaryDirectory() as folder:
        store = asyncio.run(crosstalk.cancelled(Path(folder) / "store", calls, seed=1))
        server = asyncio.run(crosstalk.cut_off(Path(folder) / "server", visits, seed=2))
    wrong = [*store.wrong, *server.wrong]
    for one in wrong[:5]:
        print(one)
    return Figure(
        what="Answers that held what another request asked for, with requests cut off at any moment",
        measured=f"{len(wrong)} of {store.whole + server.whole:,}, with {store.cut + server.cut:,} cut off",
        aim="0",
        anchor="redis-py before 4.5.3 gave cancelled replies to others",
        holds=not wrong and store.cut > calls // 4 and server.cut > visits // 4,
        how=(
            f"{store.asked:,} calls of the store cancelled at random over a slow way to Redis, and {server.asked:,} "
            "requests and sockets of a real server, on connections used by one after the other and several at once, "
            "packed and not; each session's words are its own."
        ),
    )
