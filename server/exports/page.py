"""Pages that stand alone: one file, no script, nothing fetched, fit to print. What people wrote is only text here."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape


def digest(text: str) -> str:
    """How a policy names a style or a script that stands in a page: by what it says, letter by letter."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h2 { margin-top: 2.5rem; border-top: 2px solid; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-block: 0.5rem; }
th, td { border: 1px solid; padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; }
tr, li { break-inside: avoid; }
td p, th p, li p { margin: 0 0 0.3rem; }
.small { font-size: 1rem; }
.wide { overflow-x: auto; }
@media print { body { font-size: 11pt; margin: 0; max-width: none; } .wide { overflow: visible; } }
"""


_POLICY = (
    f"default-src 'none'; style-src '{digest(_STYLE)}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Should anything in such a page ever want to run, or to fetch something, the browser that shows it says no."""


def page(title: str, parts: Iterable[str]) -> bytes:
    """The parts, which are HTML already, as one page."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    ).encode()


def heading(words: str, level: int = 2) -> str:
    """A heading."""
    return f'<h{level} dir="auto">{escape(words)}</h{level}>'


def said(words: str) -> str:
    """A paragraph, with the line breaks that were written; nothing for no words."""
    return f'<p dir="auto">{_text(words)}</p>' if words else ""


def quoted(words: str) -> str:
    """A paragraph in quotation marks; nothing for no words."""
    return said(f"“{words}”") if words else ""


def small(words: str) -> str:
    """A remark that explains."""
    return f'<p class="small">{_text(words)}</p>' if words else ""


def points(items: Sequence[str]) -> str:
    """A list of texts; nothing for none."""
    return listed([f'<span dir="auto">{_text(item)}</span>' for item in items])


def listed(items: Sequence[str]) -> str:
    """A list of parts that are HTML already; nothing for none."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of parts that are HTML already; the first cell of each row names it. Captions and columns are texts."""
    head = "".join(f'<th scope="col" dir="auto">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'
        for first, *cells in rows
    )
    return (
        f'<div class="wide"><table>\n<caption dir="auto">{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table></div>"
    )


def _text(words: str) -> str:
    return escape(words).replace("\n", "<br>")
