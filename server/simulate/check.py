"""After the rehearsal: is every tablet's state the server's, and is everything there that was acknowledged, once?

C1  Every tablet's folded state, and what folding the events that it may see gives, are what the server says for that
    viewer at that seq: boards, charts, answers, people, agenda, all of it.
C2  Every command that was acknowledged is one event in the log, at the seq that was said, with the words that were
    written; what was refused is none.
C3  Nothing is left unsent, and nothing was refused that a well-behaved tablet could not help.
C4  There is one order: at each seq every viewer sees the same event or none.
"""

from collections import Counter

import msgspec

from events import Event
from server.simulate.line import Line
from server.simulate.room import Room
from server.simulate.tablet import Tablet
from server.verify import Check, differing

_NOBODYS_FAULT = frozenset(
    {"not-now", "moved-since", "reworded-since", "in-the-bin", "already", "no-join", "unknown-comment"}
)
"""Somebody else was faster, or it was done twice while away; a remark that was taken back before is unknown."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a rehearsal came to; ``findings`` in plain words, empty when all is well.

    ``kinds`` counts events by type, ``for_others`` the commands that a scribe sent for somebody else.
    """

    findings: tuple[str, ...]
    tablets: int = 0
    events: int = 0
    acknowledged: int = 0
    refused: dict[str, int] = {}
    kinds: dict[str, int] = {}
    for_others: int = 0
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
    log = {event.seq: event for event in await _seen_by(room, room.facilitator.tablet)}
    for line in room.lines:
        findings += await _wrong_with(room, line, log)
    refused = Counter(refusal.code for line in room.lines for refusal in line.tablet.refused.values())
    findings += [f"{n} changes were refused as “{code}”." for code, n in refused.items() if code not in _NOBODYS_FAULT]
    return Report(
        findings=tuple(findings),
        tablets=len(room.lines),
        events=room.facilitator.tablet.state.seq,
        acknowledged=sum(len(line.tablet.recorded) for line in room.lines),
        refused=dict(refused),
        kinds=dict(Counter(str(type(event).__struct_config__.tag) for event in log.values())),
        for_others=sum(line.for_others for line in room.lines),
        drops=sum(line.drops for line in room.lines),
        resumes=sum(line.tablet.resumes for line in room.lines),
        repeats=sum(line.repeats for line in room.lines),
        signals=sum(line.tablet.signals_seen for line in room.lines),
    )


async def _wrong_with(room: Room, line: Line, log: dict[int, Event]) -> list[str]:
    tablet = line.tablet
    seen = await _seen_by(room, tablet)
    served = (await room.client.state(room.opened.session, tablet.key, at=tablet.state.seq)).state
    found = [
        f"{tablet.device} and the server do not agree about {part} at event {tablet.state.seq}."
        for part in differing(tablet.state, served)
    ]
    refold = Check(room.opened.session)
    for event in seen:
        refold.event(event, filtered=True)
    refold.compare(served, f"The server, to {tablet.device},")
    return [*found, *refold.verdict().findings, *_lost(tablet, seen, log), *_out_of_order(tablet, seen, log)]


def _lost(tablet: Tablet, seen: list[Event], log: dict[int, Event]) -> list[str]:
    places: dict[str, list[int]] = {}
    for event in seen:
        places.setdefault(event.id, []).append(event.seq)
    found = [f"{tablet.device} has {len(tablet.outbox)} changes that it could not send."] if tablet.outbox else []
    for name, seq in tablet.recorded.items():
        if places.get(name) != [seq]:
            at = places.get(name, "no place")
            found.append(f"{name} was acknowledged as event {seq}, and the log has it at {at}.")
        elif not _says(log[seq], tablet.said[name]):
            found.append(f"{name} was acknowledged as event {seq}, which does not say what was written.")
    return found + [f"{name} was refused, and yet it is in the log." for name in tablet.refused if name in places]


def _says(event: Event, words: str) -> bool:
    return words.strip() in {"", *(getattr(event, field) for field in event.words)}


def _out_of_order(tablet: Tablet, seen: list[Event], log: dict[int, Event]) -> list[str]:
    others = [event.seq for event in seen if event.seq not in log or type(event) is not type(log[event.seq])]
    return [f"{tablet.device} and the facilitator are told of different events {others[:5]}."] if others else []


async def _seen_by(room: Room, tablet: Tablet) -> list[Event]:
    return [event async for event, _ in room.client.events(room.opened.session, tablet.key)]
