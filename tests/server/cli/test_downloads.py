"""``leeway export --format``: from a store, the very files that a running server gives to a facilitator."""

import asyncio
import io
from pathlib import Path

import httpx
import pytest

from server.archive import NoRecord
from server.cli.downloads import form_of, write
from server.config import Misconfigured
from server.http.exports import FOR_SEATS, FORMATS
from server.log.store import open_store
from tests.processes import Leeway, sqlite_url
from tests.server.cli.test_verify import a_session
from tests.typed import typed


async def test_every_format_is_the_same_as_from_the_server(leeway: Leeway, tmp_path: Path) -> None:
    """Byte for byte, for a facilitator."""
    workshop = await a_session(leeway)
    key, served = {"Authorization": f"Bearer {workshop.key}"}, {}
    names = [name for name in FORMATS if name not in FOR_SEATS]
    async with httpx.AsyncClient(base_url=leeway.url, headers=key) as http:
        for name in names:
            answer = await http.get(f"/api/sessions/{workshop.session}/export/{name}")
            served[name] = answer.content
    leeway.stop()
    store = open_store(leeway.store)
    for name in names:
        await write(store.log, workshop.session, name, file := io.BytesIO(), lambda _done, _of: None)
        assert (name, file.getvalue()) == (name, served[name])
    with pytest.raises(NoRecord):
        await write(store.log, "nobody", "json", io.BytesIO(), lambda _done, _of: None)
    await store.close()
    target = tmp_path / "a.html"
    done = await asyncio.to_thread(
        typed, "export", workshop.session, target, "--format", "record", "--store", leeway.store
    )
    assert (done.code, target.read_bytes()) == (0, served["record"])


def test_a_format_that_there_is_not_is_said_with_the_others(tmp_path: Path) -> None:
    """A participant's own page is one of those."""
    for name in ("pdf", *FOR_SEATS):
        with pytest.raises(Misconfigured, match="There is: json"):
            form_of(name)
    refused = typed("export", "x", "--format", "pdf", "--store", sqlite_url(tmp_path))
    assert (refused.code, "There is no format" in refused.words) == (2, True)
    refused = typed("export", "x", "--format", "json", "--server", "http://127.0.0.1:9")
    assert (refused.code, "--store" in refused.words) == (2, True)
