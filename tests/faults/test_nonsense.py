"""Nonsense to every call and every frame: a clear answer, never a fault of the server's own."""

import json

import httpx
import pytest

from server.http.calls import CALLS
from server.http.codes import new_secret
from server.wire import Close
from tests.faults.scene import Scene
from tests.processes import Leeway
from tests.prove.security import uneven
from tests.workshop import Workshop

DEEP = b"[" * 100_000 + b"]" * 100_000
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"hello?",
    "null": b"null",
    "a list": b"[1,2,3]",
    "an empty object": b"{}",
    "deep": DEEP,
    "deep inside": b'{"code":' + DEEP[:8000] + b"}",
    "bad UTF-8": b'{"code":"\xff\xfe"}',
    "half a character": b'{"code":"\\ud800","name":"\\udfff","background":"\\ud800"}',
    "zeros": b'{"code":"\\u0000","secret":"\\u0000","name":"\\u0000"}',
    "numbers beyond all bounds": b'{"count":1e400,"code":-0,"seat":9007199254740993,"name":NaN}',
    "keys twice": b'{"code":"A","code":"B","name":"C","name":"D","background":"x"}',
    "keys of the language": b'{"__proto__":{"a":1},"constructor":{},"code":"x"}',
    "all of it": json.dumps(
        {"code": "\u202e" * 90, "name": "\u2028" * 60, "background": "x", "secret": "é" * 400, "of": "wall"}
    ).encode(),
}
QUERIES = (
    "",
    "?at=-1",
    "?at=1e9",
    "?at=99999999999999999999",
    "?after=%00",
    "?limit=0",
    "?after=5&upto=2&words=%ff",
    "?as=../x",
)


def nasty(path: str, session: str) -> list[str]:
    """The path with this session in it, and with names that no session, format or template has."""
    fit = path.replace("{session}", session).replace("{format}", "json").replace("{name}", "choice-to-stone")
    odd = [
        path.replace("{session}", wild).replace("{format}", wild).replace("{name}", wild)
        for wild in ("..%2f..%2fetc", "%00", "x" * 3000, "%F0%9F%8F%B4", "__proto__")
    ]
    return [fit, *odd] if "{" in path else [fit]


@pytest.mark.proves("G22", "G23", "G56")
@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method} {call.path}")
async def test_no_call_falls_over(server: Leeway, workshop: Workshop, call: object) -> None:
    """Whatever is sent to it, in the body, the query, the path or instead of a key: never 5xx, always a problem."""
    method, path = call.method.upper(), call.path  # type: ignore[attr-defined]
    keys = ["", workshop.key, "x" * 200, "é\x80".encode().decode("latin-1")]
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as http:
        for at, where in enumerate(nasty(path, workshop.session)):
            for n, body in enumerate(BODIES.values() if method in ("POST", "PUT") else [b""] * len(QUERIES)):
                if at and n > 2:
                    break
                key = keys[2 + n % 2] if n % 5 == 4 else keys[1]
                headers = {b"Content-Type": b"application/json", b"Authorization": b"Bearer " + key.encode("latin-1")}
                answer = await http.request(method, where + QUERIES[n % len(QUERIES)], content=body, headers=headers)
                assert answer.status_code < 500 or answer.status_code == 503, (
                    where[:200],
                    body[:60],
                    answer.text[:500],
                )
                if answer.status_code >= 400:
                    assert answer.headers["content-type"].startswith(("application/problem+json", "text/plain"))


@pytest.mark.proves("G22", "G23")
@pytest.mark.parametrize(
    "command",
    [
        '{"type":"addNote","text":"\\ud800"}',
        '{"type":"addNote","text":"a","text":"b","colour":1}',
        '{"type":"moveNote","note":"n","x":1e400,"y":0}',
        '{"type":"moveNote","note":"n","x":NaN,"y":0}',
        '{"type":"moveNote","note":"n","x":9007199254740993,"y":0}',
        '{"type":"moveNote","note":"constructor","x":-0.0,"y":0}',
        '{"type":"__proto__"}',
        '{"type":"comment","on":"' + "x" * 161 + '","text":"a"}',
        '{"type":"setDiscussed","aspect":"\\u0000","state":"undecided"}',
    ],
)
async def test_a_command_of_nonsense_is_refused_and_the_line_stays(workshop: Workshop, command: str) -> None:
    """Or its frame ends the line, where it is no JSON at all; nothing is recorded, nobody else notices."""
    scene = await Scene.set(workshop)
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.send(f'{{"type":"do","id":"{rogue.device}:1","command":{command}}}')
        await rogue.send({"type": "ping"})
        try:
            assert (await rogue.next("refused"))["code"] != "failed"
        except Exception:
            assert rogue.socket.close_code == Close.MALFORMED


@pytest.mark.proves("G52")
def test_codes_are_drawn_evenly_and_secrets_never_twice() -> None:
    """Each sign as often as any other in every place (chi² of 31 degrees: 75 is 1 in 100,000)."""
    assert uneven(4000) < 75
    assert len({new_secret() for _ in range(4000)}) == 4000
