"""Short names for the computer, made from what people write."""

import re
import unicodedata
from collections.abc import Container

_MOST = 40
"""Characters; short enough that a number can still be put behind."""


def slug_of(text: str, taken: Container[str] = (), otherwise: str = "topic") -> str:
    """Small letters, digits and dashes that say what ``text`` says, and are not among those ``taken``.

    Where nothing of the text can be said that way, it is ``otherwise``, with a number if need be.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    base = base if base[:1].isalpha() else f"{otherwise}-{base}".strip("-")
    base = base[:_MOST].rstrip("-")
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
