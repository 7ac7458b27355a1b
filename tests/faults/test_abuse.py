"""Garbage, oversize, unknown, out-of-phase and forged frames: a clear refusal or close code; nobody else notices."""

import json
from typing import Any

import pytest
import websockets

from server.wire import MAX_FRAME, Close
from tests.faults.scene import Scene
from tests.workshop import Workshop

DEEP = '{"type":"do","id":"a:1","command":' + "[" * 20_000 + "]" * 20_000 + "}"

UNREADABLE = {
    "no JSON": "hello?",
    "empty": "",
    "an array": "[1, 2, 3]",
    "a number": "7",
    "null": "null",
    "no type": '{"key": "x"}',
    "an unknown type": '{"type": "shout"}',
    "an unknown field": '{"type": "ping", "loud": true}',
    "a missing field": '{"type": "do", "id": "a:1"}',
    "a field of the wrong kind": '{"type": "do", "id": 7, "command": {}}',
    "an id that counts from nothing": '{"type": "do", "id": "a:0", "command": {"type": "raiseHand"}}',
    "half a frame": '{"type": "do", "id": "a:1", "command": {"type"',
    "twenty thousand levels": DEEP,
    "not a number": '{"type": "signal", "signal": {"type": "dragging", "note": "n", "x": NaN, "y": 1}}',
    "binary": b"\x00\x01\x02",
    "binary that reads as a ping": b'{"type":"ping"}',
}

REFUSED: dict[str, dict[str, Any]] = {
    "an unknown command": {"type": "burnEverything"},
    "no type": {"note": "n"},
    "an unknown field": {"type": "addNote", "text": "a", "colour": "red"},
    "a missing field": {"type": "moveNote", "note": "n", "x": 1},
    "a place beyond the scale": {"type": "moveNote", "note": "n", "x": 1001, "y": 1},
    "a place that is no whole number": {"type": "moveNote", "note": "n", "x": 1.5, "y": 1},
    "a place beyond all numbers": {"type": "moveNote", "note": "n", "x": 10**400, "y": 1},
    "a note that nobody made": {"type": "moveNote", "note": "nosuchnoteatall", "x": 1, "y": 1},
    "a comment on nothing": {"type": "comment", "on": "nosuchnoteatall", "text": "hm"},
    "too many words": {"type": "addNote", "text": "x" * 501},
    "an id of a shape that no tablet makes": {"type": "addNote", "text": "a", "note": "__proto__"},
    "an aspect that nobody knows": {"type": "setDiscussed", "aspect": "no-such-thing", "state": "undecided"},
    "a facilitator's command": {"type": "reveal"},
    "another facilitator's command": {"type": "closeSession"},
}


@pytest.fixture
async def scene(workshop: Workshop) -> Scene:
    """Two groups at work, with a rogue among them."""
    return await Scene.set(workshop)


@pytest.mark.proves("G22")
@pytest.mark.parametrize("what", UNREADABLE)
async def test_a_frame_that_cannot_be_read_closes_the_socket_as_malformed(scene: Scene, what: str) -> None:
    """After a proper welcome, an unreadable frame ends this socket with its own close code, and only this one."""
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.send(UNREADABLE[what])
        assert await rogue.close_code() == Close.MALFORMED


@pytest.mark.proves("G22")
@pytest.mark.parametrize("what", UNREADABLE)
async def test_garbage_instead_of_hello_closes_the_socket(scene: Scene, what: str) -> None:
    """Nobody gets in by saying something else first."""
    async with scene.undisturbed(), await scene.line() as rogue:
        await rogue.send(UNREADABLE[what])
        assert await rogue.close_code() == Close.MALFORMED


@pytest.mark.proves("G22", "G50")
@pytest.mark.parametrize("first", [{"type": "ping"}, {"type": "do", "id": "a:1", "command": {"type": "raiseHand"}}])
async def test_a_command_before_hello_is_not_looked_at(scene: Scene, first: dict[str, Any]) -> None:
    """A frame that would be proper later is malformed as the first one."""
    async with scene.undisturbed(), await scene.line() as rogue:
        await rogue.send(first)
        assert await rogue.close_code() in (Close.MALFORMED, Close.NOT_ALLOWED)


@pytest.mark.proves("G22")
async def test_a_second_hello_closes_the_socket(scene: Scene) -> None:
    """A tablet does not become somebody else on the same socket."""
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.send(scene.hello(rogue, key=scene.stranger.key))
        assert await rogue.close_code() == Close.MALFORMED


@pytest.mark.proves("G26")
async def test_a_frame_beyond_the_limit_closes_the_socket(scene: Scene) -> None:
    """One byte more than 64 KiB is too big, whatever it says."""
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.send(json.dumps({"type": "ping"}).ljust(MAX_FRAME + 1))
        assert await rogue.close_code() in (websockets.CloseCode.MESSAGE_TOO_BIG, Close.MALFORMED)


@pytest.mark.proves("G26")
async def test_a_frame_of_exactly_the_limit_is_read(scene: Scene) -> None:
    """The limit itself is allowed."""
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.send(json.dumps({"type": "ping"}).ljust(MAX_FRAME))
        await rogue.next("tick")


@pytest.mark.proves("G23")
@pytest.mark.parametrize("what", REFUSED)
async def test_a_command_that_makes_no_sense_is_refused_in_words(scene: Scene, what: str) -> None:
    """The refusal names the command, has a stable code and plain words; the socket goes on working."""
    async with scene.undisturbed(recorded=1), await scene.rogue.line() as rogue:
        refusal = await rogue.refused(REFUSED[what])
        assert refusal["code"]
        assert len(refusal["message"]) > 10
        await rogue.done({"type": "addNote", "text": "still here"})


@pytest.mark.proves("G45")
async def test_another_groups_board_is_refused_exactly_like_no_board(scene: Scene) -> None:
    """Whether the other group has such a note cannot be learned from the refusal."""
    async with (
        scene.undisturbed(recorded=1),
        await scene.stranger.line() as stranger,
        await scene.rogue.line() as rogue,
    ):
        added = await stranger.done({"type": "addNote", "text": "ours alone"})
        theirs = await rogue.refused({"type": "moveNote", "note": added["note"], "x": 1, "y": 1})
        none = await rogue.refused({"type": "moveNote", "note": "n0such0note0at0all", "x": 1, "y": 1})
        assert (none["code"], none["message"]) == (theirs["code"], theirs["message"])


@pytest.mark.proves("G45")
async def test_another_groups_card_is_refused(scene: Scene) -> None:
    """A card can be named by anybody, since its id is made of known words; it still cannot be moved."""
    async with scene.undisturbed(), await scene.rogue.line() as rogue:
        await rogue.refused({"type": "moveNote", "note": await scene.card(group=1), "x": 1, "y": 1})
        board = f"{scene.activity}:{scene.groups[1]}"
        await rogue.refused({"type": "addNote", "text": "a", "board": board})


@pytest.mark.proves("G23")
async def test_nothing_is_placed_before_the_activity_starts_or_after_it_ends(workshop: Workshop) -> None:
    """Out of phase is refused in words, and what was done in time stays."""
    groups, activity = await workshop.backgrounds(), await workshop.scale()
    seat = await workshop.join("Early bird", groups[0])
    async with await workshop.facilitator() as facilitator, await seat.line() as tablet:
        early = await tablet.refused({"type": "addNote", "text": "too early"})
        await facilitator.done({"type": "startActivity", "activity": activity})
        await tablet.done({"type": "addNote", "text": "in time"})
        await facilitator.done({"type": "endActivity", "activity": activity})
        late = await tablet.refused({"type": "addNote", "text": "too late"})
    assert early["message"]
    assert late["message"]
    assert [note["text"] for note in (await workshop.state())["boards"]["notes"].values()] == ["in time"]


@pytest.mark.proves("G23", "G63")
async def test_the_number_of_another_device_cannot_be_used(scene: Scene) -> None:
    """A command under another tablet's device id is neither recorded nor able to use its numbers up."""
    async with scene.undisturbed(recorded=1), await scene.mate.line() as mate:
        async with await scene.rogue.line() as rogue:
            frame = {"type": "do", "id": f"{mate.device}:1", "command": {"type": "addNote", "text": "forged"}}
            await rogue.send(frame)
            answer = await rogue.refusal_of(f"{mate.device}:1") if rogue.socket.close_code is None else None
            assert answer is None or answer["code"]
        event = await mate.done({"type": "addNote", "text": "genuine"})
        assert event["text"] == "genuine"


@pytest.mark.proves("G6")
async def test_two_seats_with_the_same_device_id_do_not_share_numbers(scene: Scene) -> None:
    """Whoever guesses another's device id and says hello with it still speaks only for themselves."""
    async with scene.undisturbed(recorded=2), await scene.mate.line(device="the-same-device") as mate:
        await mate.done({"type": "addNote", "text": "first"})
        async with await scene.rogue.line(device="the-same-device") as rogue:
            assert (await rogue.done({"type": "addNote", "text": "mine"}))["text"] == "mine"


@pytest.mark.proves("G6")
async def test_the_same_command_twice_is_one_event(scene: Scene) -> None:
    """A tablet that did not hear the answer may send again, on the same socket or a new one."""
    async with scene.undisturbed(recorded=1):
        async with await scene.rogue.line() as rogue:
            number = await rogue.do({"type": "addNote", "text": "once"})
            event = await rogue.event_of(number)
            await rogue.send({"type": "do", "id": number, "command": {"type": "addNote", "text": "once"}})
            assert {"type": "done", "id": number, "seq": event["seq"]} == await rogue.next("done")
        async with await scene.rogue.line(device=rogue.device) as again:
            await again.send({"type": "do", "id": number, "command": {"type": "addNote", "text": "once"}})
            assert event["seq"] == (await again.next("done"))["seq"]


@pytest.mark.proves("G27")
async def test_commands_faster_than_a_person_are_refused_and_the_socket_lives(scene: Scene) -> None:
    """Thirty a second with bursts of sixty; what is over is refused, never half done."""
    async with await scene.mate.line() as mate, await scene.rogue.line() as rogue:
        numbers = [await rogue.do({"type": "addNote", "text": f"{n}"}) for n in range(200)]
        answers: dict[str, str] = {}
        while len(answers) < len(numbers):
            frame = await rogue.next("refused", "events")
            answers |= {event["id"]: "recorded" for event in frame.get("events", ())}
            if frame["type"] == "refused":
                answers[frame["id"]] = frame["code"]
        recorded = sum(answer == "recorded" for answer in answers.values())
        assert 60 <= recorded <= 120
        await mate.send({"type": "ping"})
        await mate.next("tick")
    notes = (await scene.workshop.state())["boards"]["notes"]
    assert recorded == len(notes)


@pytest.mark.proves("G9")
async def test_awkward_words_come_back_as_they_were_sent(scene: Scene) -> None:
    """Emoji, line separators, right-to-left marks and both forms of é are only words."""
    words = "👩🏽‍🦽 \u2028 \u202e abc \u0065\u0301 \u00e9 <script>alert(1)</script> __proto__"
    async with scene.undisturbed(recorded=1), await scene.rogue.line() as rogue:
        assert words == (await rogue.done({"type": "addNote", "text": words}))["text"]
