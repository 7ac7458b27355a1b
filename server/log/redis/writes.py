"""Writes by script, each on the line of the node that keeps its keys."""

import asyncio
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib.resources import files

from redis.exceptions import AskError, ClusterDownError, MovedError, ResponseError, TryAgainError

from server.log import Unavailable
from server.log.redis.line import Line
from server.log.redis.link import TROUBLE, Command, Link, unavailable
from server.log.redis.nodes import Address, Nodes

MOVING = (MovedError, AskError, TryAgainError, ClusterDownError)
"""The node did nothing, because the key lives elsewhere or is on its way there."""

TRIES = 20
"""Times that a write looks for its node while a cluster rearranges itself: about two seconds."""

Arguments = Callable[[bool], Sequence[str | bytes | int]]
"""Makes a script's arguments; true if a reply to it may have been lost."""


class Writes:
    """Runs the scripts beside this module. A script gives {1, …} if it did what was asked, {0, …} if it declined."""

    def __init__(self, nodes: Nodes, replicas: int) -> None:
        self._nodes = nodes
        self._replicas = replicas
        self._lines: dict[Address, Line] = {}

    async def run(self, name: str, keys: Sequence[str], arguments: Arguments) -> tuple[bool, int]:
        """Whether the script did it, and its number; raises ``Unavailable`` if it is not durable now."""

        def command(again: bool) -> Command:
            return ("EVAL", script(name), len(keys), *keys, *arguments(again))

        for attempt in range(TRIES):
            try:
                did, number = await (await self._line(keys[0])).write(command)
                return bool(did), int(number)
            except MOVING:
                await asyncio.sleep(0.01 * attempt)
                await self._look_again()
            except Unavailable:
                await self._look_again()
                raise
            except ResponseError as error:
                raise unavailable(error) from error
        raise Unavailable("The Redis cluster is rearranging itself. Nothing is lost; Leeway goes on when it is done.")

    async def close(self) -> None:
        """Finish what was handed over, then hang up."""
        for line in self._lines.values():
            await line.close()

    async def _line(self, key: str) -> Line:
        try:
            address = await self._nodes.home(key)
        except TROUBLE as error:
            raise unavailable(error) from error
        if address not in self._lines:
            link: Callable[[], Link] = partial(self._nodes.link, address)
            self._lines[address] = Line(link, self._replicas)
        return self._lines[address]

    async def _look_again(self) -> None:
        try:
            await self._nodes.look_again()
        except TROUBLE as error:
            raise unavailable(error) from error


@cache
def script(name: str) -> str:
    """The text of a script beside this one. It travels with each call, so a Redis that was restarted never lacks it."""
    return files("server.log.redis").joinpath(f"{name}.lua").read_text("utf-8")
