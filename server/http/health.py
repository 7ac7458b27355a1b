"""How the server is: alive, ready, and in numbers."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.http.desk import desk_of
from server.log import Damaged, Unavailable
from server.log.syncs import Cost


class Readiness(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer of ``/readyz``."""

    status: str
    promise: str
    reason: str = ""
    sync: Cost | None = None
    behind: int = 0
    warnings: list[str] = []


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return _json({"status": "alive"})


async def readyz(request: Request) -> Response:
    """The store takes events; ``promise`` says in words what an acknowledged one can survive.

    ``sync`` is what it cost lately, in milliseconds, to make something durable; ``behind`` how many events of a session
    were recorded and have not been told to its tablets yet, at most; ``warnings`` are sentences for whoever runs it.
    """
    here = desk_of(request)
    store = here.store
    try:
        await store.ping()
        status, reason = "ready", ""
    except (Unavailable, Damaged) as error:
        status, reason = "not ready", str(error)
    found = Readiness(
        status=status,
        reason=reason,
        promise=store.log.promise,
        sync=store.syncs.cost,
        behind=max((room.behind for room in here.rooms), default=0),
        warnings=[store.syncs.warning] if store.syncs.warning else [],
    )
    return _json(found, 503 if reason else 200)


async def metrics(request: Request) -> Response:
    """Numbers for Prometheus."""
    return Response(desk_of(request).rooms.meters.text(), media_type="text/plain; version=0.0.4")


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, {"Cache-Control": "no-store"}, media_type="application/json")


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
