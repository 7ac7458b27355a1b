"""Nobody is shown, told or hinted what is not for them; ``tests.prove.leaks`` does the same at length."""

from pathlib import Path

import pytest

from tests.processes import Leeway
from tests.prove import crosstalk, outside, swaps
from tests.prove.exits import exits
from tests.prove.leaks import everybody, inside, played
from tests.prove.matrix import PHASES
from tests.prove.stage import house
from tests.prove.whims import everything_is_tried

SEEDS = range(40)


@pytest.mark.proves("G38", "G39", "G41", "G45")
def test_what_a_group_is_told_does_not_depend_on_what_others_do() -> None:
    """Twin runs: every frame, every return, every call, equal but for numbers; and it was not for nothing."""
    tally, told = played(SEEDS)
    assert not told, told[0]
    assert tally.busy > 10 * len(SEEDS)
    assert {"NoteAdded", "NoteMoved", "PointAdded", "ReflectionGiven", "WordsHidden", "HandRaised"} <= tally.kinds
    assert len(tally.activities) == 12
    assert tally.exits == set(inside(_all_exits))


@pytest.mark.proves("G39")
async def test_over_http_and_sockets_of_a_real_server_it_is_the_same(server: Leeway) -> None:
    """A few twin runs from outside, with ids and times as they come."""
    for seed in range(3):
        done, told = await outside.twins(server, seed)
        assert done
        assert not told, told[0]


@pytest.mark.proves("G39")
def test_a_leak_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that told everybody when words were hidden anywhere, as ours once did, does not pass."""
    monkeypatch.setattr("server.rules.visibility.sees_words", lambda *_: True)
    _, told = played(range(8))
    assert told


@pytest.mark.proves("G38", "G42", "G45", "G50")
def test_every_way_in_for_everybody_in_every_phase() -> None:
    """All that the code has, and what it has not said whose it is."""
    count, wrong = inside(lambda: everybody(tuple(PHASES)))
    assert not wrong, wrong[:5]
    assert count > 4000


@pytest.mark.proves("G39")
def test_every_command_of_a_participants_is_tried_by_the_busy_ones() -> None:
    """Or it tells everybody by design."""
    assert not everything_is_tried()
    assert not swaps.unlisted()


@pytest.mark.proves("G48")
async def test_no_answer_holds_what_another_call_of_the_store_asked_for(tmp_path: Path) -> None:
    """Calls cancelled at any moment, over a slow way to Redis, on the connections that all of them share."""
    tally = await crosstalk.cancelled(tmp_path, count=500, seed=1)
    assert not tally.wrong
    assert tally.cut > 150
    assert tally.whole > 150


@pytest.mark.proves("G48")
async def test_no_answer_holds_what_another_request_asked_for(tmp_path: Path) -> None:
    """Clients that go away in the middle, keep their connection for somebody else, or ask several things at once."""
    tally = await crosstalk.cut_off(tmp_path, count=60, seed=2)
    assert not tally.wrong
    assert tally.cut > 20
    assert tally.whole > 20


async def _all_exits() -> list[str]:
    async with house() as here:
        return exits(here)
