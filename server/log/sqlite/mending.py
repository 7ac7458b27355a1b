"""Opening a store whose end is missing: it is told, and nobody resumes over it."""

import time

import apsw
import structlog

from server.log.chronicle import Incident
from server.log.sqlite.chronicle import note
from server.log.sqlite.heads import renew_epoch
from server.log.sqlite.witness import BESIDE, Witness, lines

_log = structlog.get_logger()

_SESSIONS = "SELECT number, name FROM session"
_HEAD = "SELECT coalesce(max(seq), 0) FROM event WHERE session = ?"


def mend(db: apsw.Connection, witness: Witness) -> list[str]:
    """Give a new epoch to every session whose end is missing, and say so in the chronicle; before anybody reads.

    Gives in words what cannot stand there, because what it should stand at is gone itself. A session whose end cannot
    be read, since a page of it is damaged, keeps nobody from the others.
    """
    wrong: list[str] = []
    noted, beside = dict(witness.heads()), lines(db)
    seen_beside = noted.pop(BESIDE, 0)
    stands: dict[int, tuple[str, int]] = {}
    sessions: list[tuple[int, str]] = [(number, name) for number, name in db.execute(_SESSIONS)]
    for number, name in sessions:
        try:
            stands[number] = (name, db.execute(_HEAD, (number,)).get)
        except apsw.CorruptError as error:
            stands[number] = (name, noted.get(number, 0))
            wrong.append(f"The end of session {name} cannot be read ({error}).")
    for number, seen in noted.items():
        name, head = stands.get(number, ("", 0))
        if name and head < seen:
            _log.error("store.shortened", session=name, seq=head, lost=seen - head)
            with db:
                renew_epoch(db, number)
                note(db, name, Incident(kind="shortened", seq=head, at=int(time.time() * 1000), events=seen - head))
        elif not name:
            wrong.append(f"A session of {seen} events is missing from the store.")
    if beside < seen_beside:
        wrong.append(f"The directory and the chronicle lack {seen_beside - beside} of their last lines.")
    for what in wrong:
        _log.error("store.shortened", what=what)
    witness.begin_again()
    witness.note(BESIDE, beside)
    for number, (_, head) in stands.items():
        witness.note(number, head)
    return wrong
