"""How the server is: alive, ready, and in numbers."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.http.desk import desk_of
from server.log import Unavailable


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return _json({"status": "alive"})


async def readyz(request: Request) -> Response:
    """The store takes events; ``promise`` says in words what an acknowledged one can survive."""
    store = desk_of(request).store
    try:
        await store.ping()
    except Unavailable as error:
        return _json({"status": "not ready", "reason": str(error), "promise": store.log.promise}, 503)
    return _json({"status": "ready", "promise": store.log.promise})


async def metrics(request: Request) -> Response:
    """Numbers for Prometheus."""
    return Response(desk_of(request).rooms.meters.text(), media_type="text/plain; version=0.0.4")


def _json(value: dict[str, str], status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, {"Cache-Control": "no-store"}, media_type="application/json")


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
