"""Which store stands at which address."""

from pathlib import Path

import pytest

from server.log.redis import RedisStore
from server.log.sqlite import SqliteStore
from server.log.store import open_store


async def test_three_strokes_name_a_file_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in ``sqlite:///leeway.db``."""
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///here.db")
    assert (tmp_path / "here.db").exists()
    await store.close()


async def test_four_strokes_name_a_file_anywhere(tmp_path: Path) -> None:
    """Folders on the way are made."""
    store = open_store(f"sqlite:///{tmp_path}/a/b/there.db")
    assert isinstance(store, SqliteStore)
    assert (tmp_path / "a" / "b" / "there.db").exists()
    await store.close()


@pytest.mark.parametrize(
    "url", ["redis://h:1/0", "rediss://h", "unix:///s?db=0", "redis+cluster://h", "rediss+cluster://h:1"]
)
async def test_a_redis_is_not_spoken_to_before_it_is_needed(url: str) -> None:
    """So an address where nothing listens can be opened, and closed."""
    store = open_store(url)
    assert isinstance(store, RedisStore)
    await store.close()


@pytest.mark.parametrize("url", ["", "leeway.db", "postgres://h/d", "sqlite://leeway.db", "sqlite:///", "redis"])
def test_other_addresses_are_refused_with_a_hint(url: str) -> None:
    """It says what would work."""
    with pytest.raises(ValueError, match=r"Use sqlite:///leeway\.db"):
        open_store(url)
