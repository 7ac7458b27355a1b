"""People whose tablets come, stay and go, and fold what they are sent as a tablet does."""

from typing import Any

import msgspec

from events import decode
from projections import State, fold
from server.live.circle import Tablet
from server.live.hub import Hub
from server.rules.access import Actor
from server.wire import Hello, Resume
from tests.server.live.lines import Kept, tablet


def enter(hub: Hub, actor: Actor, device: str = "dev", resume: Resume | None = None) -> tuple[Tablet, Kept]:
    """A tablet that has just come in; its welcome is kept."""
    came, line = tablet(actor, device)
    hub.join(came, Hello(key="k", device=device, resume=resume), 0)
    return came, line


def folded(frames: list[dict[str, Any]]) -> State:
    """What a tablet makes of the frames it was sent."""
    state = State()
    for frame in frames:
        if frame["type"] in ("welcome", "reset"):
            state = msgspec.convert(frame["state"], State)
        if frame["type"] == "events":
            assert frame["after"] == state.seq
            for one in frame["events"]:
                fold(state, decode(msgspec.json.encode(one)))
            state.seq = frame["upto"]
    return state


class Visitor:
    """Somebody whose tablet comes and goes, and keeps what it has folded."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.state = State()
        self.seen: Resume | None = None
        self._here: tuple[Tablet, Kept] | None = None

    def come_or_go(self, hub: Hub) -> None:
        """Connect with the last event seen, or be cut off with whatever has come so far."""
        if self._here is None:
            self._here = enter(hub, self.actor, f"{self.actor.id}-tablet", self.seen)
            return
        self.hear()
        hub.leave(self._here[0])
        self._here = None

    def hear(self) -> None:
        """Fold everything that has come."""
        for frame in self._here[1].frames() if self._here else ():
            if frame.get("state"):
                self.state, self.seen = msgspec.convert(frame["state"], State), None
            elif frame["type"] == "welcome":
                self.state.seq = frame["seq"]
            elif frame["type"] == "events":
                assert frame["after"] == self.state.seq
                for one in frame["events"]:
                    fold(self.state, decode(msgspec.json.encode(one)))
                    self.seen = Resume(epoch="epoch", seq=one["seq"], id=one["id"])
                self.state.seq = frame["upto"]

    @property
    def is_here(self) -> bool:
        """Is the tablet connected?"""
        return self._here is not None
