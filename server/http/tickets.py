"""Keys: signed, dated proofs of who somebody is in which session. They are shown once and kept on the tablet.

What follows from the server's secret and a session is here too: recovery codes and seat cards. Nothing of them is
stored, so nothing of them can be read in a store; a server with another secret knows none of them.

There may be several secrets. The first one makes whatever is made; what any of them made is good. The seat that a card
leads to follows from the session's own salt, so that the same number is the same seat under any of them.
"""

import hmac
from typing import Any

import msgspec
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from server.config import listed
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
    """What a key proves: ``actor`` may act or look in ``session``, while keys of this ``actor.turn`` count."""

    session: str
    actor: Actor


class Keys:
    """Makes and reads keys with these secrets, separated by commas.

    A key that was made with none of them, or changed by one character, is ``Bad``.
    """

    def __init__(self, secrets: str, days: int) -> None:
        self._secrets = listed(secrets)
        signing = list(reversed(self._secrets))  # the last one signs
        self._serializer = URLSafeTimedSerializer(signing, salt="leeway.key")
        self._handovers = URLSafeTimedSerializer(signing, salt="leeway.handover")
        self._seconds = days * _DAY

    def make(self, session: str, role: Role, holder: str, turn: int = 0) -> str:
        """A key for a seat, a facilitator, or (with an empty ``holder``) the wall, that counts in this turn."""
        return self._serializer.dumps([session, role, holder, turn])

    def read(self, key: str) -> Ticket:
        """What this key proves; raises ``Bad`` or ``Expired``."""
        found = _loaded(self._serializer, key, self._seconds)
        if isinstance(found, list) and len(found) == 3:
            found = [*found, 0]  # from before keys were numbered
        try:
            session, role, holder, turn = msgspec.convert(found, tuple[str, Role, str, int])
        except msgspec.ValidationError:
            raise Bad from None
        return Ticket(session, Actor(role, holder, turn))

    def hand_over(self, session: str, seat: str, turn: int = 0) -> str:
        """A secret with which another tablet can take a seat over, once and soon, while keys of this turn count."""
        return self._handovers.dumps([session, seat, turn])

    def handed_over(self, secret: str) -> tuple[str, str, int]:
        """The session, the seat and the turn that this secret hands over; raises ``Bad`` or ``Expired``."""
        found = _loaded(self._handovers, secret, HANDOVER_SECONDS)
        try:
            return msgspec.convert(found, tuple[str, str, int])
        except msgspec.ValidationError:
            raise Bad from None

    def recovery_code(self, session: str) -> str:
        """What lets a facilitator back in who has lost every key: 80 bits."""
        return _recovery(self._secrets[0], session)

    def is_recovery_code(self, session: str, typed: str) -> bool:
        """Is this the session's recovery code, however it was typed? Takes as long for a near miss as for any other."""
        code = plain(typed).encode()
        return any(hmac.compare_digest(code, _recovery(secret, session).encode()) for secret in self._secrets)

    def card(self, session: str, number: int) -> str:
        """The code of a seat card: its number, and 40 bits that prove it."""
        return _card(self._secrets[0], session, number)

    def card_number(self, session: str, typed: str) -> int | None:
        """The number of the card with this code, however it was typed; None if the session has no such card."""
        code = plain(typed)
        digits = [ALPHABET.find(sign) for sign in code[:_NUMBER]]
        number = digits[0] * 32 + digits[1] if len(digits) == _NUMBER else 0
        if not 0 < number <= MOST_CARDS:
            return None
        cards = [_card(secret, session, number).encode() for secret in self._secrets]
        return number if any(hmac.compare_digest(code.encode(), card) for card in cards) else None


def seat_of_card(session: str, number: int, salt: str) -> str:
    """The seat that a card leads to. ``salt`` is the session's own, which nobody is told: nobody takes it in advance.

    Seats are known to all, so it is no help in finding the card's code.
    """
    digest = hmac.digest(salt.encode(), f"leeway.seat:{session}:{number}".encode(), "sha256")
    return f"s-{digest.hex()[:16]}"


def _recovery(secret: str, session: str) -> str:
    return derived(secret, f"leeway.recovery:{session}", 16)


def _card(secret: str, session: str, number: int) -> str:
    return in_base_32(number, _NUMBER) + derived(secret, f"leeway.card:{session}:{number}", _PROOF)


def _loaded(serializer: URLSafeTimedSerializer, text: str, seconds: int) -> Any:
    try:
        return serializer.loads(text, max_age=seconds)
    except SignatureExpired as error:
        raise Expired from error
    except (BadData, ValueError, TypeError, RecursionError) as error:
        raise Bad from error
