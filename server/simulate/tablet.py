"""A tablet in Python, as a pure machine: it folds what it is sent and keeps what it asked for until that is settled.

It does what the web tablet does, without a screen, and knows no socket. Rules:

T1  Its commands are numbered 1, 2, 3 … and sent in that order; a number is never used for another command.
T2  A command stays in the outbox until its own event, ``done`` or a refusal comes. After a refusal that means "again"
    it stays, and everything from it on is sent once more.
T3  Back in touch, it says hello with the last event it saw and offers its whole outbox again.
T4  A command that is ``stale`` was not recorded and never will be under its number: it goes out under a new one.
T5  A batch must begin where the last one ended, and its seqs must rise: otherwise the server broke its promise.
"""

from typing import Any, NoReturn

import msgspec

from events import decode
from projections import State, fold, numbered
from server.commands import Command
from server.wire import (
    AnyAnswer,
    Do,
    Done,
    Dragging,
    Events,
    Hello,
    Ping,
    Refused,
    Reset,
    Resume,
    Signal,
    Signals,
    Tick,
    Unsent,
    Welcome,
    You,
)

AGAIN = frozenset({"too-fast", "not-saved-yet"})
"""Refusals that mean: nothing is wrong with the command, send it again soon."""


class BrokenPromise(Exception):
    """The server sent something that its protocol rules out."""


class Tablet:
    """Everything that one tablet knows; ``state`` is confirmed, ``outbox`` is not.

    ``recorded`` has the seq of each command that was acknowledged, ``said`` the words of each that was ever sent.
    """

    def __init__(self, key: str, device: str) -> None:
        self.key, self.device = key, device
        self.you: You | None = None
        self.state = State()
        self.epoch = ""
        self.head = 0
        self.outbox: dict[str, bytes] = {}
        self.recorded: dict[str, int] = {}
        self.said: dict[str, str] = {}
        self.refused: dict[str, Refused] = {}
        self.here: dict[str, int] = {}
        self.welcomes = self.resumes = self.resets = 0
        self.signals_seen = 0
        self._number = 0
        self._again: int | None = None
        self._seen: Resume | None = None

    def hello(self) -> bytes:
        """The first frame of a connection."""
        return _encode(Hello(key=self.key, device=self.device, resume=self._seen))

    def do(self, command: Command, author: str | None = None) -> bytes:
        """A new command's frame, from now on in the outbox; ``author`` is the seat that it is written for."""
        words = getattr(command, "text", None) or getattr(command, "name", None) or ""
        return self._numbered(msgspec.Raw(msgspec.json.encode(command)), author, words)

    @staticmethod
    def signal(signal: Dragging | Unsent) -> bytes:
        """The frame of something fleeting."""
        return _encode(Signal(signal=signal))

    def receive(self, frame: str | bytes) -> list[bytes]:
        """Take in a frame from the server; gives the frames to send now. Raises ``BrokenPromise``."""
        answer: AnyAnswer = _answers.decode(frame)
        match answer:
            case Welcome():
                return self._welcome(answer)
            case Events():
                self._events(answer)
            case Reset():
                self.resets += 1
                self._afresh(answer.you, answer.epoch, answer.state)
            case Done():
                self._settle(answer.id, answer.seq)
            case Refused():
                return self._refused(answer)
            case Signals():
                self.signals_seen += len(answer.signals)
            case Tick():
                self.head = max(self.head, answer.seq)
        return []

    @property
    def must_repeat(self) -> bool:
        """Was something refused that is to be sent again soon?"""
        return self._again is not None

    def again(self) -> list[bytes]:
        """What a refusal that means "again" made due once more, in order; send it after a pause."""
        first, self._again = self._again, None
        return [] if first is None else [kept for name, kept in self.outbox.items() if _number(name) >= first]

    def _welcome(self, welcome: Welcome) -> list[bytes]:
        self.welcomes += 1
        if welcome.state is not None:
            self._afresh(welcome.you, welcome.epoch, welcome.state)
        elif self._seen is None or welcome.epoch != self._seen.epoch:
            self._broken("welcomed as one who had been here, but was not")
        else:
            self.resumes += 1
            self.you = welcome.you
            self.state.seq = self._seen.seq
        return list(self.outbox.values())

    def _afresh(self, you: You, epoch: str, state: State) -> None:
        self.you, self.epoch, self.state = you, epoch, state
        self.head = max(self.head, state.seq)
        self._seen = None

    def _events(self, batch: Events) -> None:
        if batch.after != self.state.seq:
            self._broken(f"a batch begins after {batch.after}, but the last one ended at {self.state.seq}")
        for raw in batch.events:
            event = decode(bytes(raw))
            if not self.state.seq < event.seq <= batch.upto:
                self._broken(f"event {event.seq} came after {self.state.seq} in a batch up to {batch.upto}")
            fold(self.state, event)
            self._seen = Resume(epoch=self.epoch, seq=event.seq, id=event.id)
            self._settle(event.id, event.seq)
        self.state.seq = batch.upto
        self.head = max(self.head, batch.upto)

    def _numbered(self, command: msgspec.Raw, author: str | None, words: str) -> bytes:
        self._number += 1
        name = f"{self.device}:{self._number}"
        self.outbox[name] = _encode(Do(id=name, command=command, author=author))
        self.said[name] = words
        return self.outbox[name]

    def _refused(self, answer: Refused) -> list[bytes]:
        kept = self.outbox.get(answer.id)
        if kept is None:
            if answer.id in self.recorded:
                self._broken(f"{answer.id} was recorded, and then refused as {answer.code}")
            return []  # a second answer to a frame that was sent twice
        if answer.code in AGAIN:
            self._again = min(_number(answer.id), self._again or _number(answer.id))
            return []
        del self.outbox[answer.id]
        if answer.code == "stale":
            again = msgspec.json.decode(kept, type=Do)
            return [self._numbered(again.command, again.author, self.said[answer.id])]
        self.refused[answer.id] = answer
        return []

    def _settle(self, name: str, seq: int) -> None:
        if self.outbox.pop(name, None) is not None:
            self.recorded[name] = seq

    def _broken(self, what: str) -> NoReturn:
        raise BrokenPromise(f"{self.device}: {what}")


def _number(name: str) -> int:
    parts = numbered(name)
    return parts[1] if parts else 0


_encode = msgspec.json.Encoder().encode
PING = _encode(Ping())
"""The frame that asks for a tick."""
_answers: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyAnswer)
