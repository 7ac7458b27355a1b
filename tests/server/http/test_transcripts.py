"""The transcript as a download."""

import threading

import pytest

from server.exports.transcribed import Page
from server.http import transcripts
from server.log.chronicle import Incident
from tests.server.house import SCALE, House


async def test_a_transcript_tells_what_happened(house: House) -> None:
    """As a page or as Markdown, from the first event to the last, or a part of it."""
    opened = await house.open()
    session, key = opened["session"], opened["facilitatorKey"]
    seat = await house.join(opened["code"], "Ann")
    fac, _ = await house.tablet(session, key, "fac")
    ann, _ = await house.tablet(session, seat["seatKey"], "ann")
    await fac.done({"type": "startActivity", "activity": SCALE})
    await ann.done({"type": "addNote", "text": "Our *own*", "x": 900})
    await fac.done({"type": "markMoment", "label": "They laughed", "about": 4})
    await house.desk.store.chronicle.add(session, Incident(kind="erased", seq=2, at=0))
    path = f"/api/sessions/{session}/export/transcript"
    pages = [await house.get(f"{path}{ending}", key) for ending in ("", ".md")]
    assert [page.status_code for page in pages] == [200] * 2
    assert pages[0].headers["content-type"] == "text/html; charset=utf-8"
    assert pages[1].headers["content-type"] == "text/markdown; charset=utf-8"
    assert pages[1].headers["content-disposition"] == f'attachment; filename="leeway-{session}-transcript.md"'
    assert "Ann added a note very near “Set in stone”, 90 out of 100: “Our *own*”." in pages[0].text
    assert r"“Our \*own\*”." in pages[1].text
    for told in ("Ann joined.", "They laughed", "Words were taken out of the record for good."):
        assert told in pages[0].text
        assert told in pages[1].text
    part = (await house.get(f"{path}.md?after=3", key)).text
    assert "added a note" in part
    assert "Ann joined" not in part


async def test_it_is_the_facilitators_until_they_open_the_replay(house: House) -> None:
    """Then it tells everybody what they may see, and marked moments stay the facilitators'."""
    opened = await house.open()
    session = opened["session"]
    fac, _ = await house.tablet(session, opened["facilitatorKey"], "fac")
    seat = await house.join(opened["code"], "Ann")
    path = f"/api/sessions/{session}/export/transcript"
    for key in (seat["seatKey"], opened["wallKey"]):
        closed = await house.get(path, key)
        assert (closed.status_code, closed.json()["code"]) == (403, "replay-closed")
    await fac.done({"type": "markMoment", "label": "They laughed"})
    await fac.done({"type": "openReplay", "open": True})
    for key, whose in ((seat["seatKey"], "what you could see"), (opened["wallKey"], "what everybody could see")):
        told = (await house.get(path, key)).text
        assert "Ann joined." in told
        assert whose in told
        assert "They laughed" not in told


async def test_a_part_that_there_is_not(house: House) -> None:
    """A transcript of nothing, and nonsense is told."""
    opened = await house.open()
    path, key = f"/api/sessions/{opened['session']}/export/transcript.md", opened["facilitatorKey"]
    assert "`#" not in (await house.get(f"{path}?after=99", key)).text
    assert (await house.get(f"{path}?upto=x", key)).json()["code"] == "malformed"


async def test_a_long_table_is_written_beside_the_others_work(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one holds everything since its activity was started, which may be the whole session."""
    threads = []

    class Told(Page):
        def end(self) -> str:
            threads.append(threading.current_thread())
            return super().end()

    kind = transcripts.KINDS["transcript"]
    monkeypatch.setitem(transcripts.KINDS, "transcript", transcripts.Kind(Told, kind.media_type, kind.ending))
    opened = await house.open()
    answer = await house.get(f"/api/sessions/{opened['session']}/export/transcript", opened["facilitatorKey"])
    assert answer.status_code == 200
    assert threads
    assert threading.main_thread() not in threads
