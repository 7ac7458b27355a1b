"""Is the file sound? Its structure, as SQLite sees it, and everything that is kept in it besides events."""

from pathlib import Path

import apsw

from server.log.sqlite.file import open_reader
from server.log.sums import row_sum

MOST = 20
"""Findings of one kind that are worth telling."""

_ROWS = {
    "The session {0}": "SELECT name, epoch, sum FROM session",
    "The directory's entry of session {0}": "SELECT session, title, code, secret, opened_at, sum FROM entry",
    "The chronicle of session {0}": "SELECT session, kind, seq, at, events, sum FROM incident",
}
_HOMELESS = "SELECT DISTINCT session FROM event WHERE session NOT IN (SELECT number FROM session)"


def findings(path: Path) -> list[str]:
    """What is wrong with the file, in plain words. Blocks, in proportion to the file's size."""
    db = open_reader(path)
    try:
        return [*_structure(db), *_rows(db)]
    except apsw.Error as error:
        return [f"The store's file cannot be read to its end ({error})."]
    finally:
        db.close()


def _structure(db: apsw.Connection) -> list[str]:
    found = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({MOST})")]
    return [f"The store's file is damaged: {line.strip()}." for line in found if line != "ok"]


def _rows(db: apsw.Connection) -> list[str]:
    wrong: list[str] = []
    for what, query in _ROWS.items():
        for *values, kept in db.execute(query):
            if kept != row_sum(*values):
                wrong.append(f"{what.format(values[0])} is damaged. It is not what was kept.")
    return wrong + [f"There are events of a session that there is not ({row[0]})." for row in db.execute(_HOMELESS)]
