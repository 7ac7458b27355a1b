"""Keep what this version records, for every later one to be held to: ``python -m tests.keep_golden``.

It rehearses an afternoon on an embedded store and writes ``tests/golden/<version>/``. Once a version is released its
folder stays as it is.
"""

import sys
import tempfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import apsw
import msgspec

from events import decode
from projections import State, fold
from tests.processes import sqlite_url
from tests.typed import typed

SEATS, MINUTES, SPEED, SEED = 8, 2, 20, 7


def keep(folder: Path) -> None:
    """Rehearse, and write the three files of a version into ``folder``, which must be new."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "leeway.db"
        asked = ("--seats", SEATS, "--minutes", MINUTES, "--speed", SPEED, "--seed", SEED)
        played = typed("simulate", "--store", sqlite_url(store.parent), *asked)
        assert played.code == 0, played.words
        with closing(apsw.Connection(str(store))) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raws = [bytes(raw) for (raw,) in file.execute("SELECT raw FROM event ORDER BY seq")]
        (folder / "store.sqlite").write_bytes(store.read_bytes())
    state = State()
    for raw in raws:
        fold(state, decode(raw))
    (folder / "events.jsonl").write_bytes(b"\n".join(raws) + b"\n")
    (folder / "state.json").write_bytes(msgspec.json.format(msgspec.json.encode(state), indent=1) + b"\n")


if __name__ == "__main__":
    here = Path(__file__).parent / "golden" / version("leeway")
    if here.exists():
        sys.exit(f"{here} is there already, and what was released is not changed.")
    keep(here)
    print(f"Written to {here}.")
