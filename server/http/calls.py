"""Every HTTP call there is, described for people and tools."""

from typing import Any

import msgspec

from server import templates
from server.exports.seen import Export
from server.http import (
    api,
    archives,
    cards,
    charge,
    drafts,
    exports,
    handover,
    health,
    joining,
    opening,
    renewal,
    replays,
    tickets,
    timeline,
)


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP call, as the document describes it.

    ``key`` says whose key goes with it: "operator", "visitor" or none. ``takes`` and ``gives`` are types, or for files
    media types. ``fails`` are the codes of its own; those that every call has are added.
    """

    method: str
    path: str
    does: str
    key: str | None = None
    takes: Any = None
    query: tuple[tuple[str, str], ...] = ()
    gives: Any
    status: int = 200
    fails: tuple[str, ...] = ()


_BODY = ("malformed", "not-json", "too-big", "too-slow")
_KEY = (
    *("no-key", "bad-key", "expired-key", "renewed-key", "no-session"),
    *("no-seat", "erased-seat", "waiting", "turned-away", "not-in-charge"),
)
_CODE = ("unknown-code", "too-many-wrong-codes", "no-session")
_HANDOVER = ("bad-handover", "expired-handover", "used-handover", "no-seat", "no-session")
_SHARED = ("too-many-calls", "busy")
_PART = (
    ("after", "A seq; 0 when left out."),
    ("upto", "A seq; the head when left out."),
    ("words", "Whether the words of participants are in it."),
    ("date", "Whether the day is the real one."),
)
_FORMATS = " or ".join(f"`{name}`" for name in exports.FORMATS)

CALLS = (
    Call(
        method="get",
        path="/api/templates",
        does="The built-in and installed templates.",
        gives=list[api.TemplateCard],
    ),
    Call(
        method="get",
        path="/api/sessions",
        does="Every session with its code, newest first. Without an operator's key, only at the server's own machine.",
        key="operator",
        gives=list[api.SessionCard],
        fails=("operator-key-needed",),
    ),
    Call(
        method="post",
        path="/api/sessions",
        does="Open a session from a template or a draft of one. The keys are shown this once.",
        key="operator",
        takes=api.NewSession,
        gives=opening.Opened,
        status=201,
        fails=(
            *(*_BODY, "operator-key-needed", "too-many-calls"),
            *("unknown-template", "broken-template", "broken-draft"),
        ),
    ),
    Call(
        method="get",
        path="/api/templates/{name}",
        does="A template as a draft: its file's content as JSON.",
        gives=dict[str, Any],
        fails=("unknown-template", "broken-template"),
    ),
    Call(
        method="post",
        path="/api/templates/check",
        does="Everything that is wrong with a draft, and its file once nothing is. Nothing is kept.",
        takes=dict[str, Any],
        gives=drafts.Checked,
        fails=(*_BODY, *_SHARED),
    ),
    Call(
        method="post",
        path="/api/templates/read",
        does="The draft in a template's file, or what is wrong with the file, by line.",
        takes="application/toml",
        gives=drafts.ReadFile,
        fails=("too-big", "too-slow", *_SHARED),
    ),
    Call(
        method="post",
        path="/api/templates/aspects",
        does="The topics in a pasted list, a CSV or an Excel file of at most 1 MiB, and what could not be brought in.",
        takes="application/octet-stream",
        gives=templates.Imported,
        fails=("too-big", "too-slow", *_SHARED),
    ),
    Call(
        method="post",
        path="/api/invitation",
        does="What a code opens, before joining; with a card's code, also who has its seat already.",
        takes=api.Code,
        gives=api.Invitation,
        fails=(*_BODY, *_CODE, "unknown-card"),
    ),
    Call(
        method="post",
        path="/api/join",
        does="Take a seat. With the same `attempt` or `card`, however often, it is the same seat.",
        takes=joining.Join,
        gives=joining.Joined,
        status=201,
        fails=(
            *(*_BODY, *_CODE, "unknown-card", "no-seat", "erased-seat", "turned-away", "renewed-key"),
            *("closed", "full", "door-locked", "unknown-background", "no-words", "not-saved-yet"),
        ),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/facilitators",
        does="A key for one more facilitator, shown this once; recorded as `facilitator.added`.",
        key="visitor",
        takes=charge.NewFacilitator,
        gives=charge.InCharge,
        status=201,
        fails=(*_BODY, *_KEY, "not-allowed", "no-words", "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/recover",
        does="A fresh facilitator's key for whoever knows the recovery code that the session was opened with.",
        takes=charge.Recovery,
        gives=charge.InCharge,
        status=201,
        fails=(*_BODY, *_CODE, "wrong-recovery", "no-words", "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/handover",
        does="A link that hands a seat to another tablet, once and within ten minutes: one's own, or for a facilitator "
        "any.",
        key="visitor",
        takes=handover.ToHand,
        gives=handover.Handover,
        fails=(*_BODY, *_KEY, "not-allowed"),
    ),
    Call(
        method="post",
        path="/api/handover/look",
        does="Whose seat such a link hands over.",
        takes=handover.Secret,
        gives=handover.Whose,
        fails=(*_BODY, *_HANDOVER),
    ),
    Call(
        method="post",
        path="/api/handover",
        does="Take that seat over; recorded as `seat.handed`. The keys that it had before open nothing any more.",
        takes=handover.Secret,
        gives=handover.Handed,
        fails=(*_BODY, *_HANDOVER, "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/keys",
        does="Take back the keys of the wall, of one facilitator or of all; recorded as `keys.renewed`. Gives the new "
        "ones of whoever asks and of the wall, if theirs were among them.",
        key="visitor",
        takes=renewal.Renewal,
        gives=renewal.Renewed,
        fails=(*_BODY, *_KEY, "not-allowed", "unknown-facilitator", "not-saved-yet"),
    ),
    Call(
        method="put",
        path="/api/sessions/{session}/keys",
        does="Take back every key of those in charge and of the wall, and get new ones. Without an operator's key, "
        "only at the server's own machine.",
        key="operator",
        gives=renewal.Renewed,
        fails=("operator-key-needed", "no-session", "not-saved-yet"),
    ),
    Call(
        method="post",
        path="/api/sessions/{session}/cards",
        does=f"Seat cards to print, {tickets.MOST_CARDS} at most, always the same ones. Nothing is stored.",
        key="visitor",
        takes=cards.Wanted,
        gives=cards.SeatCards,
        fails=(*_BODY, *_KEY, "not-allowed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/door",
        does="Code, link and QR code, for facilitators and the wall.",
        key="visitor",
        gives=api.Door,
        fails=(*_KEY, "not-allowed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/state",
        does="The folded state that this viewer may see, now or as it was after event `at`.",
        key="visitor",
        query=(("at", "A seq; the head when left out."),),
        gives=api.StateAt,
        fails=(*_KEY, "malformed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/events",
        does="The events that this viewer may see. Ask again with `after` = `upto` until `upto` = `head`.",
        key="visitor",
        query=(("after", "A seq; 0 when left out."), ("limit", f"1000 when left out, {api.MOST_EVENTS} at most.")),
        gives=api.EventRange,
        fails=(*_KEY, "malformed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/timeline",
        does="What happened when and where, without the words, in columns: a row for each event that this viewer may "
        "see, but for marked moments. For facilitators; for others once the replay is open. Ask again as for events.",
        key="visitor",
        query=(
            ("after", "A seq; 0 when left out."),
            ("limit", f"{timeline.ROWS} when left out, {timeline.MOST_ROWS} at most."),
        ),
        gives=timeline.TimelinePage,
        fails=(*_KEY, "malformed", "replay-closed"),
    ),
    *(
        Call(
            method="get",
            path=f"/api/sessions/{{session}}/export/{name}",
            does=f"The transcript as {form}: what happened in words, a line with its time and its seqs for each thing. "
            "For facilitators; for others once the replay is open.",
            key="visitor",
            query=(("after", "A seq; 0 when left out."), ("upto", "A seq; the head when left out.")),
            gives=kind,
            fails=(*_KEY, "malformed", "replay-closed"),
        )
        for name, form, kind in (
            ("transcript", "an HTML page", "text/html"),
            ("transcript.md", "Markdown", "text/markdown"),
        )
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/export/replay",
        does="The replay as one HTML file that opens without a server, with all that this viewer may see. For "
        "facilitators; for others once the replay is open.",
        key="visitor",
        gives="text/html",
        fails=(*_KEY, "replay-closed", "no-player"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/export/clip",
        does="A part of the replay, in the same form, for people who were not there: nobody is in it, times are not "
        "the real ones.",
        key="visitor",
        query=_PART,
        gives="text/html",
        fails=(*_KEY, "not-allowed", "malformed", "nothing-to-show", "no-player"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/clip",
        does="What such a file would hold, and what it would be made without.",
        key="visitor",
        query=_PART,
        gives=replays.ClipPreview,
        fails=(*_KEY, "not-allowed", "malformed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/export/{format}",
        does=f"A download of what this viewer may see. The format is {_FORMATS}; described here is `json`.",
        key="visitor",
        gives=Export,
        fails=(*_KEY, "unknown-format", "not-allowed"),
    ),
    Call(
        method="get",
        path="/api/sessions/{session}/archive",
        does="The archive of a session: its whole record, with who wrote what, to be brought back anywhere. "
        "Without an operator's key, only at the server's own machine.",
        key="operator",
        gives=archives.MEDIA_TYPE,
        fails=("operator-key-needed", "no-session"),
    ),
    Call(
        method="post",
        path="/api/archives",
        does="Bring a session back from an archive, under the name `as` if there is one. Everything is checked before "
        "anything is kept. 200, with `here`, for one that is here already.",
        key="operator",
        takes=archives.MEDIA_TYPE,
        query=(("as", "Another name for the session: a–z, 0–9 and dashes, 64 at most."),),
        gives=archives.BroughtBack,
        status=201,
        fails=(
            *("no-archive", "newer-archive", "damaged-archive", "unsafe-archive", "too-big", "operator-key-needed"),
            *(
                "other-session",
                "session-here",
                "written-meanwhile",
                "not-allowed",
                "too-slow",
                "busy",
                "too-many-calls",
            ),
        ),
    ),
    Call(method="get", path="/healthz", does="The process answers.", gives=dict[str, str]),
    Call(
        method="get",
        path="/readyz",
        does="The store takes events; `promise` says in words what an acknowledged one survives. 503 if it does not.",
        gives=health.Readiness,
    ),
    Call(method="get", path="/metrics", does="Numbers for Prometheus.", gives="text/plain"),
)
"""Every HTTP call there is."""
