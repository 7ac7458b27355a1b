"""What goes wrong in an HTTP call: RFC 9457 problem details with a stable ``code`` and plain words."""

import msgspec
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from server.journal import number
from server.rules.access import Refusal

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"

STATUS = {
    "malformed": 422,
    "not-json": 415,
    "too-big": 413,
    "too-slow": 408,
    "no-key": 401,
    "bad-key": 401,
    "expired-key": 401,
    "operator-key-needed": 401,
    "not-allowed": 403,
    "renewed-key": 401,
    "no-seat": 403,
    "erased-seat": 403,
    "waiting": 403,
    "turned-away": 403,
    "not-in-charge": 403,
    "replay-closed": 403,
    "wrong-recovery": 403,
    "bad-handover": 401,
    "expired-handover": 401,
    "used-handover": 409,
    "full": 409,
    "busy": 503,
    "too-many-calls": 429,
    "no-session": 404,
    "no-page": 404,
    "nothing-to-show": 404,
    "unknown-code": 404,
    "unknown-card": 404,
    "unknown-template": 404,
    "broken-template": 409,
    "broken-draft": 422,
    "no-archive": 422,
    "newer-archive": 422,
    "damaged-archive": 422,
    "unsafe-archive": 422,
    "other-session": 409,
    "session-here": 409,
    "written-meanwhile": 409,
    "closed": 409,
    "door-locked": 409,
    "unknown-background": 422,
    "unknown-format": 404,
    "too-many-wrong-codes": 429,
    "wrong-method": 405,
    "failed": 500,
    "damaged": 500,
    "no-player": 503,
    "not-saved-yet": 503,
    "store-unavailable": 503,
}
"""Every code that an HTTP call can answer with, and its status."""


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every error answer."""

    type: str
    title: str
    status: int
    code: str
    detail: str


class Problem(Exception):
    """The call was not done; ``detail`` says what happened and what to do, for the person who asked."""

    def __init__(self, code: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.headers = headers or {}


def as_response(problem: Problem) -> Response:
    """The problem as an answer."""
    status = STATUS.get(problem.code, 409)
    body = Details(
        type=f"/problems/{problem.code}",
        title=problem.code.replace("-", " ").capitalize(),
        status=status,
        code=problem.code,
        detail=problem.detail,
    )
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(msgspec.json.encode(body), status, headers, media_type=MEDIA_TYPE)


async def on_problem(request: Request, error: Exception) -> Response:
    """Answer a ``Problem``."""
    assert isinstance(error, Problem)
    _count(request, error.code)
    return as_response(error)


async def on_refusal(request: Request, error: Exception) -> Response:
    """Answer a ``Refusal`` of the rules."""
    assert isinstance(error, Refusal)
    _count(request, error.code)
    return as_response(Problem(error.code, error.message))


async def on_unavailable(request: Request, _error: Exception) -> Response:
    """Answer for a store that cannot be reached or cannot promise durability now."""
    _count(request, "store-unavailable")
    return as_response(
        Problem(
            "store-unavailable",
            "The record cannot be reached just now. Nothing that was saved is lost; please try again in a moment.",
            {"Retry-After": "2"},
        )
    )


async def on_damaged(_request: Request, error: Exception) -> Response:
    """Answer for a session whose record cannot be read whole: nothing of it is guessed."""
    log.error("log.damaged", where=str(error))
    words = "The record of this session is damaged. What can be read is kept; please tell whoever runs this server."
    return as_response(Problem("damaged", words))


async def on_http(_request: Request, error: Exception) -> Response:
    """Answer for an address or a method that there is not."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return as_response(
            Problem("wrong-method", "This address cannot be used in this way.", dict(error.headers or {}))
        )
    return as_response(Problem("no-page", "There is nothing at this address."))


async def on_failure(request: Request, error: Exception) -> Response:
    """Answer for a fault of our own, without its details; the journal has them under the same number."""
    _count(request, "failed")
    fault, route = number(), request.scope.get("route")
    log.error(
        "call.failed",
        fault=fault,
        path=getattr(route, "path", ""),
        method=request.scope.get("method", ""),
        exc_info=error,
    )
    words = f"Something went wrong on the server (fault {fault}). Nothing that was saved is lost."
    return as_response(Problem("failed", words))


def _count(request: Request, code: str) -> None:
    """For whoever watches the numbers: which problem, never whose."""
    app = request.scope.get("app")
    desk = getattr(app.state, "desk", None) if app else None
    if desk is not None:
        desk.rooms.meters.problems.labels(code).inc()
