"""Links, code and QR as they stand in the terminal."""

import io

import pytest
from rich.console import Console

from server.cli.invitation import Invitation, base_url, dashed, is_loopback, lan_address, qr, show


def invitation(base: str) -> Invitation:
    """An invitation of a server at this address."""
    return Invitation.at(
        base,
        title="A day out",
        session="abc",
        code="K7M4QPXB",
        secret="SECRET",
        facilitator="FK",
        wall="WK",
        recovery="7K3M-9QXZ-0000-1111",
    )


def printed(base: str, **options: bool) -> str:
    """What stands in a pipe or a narrow terminal."""
    out = io.StringIO()
    show(invitation(base), Console(file=out, width=40, soft_wrap=True), **options)
    return out.getvalue()


def test_every_way_in_is_printed_whole_on_a_line_of_its_own() -> None:
    """Links are never broken, so that they can be clicked and copied."""
    lines = [line.strip() for line in printed("http://10.0.0.7:8000", picture=False).splitlines()]

    assert "http://10.0.0.7:8000/facilitate/abc#FK" in lines
    assert "http://10.0.0.7:8000/join#SECRET" in lines
    assert "http://10.0.0.7:8000/wall/abc#WK" in lines
    assert "7K3M-9QXZ-0000-1111" in lines
    assert "Or type this code on the start page: K7M4-QPXB" in lines
    assert "“A day out” is ready." in lines


def test_links_that_only_work_here_are_said_to_be_such() -> None:
    """On loopback there is a word on how to let tablets in; elsewhere there is none."""
    assert "this computer only" in printed("http://127.0.0.1:8000")
    assert "this computer only" not in printed("https://leeway.example.org")


def test_the_qr_code_is_square_and_has_a_quiet_edge() -> None:
    """Two modules a character row, the same number of columns in all of them, blank at the edge."""
    rows = [line[2:] for line in qr("https://leeway.example.org/join#SECRET").plain.splitlines()]

    assert len({len(row) for row in rows}) == 1
    assert len(rows) == (len(rows[0]) + 1) // 2
    assert not rows[0].strip()
    assert set("".join(rows)) <= set(" ▀▄█")


@pytest.mark.parametrize(
    ("host", "public", "expected"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:80"),
        ("::1", None, "http://[::1]:80"),
        ("box.local", None, "http://box.local:80"),
        ("0.0.0.0", "https://leeway.example.org", "https://leeway.example.org"),
    ],
)
def test_the_address_is_the_one_that_tablets_use(host: str, public: str | None, expected: str) -> None:
    """The public address wins; a host is taken as it is."""
    assert base_url(host, 80, public) == expected


def test_listening_everywhere_shows_this_machines_own_address() -> None:
    """Nobody can open 0.0.0.0."""
    assert base_url("0.0.0.0", 80, None) == f"http://{lan_address() or '127.0.0.1'}:80"


def test_a_code_is_read_out_in_two_halves() -> None:
    """And anything else is left as it is."""
    assert dashed("K7M4QPXB") == "K7M4-QPXB"
    assert dashed("K7M4") == "K7M4"


@pytest.mark.parametrize(("link", "here"), [("http://localhost:1/x", True), ("http://192.168.0.2/x", False)])
def test_loopback_is_known_by_its_names(link: str, here: bool) -> None:
    """A link to localhost leads nowhere from a tablet."""
    assert is_loopback(link) == here
