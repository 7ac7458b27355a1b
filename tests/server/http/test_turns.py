"""Waiting for one's turn, and being told to come again."""

import asyncio

import pytest

from server.http.problems import Problem
from server.http.turns import Turns


@pytest.mark.proves("G26")
async def test_a_few_at_a_time_and_only_so_many_wait() -> None:
    """Two are in, three wait, the next is told that the server is busy; when it is quiet again, everybody gets in."""
    turns, inside, most = Turns(2, 3), 0, 0
    go = asyncio.Event()

    async def think() -> str:
        nonlocal inside, most
        try:
            async with turns:
                inside += 1
                most = max(most, inside)
                await go.wait()
                inside -= 1
                return "done"
        except Problem as problem:
            return problem.code

    asked = [asyncio.create_task(think()) for _ in range(7)]
    while sum(task.done() for task in asked) < 2:
        await asyncio.sleep(0)
    go.set()
    assert sorted(await asyncio.gather(*asked)) == ["busy"] * 2 + ["done"] * 5
    assert most == 2
    assert await think() == "done"


async def test_who_gives_up_waiting_takes_nobodys_place() -> None:
    """Cancelled, as when a caller hangs up."""
    turns = Turns(1, 1)
    async with turns:
        for _ in range(5):
            waiting = asyncio.create_task(turns.__aenter__())
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
    async with turns:
        pass
