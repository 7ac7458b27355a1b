"""The web app's files: one page for every screen, assets for ever, nothing else."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.http.problems import Problem


def _allowed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


STATIC = Path(__file__).parents[1] / "static"
"""Where the web app is built to, in a checkout and in a wheel alike."""

_DEEP = ("room", "facilitate", "wall", "replay", "templates", "print")
SCREENS = ("/", "/start", "/join", "/handover", "/templates", *(f"/{screen}/{{rest:path}}" for screen in _DEEP))
"""The addresses that the web app shows a screen for; which one is its own affair."""

SHEET_RULE = "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}"
"""The one style rule that react-aria writes into the page, on iPads, while a sheet is open: allowed by its hash."""

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self'; style-src 'self' {_allowed(SHEET_RULE)}; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""What every answer carries: nothing of another origin runs here, and nobody frames us."""


class SecurityHeaders:
    """Adds ``HEADERS`` to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def routes(static: Path = STATIC) -> list[BaseRoute]:
    """The screens, and the files beside them. They come last: every address that is left over is looked for here."""

    async def screen(_request: Request) -> Response:
        return _file(static, "index.html")

    async def file(request: Request) -> Response:
        try:
            return _file(static, request.path_params["path"])
        except Problem:
            if "text/html" not in request.headers.get("accept", ""):
                raise
            # A person who followed a broken link gets words and a way on.
            return _file(static, "index.html", status=404)

    return [*(Route(path, screen) for path in SCREENS), Route("/{path:path}", file)]


def _file(static: Path, path: str, status: int = 200) -> Response:
    """A file of the web app; what Vite named by its content may be kept for ever, the rest is asked for each time."""
    try:
        found = (static / path).resolve()
        is_ours = found.is_relative_to(static.resolve()) and found.is_file()
    except (ValueError, OSError):  # no file could have this name
        is_ours = False
    if not is_ours:
        raise Problem("no-page", "There is nothing at this address.")
    keep = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
    return FileResponse(found, status, headers={"Cache-Control": keep})
