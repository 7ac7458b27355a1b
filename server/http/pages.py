"""The web app's files: one page for every screen, assets for ever, nothing else."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from server.http.problems import Problem

STATIC = Path(__file__).parents[1] / "static"
"""Where the web app is built to, in a checkout and in a wheel alike."""

_DEEP = ("room", "facilitate", "wall", "replay", "templates", "print")
SCREENS = ("/", "/start", "/join", "/handover", "/templates", *(f"/{screen}/{{rest:path}}" for screen in _DEEP))
"""The addresses that the web app shows a screen for; which one is its own affair."""

_RANGES = frozenset({b"range", b"if-range"})


class Whole(FileResponse):
    """A file, all of it: nothing here is long enough to be asked for in parts, let alone in ten thousand of them."""

    def __init__(self, path: Path, status: int, headers: dict[str, str]) -> None:
        super().__init__(path, status, headers)
        del self.headers["accept-ranges"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as if no range had been asked for."""
        asked = [(name, value) for name, value in scope["headers"] if name not in _RANGES]
        await super().__call__({**scope, "headers": asked}, receive, send)


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
    return Whole(found, status, {"Cache-Control": keep})
