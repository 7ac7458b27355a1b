"""Where things stand in Redis. The braces keep all keys of one session in one cluster slot."""

ENTRIES = "leeway:{directory}:entries"
"""A hash: session -> the entry's JSON."""

CODES = "leeway:{directory}:codes"
"""A hash: code or secret -> session."""

MARK = "leeway:{directory}:mark"
"""A text that tells this store from one that was emptied, or another one."""

TRIED = "leeway:{directory}:tried"
"""Written over and over, to see whether Redis takes writes and how long it needs."""

_SAFE = str.maketrans({"%": "%25", "{": "%7B", "}": "%7D"})


def events(session: str) -> str:
    """The stream of the session's events; an entry's id is ``<seq>-0``, its fields hold the event's JSON and sum."""
    return f"leeway:{{{session.translate(_SAFE)}}}:events"


def epochs(session: str) -> str:
    """The stream of the session's epochs; the last entry is the present one.

    A stream, so that a follower blocked on the events hears of an erasure in the same breath.
    """
    return f"leeway:{{{session.translate(_SAFE)}}}:epochs"


def head(session: str) -> str:
    """The seq of the last event, kept apart from the stream, so that an end that is missing is noticed."""
    return f"leeway:{{{session.translate(_SAFE)}}}:head"


def session_of(key: bytes) -> str:
    """The session whose key this is."""
    name = key.decode(errors="replace")
    name = name[name.index("{") + 1 : name.rindex("}")]
    return name.replace("%7B", "{").replace("%7D", "}").replace("%25", "%")


def copy(session: str) -> str:
    """Where an erasure builds the stream anew; gone when it ends."""
    return f"leeway:{{{session.translate(_SAFE)}}}:copy"


def checkpoints(session: str) -> str:
    """A hash: epoch, version and seq -> what the session amounted to there. It may go at any time."""
    return f"leeway:{{{session.translate(_SAFE)}}}:checkpoints"


def chronicle(session: str) -> str:
    """A list: what became of the session's record, as JSON, oldest first."""
    return f"leeway:{{{session.translate(_SAFE)}}}:chronicle"


def openings(session: str) -> str:
    """A hash: server that has the session open -> since when, in milliseconds."""
    return f"leeway:{{{session.translate(_SAFE)}}}:openings"


def alive(session: str, server: str) -> str:
    """There while the server goes on saying that it has the session open."""
    return f"leeway:{{{session.translate(_SAFE)}}}:alive:{server}"


def budget(name: str) -> str:
    """A hash: how much of a budget is left, and since when."""
    return f"leeway:{{budgets}}:{name}"
