"""Heads, and the rows that wait for a commit."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from server.log import Conflict
from server.log.sqlite.file import open_writer
from server.log.sqlite.heads import ONE_STATEMENT, Heads, new_epoch
from tests.server.log.stories import some


@pytest.fixture
def db(path: Path) -> Iterator[apsw.Connection]:
    """A writing connection."""
    db = open_writer(path)
    yield db
    db.close()


def rows(db: apsw.Connection) -> list[tuple[str, int]]:
    """Every (session, seq) in the file."""
    return list(db.execute("SELECT name, seq FROM event JOIN session ON session = number ORDER BY name, seq"))


def test_appends_that_wait_together_are_committed_together(db: apsw.Connection) -> None:
    """Of several sessions, several times the same one; heads count what waits."""
    heads = Heads(db)
    assert [heads.advance("a", 0, some(0, 2)), heads.advance("b", 0, some(0, 1))] == [None, None]
    assert heads.advance("a", 2, some(2, 1)) is None
    assert rows(db) == []
    assert heads.commit() == 4
    assert rows(db) == [("a", 1), ("a", 2), ("a", 3), ("b", 1)]


def test_a_conflict_puts_nothing_into_the_commit(db: apsw.Connection) -> None:
    """Not even its session."""
    heads = Heads(db)
    heads.advance("a", 0, some(0, 2))
    outcomes = [heads.advance("a", 0, some(0, 1)), heads.advance("c", 5, some(5, 1))]
    assert [outcome.head for outcome in outcomes if isinstance(outcome, Conflict)] == [2, 0]
    heads.commit()
    assert rows(db) == [("a", 1), ("a", 2)]
    assert db.execute("SELECT count(*) FROM session").get == 1


def test_an_open_session_costs_one_statement_for_each_commit(db: apsw.Connection) -> None:
    """So the writer's thread stands in the interpreter's way once, not three times."""
    heads = Heads(db)
    heads.advance("a", 0, some(0, 1))
    heads.commit()
    said: list[str] = []
    db.trace_v2(apsw.SQLITE_TRACE_STMT, lambda event: said.append(event["sql"]))
    heads.advance("a", 1, some(1, ONE_STATEMENT))
    heads.commit()
    assert len(said) == 1
    db.trace_v2(0, None)


def test_large_commits_are_one_transaction_too(db: apsw.Connection) -> None:
    """More rows than one statement takes."""
    heads = Heads(db)
    commits: list[None] = []
    db.set_commit_hook(lambda: bool(commits.append(None)))
    heads.advance("a", 0, some(0, ONE_STATEMENT + 1))
    heads.commit()
    assert (len(commits), len(rows(db))) == (1, ONE_STATEMENT + 1)
    db.set_commit_hook(None)


def test_heads_come_from_the_file(db: apsw.Connection) -> None:
    """For whoever opens it next, and after everything was forgotten."""
    heads = Heads(db)
    heads.advance("a", 0, some(0, 3))
    heads.commit()
    heads.advance("a", 3, some(3, 3))
    heads.forget()
    assert heads.commit() == 0
    for reader in (heads, Heads(db)):
        outcome = reader.advance("a", 6, some(6, 1))
        assert outcome is not None
        assert outcome.head == 3


def test_no_epoch_comes_twice() -> None:
    """They are random."""
    assert len({new_epoch() for _ in range(1_000)}) == 1_000
