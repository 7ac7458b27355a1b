"""The OpenAPI document: valid, complete, and true."""

from typing import Any

import jsonschema
from openapi_spec_validator import validate
from starlette.routing import Route

from server.app import create
from server.config import Settings
from server.http.calls import CALLS
from server.http.openapi import document
from tests.server.house import House


def test_it_is_valid() -> None:
    """By the specification's own validator."""
    validate(document())  # type: ignore[arg-type]


def test_every_route_is_described() -> None:
    """What the server answers to and what is described are the same calls; the documents themselves and pages apart."""
    apart = {"/api/openapi.json", "/api/asyncapi.json", "/{path:path}"}
    served = {
        (method.lower(), route.path)
        for route in create(Settings()).routes
        if isinstance(route, Route) and route.path.startswith(("/api", "/healthz", "/readyz", "/metrics"))
        for method in (route.methods or ()) - {"HEAD"}
        if route.path not in apart
    }
    assert served == {(call.method, call.path) for call in CALLS}


async def test_what_is_answered_is_what_is_described(house: House) -> None:
    """Each answer of a running server fits its schema."""
    described = (await house.get("/api/openapi.json")).json()
    assert described == document()
    opened = await house.open()
    await house.join(opened["code"])
    for call in CALLS:
        if call.method == "get" and not isinstance(call.gives, str):  # files say for themselves what they are
            path = call.path.format(session=opened["session"], format="json", name="choice-to-stone")
            answer = await house.get(path, opened["facilitatorKey"])
            assert answer.status_code == call.status, path
            schema = described["paths"][call.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            check(answer.json(), schema, described)
    problem = (await house.get("/api/sessions/x/state")).json()
    check(problem, {"$ref": "#/components/schemas/Details"}, described)


def check(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> None:
    """Raise unless the value fits the schema."""
    jsonschema.Draft202012Validator({**schema, "components": whole["components"]}).validate(value)
