"""The replay as a file to keep, and a part of it to show to people who were not there."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence, Set

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from events import CommentAdded, Event, Milliseconds, NoteAdded, NoteMoved, PointAdded, Recorded, ReflectionGiven, Value
from projections import Rows, State, fold, timeline
from server.exports.replayfile import CHUNK, Player, ReplayFile, beginning, chunk, end
from server.http.answers import answer
from server.http.desk import in_charge, number, visitor
from server.http.headers import SHEET_RULE
from server.http.pages import STATIC
from server.http.problems import Problem
from server.http.timeline import demand_replay
from server.live.record import Record
from server.live.room import Room
from server.log import EventLog
from server.log.chronicle import Incident
from server.rules.access import Actor
from server.rules.clip import Clip, Withheld
from server.rules.sitting import Sitting
from server.rules.view import state_for
from server.rules.visibility import see

PLAYER = STATIC / "player"
"""Where the web app's build puts the player."""

_AT_ONCE = 250
"""Others in the house wait while so many events are looked at in one go."""

_COUNTED: dict[str, tuple[type[Event], ...]] = {
    "places": (NoteMoved,),
    "notes": (NoteAdded,),
    "comments": (CommentAdded,),
    "points": (PointAdded,),
    "answers": (ReflectionGiven,),
}


class About(msgspec.Struct, frozen=True):
    """The session that a file is about: what is known of it, and where its events are."""

    session: str
    record: Record
    log: EventLog

    async def read(self, after: int, upto: int) -> Sequence[Recorded]:
        """Its events in this range."""
        return await self.log.read(self.session, after, upto)


class ClipPreview(Value):
    """What a clip would hold, before it is made: how many events, of which so many of each kind, and what not.

    ``small`` are boards and charts in it of so few people that others may guess who said what.
    """

    events: int
    places: int
    notes: int
    comments: int
    points: int
    answers: int
    withheld: Withheld
    small: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a session that a clip is asked for, and how."""

    after: int
    upto: int
    words: bool
    dated: bool


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A clip as it was made: the states at its ends, and its events between them."""

    start: State
    today: State
    events: tuple[Event, ...]
    withheld: Withheld
    small: tuple[str, ...]


async def whole(request: Request) -> Response:
    """All that this viewer may see of the session, as one file."""
    desk, room, actor = await visitor(request)
    demand_replay(room.record.state, actor)
    incidents = await desk.store.chronicle.incidents(room.session)
    about = About(room.session, room.record, desk.store.log)
    pieces = replay_pieces(about, actor, _player(), desk.clock.now(), incidents)
    return _file(pieces, f"leeway-{room.session}-replay.html")


async def clip(request: Request) -> Response:
    """A part of the session for people who were not there, as one file."""
    desk, room, _actor = await in_charge(request)
    part, player = _part(request, room), _player()
    made = await made_clip(About(room.session, room.record, desk.store.log), part)
    if not made.events:
        raise Problem("nothing-to-show", "There is nothing in this part that may be shown outside. Choose another one.")
    return _file(clip_pieces(made, part, player), "leeway-clip.html")


async def preview(request: Request) -> Response:
    """What such a file would hold, and what not."""
    desk, room, _actor = await in_charge(request)
    made = await made_clip(About(room.session, room.record, desk.store.log), _part(request, room))
    counts = await asyncio.to_thread(_counts, made.events)
    found = {name: counts[name] for name in _COUNTED}
    return answer(ClipPreview(events=len(made.events), withheld=made.withheld, small=made.small, **found))


def _counts(events: Iterable[Event]) -> Counter[str]:
    return Counter(name for event in events for name, kinds in _COUNTED.items() if isinstance(event, kinds))


def _part(request: Request, room: Room) -> Part:
    head = room.record.seq
    after, upto = number(request, "after", 0), number(request, "upto", head, head)
    if after >= upto:
        raise Problem("malformed", "“upto” should be a seq after “after”.")
    return Part(after=after, upto=upto, words=_yes(request, "words"), dated=_yes(request, "date"))


def _yes(request: Request, name: str) -> bool:
    """Whether the query says yes; no when it says nothing, which gives less away."""
    said = request.query_params.get(name, "no")
    if said not in ("yes", "no"):
        raise Problem("malformed", f"“{name}” should be yes or no.")
    return said == "yes"


def _player() -> Player:
    try:
        script, style = (PLAYER / "player.js").read_text(), (PLAYER / "player.css").read_text()
        return Player(script=script, style=style, rules=(SHEET_RULE,))
    except FileNotFoundError:
        raise Problem("no-player", "This server was set up without the player. Please tell whoever runs it.") from None


def _file(pieces: AsyncIterator[bytes], name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(pieces, headers=headers, media_type="text/html; charset=utf-8")


async def replay_pieces(
    about: About, actor: Actor, player: Player, now: Milliseconds, incidents: tuple[Incident, ...]
) -> AsyncIterator[bytes]:
    """The file of a whole replay, as this viewer may see it, in the order of its bytes."""
    today, ledger, epoch = about.record.state.copy(), about.record.ledger, about.record.epoch
    shown = state_for(today, actor)
    rows, chunks = Rows(shown), 0
    yield beginning(today.session.title, player)
    for after in range(0, today.seq, CHUNK):
        seen: list[bytes | Event] = []
        async for some in _in_turns(await about.read(after, min(today.seq, after + CHUNK))):
            for one in some:
                event = see(one.event, actor, today, ledger)
                if event is not None:
                    rows.take(event)
                    seen.append(one.raw if event is one.event else event)
        yield chunk(chunks, seen)
        chunks += 1
    yield end(
        ReplayFile(
            kind="replay",
            session=about.session,
            title=today.session.title,
            eyes=actor.role,
            after=0,
            upto=today.seq,
            blurred=False,
            dated=True,
            made=now,
            epoch=epoch,
            incidents=incidents,
            start=None,
            today=shown,
            timeline=rows.timeline(),
            chunks=chunks,
            withheld=None,
        ),
        player,
    )


async def made_clip(about: About, part: Part) -> Made:
    """What a clip of this part holds; it may be nothing."""
    now, ledger = about.record.state.copy(), about.record.ledger
    sat = await _sat(about, now.seq)
    maker, today, start = Clip(now, ledger, sat, part.upto, part.words, part.dated), State(), State()
    found: list[Event] = []
    for after in range(0, part.upto, CHUNK):
        async for some in _in_turns(await about.read(after, min(part.upto, after + CHUNK))):
            for one in some:
                if one.event.seq == part.after + 1:
                    start = today.copy()
                for event in maker.take(one.event):
                    fold(today, event)
                    if one.event.seq > part.after:
                        found.append(event)
    return Made(start=start, today=today, events=tuple(found), withheld=maker.withheld(), small=maker.small())


async def _sat(about: About, upto: int) -> Mapping[str, Set[str]]:
    """Who was at which board or chart."""
    sitting = Sitting()
    for after in range(0, upto, CHUNK):
        async for some in _in_turns(await about.read(after, min(upto, after + CHUNK))):
            for one in some:
                sitting.take(one.event)
    return sitting.sat()


async def clip_pieces(made: Made, part: Part, player: Player) -> AsyncIterator[bytes]:
    """The file of a clip, in the order of its bytes."""
    after, title = made.start.seq, made.today.session.title
    yield beginning(title, player)
    rows = await asyncio.to_thread(timeline, made.events, made.today)  # there may be a hundred thousand; others wait
    pieces = [made.events[at : at + CHUNK] for at in range(0, len(made.events), CHUNK)]
    for count, events in enumerate(pieces):
        yield chunk(count, events)
        await asyncio.sleep(0)
    yield end(
        ReplayFile(
            kind="clip",
            session="",
            title=title,
            eyes="outside",
            after=after,
            upto=made.today.seq,
            blurred=True,
            dated=part.dated,
            made=0,  # the day would tell when they met
            epoch="",
            incidents=(),
            start=made.start if after else None,
            today=made.today,
            timeline=rows,
            chunks=len(pieces),
            withheld=made.withheld,
        ),
        player,
    )


async def _in_turns(found: Sequence[Recorded]) -> AsyncIterator[Iterable[Recorded]]:
    """A few at a time; the other rooms take turns with them."""
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]
        await asyncio.sleep(0)


ROUTES = [
    Route("/api/sessions/{session}/export/replay", whole, methods=["GET"]),
    Route("/api/sessions/{session}/export/clip", clip, methods=["GET"]),
    Route("/api/sessions/{session}/clip", preview, methods=["GET"]),
]
