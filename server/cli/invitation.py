"""How people get into a session: its links and its code, and a QR code drawn in the terminal."""

import socket
from urllib.parse import urlsplit

import msgspec
import segno
from rich.console import Console
from rich.text import Text

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - recognised, not listened on
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """The ways into one session; all links are whole addresses."""

    title: str
    code: str
    facilitator: str
    join: str
    wall: str
    recovery: str

    @classmethod
    def at(
        cls, base: str, *, title: str, session: str, code: str, secret: str, facilitator: str, wall: str, recovery: str
    ) -> "Invitation":
        """The invitation of a server at ``base``, from the session's secret and two keys.

        Secrets stand behind ``#``: browsers keep that part to themselves, so it is in no server's log.
        """
        return cls(
            title=title,
            code=code,
            facilitator=f"{base}/facilitate/{session}#{facilitator}",
            join=f"{base}/join#{secret}",
            wall=f"{base}/wall/{session}#{wall}",
            recovery=recovery,
        )


def show(invitation: Invitation, console: Console, *, picture: bool = True) -> None:
    """Print the links, the code and, with ``picture``, the QR code of the join link."""
    console.print()
    console.print(f"“{invitation.title}” is ready.", style="bold")
    console.print()
    console.print("  For you, the facilitator (keep it to yourself):")
    console.print(f"  {invitation.facilitator}")
    console.print("  For everyone's tablet:")
    console.print(f"  {invitation.join}")
    console.print("  For the projector:")
    console.print(f"  {invitation.wall}")
    console.print(f"  Or type this code on the start page: {dashed(invitation.code)}")
    if picture:
        console.print()
        console.print(qr(invitation.join))
    # Last, so that nobody takes it for the code that everyone types.
    console.print("  If you ever lose your own link, this recovery code lets you back in (keep it to yourself too):")
    console.print(f"  {invitation.recovery}")
    if is_loopback(invitation.join):
        console.print(
            "  These links work on this computer only. For tablets, listen on your network: HOST=0.0.0.0 make run"
        )
    console.print()


def dashed(code: str) -> str:
    """A join code as people read it out: ``K7M4-QPXB``."""
    return f"{code[:4]}-{code[4:]}" if len(code) == 8 else code


def qr(link: str) -> Text:
    """The link as a QR code of half-high blocks: black on white whatever the terminal's colours are."""
    matrix = [list(row) for row in segno.make(link, error="m", micro=False).matrix_iter(border=2)]
    if len(matrix) % 2:
        matrix.append([0] * len(matrix[0]))
    blocks = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    lines = []
    for upper, lower in zip(matrix[::2], matrix[1::2], strict=True):
        lines.append("".join(blocks[bool(a), bool(b)] for a, b in zip(upper, lower, strict=True)))
    text = Text()
    for line in lines:
        text.append("  ").append(line, style="black on white").append("\n")
    return text


def base_url(host: str, port: int, public_url: str | None) -> str:
    """The address that tablets use: the public one, or this machine's own when listening on every network."""
    if public_url:
        return public_url
    if host in EVERYWHERE:
        host = lan_address() or "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def lan_address() -> str | None:
    """This machine's address in its network; None when it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for examples: only the route is looked up
        except OSError:
            return None
        return str(probe.getsockname()[0])


def is_loopback(link: str) -> bool:
    """Does this link lead nowhere from another machine?"""
    return urlsplit(link).hostname in LOOPBACK
