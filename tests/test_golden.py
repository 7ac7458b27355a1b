"""What earlier versions recorded, kept as they wrote it: it opens, means the same and goes on.

``tests/golden/<version>/`` holds a whole rehearsal: ``store.sqlite`` as that version left it, ``events.jsonl`` with its
events byte for byte, and ``state.json`` as that version folded them. ``python -m tests.keep_golden`` adds this version,
when it is released; what is there is never changed.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import apsw
import msgspec
import pytest

from events import decode
from projections import State, fold
from server.archive.form import LOG
from server.http.tickets import Keys
from tests.processes import SECRET, Leeway, sqlite_url
from tests.test_two_languages import Node
from tests.typed import typed
from tests.workshop import Line, call

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = sorted(folder.name for folder in GOLDEN.iterdir())
Json = dict[str, Any]


def raws(version: str) -> list[bytes]:
    """The events of that version, as it wrote them."""
    return (GOLDEN / version / "events.jsonl").read_bytes().splitlines()


def state_then(version: str) -> Json:
    """What that version made of them."""
    return dict(json.loads((GOLDEN / version / "state.json").read_bytes()))


def lost(then: Any, now: Any, where: str = "") -> Iterator[str]:
    """Where what was known then is otherwise now; what is known besides is welcome."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name, value in then.items():
            yield from lost(value, now.get(name), f"{where}/{name}")
    elif then != now:
        yield f"{where}: {then!r} is {now!r}"


@pytest.mark.proves("G14")
@pytest.mark.parametrize("version", VERSIONS)
def test_the_events_mean_what_they_meant(version: str) -> None:
    """In Python and in the browser's language, everything that the older version knew is still so."""
    state = State()
    for raw in raws(version):
        fold(state, decode(raw))
    now = json.loads(msgspec.json.encode(state))
    assert not list(lost(state_then(version), now))
    today = [json.loads(msgspec.json.encode(decode(raw))) for raw in raws(version)]
    node = Node()
    try:
        assert node.ask(state=None, events=today, activity=None)["state"] == now
    finally:
        node.close()


@pytest.fixture(params=VERSIONS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Leeway, str, str]]:
    """A server of today, not started, on a copy of the store that an older one left; its session, and the version."""
    version = str(request.param)
    shutil.copy(GOLDEN / version / "store.sqlite", tmp_path / "leeway.db")
    with closing(apsw.Connection(str(tmp_path / "leeway.db"))) as file:
        [[session]] = file.execute("SELECT session FROM entry").fetchall()
    leeway = Leeway(tmp_path, sqlite_url(tmp_path))
    yield leeway, session, version
    leeway.stop()


def facilitator(session: str, events: list[bytes]) -> str:
    """A key of whoever opened it."""
    return Keys(SECRET, days=30).make(session, "facilitator", json.loads(events[0])["by"])


@pytest.mark.proves("G14")
async def test_a_store_of_an_older_version_opens_and_goes_on(kept: tuple[Leeway, str, str]) -> None:
    """Its session shows what it showed, takes a new event, and is found sound afterwards."""
    leeway, session, version = kept
    leeway.start()
    key = facilitator(session, raws(version))
    where = f"{leeway.url}/api/sessions/{session}"
    assert not list(lost(state_then(version), (await call("GET", f"{where}/state", key))["state"]))
    async with await Line.greeted(leeway.url, session, key) as line:
        await line.done({"type": "markMoment", "label": "Found again"})
    assert (await call("GET", f"{where}/state", key))["state"]["seq"] == len(raws(version)) + 1
    leeway.stop()
    assert f"sound, {len(raws(version)) + 1} events" in typed("verify", session, "--store", leeway.store).words


@pytest.mark.proves("G14")
async def test_an_event_of_a_later_version_stops_nothing_and_is_kept(kept: tuple[Leeway, str, str]) -> None:
    """It stands between others, people go on behind it, and the archive has its very bytes."""
    leeway, session, version = kept
    seq = len(raws(version)) + 1
    later = {"type": "room.tidied", "seq": seq, "at": 1, "by": "x", "id": "later:1", "how": {"well": ["very", 7]}}
    raw = json.dumps(later).encode()
    with closing(apsw.Connection(str(leeway.folder / "leeway.db"))) as file:
        file.execute("INSERT INTO event (session, seq, raw) VALUES (1, ?, ?)", (seq, raw))
    leeway.start()
    key = facilitator(session, raws(version))
    async with await Line.greeted(leeway.url, session, key) as line:
        await line.done({"type": "markMoment", "label": "Behind it"})
    page = await call("GET", f"{leeway.url}/api/sessions/{session}/events", key, params={"after": seq - 1})
    assert [event["type"] for event in page["events"]] == ["room.tidied", "moment.marked"]
    leeway.stop()
    archive = leeway.folder / "kept.leeway"
    assert typed("export", session, archive, "--store", leeway.store).code == 0
    assert raw in log_of(archive)


def log_of(archive: Path) -> bytes:
    """The log inside an archive, as it stands there."""
    with ZipFile(archive) as file:
        return file.read(LOG)
