"""Erased words are in no byte that is left, also when the server was killed in the midst of erasing them."""

from pathlib import Path

import pytest

from tests.processes import Leeway
from tests.prove.erasure import erase, in_redis, searched, written


@pytest.mark.proves("G15", "G16", "G18")
@pytest.mark.parametrize(("kind", "killed"), [("sqlite", None), ("sqlite", 0.0), ("redis", 0.03)])
async def test_no_byte_of_what_was_erased_is_left_anywhere(tmp_path: Path, kind: str, killed: float | None) -> None:
    """Of a note's every wording, a name, everything of a person: in files, answers, archives, exports, logs.

    A server that is killed right after it was asked finishes it when the session is opened again.
    """
    assert (await searched(tmp_path, kind, killed=killed)).places == {}


@pytest.mark.proves("G15")
async def test_redis_itself_holds_nothing_of_it(tmp_path: Path) -> None:
    """Not in its data, slow log or files, nor anywhere in its memory."""
    held = await in_redis(tmp_path)
    assert {place: words for place, words in held.items() if words} == {}


@pytest.mark.proves("G16")
async def test_numbers_times_and_places_stay_and_every_moment_says_that_words_are_gone(mortal: Leeway) -> None:
    """Each event where it was, with everything but its words; and the timeline says what kind of erasure it was."""
    story = await written(mortal.url)
    workshop = story.workshop
    before = await workshop.events()
    await erase(story)
    after = await workshop.events()
    said = ("text", "name", "title", "label", "memo", "detail", "erased")
    bare = [[{k: v for k, v in e.items() if k not in said} for e in events] for events in (before, after)]
    assert bare[1][: len(before)] == bare[0]
    gone = [event["seq"] for event in after if event.get("erased")]
    assert gone == [event["seq"] for event in before if story.found(str(event).encode())]
    state = await workshop.state()
    assert state["session"]["erased"][story.note]
    assert state["people"]["seats"][story.seats["leaves"].id]["removed"]
