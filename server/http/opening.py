"""Opening a session: one event in a new log, one entry in the directory, two keys."""

import secrets

from events import SessionOpened, Value, recorded
from projections import State
from server.http.codes import in_fours, new_code, new_secret
from server.http.desk import Desk
from server.log.directory import Entry, Taken
from server.rules.access import turn_of
from server.templates import Template


class Opened(Value):
    """What the person who opened a session needs; the keys are shown this once.

    ``recovery_code`` lets a facilitator back in who has lost every key.
    """

    session: str
    title: str
    code: str
    facilitator_key: str
    wall_key: str
    recovery_code: str
    join_url: str


async def open_session(desk: Desk, template: Template, title: str | None, base: str) -> Opened:
    """Open a session from a template; ``base`` is the address that links begin with. Raises ``Unavailable``."""
    session, facilitator = desk.clock.new_id(), f"f-{desk.clock.new_id()}"
    event = SessionOpened(
        seq=1,
        at=desk.clock.now(),
        by=facilitator,
        id=desk.clock.new_id(),
        title=(title or "").strip() or template.title,
        plan=template.plan,
        facilitator=facilitator,
        salt=secrets.token_hex(32),
        asking=desk.settings.door == "asking",
    )
    await desk.store.log.append(session, 0, [recorded(event)])
    entry = await enter(desk, session, event)
    return ways_in(desk, entry, State(), facilitator, base)


def ways_in(desk: Desk, entry: Entry, state: State, facilitator: str, base: str) -> Opened:
    """What lets people into a session in this state, with a fresh key for this facilitator."""
    return Opened(
        session=entry.session,
        title=entry.title,
        code=entry.code,
        facilitator_key=desk.keys.make(
            entry.session, "facilitator", facilitator, turn_of("facilitator", facilitator, state)
        ),
        wall_key=desk.keys.make(entry.session, "wall", "", turn_of("wall", "", state)),
        recovery_code=in_fours(desk.keys.recovery_code(entry.session)),
        join_url=join_url(base, entry),
    )


def join_url(base: str, entry: Entry) -> str:
    """The link that lets people into a session; the secret is in the fragment, which no server logs."""
    return f"{base}/join#{entry.secret}"


async def enter(desk: Desk, session: str, first: SessionOpened) -> Entry:
    """Give a session that is in the log a code of its own, unless it has one."""
    while True:
        entry = Entry(session, first.title, new_code(), new_secret(), first.at)
        try:
            await desk.store.directory.add(entry)
        except Taken:
            if found := await desk.store.directory.get(session):
                return found
        else:
            return entry
