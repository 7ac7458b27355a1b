"""One seed, from beginning to end."""

import asyncio
from collections import Counter
from contextlib import ExitStack, suppress
from unittest import mock

import msgspec
from structlog.testing import capture_logs

from server.live import circle, record, room
from tests.simulation.loop import VirtualLoop
from tests.simulation.node import Node
from tests.simulation.quiet import agree, healed
from tests.simulation.weather import ACTIVITIES, People, Weather
from tests.simulation.world import GRID, World

STEPS = 150
RESTS = 2
"""How often in a run everything is let come to rest and looked through."""

SMALL = ((record, "RECENT", 40), (room, "RECENT", 40), (circle, "MOST_BUFFERED", 1024))
"""The product's own bounds, made small enough to be met within a run."""


class Outcome(msgspec.Struct):
    """What became of a seed; ``failure`` is empty when all held."""

    seed: int
    failure: str
    counts: Counter[str]
    trace: list[str]


def run(seed: int, node: Node, steps: int = STEPS) -> Outcome:
    """Let one world happen."""
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)
    world = World(seed, node, loop)
    failures = world.failures
    loop.set_exception_handler(lambda _, context: failures.append(_said(context)))
    with ExitStack() as small:
        for where, name, value in SMALL:
            small.enter_context(mock.patch.object(where, name, value))
        logs = small.enter_context(capture_logs())
        try:
            loop.run_until_complete(_story(world, steps))
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")
        finally:
            _end(loop)
    failures += [f"{log}" for log in logs if log["log_level"] in ("error", "critical")]
    return Outcome(seed, failures[0] if failures else "", world.watch.counts, list(world.trace))


async def _story(world: World, steps: int) -> None:
    await world.begin()
    people, weather = People(world), Weather(world)
    people.start(world.chance.choice(ACTIVITIES))
    for rest in range(RESTS):
        for _ in range(steps // RESTS):
            world.bury()
            people.act()
            if world.chance.random() < 0.15:
                weather.strike()
            await asyncio.sleep(world.chance.choice([0.0, 0.01, 0.05, 0.2, 0.2, 0.8]))
            world.watch.counts["steps"] += 1
            if world.failures:
                return
        await asyncio.sleep(2 * GRID)  # what was begun has reached its tablet
        calmed = weather.clear()
        pages = await healed(world)
        await agree(world, pages)
        world.watch.counts["rests"] += 1
        if rest < RESTS - 1:
            weather.rise(calmed)
    world.watch.accounts()


def _said(context: dict[str, object]) -> str:
    error = context.get("exception")
    return f"{type(error).__name__}: {error}" if error else str(context.get("message"))


def _end(loop: VirtualLoop) -> None:
    """Whatever still runs is over."""
    tasks = [task for task in asyncio.all_tasks(loop) if not task.done()]
    for task in tasks:
        task.cancel()
    with suppress(Exception):
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
    asyncio.set_event_loop(None)
    loop.close()
