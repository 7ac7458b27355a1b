"""``leeway export`` and ``leeway import``: on a store, on a running server, and killed on the way."""

import asyncio
import os
import signal
import subprocess
import zipfile
from pathlib import Path

import apsw
import msgspec
import pytest

from events import recorded
from server.archive import check
from server.log.store import open_store
from tests.processes import SECRET, Leeway, sqlite_url
from tests.server.archive.crafted import SESSION, crafted, lines
from tests.server.archive.test_reading import HOSTILE
from tests.server.cli.test_verify import a_session
from tests.server.test_verify import history
from tests.typed import PROGRAM, Typed, typed


def filled(url: str, count: int = 3) -> None:
    """Put a small session into a store."""

    async def fill() -> None:
        store = open_store(url)
        await store.log.append(SESSION, 0, [recorded(event) for event in history(count)])
        await store.close()

    asyncio.run(fill())


def kept(url: str, session: str = SESSION) -> list[bytes]:
    """The events that a store has, as bytes."""

    async def read() -> list[bytes]:
        store = open_store(url)
        found = [one.raw for one in await store.log.read(session)]
        await store.close()
        return found

    return asyncio.run(read())


def imported(file: Path, url: str, *more: object) -> Typed:
    """Bring a session back into a store."""
    return typed("import", file, "--store", url, *more, LEEWAY_SECRET=SECRET)


def test_a_session_is_written_and_brought_back_into_another_store(store: str, tmp_path: Path) -> None:
    """From either kind; everything that lets people in is printed, and the record is sound."""
    filled(store)
    file, other = tmp_path / "a.leeway", sqlite_url(tmp_path / "other")
    written = typed("export", SESSION, file, "--store", store)
    back = imported(file, other)
    again = imported(file, other)
    verified = typed("verify", SESSION, "--store", other)

    assert (written.code, back.code, again.code, verified.code) == (0, 0, 0, 0), written.words + back.words
    assert "“Rehearsal”, 5 events, " in written.words
    assert kept(other) == kept(store) == lines()
    assert f"{SESSION} is back" in back.words
    assert "is here already" in again.words
    for words in (back.words, again.words):
        assert f"/facilitate/{SESSION}#" in words
        assert "Or type this code on the start page: " in words
    assert file.stat().st_mode & 0o077 == 0


def test_a_title_steers_no_terminal(tmp_path: Path) -> None:
    """Whatever the archive says that the session is called."""
    title, file, url = "Nice\x1b]0;owned\x07\nmeeting", tmp_path / "a.leeway", sqlite_url(tmp_path / "new")
    opened, *others = history()
    file.write_bytes(crafted(lines([msgspec.structs.replace(opened, title=title), *others]), title=title))
    for typing in (imported(file, url), typed("export", SESSION, tmp_path / "b.leeway", "--store", url)):
        assert typing.code == 0, typing.words
        assert "Nice" in typing.words
        assert "\x1b]" not in typing.words
        assert "\nmeeting" not in typing.words


async def test_the_printed_links_open_the_session(leeway: Leeway, tmp_path: Path) -> None:
    """On a server that is started on that store, with that secret."""
    leeway.stop()
    file = tmp_path / "a.leeway"
    file.write_bytes(crafted())
    back = imported(file, leeway.store)
    leeway.start()
    key = back.words.split(f"/facilitate/{SESSION}#")[1].split()[0]
    verified = await asyncio.to_thread(typed, "verify", SESSION, "--server", leeway.url, "--key", key)

    assert (verified.code, "sound, 5 events" in verified.words) == (0, True), verified.words


async def test_a_running_server_gives_and_takes_archives(leeway: Leeway, tmp_path: Path) -> None:
    """Its store is its own meanwhile."""
    workshop = await a_session(leeway)
    file = tmp_path / "a.leeway"
    barred = await asyncio.to_thread(typed, "export", workshop.session, file, "--store", leeway.store)
    fetched = await asyncio.to_thread(typed, "export", workshop.session, file, "--server", leeway.url)
    here = await asyncio.to_thread(typed, "import", file, "--server", leeway.url)
    beside = await asyncio.to_thread(typed, "import", file, "--server", leeway.url, "--as", "copy")
    (tmp_path / "bad.leeway").write_bytes(HOSTILE["cut in half"][1])
    bad = await asyncio.to_thread(typed, "import", tmp_path / "bad.leeway", "--server", leeway.url)
    gone = await asyncio.to_thread(typed, "import", file, "--server", "http://127.0.0.1:9")
    none = await asyncio.to_thread(typed, "export", "nobody", "--server", leeway.url)

    codes = [one.code for one in (barred, fetched, here, beside, bad, gone, none)]
    assert codes == [2, 0, 0, 0, 1, 2, 2]
    assert "already open" in barred.words
    assert "is here already" in here.words
    assert "/facilitate/copy#" in beside.words
    assert "It is damaged" in bad.words


def test_the_file_is_named_after_the_session_and_never_written_over(tmp_path: Path) -> None:
    """Unless it is asked for."""
    url = sqlite_url(tmp_path)
    filled(url)
    command = [PROGRAM, "export", SESSION, "--store", url]
    first = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    file = tmp_path / f"{SESSION}.leeway"
    before = file.read_bytes()
    second = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    same = file.read_bytes() == before
    file.write_bytes(b"old")
    forced = subprocess.run([*command, "--force"], cwd=tmp_path, check=False, capture_output=True, text=True)

    assert (first.returncode, second.returncode, forced.returncode) == (0, 2, 0)
    assert "left as it is" in second.stderr
    assert same
    with file.open("rb") as raw:
        assert check(raw).manifest.head == 5


@pytest.mark.parametrize("what", ["empty", "a bomb", "a newer version", "a gap", "a way out"])
def test_a_file_that_will_not_do_changes_nothing(tmp_path: Path, what: str) -> None:
    """Exit code 1, words, no traceback."""
    file = tmp_path / "a.leeway"
    file.write_bytes(HOSTILE[what][1])
    found = imported(file, sqlite_url(tmp_path))

    assert (found.code, "Nothing was brought back, and nothing was changed." in found.words) == (1, True)
    assert "Traceback" not in found.words
    assert kept(sqlite_url(tmp_path)) == []


def test_another_session_of_that_name_is_left_as_it_is(tmp_path: Path) -> None:
    """Exit code 1; under another name it comes beside it."""
    url, file = sqlite_url(tmp_path), tmp_path / "a.leeway"
    filled(url, 7)
    file.write_bytes(crafted(lines(history(4))))
    refused, beside = imported(file, url), imported(file, url, "--as", "beside")

    assert (refused.code, beside.code) == (1, 0)
    assert (len(kept(url)), kept(url, "beside")) == (9, lines(history(4)))


@pytest.mark.parametrize(
    "words",
    [
        ("export", "nobody"),
        ("export", "../x"),
        ("export", SESSION, "/nowhere/at/all.leeway"),
        ("export", SESSION, "--store", "sqlite:////nowhere/at/all.db"),
        ("import", "/nowhere/at/all.leeway"),
        ("import", "/"),
    ],
    ids=lambda words: " ".join(words),
)
def test_what_cannot_be_done_is_said_plainly(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Exit code 2, words, no traceback, no file left behind."""
    filled(sqlite_url(tmp_path))
    command = [PROGRAM, *words, *(() if "--store" in words else ("--store", sqlite_url(tmp_path)))]
    found = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert (found.returncode, bool(found.stderr.strip())) == (2, True), found.stderr
    assert "Traceback" not in found.stderr
    assert not list(tmp_path.glob("*.leeway*")) + list(tmp_path.glob(".*.leeway*"))


def test_a_damaged_record_gives_no_archive(tmp_path: Path) -> None:
    """Exit code 1, and the file that was there stays."""
    filled(sqlite_url(tmp_path))
    db = apsw.Connection(str(tmp_path / "leeway.db"))
    db.execute("DELETE FROM event WHERE seq = 4")
    db.close()
    file = tmp_path / "a.leeway"
    file.write_bytes(b"old")
    found = typed("export", SESSION, file, "--force", "--store", sqlite_url(tmp_path))

    assert (found.code, "no archive was made" in found.words) == (1, True), found.words
    assert file.read_bytes() == b"old"


def test_an_import_that_is_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    """What is there meanwhile is the beginning, whole, and no code opens it."""
    url, file = sqlite_url(tmp_path), tmp_path / "a.leeway"
    log = lines(history(30_000))
    file.write_bytes(crafted(log))
    environment = os.environ | {"LEEWAY_SECRET": SECRET}
    command = [PROGRAM, "import", str(file), "--store", url]
    first = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not _count(tmp_path / "leeway.db") and first.poll() is None:
        pass
    first.send_signal(signal.SIGKILL)
    first.wait()
    part = kept(url)
    entries = apsw.Connection(str(tmp_path / "leeway.db")).execute("SELECT count(*) FROM entry").get
    second = imported(file, url)

    assert 0 < len(part) < len(log), "killed too early or too late"
    assert (part, entries) == (log[: len(part)], 0)
    assert (second.code, f"{SESSION} is back" in second.words) == (0, True), second.words
    assert kept(url) == log


def test_what_any_zip_program_packed_again_is_the_same_archive(tmp_path: Path) -> None:
    """As it was; in a folder, it is refused by name."""
    url, file = sqlite_url(tmp_path), tmp_path / "a.leeway"
    filled(url)
    typed("export", SESSION, file, "--store", url)
    with zipfile.ZipFile(file) as packed:
        packed.extractall(tmp_path / "inside")
    made = {}
    for name, where, what in (("flat", tmp_path / "inside", "."), ("folder", tmp_path, "inside")):
        made[name] = tmp_path / f"{name}.leeway"
        subprocess.run(["python3", "-m", "zipfile", "-c", made[name], *_listed(where, what)], cwd=where, check=True)
    flat, folder = (imported(made[name], sqlite_url(tmp_path / name)) for name in ("flat", "folder"))

    assert (flat.code, folder.code) == (0, 1)
    assert "inside/" in folder.words
    assert kept(sqlite_url(tmp_path / "flat")) == lines()


def _listed(folder: Path, what: str) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if what == "." else [what]


def _count(file: Path) -> int:
    """How many events a store that is in use has so far."""
    try:
        with apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY) as db:
            return int(db.execute("SELECT count(*) FROM event").get)
    except apsw.Error:
        return 0
