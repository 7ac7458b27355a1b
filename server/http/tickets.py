"""Keys: signed, dated proofs of who somebody is in which session. They are shown once and kept on the tablet.

What follows from the server's secret and a session is here too: recovery codes and seat cards. Nothing of them is
stored, so nothing of them can be read in a store; a server with another secret knows none of them.
"""

import hmac
from typing import get_args

import msgspec
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from server.http.codes import ALPHABET, derived, in_base_32, plain
from server.rules.access import Actor, Role

HANDOVER_SECONDS = 10 * 60
"""How long a seat can be taken over with a link that was shown for it."""

MOST_CARDS = 200
"""The most seat cards of one session."""

_DAY = 24 * 60 * 60
_NUMBER, _PROOF = 2, 8
"""The characters of a card's code that say its number, and those that prove it."""


class Bad(Exception):
    """This is no key of this server."""


class Expired(Exception):
    """This was a key, but its days are over."""


class Ticket(msgspec.Struct, frozen=True):
    """What a key proves: ``actor`` may act or look in ``session``."""

    session: str
    actor: Actor


class Keys:
    """Makes and reads keys with one secret; a key made with another secret, or changed by one character, is ``Bad``."""

    def __init__(self, secret: str, days: int) -> None:
        self._secret = secret
        self._serializer = URLSafeTimedSerializer(secret, salt="leeway.key")
        self._handovers = URLSafeTimedSerializer(secret, salt="leeway.handover")
        self._seconds = days * _DAY

    def make(self, session: str, role: Role, holder: str) -> str:
        """A key for a seat, a facilitator, or (with an empty ``holder``) the wall."""
        return self._serializer.dumps([session, role, holder])

    def read(self, key: str) -> Ticket:
        """What this key proves; raises ``Bad`` or ``Expired``."""
        session, role, holder = _loaded(self._serializer, key, self._seconds, 3)
        if role not in get_args(Role):
            raise Bad
        return Ticket(session, Actor(role, holder))  # type: ignore[arg-type]

    def hand_over(self, session: str, seat: str) -> str:
        """A secret with which another tablet can take a seat over, for ten minutes."""
        return self._handovers.dumps([session, seat])

    def handed_over(self, secret: str) -> tuple[str, str]:
        """The session and the seat that this secret hands over; raises ``Bad`` or ``Expired``."""
        session, seat = _loaded(self._handovers, secret, HANDOVER_SECONDS, 2)
        return session, seat

    def recovery_code(self, session: str) -> str:
        """What lets a facilitator back in who has lost every key: 80 bits."""
        return derived(self._secret, f"leeway.recovery:{session}", 16)

    def is_recovery_code(self, session: str, typed: str) -> bool:
        """Is this the session's recovery code, however it was typed? Takes as long for a near miss as for any other."""
        return hmac.compare_digest(plain(typed).encode(), self.recovery_code(session).encode())

    def card(self, session: str, number: int) -> str:
        """The code of a seat card: its number, and 40 bits that prove it."""
        return in_base_32(number, _NUMBER) + derived(self._secret, f"leeway.card:{session}:{number}", _PROOF)

    def card_number(self, session: str, typed: str) -> int | None:
        """The number of the card with this code, however it was typed; None if the session has no such card."""
        code = plain(typed)
        digits = [ALPHABET.find(sign) for sign in code[:_NUMBER]]
        number = digits[0] * 32 + digits[1] if len(digits) == _NUMBER else 0
        if not 0 < number <= MOST_CARDS:
            return None
        return number if hmac.compare_digest(code.encode(), self.card(session, number).encode()) else None

    def seat_of_card(self, session: str, number: int) -> str:
        """The seat that a card leads to. Seats are known to all, so it is no help in finding the card's code."""
        digest = hmac.digest(self._secret.encode(), f"leeway.seat:{session}:{number}".encode(), "sha256")
        return f"s-{digest.hex()[:16]}"


def _loaded(serializer: URLSafeTimedSerializer, text: str, seconds: int, count: int) -> list[str]:
    try:
        found = serializer.loads(text, max_age=seconds)
    except SignatureExpired as error:
        raise Expired from error
    except (BadData, ValueError, TypeError) as error:
        raise Bad from error
    if not isinstance(found, list) or len(found) != count:
        raise Bad
    return found
