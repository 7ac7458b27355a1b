"""Taking words out of the file for good.

Rewriting a row is not enough. SQLite moves rows between pages, and a page that was split keeps, in its free space,
bytes of rows that now live elsewhere; the write-ahead file keeps whole old pages. So the file is built anew and the
write-ahead file emptied. It costs time in proportion to the file, and erasing is rare.
"""

import time
from collections.abc import Callable, Collection

import apsw

from events import Event, decode, encode, erased, settled
from server.log.chronicle import incidents_of
from server.log.sqlite.chronicle import note
from server.log.sqlite.heads import new_epoch
from server.log.sums import event_sum, row_sum


def erase(
    db: apsw.Connection,
    session: str,
    seqs: Collection[int],
    settles: Collection[int],
    wipe: Callable[[str], None],
) -> None:
    """Blank these events and leave no byte of what they said in the file or beside it, then mark who asked (L9).

    ``wipe`` forgets the session's checkpoints. It is called once the log has its new epoch, whoever waits for it: none
    can be saved any more that knows the words.
    """
    with db:
        changed = _rewrite(db, session, seqs, erased)
        if changed and not settles:
            _note(db, session, [])
    try:
        wipe(session)
    finally:
        db.execute("VACUUM")
        db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    with db:
        if asked := _rewrite(db, session, settles, settled):
            _note(db, session, asked)


def _rewrite(db: apsw.Connection, session: str, seqs: Collection[int], change: Callable[[Event], Event]) -> list[Event]:
    """Put these events in the place of what they were; gives those that are other ones now."""
    number = db.execute("SELECT number FROM session WHERE name = ?", (session,)).get
    changed: list[Event] = []
    for seq in sorted(seqs):
        raw = db.execute("SELECT raw FROM event WHERE session = ? AND seq = ?", (number, seq)).get
        new = change(decode(raw)) if raw is not None else None
        if new is not None and encode(new) != raw:
            changed.append(new)
            values = (encode(new), event_sum(session, seq, encode(new)), number, seq)
            db.execute("UPDATE event SET raw = ?, sum = ? WHERE session = ? AND seq = ?", values)
    if changed:
        epoch = new_epoch()
        db.execute("UPDATE session SET epoch = ?, sum = ? WHERE number = ?", (epoch, row_sum(session, epoch), number))
    return changed


def _note(db: apsw.Connection, session: str, asked: list[Event]) -> None:
    head = db.execute(
        "SELECT coalesce(max(seq), 0) FROM event JOIN session ON session = number WHERE name = ?", (session,)
    ).get
    for incident in incidents_of(asked, head, int(time.time() * 1000)):
        note(db, session, incident)
