"""A sound log is found sound, and every kind of damage is named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from events import Event, NoteMoved, Recorded, ReflectionGiven, SeatJoined, SessionOpened, TimerSet, recorded
from projections.whole import pack, unpack, version
from server import templates
from server.history import History
from server.log.store import open_store
from server.verify import Check, Verdict, verify_log

SESSION = "rehearsal"
BOARD = "how-fixed:link-workers"


def history(moves: int = 3) -> list[Event]:
    """A session that was opened, joined by one seat, and has so many moves of a card."""
    plan = templates.load("choice-to-stone").plan
    opened = SessionOpened(seq=1, at=1, by="f", id="opened", title="Rehearsal", plan=plan, facilitator="f", salt="salt")
    joined = SeatJoined(seq=2, at=2, by="s", id="joined", seat="s", name="Amina", background="link-workers")
    return [opened, joined, *(move(seq) for seq in range(3, 3 + moves))]


def move(seq: int, number: int | None = None) -> NoteMoved:
    """The seat moves a card; its device numbers its commands from 1."""
    name = f"tablet:{number or seq - 2}"
    return NoteMoved(seq=seq, at=seq, by="s", id=name, board=BOARD, note=f"{BOARD}:gp-records", x=seq % 1000, y=5)


def answer(seq: int) -> ReflectionGiven:
    """The seat answers a prompt."""
    said = {"activity": "looking-back", "reflection": "r", "prompt": "went-well", "text": "The tea."}
    return ReflectionGiven(seq=seq, at=seq, by="s", id="tablet:99", **said, rating=None, named=False, group="everyone")


def check(events: list[Event]) -> Verdict:
    """The verdict on these events as if the log held them."""
    taken = Check(SESSION)
    for event in events:
        taken.take(recorded(event))
    return taken.verdict()


def test_a_sound_log_has_no_findings() -> None:
    """Also one of many pages, folded on from a state sent on the way."""
    assert check(history(2500)) == Verdict(session=SESSION, events=2502, unknown=0, findings=())


@pytest.mark.proves("G14")
def test_an_event_of_a_newer_version_is_counted_and_is_no_damage() -> None:
    """Unknown events and unknown fields are left alone."""
    taken = Check(SESSION)
    for event in history():
        taken.take(recorded(event))
    raw = b'{"type":"note.folded","seq":6,"at":9,"by":"s","id":"tablet:9","corner":3}'
    from events import decode

    taken.take(Recorded(decode(raw), raw))
    newer = recorded(move(7, 10)).raw.replace(b'"y":5', b'"y":5,"z":1')
    taken.take(Recorded(decode(newer), newer))

    assert taken.verdict() == Verdict(session=SESSION, events=7, unknown=1, findings=())


@pytest.mark.proves("G10")
@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda log: log.pop(3), "Event 5 stands where event 4 should be"),
        (lambda log: log.insert(3, log[2]), "Event 3 stands where event 4 should be"),
        (lambda log: log.pop(0), "does not open the session"),
        (lambda log: log.append(history()[0]), "opens the session again"),
        (lambda log: log.append(move(6, 1)), "has the id tablet:1, which stands further up already"),
        (lambda log: log.append(move(6, 9)) or log.append(move(7, 8)), "number 8, and that device was further"),
    ],
)
def test_damage_is_named(break_it: Callable[[list[Event]], object], words: str) -> None:
    """Gaps, repeats, a wrong beginning, and commands recorded twice or out of order."""
    log = history()
    break_it(log)

    assert words in " ".join(check(log).findings)


@pytest.mark.proves("G10")
def test_bytes_that_do_not_say_what_the_event_says_are_found() -> None:
    """The log's own bytes are what counts."""
    taken = Check(SESSION)
    taken.take(Recorded(history()[0], recorded(history()[0]).raw.replace(b"Rehearsal", b"Something")))

    assert "does not say the same" in taken.verdict().findings[0]


def test_another_state_than_the_running_servers_is_found() -> None:
    """The part that differs is named."""
    taken, other = Check(SESSION), Check(SESSION)
    for event in history():
        taken.event(event)
        other.event(event)
    other.event(TimerSet(seq=6, at=9, by="f", id="timer", ends_at=99, left=None))
    other.event(answer(7))
    taken.compare(other.state)

    assert taken.verdict().findings == tuple(
        f"The running server shows other {part} than the log amounts to." for part in ("agenda", "reflections")
    )


@contextmanager
def tampered(file: Path) -> Iterator[apsw.Connection]:
    """The store's file, opened behind its back."""
    db = apsw.Connection(str(file))
    yield db
    db.close()


async def written(file: Path) -> None:
    """A store with one session in it, closed again."""
    store = open_store(f"sqlite:///{file}")
    await store.log.append(SESSION, 0, [recorded(event) for event in history(1200)])
    await store.close()


async def verdict(file: Path, progress: list[int]) -> Verdict:
    """The verdict on that session as it stands in the file."""
    store = open_store(f"sqlite:///{file}")
    try:
        return await verify_log(store.log, SESSION, lambda done, of: progress.append(done * 100 // of))
    finally:
        await store.close()


async def test_a_log_in_its_store_is_read_page_by_page(tmp_path: Path) -> None:
    """Progress goes up to a hundred."""
    await written(tmp_path / "leeway.db")
    progress: list[int] = []

    assert (await verdict(tmp_path / "leeway.db", progress)).findings == ()
    assert len(progress) > 1
    assert progress == sorted(progress)
    assert progress[-1] == 100


@pytest.mark.proves("G10")
@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        ("DELETE FROM event WHERE seq = 700", "700"),
        ("UPDATE event SET raw = CAST('{\"seq\":' AS BLOB) WHERE seq = 700", "700"),
        ("UPDATE event SET raw = (SELECT raw FROM event WHERE seq = 3) WHERE seq = 700", "700"),
        ("DELETE FROM event", "no log"),
    ],
)
async def test_a_damaged_file_is_found_out(tmp_path: Path, tamper: str, words: str) -> None:
    """A lost, a garbled and a swapped event are named by their seq."""
    file = tmp_path / "leeway.db"
    await written(file)
    with tampered(file) as db:
        db.execute(tamper)

    assert words in " ".join((await verdict(file, [])).findings)


async def test_a_checkpoint_that_is_not_what_the_log_amounts_to_is_found(tmp_path: Path) -> None:
    """Sound ones have no findings; one that is damaged or of another version would not be used, and is none either."""
    await written(tmp_path / "leeway.db")
    store = open_store(f"sqlite:///{tmp_path}/leeway.db")
    kept, epoch = store.checkpoints, await store.log.epoch(SESSION)
    assert await History(store.log, kept, 400).rebuild(SESSION, lambda _done, _of: None) == 3

    async def findings() -> tuple[str, ...]:
        return (await verify_log(store.log, SESSION, lambda _done, _of: None, kept, 400)).findings

    assert await findings() == ()
    await kept.save(SESSION, epoch, version(), 400, b"no session")
    assert await findings() == ()
    found = await kept.nearest(SESSION, epoch, version(), 800)
    assert found
    other = unpack(found[1][16:])
    other.state.boards.notes.clear()
    other.ledger.devices[("s", "tablet")] += 1
    await kept.save(SESSION, epoch, version(), 800, found[1][:16] + pack(other))
    assert await findings() == tuple(
        f"The checkpoint at event 800 has other {part} than the log." for part in ("boards", "numbers of devices")
    )
    await store.close()
