"""Taking words out of the file for good.

Rewriting a row is not enough. SQLite moves rows between pages, and a page that was split keeps, in its free space,
bytes of rows that now live elsewhere; the write-ahead file keeps whole old pages. So the file is built anew and the
write-ahead file emptied. It costs time in proportion to the file, and erasing is rare.
"""

import time
from collections.abc import Callable, Collection

import apsw

from events import decode, encode, erased
from server.log.chronicle import Incident
from server.log.sqlite.chronicle import note
from server.log.sqlite.heads import new_epoch


def erase(db: apsw.Connection, session: str, seqs: Collection[int], wipe: Callable[[str], None]) -> None:
    """Blank these events and leave no byte of what they said in the file or beside it (L9).

    ``wipe`` forgets the session's checkpoints. It is called once the log has its new epoch, whoever waits for it: none
    can be saved any more that knows the words.
    """
    with db:
        _rewrite(db, session, seqs)
    try:
        wipe(session)
    finally:
        db.execute("VACUUM")
        db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _rewrite(db: apsw.Connection, session: str, seqs: Collection[int]) -> None:
    number = db.execute("SELECT number FROM session WHERE name = ?", (session,)).get
    found = 0
    for seq in seqs:
        raw = db.execute("SELECT raw FROM event WHERE session = ? AND seq = ?", (number, seq)).get
        if raw is not None:
            blank = encode(erased(decode(raw)))
            db.execute("UPDATE event SET raw = ? WHERE session = ? AND seq = ?", (blank, number, seq))
            found += 1
    if found:
        db.execute("UPDATE session SET epoch = ? WHERE number = ?", (new_epoch(), number))
        head = db.execute("SELECT max(seq) FROM event WHERE session = ?", (number,)).get
        note(db, session, Incident(kind="erased", seq=head, at=int(time.time() * 1000)))
