"""Presence, by its numbered rules, over real sockets."""

import asyncio
from typing import Any

import msgspec
import pytest

from tests.server.house import GROUPS, SCALE, House, Tablet

CARD = f"{SCALE}:{GROUPS[0]}:how-often"


async def room(house: House) -> tuple[Tablet, Tablet, Tablet, Tablet, dict[str, Any]]:
    """A facilitator, Ann and Amy of one group, Bob of the other; the scale runs."""
    opened = await house.open()
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    tablets = []
    for name, group in (("ann", GROUPS[0]), ("amy", GROUPS[0]), ("bob", GROUPS[1])):
        seat = await house.join(opened["code"], name, group)
        tablet, _ = await house.tablet(opened["session"], seat["seatKey"], name)
        opened[name] = seat["seat"]
        tablets.append(tablet)
    return facilitator, *tablets, opened  # type: ignore[return-value]


async def drag(tablet: Tablet, x: int, note: str = CARD) -> None:
    """A note in flight."""
    await tablet.send({"type": "signal", "signal": {"type": "dragging", "note": note, "x": x, "y": 5}})


def signals(tablet: Tablet, kind: str) -> list[dict[str, Any]]:
    """Every signal of this kind that it has heard."""
    frames = [frame for frame in tablet.heard if frame["type"] == "signals"]
    return [signal for frame in frames for signal in frame["signals"] if signal["type"] == kind]


async def until(tablet: Tablet, kind: str, count: int = 1) -> list[dict[str, Any]]:
    """Hear on until there are so many signals of this kind."""
    while len(signals(tablet, kind)) < count:
        await tablet.frame()
    return signals(tablet, kind)


async def test_p1_only_the_newest_of_a_burst_is_passed_on(house: House) -> None:
    """P1: a hundred positions at once are one signal, the last."""
    _, ann, amy, _, opened = await room(house)
    for x in range(100):
        await drag(ann, x)
    await ann.quiet()
    last = {"type": "dragging", "note": CARD, "x": 99, "y": 5, "seat": opened["ann"]}
    while last not in (found := signals(amy, "dragging")):
        await amy.frame()
    assert len(found) < 20


async def test_p2_a_drag_is_for_those_who_may_see_the_move(house: House) -> None:
    """P2: the own group and facilitators before the reveal, everybody after; nobody drags another group's notes."""
    facilitator, ann, amy, bob, _ = await room(house)
    await drag(ann, 1)
    await until(amy, "dragging")
    await until(facilitator, "dragging")
    await drag(bob, 2)
    await bob.quiet()
    await asyncio.sleep(0.1)
    for tablet in (amy, bob, ann):
        await tablet.quiet()
    assert [len(signals(tablet, "dragging")) for tablet in (ann, amy, bob)] == [0, 1, 0]
    await facilitator.done({"type": "reveal"})
    await bob.next("reset")
    await drag(ann, 3)
    assert (await until(bob, "dragging"))[0]["x"] == 3


async def test_p3_who_is_here_is_for_facilitators(house: House) -> None:
    """P3: each coming and going, and everybody for one who comes later; participants learn nothing."""
    facilitator, ann, _, bob, opened = await room(house)
    await bob.send({"type": "signal", "signal": {"type": "unsent", "count": 4}})
    assert (await until(facilitator, "unsent"))[0] == {"type": "unsent", "count": 4, "seat": opened["bob"]}
    await ann.line.close()
    gone = {"type": "here", "seat": opened["ann"], "tablets": 0}
    while gone not in signals(facilitator, "here"):
        await facilitator.frame()
    later, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "later")
    first = await later.next("signals")
    assert {(s["seat"], s["tablets"]) for s in first["signals"] if s["type"] == "here"} == {
        (opened["ann"], 0),
        (opened["amy"], 1),
        (opened["bob"], 1),
    }
    assert {"type": "unsent", "count": 4, "seat": opened["bob"]} in first["signals"]
    await bob.quiet()
    assert not signals(bob, "here")


async def test_signals_are_never_recorded(house: House) -> None:
    """The log does not grow by them."""
    _, ann, amy, _, opened = await room(house)
    await drag(ann, 1)
    await until(amy, "dragging")
    assert await house.desk.store.log.head(opened["session"]) == 5


async def test_p2_where_nobody_is_named_no_drag_is_either(house: House) -> None:
    """P2: attribution holds for what is in flight as it does for what is recorded."""
    _, ann, amy, _, opened = await room(house)
    found = await house.desk.rooms.get(opened["session"])
    activities = found.record.state.agenda.activities
    activities[SCALE] = msgspec.structs.replace(activities[SCALE], attribution="nobody")
    await drag(ann, 1)
    assert (await until(amy, "dragging"))[0]["seat"] == ""


async def test_p2_what_only_a_scribe_may_see_reaches_the_scribe_alone(house: House) -> None:
    """P2: a note written alone, carried about, is seen by who writes for its author, and by no neighbour of theirs."""
    facilitator, ann, amy, _, opened = await room(house)
    seat = await house.join(opened["code"], "may", GROUPS[0])
    may, _ = await house.tablet(opened["session"], seat["seatKey"], "may")
    await facilitator.done({"type": "startWriting"})
    await ann.done({"type": "appointScribe", "scribe": opened["amy"]})
    await ann.done({"type": "addNote", "note": "annsnote0001", "text": "mine alone"})
    await may.quiet()
    await drag(ann, 7, "annsnote0001")
    await until(amy, "dragging")
    await may.quiet()
    assert not signals(may, "dragging")


@pytest.mark.proves("G40")
async def test_p5_what_is_unsent_is_not_told_where_nobody_is_named(house: House) -> None:
    """P5: not even when it is more or less than before."""
    facilitator, ann, _, _, opened = await room(house)
    await facilitator.done({"type": "startActivity", "activity": "for-and-against"})
    await ann.quiet()
    for count in (4, 0, 1):
        await ann.send({"type": "signal", "signal": {"type": "unsent", "count": count}})
    await ann.quiet()
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    await ann.quiet()
    await ann.send({"type": "signal", "signal": {"type": "unsent", "count": 2}})
    assert await until(facilitator, "unsent") == [{"type": "unsent", "count": 2, "seat": opened["ann"]}]
