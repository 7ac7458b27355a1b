"""A replay as one file that opens by itself: the page, the player, its fonts, and what is replayed. It fetches nothing.

The page comes in pieces: the events as they are read, what is known only at the end behind them, the player last. What
is replayed is plain JSON, so that anybody can read what a file holds. ``<`` and ``>`` are written as escapes in it, so
that nothing that people wrote can end the script it stands in or begin another.
"""

from collections.abc import Iterable
from html import escape
from typing import Literal

import msgspec

from events import Event, Milliseconds, Value
from projections import State, Timeline
from server.exports.page import digest
from server.log.chronicle import Incident
from server.rules.clip import Withheld

CHUNK = 2000
"""So many seqs are in one script; a browser decodes and folds that many at a time."""

_HARMLESS = {b"<": b"\\u003c", b">": b"\\u003e", b"\xe2\x80\xa8": b"\\u2028", b"\xe2\x80\xa9": b"\\u2029"}


class Player(msgspec.Struct, frozen=True):
    """The built player: one classic script and one style sheet, with fonts and icons inside.

    ``rules`` are style rules that the script may write into the page.
    """

    script: str
    style: str
    rules: tuple[str, ...] = ()


class ReplayFile(Value):
    """What a file holds beside its events, all of it as those with these ``eyes`` may see it.

    It shows what happened with ``after < seq <= upto``; ``start`` is the state at ``after``, null for nothing. There
    are ``chunks`` of events, of ``CHUNK`` seqs each. ``made`` is when the file was written. A clip's seqs are its own,
    its times are ``blurred``, ``dated`` if the day is the real one, and ``withheld`` says what it was made without.
    """

    kind: Literal["replay", "clip"]
    session: str
    title: str
    eyes: Literal["facilitator", "participant", "wall", "outside"]
    after: int
    upto: int
    blurred: bool
    dated: bool
    made: Milliseconds
    epoch: str
    incidents: tuple[Incident, ...]
    start: State | None
    today: State
    timeline: Timeline
    chunks: int
    withheld: Withheld | None


def beginning(title: str, player: Player) -> bytes:
    """The page up to the first events."""
    styles = " ".join(f"'{digest(style)}'" for style in (player.style, *player.rules))
    policy = (
        f"default-src 'none'; script-src '{digest(player.script)}'; style-src {styles}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n'
        '<meta name="referrer" content="no-referrer">\n<meta id="react-aria-pressable-style">\n'
        f"<title>{escape(title)}</title>\n<style>{_inside(player.style, 'style')}</style>\n</head>\n<body>\n"
        f'<div id="root"></div>\n<noscript>{_NOSCRIPT}</noscript>\n'
    ).encode()


def chunk(number: int, events: Iterable[bytes | Event]) -> bytes:
    """One script of events, given as JSON or to be written as such; ``number`` counts from 0."""
    written = (one if isinstance(one, bytes) else msgspec.json.encode(one) for one in events)
    return _data(f"leeway-events-{number}", b"[" + b",\n".join(written) + b"]")


def end(file: ReplayFile, player: Player) -> bytes:
    """The rest of the page, from the last events on."""
    script = _inside(player.script, "script")
    return _data("leeway-replay", msgspec.json.encode(file)) + f"<script>{script}</script>\n</body>\n</html>\n".encode()


def harmless(raw: bytes) -> bytes:
    """The same JSON, which means the same, with nothing in it that means something to a page."""
    for told, escaped in _HARMLESS.items():
        raw = raw.replace(told, escaped)
    return raw


_NOSCRIPT = (
    "This is the replay of a meeting. To play it, this browser needs JavaScript. Nothing is lost: open the file in "
    "another browser, or turn JavaScript on. The file fetches nothing and sends nothing. What it holds stands at its "
    "end as plain text."
)


def _data(name: str, raw: bytes) -> bytes:
    return f'<script type="application/json" id="{name}">'.encode() + harmless(raw) + b"</script>\n"


def _inside(text: str, element: str) -> str:
    """What stands inside an element, which must not be able to end it. Ours cannot: its builder sees to that."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"the player would end its own <{element}>")
    return text
