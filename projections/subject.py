"""What an event's words are about, and which words are gone for good."""

from functools import cache

from events import AspectMarked, BoardEvent, Event, MomentChanged, MomentMarked, NoteExplained
from projections.session import Session

VERSION = 2
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


def subject(event: Event) -> str:
    """The id of the note, comment, point or answer that the event is about; empty for one about none."""
    field = _field(type(event))
    if field:
        return str(getattr(event, field))
    return f"{event.board}:{getattr(event, 'aspect', '')}" if isinstance(event, BoardEvent) else ""


def lost_by(event: Event) -> str:
    """The id of whatever is left without words when the event's are taken out; empty for an event that holds none."""
    if not type(event).words:
        return ""
    return subject(event) or str(getattr(event, _owner(type(event))))


def mark_erased(session: Session, event: Event) -> None:
    """Take in that words were taken out of this event, or that whoever lost them wrote others.

    Not of moments: only some people know of them, and a moment without a label says so itself.
    """
    on = "" if isinstance(event, MomentMarked | MomentChanged) else lost_by(event)
    if event.erased and on:
        session.erased[on] = True
    elif on in session.erased and not isinstance(event, NoteExplained | AspectMarked):
        del session.erased[on]


@cache
def _field(kind: type[Event]) -> str:
    """The field that names what events of this type are about; they are many, and asked often."""
    return next((name for name in ("comment", "note", "point", "reflection") if name in kind.__struct_fields__), "")


def _owner(kind: type[Event]) -> str:
    """The field that names whose or what's words they are, where it is no note, comment, point or answer."""
    return next(
        name for name in ("moment", "bearer", "seat", "facilitator", "aspect") if name in kind.__struct_fields__
    )
