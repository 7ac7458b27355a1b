"""Who may call what: every address of the application, by everybody who might, in every phase of a session.

The addresses come from the application itself. One that is not in ``WHO`` fails, so nobody adds one without saying whom
it is for; so does one in ``WHO`` that is gone.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from unittest.mock import patch

import msgspec

from events import Event, FacilitatorAdded, FacilitatorRemoved, KeysRenewed, ScribeAppointed, SeatJoined, SeatRemoved
from server import commands as c
from server.http.exports import FOR_SEATS, FORMATS
from server.http.tickets import Keys
from server.rules.access import Actor
from tests.given import FACILITATOR, event
from tests.prove.inside import Answered, call
from tests.prove.stage import OPERATOR_KEY, House, Json, Stage, opening

OURS, THEIRS = "canary-of-ann", "canary-of-bob"
"""Words of Ann's and of Bob's group."""

ANYBODY, OPERATOR, SEES, REPLAYS, SHOWS_DOOR, IN_CHARGE, MOVES = (
    "anybody", "the operator", "whoever is in the session", "whoever may replay", "facilitators and the wall",
    "facilitators", "whoever has a seat, or is in charge",
)  # fmt: skip
SESSION = "/api/sessions/{session}"

WHO: Mapping[tuple[str, str], str] = {
    ("GET", "/api/templates"): ANYBODY,
    ("GET", "/api/templates/{name}"): ANYBODY,
    ("POST", "/api/templates/check"): ANYBODY,
    ("POST", "/api/templates/read"): ANYBODY,
    ("POST", "/api/templates/aspects"): ANYBODY,
    ("GET", "/api/sessions"): OPERATOR,
    ("POST", "/api/sessions"): OPERATOR,
    ("GET", f"{SESSION}/archive"): OPERATOR,
    ("POST", "/api/archives"): OPERATOR,
    ("POST", "/api/invitation"): ANYBODY,
    ("POST", "/api/join"): ANYBODY,
    ("POST", "/api/recover"): ANYBODY,
    ("POST", "/api/handover/look"): ANYBODY,
    ("POST", "/api/handover"): ANYBODY,
    ("GET", f"{SESSION}/state"): SEES,
    ("GET", f"{SESSION}/events"): SEES,
    ("GET", f"{SESSION}/export/{{format}}"): SEES,
    ("GET", f"{SESSION}/timeline"): REPLAYS,
    ("GET", f"{SESSION}/export/replay"): REPLAYS,
    ("GET", f"{SESSION}/export/transcript"): REPLAYS,
    ("GET", f"{SESSION}/export/transcript.md"): REPLAYS,
    ("GET", f"{SESSION}/door"): SHOWS_DOOR,
    ("GET", f"{SESSION}/clip"): IN_CHARGE,
    ("GET", f"{SESSION}/export/clip"): IN_CHARGE,
    ("POST", f"{SESSION}/facilitators"): IN_CHARGE,
    ("POST", f"{SESSION}/cards"): IN_CHARGE,
    ("POST", f"{SESSION}/handover"): MOVES,
    ("POST", f"{SESSION}/keys"): IN_CHARGE,
    ("PUT", f"{SESSION}/keys"): OPERATOR,
    ("GET", "/api/openapi.json"): ANYBODY,
    ("GET", "/api/asyncapi.json"): ANYBODY,
    ("GET", "/healthz"): ANYBODY,
    ("GET", "/readyz"): ANYBODY,
    ("GET", "/metrics"): ANYBODY,
}
"""Whom each address is for. The pages of the web app (everything outside ``/api``) are the same files for everybody."""

BODIES: Mapping[str, Json] = {
    "/api/sessions": {"template": "choice-to-stone"},
    "/api/invitation": {"code": "ABCDEFGH"},
    "/api/join": {"code": "ABCDEFGH", "name": "New", "background": "ppi", "attempt": "0123456789abcdef"},
    "/api/recover": {"code": "ABCDEFGH", "recovery": "0" * 16},
    "/api/handover/look": {"secret": "wrong"},
    "/api/handover": {"secret": "wrong"},
    f"{SESSION}/facilitators": {"name": "New"},
    f"{SESSION}/cards": {"count": 1},
    f"{SESSION}/handover": {"seat": "ann"},
    f"{SESSION}/keys": {"of": "facilitator", "facilitator": "exfac"},
}
"""What is sent along: what would do if it came from the right person."""

VALID = {"facilitator": FACILITATOR, "another facilitator": Actor("facilitator", "cofac")}
VALID |= {name: Actor("participant", name) for name in ("ann", "bob", "eve")} | {"wall": Actor("wall", "")}
"""Who may be in the session; Eve writes for Cat."""

TURNED_AWAY = {
    "nobody": "no-key", "forged": "bad-key", "removed seat": "no-seat", "former facilitator": "not-in-charge",
    "unknown seat": "no-seat", "facilitator of another session": "bad-key", "seat of another session": "bad-key",
    "another server's facilitator": "bad-key", "the operator": "bad-key", "an old key": "expired-key",
    "a link's secret": "bad-key", "waiting in the lobby": "waiting", "turned away": "turned-away",
    "a key from before": "renewed-key",
}  # fmt: skip
"""Who may not, and what they are told, wherever they try."""

PHASES: Mapping[str, tuple[Any, ...]] = {
    "before the start": (),
    "running": (c.StartActivity(activity="scale"), "notes"),
    "writing alone": (c.StartActivity(activity="scale"), c.StartWriting(), "notes"),
    "a chart": (c.StartActivity(activity="chart"), "points"),
    "answers": (c.StartActivity(activity="reflect"), "answers"),
    "revealed": (c.StartActivity(activity="scale"), "notes", c.Reveal()),
    "hidden again": (c.StartActivity(activity="scale"), "notes", c.Reveal(), c.Hide()),
    "replay open": (c.StartActivity(activity="scale"), "notes", c.OpenReplay(open=True)),
    "closed": (c.StartActivity(activity="scale"), "notes", c.CloseSession()),
}
"""What has happened in each phase: facilitators' commands, and Ann and Bob at work."""

WORK: Mapping[str, tuple[Any, ...]] = {
    "notes": (c.AddNote(text="{}"), c.AddNote(text="{}", aspect="a1", x=100)),
    "points": (c.AddPoint(aspect="a1", side="pro", text="{}"),),
    "answers": (c.Reflect(prompt="why", text="{}"),),
}


class Wrong(msgspec.Struct, frozen=True):
    """A call that came to something else than it should."""

    phase: str
    caller: str
    call: str
    should: str
    came: str


def unlisted(house: House) -> set[tuple[str, str]]:
    """Addresses of ours without an expectation, and expectations without an address."""
    return {*_addresses(house)} ^ WHO.keys()


def _addresses(house: House) -> Iterable[tuple[str, str]]:
    for route in house.app.routes:
        methods = getattr(route, "methods", None) or set()
        if route.endpoint.__module__ != "server.http.pages":
            yield from ((method, route.path) for method in methods - {"HEAD"})


async def staged(house: House, phase: str, name: str) -> Stage:
    """A session in this phase, with everybody in it."""
    stage = Stage(house, name, people())
    await stage.open()
    for deed in PHASES[phase]:
        if isinstance(deed, str):
            for who, word in (("ann", OURS), ("bob", THEIRS)):
                for command in WORK[deed]:
                    stage.say(who, msgspec.structs.replace(command, text=command.text.format(word)))
        else:
            stage.say("fac", deed)
        await house.pause()
    return stage


def people() -> list[Event]:
    """Everybody who is there or was."""
    more = [
        event(ScribeAppointed, 0, "cat", seat="cat", scribe="eve", former=None),
        event(SeatJoined, 0, "gone", seat="gone", name="Gone", background="ppi", alias="gones-alias"),
        event(SeatRemoved, 0, seat="gone"),
        event(FacilitatorAdded, 0, facilitator="cofac", name="Another"),
        event(FacilitatorAdded, 0, facilitator="exfac", name="Former"),
        event(FacilitatorRemoved, 0, facilitator="exfac"),
        event(FacilitatorAdded, 0, facilitator="oldfac", name="Renewed"),
        event(KeysRenewed, 0, role="facilitator", holder="oldfac"),
        event(SeatJoined, 0, "waits", seat="waits", name="W", background="ppi", alias="waits-alias", waiting=True),
        event(SeatJoined, 0, "sent", seat="sent", name="S", background="ppi", alias="sents-alias", waiting=True),
        event(SeatRemoved, 0, seat="sent"),
    ]
    return [msgspec.structs.replace(one, seq=seq) for seq, one in enumerate([*opening(), *more], start=1)]


def keys(house: House, session: str) -> dict[str, str]:
    """Everybody's key, also of those who should have none."""
    made, foreign = house.desk.keys, Keys("quite another secret of 32 letters", 30)
    return {
        **{name: made.make(session, actor.role, actor.id) for name, actor in VALID.items()},
        "the operator": OPERATOR_KEY,
        "nobody": "",
        "waiting in the lobby": made.make(session, "participant", "waits"),
        "turned away": made.make(session, "participant", "sent"),
        "a key from before": made.make(session, "facilitator", "oldfac"),
        "forged": made.make(session, "facilitator", "fac")[:-2] + "xx",
        "removed seat": made.make(session, "participant", "gone"),
        "former facilitator": made.make(session, "facilitator", "exfac"),
        "unknown seat": made.make(session, "participant", "never"),
        "facilitator of another session": made.make("elsewhere", "facilitator", "fac"),
        "seat of another session": made.make("elsewhere", "participant", "ann"),
        "another server's facilitator": foreign.make(session, "facilitator", "fac"),
        "an old key": _aged(house, session),
        "a link's secret": made.hand_over(session, "ann"),
    }


def _aged(house: House, session: str) -> str:
    with patch("itsdangerous.TimestampSigner.get_timestamp", lambda _: 1_000_000_000):
        return house.desk.keys.make(session, "facilitator", "fac")


async def matrix(house: House, phase: str, name: str) -> tuple[int, list[Wrong]]:
    """How many calls were made in this phase, and which came out wrong."""
    stage, wrong, count = await staged(house, phase, name), list[Wrong](), 0
    held = keys(house, stage.session)
    for (method, path), who in WHO.items():
        if "{session}" not in path and phase != next(iter(PHASES)):
            continue  # what is about no session is the same in every phase of one
        for form in FORMATS if "{format}" in path else ("",):
            for caller, key in held.items():
                if who == ANYBODY and caller not in ("facilitator", "ann", "nobody"):
                    continue
                session = "nowhere" if (method, caller) == ("PUT", "the operator") else stage.session
                where = path.format(session=session, format=form, name="choice-to-stone")
                answered = await call(house.app, method, where, key, BODIES.get(path, {}) if method == "POST" else None)
                should, came = _expected(who, path, form, caller, phase), _came(answered)
                count += 1
                if came not in should:
                    wrong.append(Wrong(phase, caller, f"{method} {where}", " or ".join(sorted(should)), came))
                if phase != "revealed" and caller not in _SEE_BOBS and THEIRS.encode() in answered.body:
                    wrong.append(Wrong(phase, caller, f"{method} {where}", "nothing of Bob's", THEIRS))
    await stage.close()
    return count, wrong


def _came(answered: Answered) -> str:
    if answered.status < 400:
        return "ok"
    return str(msgspec.json.decode(answered.body)["code"])


def _expected(who: str, path: str, form: str, caller: str, phase: str) -> set[str]:
    """What may come of it: "ok", or the codes of problems."""
    if who == ANYBODY:
        return _OPEN.get(path, {"ok"})
    if who == OPERATOR:
        return _OPERATORS.get(path, {"ok"}) if caller == "the operator" else {"operator-key-needed"}
    if caller in TURNED_AWAY:
        return {TURNED_AWAY[caller]}
    role = VALID[caller].role
    in_charge, replays = role == "facilitator", role == "facilitator" or phase == "replay open"
    if who == SEES:
        if form in FOR_SEATS and role != "participant":
            return {"not-allowed"}
        return {"ok"} if replays or form != "traces" else {"replay-closed"}
    if who == REPLAYS:
        return {"ok", "no-player"} if replays else {"replay-closed"}
    if who == SHOWS_DOOR:
        return {"not-allowed"} if role == "participant" else {"ok"}
    if who == MOVES:
        return {"ok"} if in_charge or caller == "ann" else {"not-allowed"}
    return {"ok", "nothing-to-show", "no-player", "unknown-facilitator"} if in_charge else {"not-allowed"}


_SEE_BOBS = ("facilitator", "another facilitator", "bob")
_OPEN = {
    "/api/recover": {"wrong-recovery", "too-many-wrong-codes"},
    "/api/handover/look": {"bad-handover"},
    "/api/handover": {"bad-handover"},
    "/api/templates/aspects": {"ok", "malformed", "too-big"},
}
"""What anybody is told who comes with wrong words."""
_OPERATORS = {"/api/archives": {"no-archive"}, f"{SESSION}/keys": {"no-session"}}
