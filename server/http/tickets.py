"""Keys: signed, dated proofs of who somebody is in which session. They are shown once and kept on the tablet."""

from typing import get_args

import msgspec
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from server.rules.access import Actor, Role

_DAY = 24 * 60 * 60


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
        self._serializer = URLSafeTimedSerializer(secret, salt="leeway.key")
        self._seconds = days * _DAY

    def make(self, session: str, role: Role, holder: str) -> str:
        """A key for a seat, a facilitator, or (with an empty ``holder``) the wall."""
        return self._serializer.dumps([session, role, holder])

    def read(self, key: str) -> Ticket:
        """What this key proves; raises ``Bad`` or ``Expired``."""
        try:
            session, role, holder = self._serializer.loads(key, max_age=self._seconds)
        except SignatureExpired as error:
            raise Expired from error
        except (BadData, ValueError, TypeError) as error:
            raise Bad from error
        if role not in get_args(Role):
            raise Bad
        return Ticket(session, Actor(role, holder))
