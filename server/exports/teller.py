"""What happened, told: who did it, what it was done to, where that lay. As one viewer may see it, and for a file.

T1  Nobody is named where the activity does not name people, whatever the viewer happens to know.
T2  Things are called as they were at that instant, people as they are called today.
T3  Words that were hidden or removed are never told; it says that they are gone.
T4  What somebody unnamed does where each places alone is theirs until the reveal, in the facilitators' files too.
T5  What people wrote stays on one line and steers no terminal: control characters become blanks.
"""

import re

import msgspec

from events import BearerAdded, BoardEvent, ChartEvent, Event, ReflectionGiven, without_words
from projections import Note, State, activity_of, group_of, owner_of, subject
from server.exports.saying import group_name, names_people, person, place, title

_LONG = 80
"""Characters of a note's words that are enough to know it by; what was written is told in full where it was written."""

_STEERS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them: they could have a line read as another."""

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, and separators of lines and paragraphs."""


class Teller(msgspec.Struct, frozen=True):
    """``before`` is what the viewer may see of the state right before the event, ``today`` of the present one."""

    before: State
    today: State

    def told(self, event: Event) -> Event:
        """The event without words that are hidden today."""
        return without_words(event) if subject(event) in self.today.session.hidden else event

    def who(self, event: Event) -> str:
        """Whoever did it, as far as a file may say so."""
        by = event.author or event.by
        if not self._names(event, by):
            return self._group_of(event) or "somebody"
        more = ["from paper"] if event.paper else []
        more += [f"written by {self.person(event.by)}"] if event.author else []
        return self.person(by) + (f" ({', '.join(more)})" if more else "")

    def person(self, who: str) -> str:
        """What somebody is called today."""
        known = self.today.people.facilitators.get(who)
        if known:
            return one_line(known.name) or "the facilitator"
        return one_line(person(self.today, who)) or "a removed person"

    def place_of(self, event: Event) -> str:
        """Whose board, chart or answer it is; blank where it is nobody's."""
        if isinstance(event, ReflectionGiven):
            return self.group(event.activity, event.group)
        board = _board(event)
        name = self.group(activity_of(board), group_of(board))
        return f"{name}, each alone" if owner_of(board) and name else name

    def is_theirs(self, event: Event) -> bool:
        """Is it on a board that is its owner's alone by now, and who that is, nobody here may know?"""
        activity, seats = self.today.agenda.activities.get(activity_of(_board(event))), self.today.people.seats
        is_alone = activity is not None and activity.mode == "individual" and not activity.revealed
        return is_alone and owner_of(_board(event)) is not None and (event.author or event.by) not in seats

    def group(self, activity: str, group: str) -> str:
        """What a group is called, then or now."""
        return one_line(group_name(self.before, activity, group) or group_name(self.today, activity, group))

    def activity(self, activity: str) -> str:
        """An activity in quotation marks."""
        known = self.today.agenda.activities.get(activity)
        return self.quote(known.title if known else activity)

    def aspect(self, aspect: str) -> str:
        """An aspect in quotation marks."""
        return self.quote(title(self.today, aspect))

    def thing(self, on: str) -> str:
        """A note, comment, point or answer, by its words."""
        boards, charts = self.before.boards, self.before.charts
        note, remark, point = boards.notes.get(on), boards.comments.get(on), charts.points.get(on)
        if note:
            return self.note(note)
        if remark:
            return self.quote(remark.text, on)
        if point:
            return self.quote(point.text, on)
        if on in self.before.reflections.given:
            return "an answer"
        aspect = on.rpartition(":")[2]
        return self.aspect(aspect) if aspect in self.today.session.aspects else "something"

    def note(self, note: Note) -> str:
        """A note by its words, a card by its aspect too."""
        if note.aspect and not note.text:
            return self.aspect(note.aspect)
        return self.quote(note.text, note.id)

    def quote(self, words: str, on: str = "") -> str:
        """Words in quotation marks, cut if they are many; or why there are none."""
        line = one_line(words)
        return f"“{line if len(line) <= _LONG else line[: _LONG - 1].rstrip() + '…'}”" if line else self.gone(on)

    def wrote(self, event: Event, words: str) -> str:
        """What was written just then, in full; or why it is not here."""
        line = one_line(words)
        return f"“{line}”" if line else ("[these words were removed]" if event.erased else self.gone(subject(event)))

    def gone(self, on: str) -> str:
        """Why there are no words."""
        if on in self.today.session.hidden:
            return "[words hidden by a facilitator]"
        return "[these words were removed]" if on in self.today.session.erased else "[no words]"

    def place(self, x: int) -> str:
        """In the middle, 48 out of 100."""
        told = place(x, self.today.session.scale)
        return one_line(told[:1].lower() + told[1:])

    def _names(self, event: Event, by: str) -> bool:
        activity = _activity(event)
        if not activity or by in self.today.people.facilitators:
            return True
        return (isinstance(event, ReflectionGiven) and event.named) or names_people(self.today, activity)

    def _group_of(self, event: Event) -> str:
        """The group that did it, where an activity names groups only."""
        activity = _activity(event)
        known = self.today.agenda.activities.get(activity)
        if known is None or known.attribution != "group":
            return ""
        return self.group(activity, event.group if isinstance(event, ReflectionGiven) else group_of(_board(event)))


def one_line(words: str) -> str:
    """Words that stay on their line (T5)."""
    plain = words if words.isprintable() else _BREAKS.sub(" ", _STEERS.sub("", words))
    return " ".join(plain.split())


def _activity(event: Event) -> str:
    """The activity in which something was made or answered: it says who may be named. Blank for all else."""
    return event.activity if isinstance(event, ReflectionGiven) else activity_of(_board(event))


def _board(event: Event) -> str:
    """The board or chart that something was done on; blank for all else."""
    if isinstance(event, BoardEvent):
        return event.board
    return event.chart or "" if isinstance(event, ChartEvent | BearerAdded) else ""
