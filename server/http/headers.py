"""What every HTTP answer carries, so that a browser runs nothing here but our own files, and tells nobody of us."""

from base64 import b64encode
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def allowed(text: str) -> str:
    """The source of a policy that lets exactly this style or script stand in a page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


SHEET_RULE = "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}"
"""The one style rule that react-aria writes into the page, on iPads, while a sheet is open: allowed by its hash."""

TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types leeway"
"""No text becomes a page or a script, but through our one policy, and that knows only the service worker's address."""

POLICY = (
    f"default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self' {allowed(SHEET_RULE)}; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    f"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; {TRUSTED_TYPES}"
)

_UNUSED = (
    "camera",
    "microphone",
    "geolocation",
    "display-capture",
    "usb",
    "serial",
    "hid",
    "midi",
    "payment",
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    # QR codes are read by a tablet's own camera app: no page of ours asks for a camera, or for any of these.
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
}
"""What every answer carries: nothing of another origin runs here, and nobody frames us."""

_KEPT_BY_NOBODY = (b"cache-control", b"no-store")


class SecurityHeaders:
    """Adds ``HEADERS`` to every HTTP answer. One that does not say who may keep it may be kept by nobody."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                if not any(name.lower() == b"cache-control" for name, _ in given):
                    given.append(_KEPT_BY_NOBODY)
                message["headers"] = [*given, *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
