"""What calls answer with: values as JSON, and links as QR codes."""

from typing import Any

import msgspec
import segno
from starlette.responses import Response

from events import Value

_QUIET = 4
"""The margin around a QR code that cameras need, in modules."""


class Qr(Value):
    """A QR code as an SVG path in a square of ``size`` modules, quiet zone included."""

    size: int
    path: str


def answer(value: Any, status: int = 200) -> Response:
    """A value as JSON. Nothing here may be kept by a cache: it is for one viewer, now."""
    return Response(msgspec.json.encode(value), status, {"Cache-Control": "no-store"}, media_type="application/json")


def qr(link: str) -> Qr:
    """The link as a QR code that still reads with a smudge on it."""
    rows = list(segno.make_qr(link, error="m").matrix_iter(border=_QUIET))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Qr(size=len(rows), path=path)
