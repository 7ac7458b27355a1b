"""Packed answers, and QR codes."""

import gzip

import pytest
from starlette.requests import Request

from server.http.answers import SMALL, packed, qr

LONG = b"a word or two, " * 100
LONGER = LONG * 100


def asking(accepted: str | None) -> Request:
    """A call from a program that can unpack these codings."""
    headers = [] if accepted is None else [(b"accept-encoding", accepted.encode())]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers})


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "*", "br, gzip; q=0.1"])
@pytest.mark.parametrize("raw", [LONG, LONGER], ids=["at once", "beside"])
async def test_a_big_answer_is_packed_for_who_can_unpack_it(accepted: str, raw: bytes) -> None:
    """It says so, and unpacks to the same."""
    given = await packed(asking(accepted), raw)
    assert given.headers["content-encoding"] == "gzip"
    assert int(given.headers["content-length"]) == len(given.body) < len(raw) / 5
    assert gzip.decompress(given.body) == raw


@pytest.mark.parametrize("accepted", [None, "", "br", "identity", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=much"])
async def test_others_get_it_as_it_is(accepted: str | None) -> None:
    """Whatever they say in whatever way."""
    given = await packed(asking(accepted), LONG)
    assert "content-encoding" not in given.headers
    assert given.body == LONG


async def test_a_small_answer_is_never_packed() -> None:
    """It would not become shorter on the way."""
    given = await packed(asking("gzip"), b"." * SMALL)
    assert "content-encoding" not in given.headers


@pytest.mark.parametrize("raw", [b"short", LONG])
async def test_no_cache_keeps_it_nor_mixes_it_up(raw: bytes) -> None:
    """Packed or not; and what more is said of it is kept."""
    given = await packed(asking("gzip"), raw, "text/csv", content_disposition="attachment")
    assert given.headers["vary"] == "Accept-Encoding"
    assert given.headers["cache-control"] == "no-store"
    assert given.headers["content-disposition"] == "attachment"
    assert given.headers["content-type"].startswith("text/csv")


def test_a_qr_code_is_a_path_with_a_quiet_zone() -> None:
    """Its finder patterns are where they must be, with four modules of quiet around."""
    code = qr("https://leeway.example/join#7K3M9QXZ")
    dark = {tuple(map(int, part.split("h")[0].split())) for part in code.path.split("M")[1:]}
    assert {(4, 4), (code.size - 5, 4), (4, code.size - 5)} <= dark
    assert min(x for x, _ in dark) == min(y for _, y in dark) == 4
    assert max(x for x, _ in dark) == code.size - 5
