"""The name that stands for somebody on the boards that are theirs alone, where an activity names nobody."""

from functools import lru_cache
from hashlib import sha256

LENGTH = 16
"""Hexadecimal digits; nobody guesses the 80 bits of chance that they follow from."""


@lru_cache(4096)
def alias_in(alias: str, activity: str) -> str:
    """Whose board it is, in this activity: another name in each, so that what one wrote in two is not put together.

    Only who knows the seat's ``alias`` can tell. "" for a seat that has none.
    """
    return sha256(f"{alias}:{activity}".encode()).hexdigest()[:LENGTH] if alias else ""
