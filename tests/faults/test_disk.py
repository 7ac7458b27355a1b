"""A disk that is full, that fails to sync, or that is slow: nothing is said to be saved that is not, and it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.faults.ailing import PATIENCE, fill, small_disk, syncs
from tests.processes import Leeway, Redis, sqlite_url
from tests.workshop import Json, Line, Workshop

WORDS = "w" * 90


async def ready(leeway: Leeway) -> httpx.Response:
    """What ``/readyz`` says."""
    async with httpx.AsyncClient(timeout=30) as http:
        return await http.get(f"{leeway.url}/readyz")


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until this is so."""
    async with asyncio.timeout(PATIENCE):
        while not await holds():
            await asyncio.sleep(0.05)


async def marks(workshop: Workshop, safe: set[str], most: int) -> Json | None:
    """Mark moments, as many as are taken, and put the ids of those that are safe into ``safe``; gives the refusal."""
    async with await Line.greeted(workshop.url, workshop.session, workshop.key) as line:
        for number in range(most):
            asked = await line.do({"type": "markMoment", "label": f"{number} {WORDS}", "memo": WORDS * 20})
            while True:
                frame = await line.next("events", "refused", patience=PATIENCE)
                if frame["type"] == "refused" and frame["id"] == asked:
                    return frame
                if any(event["id"] == asked for event in frame.get("events", ())):
                    safe.add(asked)
                    break
    return None


async def adds_up(workshop: Workshop, safe: set[str]) -> None:
    """The log is gapless and has everything that was safe, once."""
    events = await workshop.events()
    ids = [event["id"] for event in events]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert safe <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.proves("G4", "G1", "G6")
async def test_a_full_disk_stops_saving_and_nothing_else(tmp_path: Path) -> None:
    """No word of saving while it is full; reading goes on; with room again it goes on by itself (A15)."""
    with small_disk(tmp_path / "disk", 4) as disk:
        leeway = Leeway(tmp_path / "leeway", sqlite_url(disk))
        leeway.start()
        try:
            workshop, safe = await Workshop.open(leeway.url), set[str]()
            assert await marks(workshop, safe, 20) is None
            ballast = await asyncio.to_thread(fill, disk)
            refused: Any = await marks(workshop, safe, 2000)
            assert refused
            assert refused["code"] == "not-saved-yet"
            told = await ready(leeway)
            assert (told.status_code, "disk is full" in told.json()["reason"]) == (503, True)
            await adds_up(workshop, safe)
            assert (await workshop.state())["seq"] >= len(safe)
            ballast.unlink()
            await until(lambda: _is_ready(leeway))
            assert await marks(workshop, safe, 20) is None
            await adds_up(workshop, safe)
            leeway.kill()
            leeway.start()
            await adds_up(workshop, safe)
            assert "Traceback" not in leeway.words
        finally:
            leeway.stop()


@pytest.mark.proves("G4", "G1", "G6")
async def test_a_full_disk_under_redis_loses_nothing(tmp_path: Path) -> None:
    """Redis itself ends when it cannot write; once it is back, with room, Leeway goes on by itself (A15)."""
    with small_disk(tmp_path / "disk", 4) as disk:
        redis = Redis(disk / "redis")
        redis.start()
        leeway = Leeway(tmp_path / "leeway", redis.url)
        leeway.start()
        try:
            workshop, safe = await Workshop.open(leeway.url), set[str]()
            assert await marks(workshop, safe, 20) is None
            ballast = await asyncio.to_thread(fill, disk)
            refused: Any = await marks(workshop, safe, 50)
            assert refused
            assert refused["code"] == "not-saved-yet"
            assert (await ready(leeway)).status_code == 503
            ballast.unlink()
            if redis.has_ended():
                redis.start()
            await until(lambda: _is_ready(leeway))
            assert await marks(workshop, safe, 20) is None
            await adds_up(workshop, safe)
        finally:
            leeway.stop()
            redis.kill()


@pytest.mark.proves("G4", "G1")
async def test_a_sync_that_failed_is_never_tried_again(tmp_path: Path) -> None:
    """The disk reports one error: from then on nothing is said to be saved, until the server is started again (A8)."""
    leeway = Leeway(tmp_path / "leeway", sqlite_url(tmp_path))
    leeway.start()
    try:
        workshop, safe = await Workshop.open(leeway.url), set[str]()
        assert await marks(workshop, safe, 10) is None
        with syncs(leeway.pid, "error=EIO:when=1"):
            assert await marks(workshop, safe, 1)
        refused: Any = await marks(workshop, safe, 1)
        assert refused
        assert refused["code"] == "not-saved-yet"
        told = await ready(leeway)
        assert (told.status_code, "disk reported an error" in told.json()["reason"]) == (503, True)
        assert (await workshop.state())["seq"] >= len(safe)
        leeway.stop()
        leeway.start()
        await adds_up(workshop, safe)
        assert await marks(workshop, safe, 5) is None
    finally:
        leeway.stop()


@pytest.mark.proves("G3")
async def test_a_slow_disk_is_waited_for_and_told(tmp_path: Path) -> None:
    """Every change waits for its sync, and ``/readyz`` says in words that the disk is slow (A8)."""
    leeway = Leeway(tmp_path / "leeway", sqlite_url(tmp_path))
    leeway.start()
    try:
        workshop, safe = await Workshop.open(leeway.url), set[str]()
        loop = asyncio.get_running_loop()
        with syncs(leeway.pid, "delay_exit=300000"):
            began = loop.time()
            assert await marks(workshop, safe, 3) is None
            assert loop.time() - began > 0.9
        told = await ready(leeway)
        assert told.status_code == 200
        assert "The disk is slow" in told.json()["warnings"][0]
        await adds_up(workshop, safe)
    finally:
        leeway.stop()


async def _is_ready(leeway: Leeway) -> bool:
    return (await ready(leeway)).status_code == 200
