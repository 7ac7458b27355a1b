"""Calls that look small and cost much: ranges, parts, hosts, and words that are hard to hold."""

import asyncio
import json
import time

import httpx
import pytest

from server.http.pages import STATIC
from tests.faults.scene import Scene
from tests.processes import HOST, Leeway
from tests.workshop import Workshop

SCRIPT = next((f"/assets/{file.name}" for file in sorted((STATIC / "assets").glob("*.js"))), "/")


@pytest.mark.proves("G26")
async def test_ten_thousand_ranges_are_one_file(server: Leeway) -> None:
    """Ranges are not given, so they cost nothing: the whole file comes once, or the head of the call is too long."""
    async with httpx.AsyncClient(base_url=server.url, verify=False) as http:
        whole = await http.get(SCRIPT)
        for ranges in (
            "bytes=" + "0-," * 10_000 + "0-",
            "bytes=0-0,-1",
            "bytes=-1",
            "bytes=9-1",
            "bytes=" + "1-1," * 500,
        ):
            answer = await http.get(SCRIPT, headers={"Range": ranges})
            assert answer.status_code in (200, 400, 431)
            assert answer.status_code != 200 or answer.content == whole.content


async def begun(server: Leeway, head: str, body: bytes) -> bytes:
    """The first line that is answered to a call whose body never ends."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    writer.write(f"{head}\r\nHost: {HOST}:{server.port}\r\n\r\n".encode() + body)
    try:
        async with asyncio.timeout(10):
            return await reader.readline()
    finally:
        writer.transport.abort()


PARTS = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824"


@pytest.mark.proves("G26")
@pytest.mark.parametrize("path", ["/api/sessions", "/api/join", "/api/invitation", "/api/templates/check"])
async def test_a_form_of_ten_thousand_parts_is_not_read(server: Leeway, path: str) -> None:
    """Nothing here takes forms: a gigabyte that is announced is refused by its kind, before any of it came."""
    assert b" 415 " in await begun(server, f"POST {path} HTTP/1.1\r\n{PARTS}", b"")
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    assert b" 415 " in await begun(server, f"POST {path} HTTP/1.1\r\n{PARTS}", part * 10_000)


@pytest.mark.proves("G26")
@pytest.mark.parametrize("path", ["/api/sessions", "/api/templates/read", "/api/templates/aspects", "/api/join"])
async def test_a_body_without_end_is_refused_at_its_limit(server: Leeway, path: str) -> None:
    """As soon as it is longer than the call may be, whatever was announced."""
    head = f"POST {path} HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
    piece = b"10000\r\n" + b"[" * 65536 + b"\r\n"
    assert b" 413 " in await begun(server, head, piece * 20)


HOSTS = [
    "evil.example",
    "evil.example/api/templates",
    "evil.example?",
    "evil.example#",
    "x/../..",
    "[::1",
    "a b",
    "@",
    "",
]


@pytest.mark.proves("G50")
@pytest.mark.parametrize("host", HOSTS)
async def test_a_crafted_host_opens_nothing(server: Leeway, workshop: Workshop, host: str) -> None:
    """What is asked for is decided by the path alone: no other address is reached, and no error of ours is met."""
    paths = {"/api/sessions": {401}, f"/api/sessions/{workshop.session}/state": {401}, "/api/templates": {200}}
    paths |= {f"/api/sessions/{workshop.session}/export/transcript": {401}, "/healthz": {200}}
    for path, wanted in paths.items():
        first = await begun_with(server, path, host)
        assert int(first.split()[1]) in wanted | {400}, (path, first)
    key = {"Authorization": f"Bearer {workshop.key}", "Host": host or "x"}
    async with httpx.AsyncClient(base_url=server.url, verify=False) as http:
        told = await http.get(f"/api/sessions/{workshop.session}/export/transcript", headers=key)
    assert told.status_code in (200, 400)


async def begun_with(server: Leeway, path: str, host: str) -> bytes:
    """The first line that is answered to a call of this host."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    try:
        async with asyncio.timeout(10):
            return await reader.readline()
    finally:
        writer.transport.abort()


AWKWARD = {
    "half of a pair": '"\\ud83d"',
    "the other half": '"\\udc00 x"',
    "pairs the wrong way round": '"\\udc00\\ud83d"',
    "nothing as a letter": '"a\\u0000b"',
    "ends of lines": '"a\\u2028b\\u2029c\\u0085d"',
    "written backwards": '"\\u202eabc\\u2066def"',
    "one form of é": '"caf\\u00e9"',
    "the other form of é": '"cafe\\u0301"',
    "a family of six": json.dumps("👨‍👩‍👧‍👦🏽" * 12),
    "four hundred marks on one letter": json.dumps("a" + "\u0301" * 400),
    "bells and colours": '"\\u0007\\u001b[31mred"',
    "no letter": '"\\ufffe\\uffff"',
}


@pytest.mark.proves("G23", "G31")
async def test_words_that_are_hard_to_hold_are_kept_as_they_are_or_refused(workshop: Workshop) -> None:
    """Never changed, never half: what is recorded is what was sent, in the event, the state and the file."""
    scene = await Scene.set(workshop)
    kept: list[str] = []
    for what, words in AWKWARD.items():
        async with await scene.rogue.line() as line:
            number = f"{line.device}:1"
            await line.send(f'{{"type":"do","id":"{number}","command":{{"type":"addNote","text":{words}}}}}')
            try:
                told = await line.next("events", "refused")
            except Exception:
                assert await line.close_code() in (1007, 4502), what
                continue
            if told["type"] == "events":
                assert told["events"][0]["text"] == json.loads(words).strip(), what
                kept.append(json.loads(words).strip())
    texts = [note["text"] for note in (await workshop.state())["boards"]["notes"].values() if note["text"]]
    assert [text for text in texts if text in kept] == kept
    assert len(kept) >= 8


@pytest.mark.proves("G26")
async def test_a_call_is_refused_quickly_however_long_it_would_have_been(server: Leeway) -> None:
    """Ten at once, each announcing a gigabyte, are answered in seconds on a machine that is busy."""
    began = time.monotonic()
    answers = await asyncio.gather(
        *(begun(server, f"POST /api/join HTTP/1.1\r\n{PARTS}", b"x" * 9999) for _ in range(10))
    )
    assert all(b" 415 " in answer for answer in answers)
    assert time.monotonic() - began < 10
