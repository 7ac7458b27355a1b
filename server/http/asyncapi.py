"""The socket as an AsyncAPI 3 document, served at ``/api/asyncapi.json``."""

from importlib.metadata import version
from typing import Any, get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.http import schemas
from server.wire import SUBPROTOCOL, AnyAnswer, AnyFrame


def document() -> dict[str, Any]:
    """The document."""
    sent, heard = _messages(AnyFrame), _messages(AnyAnswer)
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Leeway", "version": version("leeway"), "description": _ABOUT},
        "defaultContentType": "application/json",
        "channels": {
            "tablet": {
                "address": "/ws/{session}",
                "description": f"One tablet's connection, with the subprotocol {SUBPROTOCOL}.",
                "parameters": {"session": {"description": "The session's id."}},
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in (*sent, *heard)},
                "bindings": {"ws": {"method": "GET"}},
            }
        },
        "operations": {
            "fromTablet": _operation("receive", "What a tablet may send.", sent),
            "toTablet": _operation("send", "What a tablet may be sent.", heard),
        },
        "components": {
            "messages": {**sent, **heard},
            "schemas": _plain(schemas.components([AnyFrame, AnyAnswer])),
        },
    }


async def served(_request: Request) -> Response:
    """The document, for tools."""
    return Response(msgspec.json.encode(document()), media_type="application/json")


def _messages(union: Any) -> dict[str, Any]:
    return {kind.__struct_config__.tag: _message(kind) for kind in get_args(union)}


def _message(kind: Any) -> dict[str, Any]:
    name = kind.__struct_config__.tag
    return {"name": name, "summary": kind.__doc__.splitlines()[0], "payload": schemas.ref(kind.__name__)}


def _operation(action: str, summary: str, messages: dict[str, Any]) -> dict[str, Any]:
    return {
        "action": action,
        "summary": summary,
        "channel": {"$ref": "#/channels/tablet"},
        "messages": [{"$ref": f"#/channels/tablet/messages/{name}"} for name in messages],
    }


def _plain(schema: Any) -> Any:
    """Without ``discriminator``, which means something else in AsyncAPI; the ``type`` of each shape says it anyway."""
    if isinstance(schema, dict):
        return {key: _plain(value) for key, value in schema.items() if not _is_discriminator(key, value)}
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema


def _is_discriminator(key: str, value: Any) -> bool:
    return key == "discriminator" and isinstance(value, dict) and "propertyName" in value


_ABOUT = "JSON text frames, `type` first. docs/protocol.md says in which order they come and what the close codes mean."

ROUTES = [Route("/api/asyncapi.json", served, methods=["GET"])]
