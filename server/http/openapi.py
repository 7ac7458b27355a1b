"""The HTTP calls as an OpenAPI 3.1 document, served at ``/api/openapi.json``."""

from importlib.metadata import version
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server import templates
from server.exports.seen import Export
from server.http import api, cards, charge, drafts, exports, handover, joining, opening, problems, schemas, tickets


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP call, as the document describes it.

    ``key`` says whose key goes with it: "operator", "visitor" or none. ``takes`` and ``gives`` are types, or for files
    media types. ``fails`` are the codes of its own; those that every call has are added.
    """

    method: str
    path: str
    does: str
    key: str | None = None
    takes: Any = None
    query: tuple[tuple[str, str], ...] = ()
    gives: Any
    status: int = 200
    fails: tuple[str, ...] = ()


_BODY = ("malformed", "not-json", "too-big")
_KEY = ("no-key", "bad-key", "expired-key", "no-seat", "not-in-charge", "no-session")
_CODE = ("unknown-code", "too-many-wrong-codes", "no-session")
_HANDOVER = ("bad-handover", "expired-handover", "no-seat", "no-session")
_FORMATS = " or ".join(f"`{name}`" for name in exports.FORMATS)

CALLS = (
    Call(
        method="get",
        path="/api/templates",
        does="The built-in and installed templates.",
        gives=list[api.TemplateCard],
    ),
    Call(
        method="get",
        path="/api/sessions",
        does="Every session with its code, newest first. Without an operator's key, only at the server's own machine.",
        key="operator",
        gives=list[api.SessionCard],
        fails=("operator-key-needed",),
    ),
    Call(
        method="post",
        path="/api/sessions",
        does="Open a session from a template or a draft of one. The keys are shown this once.",
        key="operator",
        takes=api.NewSession,
        gives=opening.Opened,
        status=201,
        fails=(*_BODY, "operator-key-needed", "unknown-template", "broken-template", "broken-draft"),
    ),
    Call(
        method="get",
        path="/api/templates/{name}",
        does="A template as a draft: its file's content as JSON.",
        gives=dict[str, Any],
        fails=("unknown-template", "broken-template"),
    ),
    Call(
        method="post",
        path="/api/templates/check",
        does="Everything that is wrong with a draft, and its file once nothing is. Nothing is kept.",
        takes=dict[str, Any],
        gives=drafts.Checked,
        fails=_BODY,
    ),
    Call(
        method="post",
        path="/api/templates/read",
        does="The draft in a template's file, or what is wrong with the file, by line.",
        takes="application/toml",
        gives=drafts.ReadFile,
        fails=("too-big",),
    ),
    Call(
        method="post",
        path="/api/templates/aspects",
        does="The topics in a pasted list, a CSV or an Excel file of at most 1 MiB, and what could not be brought in.",
        takes="application/octet-stream",
        gives=templates.Imported,
        fails=("too-big",),
    ),
    Call(
        method="post",
        path="/api/invitation",
        does="What a code opens, before joining; with a card's code, also who has its seat already.",
        takes=api.Code,
        gives=api.Invitation,
        fails=(*_BODY, *_CODE, "unknown-card"),
    ),
    Call(
        method="post",
        path="/api/join",
        does="Take a seat. With the same `attempt` or `card`, however often, it is the same seat.",
        takes=joining.Join,
        gives=joining.Joined,
        status=201,
        fails=(
            *(*_BODY, *_CODE, "unknown-card", "no-seat"),
            *("closed", "door-locked", "unknown-background", "no-words", "not-saved-yet"),
        ),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/facilitators",
        does="A key for one more facilitator, shown this once; recorded as `facilitator.added`.",
        key="visitor",
        takes=charge.NewFacilitator,
        gives=charge.InCharge,
        status=201,
        fails=(*_BODY, *_KEY, "not-allowed", "no-words", "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/recover",
        does="A fresh facilitator's key for whoever knows the recovery code that the session was opened with.",
        takes=charge.Recovery,
        gives=charge.InCharge,
        status=201,
        fails=(*_BODY, *_CODE, "wrong-recovery", "no-words", "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/handover",
        does="A link that hands a seat to another tablet, for ten minutes: one's own, or any for a facilitator.",
        key="visitor",
        takes=handover.ToHand,
        gives=handover.Handover,
        fails=(*_BODY, *_KEY, "not-allowed"),
    ),
    Call(
        method="post",
        path="/api/handover/look",
        does="Whose seat such a link hands over.",
        takes=handover.Secret,
        gives=handover.Whose,
        fails=(*_BODY, *_HANDOVER),
    ),
    Call(
        method="post",
        path="/api/handover",
        does="Take that seat over; recorded as `seat.handed`.",
        takes=handover.Secret,
        gives=handover.Handed,
        fails=(*_BODY, *_HANDOVER, "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/cards",
        does=f"Seat cards to print, {tickets.MOST_CARDS} at most, always the same ones. Nothing is stored.",
        key="visitor",
        takes=cards.Wanted,
        gives=cards.SeatCards,
        fails=(*_BODY, *_KEY, "not-allowed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/door",
        does="Code, link and QR code, for facilitators and the wall.",
        key="visitor",
        gives=api.Door,
        fails=(*_KEY, "not-allowed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/state",
        does="The folded state that this viewer may see, now or as it was after event `at`.",
        key="visitor",
        query=(("at", "A seq; the head when left out."),),
        gives=api.StateAt,
        fails=(*_KEY, "malformed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/events",
        does="The events that this viewer may see. Ask again with `after` = `upto` until `upto` = `head`.",
        key="visitor",
        query=(("after", "A seq; 0 when left out."), ("limit", f"1000 when left out, {api.MOST_EVENTS} at most.")),
        gives=api.EventRange,
        fails=(*_KEY, "malformed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/export/{format}",
        does=f"A download of what this viewer may see. The format is {_FORMATS}; described here is `json`.",
        key="visitor",
        gives=Export,
        fails=(*_KEY, "unknown-format", "not-allowed"),
    ),
    Call(method="get", path="/healthz", does="The process answers.", gives=dict[str, str]),
    Call(
        method="get",
        path="/readyz",
        does="The store takes events; `promise` says in words what an acknowledged one survives. 503 if it does not.",
        gives=dict[str, str],
    ),
    Call(method="get", path="/metrics", does="Numbers for Prometheus.", gives="text/plain"),
)
"""Every HTTP call there is."""


def document() -> dict[str, Any]:
    """The document."""
    types = [kind for call in CALLS for kind in (call.takes, call.gives) if kind is not None and not _is_file(kind)]
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Leeway", "version": version("leeway"), "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": schemas.components([*types, problems.Details]),
            "securitySchemes": {
                "visitor": _bearer("The key of a seat, a facilitator or the wall."),
                "operator": _bearer("LEEWAY_OPERATOR_KEY, where it is set."),
            },
        },
    }


async def served(_request: Request) -> Response:
    """The document, for tools."""
    return Response(msgspec.json.encode(document()), media_type="application/json")


def _operation(call: Call) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{call.method}{''.join(part.strip('{}').capitalize() for part in call.path.split('/'))}",
        "summary": call.does,
        "parameters": [*_in_path(call), *_in_query(call)],
        "responses": {str(call.status): _answer(call), **_failures(call)},
    }
    if call.takes is not None:
        operation["requestBody"] = {"required": True, "content": _content(call.takes)}
    if call.key is not None:
        operation["security"] = [{call.key: []}]
    return operation


def _bearer(words: str) -> dict[str, str]:
    return {"type": "http", "scheme": "bearer", "description": words}


def _in_path(call: Call) -> list[dict[str, Any]]:
    names = [part.strip("{}") for part in call.path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _in_query(call: Call) -> list[dict[str, Any]]:
    number = {"type": "integer", "minimum": 0}
    return [{"name": name, "in": "query", "description": words, "schema": number} for name, words in call.query]


def _answer(call: Call) -> dict[str, Any]:
    return {"description": call.does, "content": _content(call.gives)}


def _content(kind: Any) -> dict[str, Any]:
    if _is_file(kind):
        return {kind: {"schema": {"type": "string"}}}
    return {"application/json": {"schema": schemas.of(kind)}}


def _is_file(kind: Any) -> bool:
    return isinstance(kind, str)


def _failures(call: Call) -> dict[str, Any]:
    found: dict[int, list[str]] = {}
    for code in (*call.fails, "store-unavailable", "damaged", "failed"):
        found.setdefault(problems.STATUS.get(code, 409), []).append(code)
    content = {problems.MEDIA_TYPE: {"schema": schemas.ref("Details")}}
    return {
        str(status): {"description": " or ".join(f"`{code}`" for code in codes), "content": content}
        for status, codes in sorted(found.items())
    }


_ABOUT = "Errors are RFC 9457 problem details; their `code` is stable, their `detail` is plain words for a person."

ROUTES = [Route("/api/openapi.json", served, methods=["GET"])]
