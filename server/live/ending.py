"""Ending tasks, for certain and within a time."""

import asyncio
from collections.abc import Collection

import structlog

PATIENCE = 3.0
"""Seconds that tasks which were cancelled may take to end."""

log = structlog.get_logger()


async def ended(tasks: Collection[asyncio.Task[None]], patience: float = PATIENCE) -> None:
    """Cancel these and return when they have ended, or after a while with words about those that do not.

    It is said again each second, for a cancellation can be swallowed.
    """
    going, until = set(tasks), asyncio.get_running_loop().time() + patience
    while going and (left := until - asyncio.get_running_loop().time()) > 0:
        for task in going:
            task.cancel()
        _, going = await asyncio.wait(going, timeout=min(1.0, left))
    for task in going:
        log.error("stop.stuck", task=repr(task))
