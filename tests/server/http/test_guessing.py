"""What wrong codes cost, and whom."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

import pytest

from server.http.guessing import BAD_KEYS, BEYOND, LEAST_SECONDS, Guessing
from server.http.problems import Problem
from server.log.budgets import OwnBudgets
from tests.server.house import GROUPS, House, running

WAIT = "too-many-wrong-codes"


class Desk:
    """Guesses at a clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.guessing = Guessing(OwnBudgets(lambda: self.now), 60, lambda: self.now)

    async def guess(self) -> str:
        """What a wrong code that was typed gets; "" if it was not looked up at all."""
        try:
            async with self.guessing.typed():
                return (await self.guessing.wrong("unknown-code", "No.")).code
        except Problem:
            return ""


@pytest.mark.proves("G52")
async def test_guessing_on_is_no_use() -> None:
    """Sixty are told that they are wrong, some more that they must wait; then nothing is looked up for a while."""
    desk = Desk()
    told = [await desk.guess() for _ in range(1000)]
    assert [told.count(what) for what in ("unknown-code", WAIT)] == [60, BEYOND.at_once + 1]
    assert set(told[-300:]) == {""}
    desk.now = 24 * 60 * 60.0
    first = [await desk.guess() for _ in range(1000)]
    assert len([one for one in first if one]) <= 60 + BEYOND.at_once + 1


@pytest.mark.proves("G52")
async def test_a_day_of_guessing() -> None:
    """However fast, no more codes are looked up in a day than the two budgets hold."""
    desk, looked_up = Desk(), 0
    for second in range(0, 24 * 60 * 60, 30):
        desk.now = float(second)
        for _ in range(50):
            looked_up += bool(await desk.guess())
    a_day = (60 + 2 * BEYOND.a_minute) * 24 * 60
    assert a_day * 0.9 < looked_up <= a_day + 60 + BEYOND.at_once + 1


async def test_bad_keys_use_up_a_budget_of_their_own() -> None:
    """A room full of old tablets is told what is wrong, and does not use up what wrong codes have."""
    desk = Desk()
    codes = [(await desk.guessing.bad_key("bad-key", "No.")).code for _ in range(int(BAD_KEYS.at_once) + 5)]
    assert codes.count("bad-key") == BAD_KEYS.at_once
    assert await desk.guess() == "unknown-code"


async def asked(house: House, code: str) -> tuple[int, bytes]:
    """What comes of joining with this code."""
    body = {"code": code, "name": "Ann", "background": GROUPS[0]}
    answer = await house.http.post("/api/join", json=body)
    return answer.status_code, answer.content


@pytest.mark.proves("G52")
async def test_wrong_codes_those_of_closed_and_of_full_sessions_are_alike(tmp_path: Path) -> None:
    """The same bytes, after the same time, and each costs; by the link one is told what is so."""
    async with running(tmp_path, seats=1) as house:
        closed, full = await house.open(), await house.open()
        facilitator, _ = await house.tablet(closed["session"], closed["facilitatorKey"])
        await facilitator.done({"type": "closeSession"})
        await house.join(full["code"])
        times: dict[str, list[float]] = {}
        answers = set()
        for _ in range(5):
            for code in ("ZZZZ0000", closed["code"], full["code"]):
                began = time.monotonic()
                answers.add(await asked(house, code))
                times.setdefault(code, []).append(time.monotonic() - began)
        assert len(answers) == 1
        assert {status for status, _ in answers} == {404}
        medians = [statistics.median(took) for took in times.values()]
        assert min(medians) >= LEAST_SECONDS * 0.9
        looks = [await house.post("/api/invitation", {"code": code}) for code in ("ZZZZ0000", closed["code"])]
        assert looks[0].content == looks[1].content
        for opened, code in ((closed, "closed"), (full, "full")):
            status, body = await asked(house, opened["joinUrl"].partition("#")[2])
            assert (status, code.encode() in body) == (409, True)


@pytest.mark.proves("G52", "G27")
async def test_a_link_lets_in_while_codes_are_not_looked_up(tmp_path: Path) -> None:
    """Somebody guesses without an end: who scans the QR code does not notice."""
    async with running(tmp_path, wrong_codes_per_minute=1) as house:
        opened = await house.open()
        guesses: list[Any] = [asked(house, f"ZZZZ{n:04}") for n in range(int(BEYOND.at_once) + 20)]
        for at in range(0, len(guesses), 60):
            await asyncio.gather(*guesses[at : at + 60])
        assert (await asked(house, opened["code"]))[0] == 429
        assert (await asked(house, opened["joinUrl"].partition("#")[2]))[0] == 201
