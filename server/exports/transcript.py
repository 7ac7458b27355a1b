"""A transcript: what happened as lines to read, with times and with seqs to cite them by, as one viewer may see it.

It takes events one after the other, so a session of any length costs no more memory than the state that it amounts to.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from events import ActivityStarted, Event, Milliseconds, NoteMoved, Value
from projections import State, fold
from projections.session import Moment
from projections.timeline import NOT_REPLAYED
from server.exports.doings import DOINGS, at_first, moved
from server.exports.happenings import HAPPENINGS
from server.exports.saying import count, minutes
from server.exports.seen import without_hidden
from server.exports.teller import Teller, one_line
from server.log.chronicle import Incident, Kind

RUN = 8000
"""Moves of one note by the same doer within so many ms of each other are one line."""

SILENCE = 120_000
"""From so many ms on, silence is worth a line."""

_RECORD: dict[Kind, str] = {
    "lost": "The server stopped without warning here, and went on at this time. Nothing that had been saved was lost.",
    "imported": "The session was brought in from an archive.",
    "erased": "Words were taken out of the record for good.",
    "nameErased": "Somebody's name was taken out of the record for good.",
    "seatErased": "Everything that somebody had written was taken out of the record for good.",
    "shortened": "The store came back without its last changes here. Tablets sent again what they still had.",
    "restored": "The record was brought back from a backup.",
}
"""What became of the record itself."""


class Line(Value):
    """One line. ``kind`` says what it is: the heading of an activity, something that happened, a silence, a marked
    moment, or something that became of the record. ``seqs`` are the events that it tells of, or that it stands behind;
    ``at`` is when it began.
    """

    kind: Literal["heading", "event", "silence", "moment", "record"]
    seqs: tuple[int, ...]
    at: Milliseconds
    words: str


class Transcript:
    """Takes events in order, as the viewer may see them, and gives lines. ``today`` is the state as they may see it.

    What is hidden today is blank, for facilitators too: a transcript is there to be passed on. Lines are told of the
    events with ``after < seq <= upto``; the events before them are needed all the same, to know what they change.
    ``whole``: these are all the events there are, so that a silence is one of everybody's.
    """

    def __init__(
        self,
        today: State,
        incidents: Sequence[Incident] = (),
        *,
        after: int = 0,
        upto: int | None = None,
        whole: bool = True,
    ) -> None:
        self._today, self._past = without_hidden(today), State()
        self._after, self._upto, self._whole = after, upto, whole
        self._beside: list[Moment | Incident] = [*today.session.moments.values(), *incidents]
        self._beside.sort(key=lambda one: one.seq)
        self._run: list[NoteMoved] = []
        self._run_of: tuple[str, int | None] = ("", None)
        self._at: Milliseconds = 0

    def take(self, event: Event) -> Iterator[Line]:
        """The next event; gives the lines that are complete by now."""
        if isinstance(event, NOT_REPLAYED):
            return
        told = Teller(before=self._past, today=self._today).told(event)
        if self._is_asked_for(event.seq):
            yield from self._tell(told)
        fold(self._past, told)
        self._at = event.at

    def end(self) -> Iterator[Line]:
        """The lines that are left when there is no further event."""
        yield from self._ended_run()
        yield from self._marks(None)

    def _tell(self, event: Event) -> Iterator[Line]:
        if self._run and isinstance(event, NoteMoved) and _goes_on(self._run[-1], event):
            self._run.append(event)
            return
        yield from self._ended_run()
        yield from self._marks(event.seq)
        yield from self._silence(event)
        if isinstance(event, NoteMoved):
            tell = Teller(before=self._past, today=self._today)
            self._run, self._run_of = [event], (tell.thing(event.note), at_first(tell, event))
            return
        if isinstance(event, ActivityStarted):
            yield Line(kind="heading", seqs=(event.seq,), at=event.at, words=self._title(event.activity))
        yield Line(kind="event", seqs=(event.seq,), at=event.at, words=sentence(event, self._past, self._today))

    def _ended_run(self) -> Iterator[Line]:
        """What one hand did with one note, however often it was put down."""
        run, self._run = self._run, []
        if run:
            tell, (what, start) = Teller(before=self._past, today=self._today), self._run_of
            words = _composed(tell, run[0], moved(tell, what, start, run[-1].x, len(run)))
            yield Line(kind="event", seqs=tuple(one.seq for one in run), at=run[0].at, words=words)

    def _marks(self, before: int | None) -> Iterator[Line]:
        """What stands beside the record, as far as it belongs before this event."""
        while self._beside and (before is None or self._beside[0].seq < before):
            mark = self._beside.pop(0)
            if self._is_asked_for(mark.seq) or (mark.seq == self._after == 0):
                yield self._moment(mark) if isinstance(mark, Moment) else _record(mark)

    def _moment(self, moment: Moment) -> Line:
        """A marked moment, at the time that it points at; it may have been marked long afterwards."""
        tell = Teller(before=self._today, today=self._today)
        told = [_ended(f"Moment: {one_line(moment.label) or '[these words were removed]'}")]
        told += [_ended(one_line(moment.memo))] if moment.memo else []
        told += [f"About {', '.join(tell.thing(on) for on in moment.notes)}."] if moment.notes else []
        return Line(kind="moment", seqs=(moment.seq,), at=self._at, words=" ".join(told))

    def _silence(self, event: Event) -> Iterator[Line]:
        if self._at and event.at - self._at >= SILENCE:
            what = "Nothing" if self._whole else "Nothing that may be seen here"
            words = f"{what} was recorded for {count(minutes(event.at - self._at), 'minute', 'minutes')}."
            yield Line(kind="silence", seqs=(event.seq,), at=self._at, words=words)

    def _is_asked_for(self, seq: int) -> bool:
        return self._after < seq and (self._upto is None or seq <= self._upto)

    def _title(self, activity: str) -> str:
        known = self._today.agenda.activities.get(activity)
        return one_line(known.title) if known else activity


def sentence(event: Event, before: State, today: State) -> str:
    """What happened, in one line; ``event``, ``before`` and ``today`` are as one viewer may see them."""
    tell = Teller(before=before, today=today)
    if type(event) in HAPPENINGS:
        words = HAPPENINGS[type(event)](tell, event)
        return words[:1].upper() + words[1:]
    if type(event) in DOINGS:
        return _composed(tell, event, DOINGS[type(event)](tell, event))
    return "Something happened that this version of Leeway has no words for."


def _composed(tell: Teller, event: Event, what: str) -> str:
    """Link workers: Ann moved …; without the group where it is said that the group did it. What is theirs stays so."""
    who, where = tell.who(event), tell.place_of(event)
    what = "changed something. It is not shown before the reveal." if tell.is_theirs(event) else what
    words = f"{who[:1].upper()}{who[1:]} {what}"
    return words if where in ("", who) else f"{where}: {words}"


def _ended(words: str) -> str:
    """A sentence with its stop."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _goes_on(last: NoteMoved, event: NoteMoved) -> bool:
    is_theirs = (event.note, event.by, event.author, event.paper) == (last.note, last.by, last.author, last.paper)
    return is_theirs and event.at - last.at <= RUN


def _record(incident: Incident) -> Line:
    return Line(kind="record", seqs=(incident.seq,), at=incident.at, words=_RECORD[incident.kind])
