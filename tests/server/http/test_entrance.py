"""Who may connect; what happens then is in ``live/test_socket``."""

import pytest
from starlette.requests import HTTPConnection

from server.config import Settings
from server.http.entrance import is_welcome

SETTINGS = Settings(origins=("https://ours.example", "http://lab:8080"), public_url="https://leeway.example")


def connection(origin: str | None, host: str = "10.0.0.5:8000", scheme: str = "ws") -> HTTPConnection:
    """A handshake with these headers."""
    headers = [(b"host", host.encode())] + ([] if origin is None else [(b"origin", origin.encode())])
    return HTTPConnection({"type": "websocket", "scheme": scheme, "headers": headers})


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
        "https://ours.example/",
        "https://ours.example ",
        "https://ours.example, https://evil.example",
        "https://evil.example, https://ours.example",
        "HTTP://10.0.0.5:8000",
        "http://10.0.0.5:8000/",
        "http://10.0.0.5:8000/page",
        "http://10.0.0.5:08000",
        "http://010.0.0.5:8000",
        "http://10.0.0.5:8000#",
        "//10.0.0.5:8000",
        "10.0.0.5:8000",
        "ws://10.0.0.5:8000",
        "file://",
        "chrome-extension://10.0.0.5:8000",
        "https://leeway.example:443",
        "https://leeway.example.",
        "https://xn--leeway-example",
    ],
)
def test_who_is_not(origin: str) -> None:
    """Exactly the list, not what looks like it."""
    assert not is_welcome(connection(origin), SETTINGS)


def test_an_origin_without_a_host_is_nobodys() -> None:
    """Nothing equals nothing here."""
    assert not is_welcome(HTTPConnection({"type": "websocket", "headers": [(b"origin", b"http://")]}), Settings())
    assert not is_welcome(connection("file://", host=""), Settings())


@pytest.mark.proves("G54")
def test_a_page_without_encryption_is_not_the_one_with_it() -> None:
    """Whoever sits on the Wi-Fi can put up an http page of any name; where we are spoken to in TLS it is foreign."""
    assert is_welcome(connection("https://room.test", "room.test", "wss"), Settings())
    assert not is_welcome(connection("http://room.test", "room.test", "wss"), Settings())
    assert is_welcome(connection("https://room.test", "room.test"), Settings())


@pytest.mark.proves("G54")
@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost:8000", True),
        ("laptop:8000", True),
        ("laptop.local", True),
        ("[::1]:8000", True),
        ("192.168.1.5", True),
        ("rebound.example", False),
        ("rebound.example:8000", False),
        ("evil.local.example", False),
        ("127.0.0.1.evil.example", False),
        ("[::1", False),
    ],
)
def test_where_a_public_address_is_set_a_foreign_name_that_points_here_is_foreign(host: str, ours: bool) -> None:
    """A page of somebody's name that is made to mean this machine (DNS rebinding) is not ours."""
    assert is_welcome(connection(f"http://{host}", host), SETTINGS) is ours
