"""``leeway backup`` and ``leeway restore``, as they are typed, beside a running server."""

from pathlib import Path

import pytest

from tests.processes import SECRET, Leeway, sqlite_url
from tests.typed import typed
from tests.workshop import Workshop


@pytest.mark.proves("G13")
async def test_a_running_servers_store_is_kept_and_brought_back_elsewhere(leeway: Leeway, tmp_path: Path) -> None:
    """The same code leads to the same session, the same key opens it."""
    workshop = await Workshop.open(leeway.url)
    groups = await workshop.backgrounds()
    await workshop.join("Ada", groups[0])
    events = await workshop.events()
    folder = tmp_path / "backups"
    folder.mkdir()

    made = typed("backup", folder, "--store", leeway.store)
    assert (made.code, "1 session, " in made.words) == (0, True), made.words
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    again = typed("backup", file, "--store", leeway.store)
    assert (again.code, "was left as it is" in again.words) == (2, True)

    elsewhere = sqlite_url(tmp_path / "elsewhere")
    back = typed("restore", file, "--store", elsewhere)
    assert (back.code, f"1 session, {len(events)} events" in back.words) == (0, True), back.words
    twice = typed("restore", file, "--store", elsewhere)
    assert (twice.code, "nothing was changed" in twice.words) == (1, True)
    assert typed("verify", "--all", "--store", elsewhere).code == 0

    restored = Leeway(tmp_path / "other", elsewhere, LEEWAY_SECRET=SECRET)
    restored.start()
    try:
        there = Workshop(
            restored.url,
            {"session": workshop.session, "code": workshop.code, "facilitatorKey": workshop.key},
        )
        assert await there.events() == events
        await there.join("Grace", groups[1])
    finally:
        restored.stop()


def test_what_is_no_backup_is_refused_in_words(tmp_path: Path) -> None:
    """A file that is not there, one of another kind, a store that is not there."""
    other = tmp_path / "other.txt"
    other.write_text("Dear diary" * 500)
    store = sqlite_url(tmp_path / "new")
    for words in (
        ("restore", tmp_path / "none.sqlite", "--store", store),
        ("restore", other, "--store", store),
        ("backup", tmp_path / "b.sqlite", "--store", store),
    ):
        said = typed(*words)
        assert said.code == 2
        assert "Traceback" not in said.words
