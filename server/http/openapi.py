"""The HTTP calls as an OpenAPI 3.1 document, served at ``/api/openapi.json``."""

from importlib.metadata import version
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.http import problems, schemas
from server.http.calls import CALLS, Call


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
    kinds = {"words": _SWITCH, "date": _SWITCH, "as": _TEXT}
    return [
        {"name": name, "in": "query", "description": words, "schema": kinds.get(name, _NUMBER)}
        for name, words in call.query
    ]


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


_NUMBER = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_SWITCH = {"type": "string", "enum": ["yes", "no"], "default": "no"}
_ABOUT = "Errors are RFC 9457 problem details; their `code` is stable, their `detail` is plain words for a person."

ROUTES = [Route("/api/openapi.json", served, methods=["GET"])]
