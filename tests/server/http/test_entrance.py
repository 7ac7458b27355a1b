"""Who may connect; what happens then is in ``live/test_socket``."""

import pytest
from starlette.requests import HTTPConnection

from server.config import Settings
from server.http.entrance import is_welcome

SETTINGS = Settings(origins=("https://ours.example", "http://lab:8080"), public_url="https://leeway.example")


def connection(origin: str | None, host: str = "10.0.0.5:8000") -> HTTPConnection:
    """A handshake with these headers."""
    headers = [(b"host", host.encode())] + ([] if origin is None else [(b"origin", origin.encode())])
    return HTTPConnection({"type": "websocket", "headers": headers})


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "http://10.0.0.5:8000",
        "https://10.0.0.5:8000",
        "https://ours.example",
        "http://lab:8080",
        "https://leeway.example",
    ],
)
def test_who_is_welcome(origin: str | None) -> None:
    """The server's own page, those on the list, and programs that are no page."""
    assert is_welcome(connection(origin), SETTINGS)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://evil.example",
        "https://ours.example.evil.example",
        "https://ours.example:444",
        "http://ours.example",
        "http://10.0.0.5",
        "http://10.0.0.5:8001",
        "http://10.0.0.5:8000.evil.example",
        "http://evil@10.0.0.5:8000",
        "ftp://10.0.0.5:8000",
        "http://[",
        "http://[::1",
        "https://OURS.example",
    ],
)
def test_who_is_not(origin: str) -> None:
    """Exactly the list, not what looks like it."""
    assert not is_welcome(connection(origin), SETTINGS)


def test_an_origin_without_a_host_is_nobodys() -> None:
    """Nothing equals nothing here."""
    assert not is_welcome(HTTPConnection({"type": "websocket", "headers": [(b"origin", b"http://")]}), Settings())
    assert not is_welcome(connection("file://", host=""), Settings())
