"""What calls answer with: values as JSON, big ones packed, and links as QR codes.

Why packing (gzip) gives nothing away, though it makes length depend on content: to guess a secret by lengths one must
have it in the same body as words of one's own, and have that body sent again and again. No body that is packed here
holds a key, a code or a salt. And none is sent to anybody who does not ask for it with a key in a header: there are no
cookies, so no other page can make a browser ask. The socket, on which everybody's words come unasked, packs nothing.
"""

import asyncio
import gzip
from typing import Any

import msgspec
import segno
from starlette.requests import Request
from starlette.responses import Response

from events import Value

MEDIA_TYPE = "application/json"

SMALL = 1024
"""Bytes that fit into a packet anyway, and are sent as they are."""

_QUICK = 32 * 1024
"""Packing more bytes than this takes longer than others in the house should wait; it is done beside them."""

_LEVEL = 5
"""Half to four fifths of the time of the usual 6, for 4 % more bytes, measured on states and timelines."""

_QUIET = 4
"""The margin around a QR code that cameras need, in modules."""


class Qr(Value):
    """A QR code as an SVG path in a square of ``size`` modules, quiet zone included."""

    size: int
    path: str


def answer(value: Any, status: int = 200) -> Response:
    """A value as JSON. Nothing here may be kept by a cache: it is for one viewer, now."""
    return Response(msgspec.json.encode(value), status, {"Cache-Control": "no-store"}, media_type=MEDIA_TYPE)


async def packed(request: Request, raw: bytes, media_type: str = MEDIA_TYPE, **headers: str) -> Response:
    """Bytes for one viewer, now; packed if they are many and whoever asks can unpack them.

    More ``headers`` are named in Python's way: ``content_disposition``.
    """
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    told |= {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if len(raw) > SMALL and _unpacks(request.headers.get("accept-encoding", "")):
        raw = await asyncio.to_thread(_pack, raw) if len(raw) > _QUICK else _pack(raw)
        told["Content-Encoding"] = "gzip"
    return Response(raw, headers=told, media_type=media_type)


def _pack(raw: bytes) -> bytes:
    return gzip.compress(raw, _LEVEL, mtime=0)


def _unpacks(accepted: str) -> bool:
    """Whether gzip is among the codings accepted, and not with a weight of 0."""
    weights = dict[str, str]()
    for coding in accepted.lower().split(","):
        name, _, weight = coding.partition(";")
        weights[name.strip()] = weight.replace(" ", "").removeprefix("q=") or "1"
    try:
        return float(weights.get("gzip", weights.get("*", "0"))) > 0
    except ValueError:
        return False


def qr(link: str) -> Qr:
    """The link as a QR code that still reads with a smudge on it."""
    rows = list(segno.make_qr(link, error="m").matrix_iter(border=_QUIET))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Qr(size=len(rows), path=path)
