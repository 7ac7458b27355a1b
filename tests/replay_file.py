"""Reads a replay file as anybody could: the plain JSON in the scripts of its page."""

import re
from typing import Any

import msgspec

from events import Event, decode
from projections import State, fold
from server.exports.replayfile import ReplayFile
from server.http import replays

_DATA = re.compile(rb'<script type="application/json" id="([a-z0-9-]+)">(.*?)</script>', re.DOTALL)


class Opened(msgspec.Struct):
    """A file's content."""

    file: ReplayFile
    events: list[Event]

    def state(self, seq: int) -> State:
        """The state at ``seq``, folded from what the file holds."""
        state = self.file.start or State()
        for event in self.events:
            if event.seq <= seq:
                fold(state, event)
        state.seq = seq
        return state


def opened(page: bytes) -> Opened:
    """What is in the scripts of a page."""
    data = dict(_DATA.findall(page))
    file = msgspec.json.decode(data[b"leeway-replay"], type=ReplayFile)
    events: list[Event] = []
    for number in range(file.chunks):
        chunk = msgspec.json.decode(data[b"leeway-events-%d" % number], type=list[msgspec.Raw])
        events += [decode(bytes(raw)) for raw in chunk]
    return Opened(file, events)


def with_player(monkeypatch: Any, folder: Any) -> None:
    """A player that does nothing, where none is built."""
    (folder / "player.js").write_text("void 0;")
    (folder / "player.css").write_text(":root { color: black; }")
    monkeypatch.setattr(replays, "PLAYER", folder)
