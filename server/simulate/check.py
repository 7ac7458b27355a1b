"""After the rehearsal: is every tablet's state the server's, and is everything there that was acknowledged, once?

C1  Every tablet's folded state equals what the server says for that viewer at that seq.
C2  Every command that was acknowledged is one event in the log, at the seq that was said; what was refused is none.
C3  Nothing is left unsent, and nothing was refused that a well-behaved tablet could not help.
"""

from collections import Counter

import msgspec

from server.simulate.line import Line
from server.simulate.room import Room
from server.verify import differing

_NOBODYS_FAULT = frozenset({"not-now", "moved-since", "reworded-since", "in-the-bin", "already"})


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a rehearsal came to; ``findings`` in plain words, empty when all is well."""

    findings: tuple[str, ...]
    tablets: int = 0
    events: int = 0
    acknowledged: int = 0
    refused: dict[str, int] = {}
    drops: int = 0
    resumes: int = 0
    repeats: int = 0
    signals: int = 0

    @classmethod
    def cut_short(cls, why: str) -> "Report":
        """The report on a rehearsal that could not be finished."""
        return cls(findings=(why,))


async def check(room: Room) -> Report:
    """Compare every tablet with the server."""
    findings: list[str] = []
    for line in room.lines:
        findings += await _state_differs(room, line)
        findings += await _lost(room, line)
    refused = Counter(refusal.code for line in room.lines for refusal in line.tablet.refused.values())
    findings += [f"{n} changes were refused as “{code}”." for code, n in refused.items() if code not in _NOBODYS_FAULT]
    return Report(
        findings=tuple(findings),
        tablets=len(room.lines),
        events=room.facilitator.tablet.state.seq,
        acknowledged=sum(len(line.tablet.recorded) for line in room.lines),
        refused=dict(refused),
        drops=sum(line.drops for line in room.lines),
        resumes=sum(line.tablet.resumes for line in room.lines),
        repeats=sum(line.repeats for line in room.lines),
        signals=sum(line.tablet.signals_seen for line in room.lines),
    )


async def _state_differs(room: Room, line: Line) -> list[str]:
    tablet = line.tablet
    snapshot = await room.client.state(room.opened.session, tablet.key, at=tablet.state.seq)
    return [
        f"{tablet.device} and the server do not agree about {part} at event {tablet.state.seq}."
        for part in differing(tablet.state, snapshot.state)
    ]


async def _lost(room: Room, line: Line) -> list[str]:
    tablet = line.tablet
    seen: dict[str, list[int]] = {}
    async for event, _ in room.client.events(room.opened.session, tablet.key):
        seen.setdefault(event.id, []).append(event.seq)
    found = [f"{tablet.device} has {len(tablet.outbox)} changes that it could not send."] if tablet.outbox else []
    for name, seq in tablet.recorded.items():
        if seen.get(name) != [seq]:
            found.append(f"{name} was acknowledged as event {seq}, and the log has it at {seen.get(name, 'no place')}.")
    return found + [f"{name} was refused, and yet it is in the log." for name in tablet.refused if name in seen]
