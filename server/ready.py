"""A session ready to join when the server starts: the one that waits already, or a new one.

R1  A session of the same template that nobody has joined, in which nothing has begun, is used again: starting the
    server ten times does not leave ten empty sessions behind.
R2  Otherwise a new one is opened. The one before it is named too, so that a facilitator whose laptop had to restart in
    the middle of a workshop can go on with it.
"""

from contextlib import suppress

import msgspec

from events import SessionOpened
from projections import State, fold_all
from server.http.codes import in_fours
from server.http.desk import Desk
from server.http.opening import open_session
from server.live.rooms import NoSession
from server.log import Damaged
from server.log.directory import Entry
from server.templates import load

_MOST_EVENTS = 50
"""A session with more events than this has been used, whatever they are."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What lets people into a session; ``is_new`` when it was opened just now."""

    session: str
    title: str
    code: str
    secret: str
    facilitator_key: str
    wall_key: str
    recovery_code: str
    is_new: bool


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The session to begin with and, when there was one in use before, the last one."""

    session: Way
    before: Way | None


async def make_ready(desk: Desk, template: str) -> Ready:
    """A session that people can join; raises ``TemplateError`` or ``Unavailable``."""
    wanted = load(template, desk.settings.templates)
    await desk.store.ping()
    last = next(iter(await desk.store.directory.entries()), None)
    before = await _way(desk, last) if last else None
    if last is not None and before is not None and await _is_untouched(desk, last, template):
        return Ready(session=before, before=None)
    opened = await open_session(desk, wanted, None, "")
    entry = await desk.store.directory.get(opened.session)
    fresh = await _way(desk, entry) if entry else None
    assert fresh is not None, "a session that was just opened can be read"
    return Ready(session=msgspec.structs.replace(fresh, is_new=True), before=before)


async def _is_untouched(desk: Desk, entry: Entry, template: str) -> bool:
    """Does this session still wait for its first visitor? (R1)"""
    if await desk.store.log.head(entry.session) > _MOST_EVENTS:
        return False
    with suppress(Damaged):
        return is_untouched(fold_all(one.event for one in await desk.store.log.read(entry.session)), template)
    return False


def is_untouched(state: State, template: str) -> bool:
    """Has nobody joined, nothing begun and nothing been closed, in a session of this template?"""
    begun = any(activity.status != "waiting" for activity in state.agenda.activities.values())
    return state.session.template == template and not (state.people.seats or begun or state.session.closed)


async def _way(desk: Desk, entry: Entry) -> Way | None:
    """The ways into a session, with fresh keys for its first facilitator and the wall; None if its log is damaged.

    One damaged session must not keep the server from starting.
    """
    first = None
    with suppress(Damaged, NoSession):
        first = next((one.event for one in await desk.store.log.read(entry.session, 0, 1)), None)
        room = await desk.rooms.get(entry.session)
    if not isinstance(first, SessionOpened):
        return None
    return Way(
        session=entry.session,
        title=entry.title,
        code=entry.code,
        secret=entry.secret,
        facilitator_key=desk.key(room, "facilitator", first.facilitator),
        wall_key=desk.key(room, "wall", ""),
        recovery_code=in_fours(desk.keys.recovery_code(entry.session)),
        is_new=False,
    )
