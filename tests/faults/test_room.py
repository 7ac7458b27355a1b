"""A whole room has one address: forty tablets join and work at once, and only wrong codes are slowed."""

import asyncio

import httpx
import pytest

from tests.processes import Leeway
from tests.workshop import Seat, Workshop, call

TABLETS = 40
COMMANDS = 15


async def work(seat: Seat) -> list[int]:
    """Place one note and move it about, waiting for each answer as a person does."""
    async with await seat.line() as tablet:
        note = (await tablet.done({"type": "addNote", "text": f"by {seat.id}"}))["note"]
        return [
            (await tablet.done({"type": "moveNote", "note": note, "x": n * 60, "y": 500}))["seq"]
            for n in range(COMMANDS)
        ]


@pytest.mark.proves("G27")
async def test_forty_tablets_from_one_address_join_and_work_unthrottled(workshop: Workshop) -> None:
    """All join at the same moment and all work at once; nobody is refused or asked to wait."""
    groups = await workshop.backgrounds()
    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        async with asyncio.timeout(60):
            seats = await asyncio.gather(
                *(workshop.join(f"Person {n}", groups[n % len(groups)]) for n in range(TABLETS))
            )
            seqs = await asyncio.gather(*(work(seat) for seat in seats))
    assert len({seat.id for seat in seats}) == TABLETS
    assert len({seq for mine in seqs for seq in mine}) == TABLETS * COMMANDS
    notes = (await workshop.state())["boards"]["notes"].values()
    assert [note["x"] for note in notes] == [(COMMANDS - 1) * 60] * TABLETS


@pytest.mark.proves("G52")
async def test_wrong_codes_are_slowed_but_the_right_one_never_is(server: Leeway, workshop: Workshop) -> None:
    """Somebody who guesses codes runs out of guesses; the people in the room do not notice."""
    background = (await workshop.backgrounds())[0]
    async with httpx.AsyncClient() as http:
        where = f"{server.url}/api/join"
        codes = set()
        for n in range(300):
            body = {"code": f"ZZZZ{n:04}", "name": "Guess", "background": background}
            answer = await http.post(where, json=body)
            codes.add(answer.status_code)
            if answer.status_code == 429:
                break
    assert 429 in codes
    assert all(code in (404, 403, 429) for code in codes)
    assert (await workshop.join("Pat", background)).id


@pytest.mark.proves("G52")
async def test_the_code_is_read_however_it_is_typed(workshop: Workshop) -> None:
    """Capitals, dashes, spaces, and the letters that look like figures make no difference."""
    background = (await workshop.backgrounds())[0]
    bare = workshop.code.replace("-", "")
    typed = {
        bare,
        bare.lower(),
        f"{bare[:4]}-{bare[4:]}",
        f" {bare[:4]} {bare[4:]} ",
        bare.replace("0", "O").replace("1", "l"),
    }
    for code in typed:
        body = {"code": code, "name": "Pat", "background": background}
        assert workshop.session == (await call("POST", f"{workshop.url}/api/join", json=body))["session"]
