"""Codes: Crockford's base 32, typed as people like; join codes, the longer secrets in links, and derived ones."""

import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE, _SECRET = 8, 26
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BLANKS = str.maketrans("", "", " -\t\n\r\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}")


def new_code() -> str:
    """A code to type: 40 bits."""
    return _random(_CODE)


def new_secret() -> str:
    """A secret for links and QR codes: 130 bits."""
    return _random(_SECRET)


def normalised(typed: str) -> str | None:
    """The code or secret that was meant: any case, with or without dashes and blanks, O for 0, I and L for 1.

    None if it cannot be either.
    """
    meant = plain(typed)
    return meant if len(meant) in (_CODE, _SECRET) and set(meant) <= set(ALPHABET) else None


def is_typed(meant: str) -> bool:
    """Is this a code to type, short enough to be guessed with patience? A link's secret is not."""
    return len(meant) == _CODE


def plain(typed: str) -> str:
    """What was typed, as a code of any length is written; other characters stay and make it wrong."""
    return typed.translate(_BLANKS).upper().translate(_MEANT)


def derived(secret: str, about: str, length: int) -> str:
    """A code that follows from a secret and what it is about, always the same: 5 bits a character, 51 at most."""
    digest = hmac.digest(secret.encode(), about.encode(), "sha256")
    return in_base_32(int.from_bytes(digest, "big"), length)


def in_base_32(number: int, length: int) -> str:
    """The lowest digits of a number, so many of them."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def in_fours(code: str) -> str:
    """A code as it is read out: ``7K3M-9QXZ``."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
