"""An archive of a log: the same bytes each time, everything in it as the manifest says, and nothing that was erased."""

import asyncio
import hashlib
import io
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from events import SeatRenamed, recorded
from server import templates
from server.archive.reading import check
from server.archive.telling import template
from server.archive.writing import NoRecord, write
from server.log import Damaged
from server.log.chronicle import Incident
from server.log.sqlite import SqliteStore
from tests.given import PLAN
from tests.server.test_verify import SESSION, answer, history, move

CANARY = "Zaunkönig 4711"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """A store with one session in it, of more than one page."""
    store = SqliteStore(tmp_path / "leeway.db")
    await store.log.append(SESSION, 0, [recorded(event) for event in history(2100)])
    yield store
    await store.close()


async def archived(store: SqliteStore, made_at: int = 1_800_000_000_000, **more: object) -> bytes:
    """The archive of that session."""
    file = io.BytesIO()
    await write(store.log, SESSION, file, made_at, **more)  # type: ignore[arg-type]
    return file.getvalue()


async def test_the_same_session_gives_the_same_bytes(store: SqliteStore) -> None:
    """At the same moment; and at another one the same members."""
    one, again, later = await archived(store), await archived(store), await archived(store, 1_900_000_000_000)
    assert one == again != later
    with ZipFile(io.BytesIO(one)) as first, ZipFile(io.BytesIO(later)) as second:
        assert first.namelist() == ["README.txt", "template.toml", "log.jsonl", "manifest.json"]
        assert {info.date_time for info in first.infolist()} == {(2027, 1, 15, 8, 0, 0)}
        assert first.read("log.jsonl") == second.read("log.jsonl")


@pytest.mark.parametrize("made_at", [0, 253_402_300_799_999])
async def test_any_moment_will_do(store: SqliteStore, made_at: int) -> None:
    """Also one that a zip cannot say."""
    assert check(io.BytesIO(await archived(store, made_at))).manifest.made_at == made_at


async def test_the_members_are_what_the_manifest_says(store: SqliteStore) -> None:
    """The log as it is kept, a line for each event, and the sums of all of it."""
    incident = Incident(kind="lost", seq=7, at=8)
    raw = await archived(store, incidents=[incident])
    manifest = check(io.BytesIO(raw)).manifest
    with ZipFile(io.BytesIO(raw)) as zipped:
        for name, told in manifest.members.items():
            held = zipped.read(name)
            assert (hashlib.sha256(held).hexdigest(), len(held)) == (told.sha256, told.bytes)
        assert zipped.read("log.jsonl").splitlines() == [one.raw for one in await store.log.read(SESSION)]
        assert msgspec.json.decode(zipped.read("chronicle.jsonl"), type=Incident) == incident
    assert (manifest.session, manifest.head, manifest.title) == (SESSION, 2102, "Rehearsal")
    assert (manifest.epoch, manifest.erased) == (await store.log.epoch(SESSION), 0)


async def test_a_new_session_can_be_opened_from_its_template(store: SqliteStore) -> None:
    """The plan in it is the session's own, and the title too."""
    with ZipFile(io.BytesIO(await archived(store))) as zipped:
        read = templates.read("any.toml", zipped.read("template.toml"))
    plan = templates.load("choice-to-stone").plan
    assert (read.title, msgspec.structs.replace(read.plan, template=plan.template)) == ("Rehearsal", plan)


def test_a_plan_that_no_template_can_say_is_told_as_such() -> None:
    """In a file that is a comment and nothing else."""
    raw = template("Test", PLAN)
    assert raw.startswith(b"# The plan of this session cannot be written")
    assert tomllib.loads(raw.decode()) == {}


async def test_what_was_erased_is_in_no_byte_and_its_mark_is_there(store: SqliteStore) -> None:
    """Neither packed nor unpacked."""
    renamed = SeatRenamed(seq=2103, at=1, by="s", id="tablet:2101", seat="s", name=CANARY)
    said = msgspec.structs.replace(answer(2104), id="tablet:2102", text=CANARY)
    await store.log.append(SESSION, 2102, [recorded(renamed), recorded(said)])
    before = await archived(store)
    await store.log.erase(SESSION, [2103, 2104])
    after = await archived(store)
    with ZipFile(io.BytesIO(before)) as old, ZipFile(io.BytesIO(after)) as new:
        assert old.read("log.jsonl").count(CANARY.encode()) == 2
        assert CANARY.encode() not in after + b"".join(new.read(name) for name in new.namelist())
        assert new.read("log.jsonl").count(b'"erased":true') == 2
    assert check(io.BytesIO(after)).manifest.erased == 2


async def test_words_that_are_erased_while_it_is_written_are_not_in_it(store: SqliteStore) -> None:
    """It is begun again."""
    renamed = SeatRenamed(seq=2103, at=1, by="s", id="tablet:2101", seat="s", name="x")
    said = msgspec.structs.replace(answer(2104), id="tablet:2102", text=CANARY)
    await store.log.append(SESSION, 2102, [recorded(renamed), recorded(said), recorded(move(2105, 2103))])
    file, erasing = io.BytesIO(), []

    def progress(done: int, of: int) -> None:
        if done == of and not erasing:
            erasing.append(asyncio.get_running_loop().create_task(store.log.erase(SESSION, [2104])))

    class Slow:
        """The log, which lets the erasure come first when it is asked for its epoch once more."""

        def __getattr__(self, name: str) -> object:
            return getattr(store.log, name)

        async def epoch(self, session: str) -> str:
            await asyncio.gather(*erasing)
            return await store.log.epoch(session)

    manifest = await write(Slow(), SESSION, file, 1, progress=progress)  # type: ignore[arg-type]
    assert erasing
    assert manifest.erased == 1
    assert CANARY.encode() not in ZipFile(io.BytesIO(file.getvalue())).read("log.jsonl")
    assert check(file).manifest == manifest


async def test_progress_goes_to_the_head(store: SqliteStore) -> None:
    """Page by page."""
    told: list[tuple[int, int]] = []
    await archived(store, progress=lambda done, of: told.append((done, of)))
    assert told == [(1000, 2102), (2000, 2102), (2102, 2102)]


async def test_a_session_that_is_not_there_is_said_to_be_none(store: SqliteStore) -> None:
    """Nothing is written for it."""
    file = io.BytesIO()
    with pytest.raises(NoRecord):
        await write(store.log, "nobody", file, 1)
    assert not file.getvalue()


async def test_a_log_that_does_not_begin_with_its_opening_is_damaged(store: SqliteStore) -> None:
    """No archive is made of it that could not be brought back."""
    await store.log.append("odd", 0, [recorded(msgspec.structs.replace(move(3), seq=1))])
    with pytest.raises(Damaged):
        await write(store.log, "odd", io.BytesIO(), 1)
