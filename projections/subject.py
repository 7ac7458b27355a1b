"""What an event's words are about, and which words are gone for good."""

from events import AspectMarked, BoardEvent, Event, NoteExplained
from projections.session import Session


def subject(event: Event) -> str:
    """The id of the note, comment, point or answer that the event is about; empty for one about none."""
    named = (getattr(event, field, None) for field in ("comment", "note", "point", "reflection"))
    found = next((name for name in named if isinstance(name, str)), "")
    return found or (f"{event.board}:{getattr(event, 'aspect', '')}" if isinstance(event, BoardEvent) else "")


def mark_erased(session: Session, event: Event) -> None:
    """Take in that words were taken out of this event, or that whoever lost them wrote others."""
    on = subject(event)
    if event.erased and on:
        session.erased[on] = True
    elif on in session.erased and type(event).words and not isinstance(event, NoteExplained | AspectMarked):
        del session.erased[on]
