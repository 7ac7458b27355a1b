"""``leeway replay`` on a store and on a running server."""

import asyncio
import subprocess
from pathlib import Path

import apsw
import msgspec
import pytest

from events import recorded
from projections import fold_all
from server.log.chronicle import Incident
from server.log.store import open_store
from tests.afternoon import Afternoon
from tests.given import OPENED, STARTED
from tests.processes import Leeway
from tests.server.exports.happened import HAPPENED, hidden
from tests.server.test_verify import SESSION
from tests.typed import PROGRAM, typed
from tests.workshop import Workshop


async def kept(url: str) -> None:
    """A workshop in a store, with what became of its record."""
    happened = [msgspec.structs.replace(one, seq=seq) for seq, one in enumerate([*HAPPENED, *hidden("own")], start=1)]
    assert fold_all(happened).seq == len(happened)
    opened = open_store(url)
    await opened.ping()
    await opened.log.append(SESSION, 0, [recorded(event) for event in happened])
    await opened.chronicle.add(SESSION, Incident(kind="lost", seq=6, at=happened[5].at))
    await opened.close()


async def test_what_happened_is_told_in_words(store: str) -> None:
    """With times, seqs to cite, and what became of the record; hidden words and unnamed people are not in it."""
    await kept(store)
    told = typed("replay", SESSION, "--store", store, "--utc")

    assert told.code == 0
    assert "Link workers: Ann put “Aspect 1” on the scale, very near “About choice”, 10 out of 100.  #5\n" in told.words
    assert "15 January 2027, UTC" in told.words
    assert "The server stopped without warning here" in told.words
    assert "[words hidden by a facilitator]" in told.words
    assert "Ours" not in told.words
    assert "alias" not in told.words
    assert "\x1b" not in told.words


async def test_a_part_in_markdown_with_other_eyes(store: str) -> None:
    """The wall is shown what was revealed, which is nothing here."""
    await kept(store)
    part = typed("replay", SESSION, "--store", store, "--markdown", "--from", 5, "--to", 7)
    wall = typed("replay", SESSION, "--store", store, "--as", "wall")

    assert part.words.startswith("# Test\n")
    assert "Because we say so" in part.words
    assert "joined" not in part.words
    assert "`#8`" not in part.words
    assert (wall.code, part.code) == (0, 0)
    assert "Ann joined" in wall.words
    assert "on the scale" not in wall.words


@pytest.mark.parametrize(("ending", "first"), [(".txt", "Test\n===="), (".md", "# Test"), (".html", "<!doctype html>")])
async def test_into_a_file(tmp_path: Path, ending: str, first: str) -> None:
    """Its name says what kind; a file that is there is left alone unless one insists."""
    url, file = f"sqlite:///{tmp_path}/leeway.db", tmp_path / f"told{ending}"
    await kept(url)
    told = typed("replay", SESSION, "--store", url, "--output", file)
    again = typed("replay", SESSION, "--store", url, "--output", file)
    forced = typed("replay", SESSION, "--store", url, "--output", file, "--force")

    assert (told.code, again.code, forced.code) == (0, 2, 0)
    assert file.read_text().startswith(first)
    assert "Times are UTC." in file.read_text()
    assert "is there already" in again.words
    assert sorted(path.suffix for path in tmp_path.glob("*told*")) == [ending]


async def test_a_running_server_tells_what_the_key_may_see(leeway: Leeway) -> None:
    """Everything to facilitators; to a participant nothing until the replay is open, then what is theirs."""
    workshop = await Workshop.open(leeway.url)
    seat = await workshop.join("Amina", (await workshop.backgrounds())[0])
    scale = await workshop.scale()

    async def asked(key: str) -> tuple[int, str]:
        told = await asyncio.to_thread(typed, "replay", workshop.session, "--server", leeway.url, "--key", key)
        return told.code, told.words

    async with await workshop.facilitator() as facilitator:
        await facilitator.done({"type": "startActivity", "activity": scale})
        await facilitator.done({"type": "markMoment", "label": "They laughed"})
        closed, whole = await asked(seat.key), await asked(workshop.key)
        await facilitator.done({"type": "openReplay", "open": True})
        part = await asked(seat.key)
    assert closed[0] == 2
    assert "not opened the replay yet" in closed[1]
    assert whole[0] == part[0] == 0
    assert "Amina joined." in whole[1]
    assert "Amina joined." in part[1]
    assert ["Moment: They laughed." in words for words in (whole[1], part[1])] == [True, False]
    assert ["what you could see" in words for words in (whole[1], part[1])] == [False, True]


async def test_who_has_read_enough_may_stop(tmp_path: Path) -> None:
    """``leeway replay … | head`` ends quietly and well."""
    url, afternoon = f"sqlite:///{tmp_path}/leeway.db", Afternoon(7)
    opened = open_store(url)
    happened = [*afternoon.opening, *afternoon.steps(2000)]  # more than a pipe holds
    await opened.log.append(SESSION, 0, [recorded(event) for event in happened])
    await opened.close()
    line = f"'{PROGRAM}' replay {SESSION} --store {url} | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60)

    assert (done.stdout, done.stderr.strip()) == ("Test\n====\n0\n", "")


async def test_a_damaged_record_is_not_told(tmp_path: Path) -> None:
    """Exit code 1; the words name the place."""
    url = f"sqlite:///{tmp_path}/leeway.db"
    opened = open_store(url)
    await opened.log.append(SESSION, 0, [recorded(event) for event in (*OPENED, *STARTED)])
    await opened.close()
    db = apsw.Connection(str(tmp_path / "leeway.db"))
    db.execute("DELETE FROM event WHERE seq = 2")
    db.close()
    told = typed("replay", SESSION, "--store", url)

    assert told.code == 1
    assert "damaged" in told.words


@pytest.mark.parametrize(
    "words",
    [
        ("x", "--store", "sqlite:////nowhere/at/all.db"),
        ("x", "--server", "http://127.0.0.1:9"),
        ("x", "--server", "http://127.0.0.1:9", "--key", "k"),
        ("x", "--server", "http://127.0.0.1:9", "--key", "k", "--as", "wall"),
        ("x", "--store", "sqlite:////nowhere/at/all.db", "--output", "/nowhere/at/all.md"),
    ],
    ids=lambda words: " ".join(words[1:]),
)
def test_what_cannot_be_told_is_said_plainly(words: tuple[str, ...]) -> None:
    """Exit code 2, words, no traceback."""
    refused = typed("replay", *words)

    assert refused.code == 2
    assert refused.words.strip()
    assert "Traceback" not in refused.words


async def test_a_session_that_there_is_not(tmp_path: Path) -> None:
    """Exit code 2, and how to find the others."""
    url = f"sqlite:///{tmp_path}/leeway.db"
    await kept(url)
    refused = typed("replay", "nobody", "--store", url)

    assert refused.code == 2
    assert "leeway session list" in refused.words
