"""One tablet's connection as a pure machine: frames go in, what is to be done comes out.

It knows no socket, no clock and no room. Time comes in as seconds of some clock that only goes forward.

S1  The first frame is ``hello``, within ``HELLO_SECONDS``; anything else, or nothing, ends the connection.
S2  A frame that cannot be read ends the connection with ``MALFORMED``; bytes that are no UTF-8 with 1007.
S3  A command that cannot be read is refused as ``malformed``, naming the field; the connection goes on.
S4  A command's id names the device of the hello, or it is refused as ``other-device``.
S5  A seat that sends faster than its bucket fills is refused ``too-fast``, which means: send it again soon.
S6  After a refusal that means "again", later commands of this connection are refused likewise until that one comes
    again: numbers are recorded in rising order, so overtaking would turn the waiting one ``stale``. The way opens by
    itself after ``HELD_SECONDS``, for a client that gave that command up.
S7  Signals and pings beyond ``CHATTER`` a second are not heard: they cost, and lose nothing.
S8  After it has left, it hears nothing.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from projections import numbered
from server.commands import AnyCommand, Command
from server.live.pace import Bucket
from server.wire import AnyFrame, Close, Do, Dragging, Hello, Ping, Refused, Signal, Unsent

HELLO_SECONDS = 5.0
AGAIN = frozenset({"too-fast", "not-saved-yet"})
"""Refusals that mean: nothing is wrong with the command, send it again soon."""

HELD_SECONDS = 2.0
"""So long a refused command holds up those behind it: longer than what was in flight with it needs to arrive."""

CHATTER = 60
"""So many signals and pings a second are heard from one tablet, and twice as many at once."""

NO_UTF8 = 1007
"""The close code that RFC 6455 gives to text that is not UTF-8."""


class Enter(msgspec.Struct, frozen=True):
    """Somebody wants to come in; the machine waits for ``admitted``."""

    hello: Hello


class Submit(msgspec.Struct, frozen=True):
    """A well-formed command for the room."""

    id: str
    number: int
    command: Command
    author: str | None = None
    paper: bool = False


class Relay(msgspec.Struct, frozen=True):
    """A signal for the others."""

    signal: Dragging | Unsent


class Answer(msgspec.Struct, frozen=True):
    """A frame for this tablet."""

    frame: Refused


class Beat(msgspec.Struct, frozen=True):
    """A tick is asked for."""


class Leave(msgspec.Struct, frozen=True):
    """The connection is to be closed."""

    code: int
    reason: str


Action = Enter | Submit | Relay | Answer | Beat | Leave
"""Everything that a machine can ask for."""


class Machine:
    """The conversation with one tablet."""

    def __init__(self, now: float) -> None:
        self._deadline = now + HELLO_SECONDS
        self._device = ""
        self._bucket = Bucket(0, 0)
        self._chatter = Bucket(CHATTER, 2 * CHATTER)
        self._again: tuple[int, str, float] | None = None
        self._now = now
        self._read: Callable[[AnyFrame, float], Action | None] = self._before_hello

    def frame(self, data: bytes, now: float) -> Action | None:
        """What to do about the next frame; None for nothing."""
        self._now = now
        try:
            frame = _frames.decode(data)
        except _UNREADABLE:
            return self._leave(*_unreadable(data))
        return self._read(frame, now)

    def waited(self, now: float) -> Action | None:
        """What to do about the time that has passed."""
        late = self._read == self._before_hello and now >= self._deadline
        return self._leave(Close.MALFORMED, "The first frame, hello, did not come in time.") if late else None

    def admitted(self, bucket: Bucket) -> None:
        """The hello was good; from now on commands are taken, as fast as this bucket allows."""
        self._bucket = bucket
        self._read = self._in_session

    def refused(self, command_id: str, code: str) -> None:
        """The room has refused a command; if that means "again", nothing may overtake it (S6)."""
        parts = numbered(command_id)
        if code in AGAIN and parts and (self._again is None or parts[1] < self._again[0]):
            self._again = (parts[1], code, self._now + HELD_SECONDS)

    def left(self) -> None:
        """The connection is over."""
        self._read = _hear_nothing

    def _before_hello(self, frame: AnyFrame, now: float) -> Action | None:
        if not isinstance(frame, Hello):
            return self._leave(Close.MALFORMED, "The first frame must be hello.")
        if now >= self._deadline:
            return self.waited(now)
        self._device = frame.device
        self._read = self._at_the_door
        return Enter(frame)

    def _at_the_door(self, _frame: AnyFrame, _now: float) -> Action | None:
        return self._leave(Close.MALFORMED, "Nothing may be sent between hello and welcome.")

    def _in_session(self, frame: AnyFrame, now: float) -> Action | None:
        if isinstance(frame, Do):
            return self._do(frame, now)
        if isinstance(frame, Signal | Ping):
            return self._chat(frame, now)
        return self._leave(Close.MALFORMED, "Only the first frame is hello.")

    def _chat(self, frame: Signal | Ping, now: float) -> Action | None:
        if not self._chatter.take(now):
            return None
        return Relay(frame.signal) if isinstance(frame, Signal) else Beat()

    def _do(self, do: Do, now: float) -> Action:
        device, _, number = do.id.rpartition(":")
        if device != self._device:
            return _no(do.id, "other-device", "This change carries another device's number, so it was not taken.")
        waiting = self._overtaken(int(number), now)
        if waiting is not None:
            return _no(do.id, waiting, _AGAIN_WORDS)
        if not self._bucket.take(now):
            self.refused(do.id, "too-fast")
            return _no(do.id, "too-fast", _AGAIN_WORDS)
        try:
            return Submit(do.id, int(number), _commands.decode(do.command), do.author, do.paper)
        except _UNREADABLE as error:
            return _no(do.id, "malformed", _in_words(error))

    def _overtaken(self, number: int, now: float) -> str | None:
        if self._again is not None and (number <= self._again[0] or now >= self._again[2]):
            self._again = None
        return self._again[1] if self._again else None

    def _leave(self, code: int, reason: str) -> Leave:
        self._read = _hear_nothing
        return Leave(code, reason)


def _hear_nothing(_frame: AnyFrame, _now: float) -> Action | None:
    return None


def _no(command_id: str, code: str, message: str) -> Answer:
    return Answer(Refused(id=command_id, code=code, message=message))


def _unreadable(data: bytes) -> tuple[int, str]:
    try:
        bytes(data).decode()
    except UnicodeDecodeError:
        return NO_UTF8, "This was no UTF-8 text."
    return Close.MALFORMED, "This frame could not be read."


def _in_words(error: Exception) -> str:
    """Which field is wrong, from msgspec's message ``Expected … - at `$.x` ``, without what was sent."""
    what, at, path = str(error)[:_LONGEST_WORDS].partition(" - at `$.")
    field = path.rstrip("`") if at else ""
    where = f"its “{field}” is not right" if field else "it is not right"
    return f"This change could not be understood: {where} ({what[:1].lower()}{what[1:]}). Nothing was changed."


_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading can end in: no JSON, not the right shape, no UTF-8, or nested too deeply."""

_LONGEST_WORDS = 200
_AGAIN_WORDS = "This change is kept on your tablet and will be sent again in a moment."
_frames: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyFrame)
_commands: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyCommand)
