"""The headers that every answer carries."""

from pathlib import Path

import pytest
from starlette.routing import Route

from server.http import api, archives, cards, charge, exports, handover, headers, health, replays, timeline, transcripts
from tests.server.house import House

HOUSE = Path(headers.__file__).parents[2]
WITH_DATA = [
    route
    for room in (api, archives, cards, charge, exports, handover, health, replays, timeline, transcripts)
    for route in room.ROUTES
]


@pytest.mark.proves("G55")
async def test_every_answer_carries_the_security_headers(house: House) -> None:
    """Pages, problems, refusals and numbers alike; and none says what answered."""
    for path in (
        "/",
        "/nothing",
        "/api/templates",
        "/api/sessions/none/state",
        "/healthz",
        "/metrics",
        "/api/openapi.json",
    ):
        answer = await house.get(path)
        for name, value in headers.HEADERS.items():
            assert answer.headers[name] == value, path
        assert "server" not in answer.headers


@pytest.mark.proves("G55")
def test_the_policy_lets_nothing_run_but_our_own_files() -> None:
    """No inline script, no evaluation, no frame, no form, no base, no plug-in, and no text that becomes a page."""
    assert "unsafe" not in headers.POLICY
    rules = dict(rule.strip().partition(" ")[::2] for rule in headers.POLICY.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"].startswith("'self' 'sha256-")
    assert (rules["require-trusted-types-for"], rules["trusted-types"]) == ("'script'", "leeway")
    assert rules["object-src"] == "'none'"
    assert not {"frame-src", "media-src"} & set(rules)


@pytest.mark.parametrize("route", WITH_DATA, ids=lambda route: str(route.path))
async def test_no_answer_with_data_is_kept_by_anybody(house: House, route: Route) -> None:
    """Found or not, allowed or not: nothing of a session stays in a cache on the way."""
    session = await house.open()
    path = route.path.format_map({"session": session["session"], "format": "json", "seat": "s", "facilitator": "f"})
    for method in (route.methods or set()) - {"HEAD"}:
        answer = await house.http.request(
            method, path, headers={"Authorization": f"Bearer {session['facilitatorKey']}"}
        )
        assert answer.headers["cache-control"] == "no-store", (method, path, answer.status_code)


def test_the_rule_that_is_allowed_is_the_one_that_is_written() -> None:
    """When react-aria changes it, this policy must follow."""
    source = HOUSE / "web/node_modules/react-aria/dist/private/overlays/usePreventScroll.mjs"
    assert headers.SHEET_RULE in source.read_text()
