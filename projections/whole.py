"""All that a session amounts to at some seq, as bytes and back: what a checkpoint holds.

``version`` names what the bytes mean. It follows from the ``VERSION`` of each projection, which is raised when a fold
comes to another state for the same events, and from the shape of every state and event: bytes that another Leeway
wrote are never misread, they are not read at all.
"""

import zlib
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec

from events import Event
from events.codec import Known
from projections import agenda, board, chart, ledger, people, reflection, session, state
from projections.ledger import Ledger, enter
from projections.state import State, fold
from projections.subject import VERSION as SUBJECT

VERSIONS = {
    "agenda": agenda.VERSION,
    "board": board.VERSION,
    "chart": chart.VERSION,
    "ledger": ledger.VERSION,
    "people": people.VERSION,
    "reflection": reflection.VERSION,
    "session": session.VERSION,
    "state": state.VERSION,
    "subject": SUBJECT,
}
"""The version of each projection that a state is folded by."""

LEVEL = 3
"""How hard it is pressed: beyond this it takes twice the time for a few per cent."""


class Damaged(ValueError):
    """These bytes are no session's whole."""


class Whole(msgspec.Struct):
    """A session after event ``seq``: what is shown of it, and what the server alone remembers."""

    state: State = msgspec.field(default_factory=State)
    ledger: Ledger = msgspec.field(default_factory=Ledger)

    @property
    def seq(self) -> int:
        """The seq of the last event taken in."""
        return self.state.seq

    def take(self, event: Event) -> None:
        """Take in the next event."""
        fold(self.state, event)
        enter(self.ledger, event)

    def copy(self) -> "Whole":
        """A second whole that may be folded without touching this one."""
        return Whole(self.state.copy(), self.ledger.copy())


class _Packed(msgspec.Struct, array_like=True, frozen=True):
    state: State
    salt: str
    devices: list[tuple[str, str, int]]


def pack(whole: Whole) -> bytes:
    """The whole as bytes of this ``version``."""
    devices = [(by, device, number) for (by, device), number in whole.ledger.devices.items()]
    return zlib.compress(_encoder.encode(_Packed(whole.state, whole.ledger.salt, devices)), LEVEL)


def unpack(raw: bytes) -> Whole:
    """The whole that ``pack`` made into these bytes; raises ``Damaged`` if it did not."""
    try:
        packed = _decoder.decode(zlib.decompress(raw))
    except (zlib.error, msgspec.DecodeError) as error:
        raise Damaged(str(error)) from error
    devices = {(by, device): number for by, device, number in packed.devices}
    return Whole(packed.state, Ledger(salt=packed.salt, devices=devices))


@cache
def version() -> str:
    """What ``pack`` writes and ``unpack`` reads, by a name that no other Leeway has unless it means the same."""
    return _print([VERSIONS, shape(_Packed), shape(Known)])


@cache
def shape(kind: Any) -> str:
    """A fingerprint of what a type's values look like, whatever its documentation says."""
    return _print(_bare(msgspec.json.schema(kind)))


def _bare(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_bare(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _bare(one) for key, one in schema.items() if not (key in _PROSE and isinstance(one, str))}


def _print(value: Any) -> str:
    return blake2b(msgspec.json.encode(value, order="sorted"), digest_size=8).hexdigest()


_PROSE = ("title", "description")
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Packed)
