"""A tablet's stay, over real sockets: coming in, speaking, coming back, being sent away."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import websockets

from server.wire import Close
from tests.processes import SECRET, Redis
from tests.server.house import GROUPS, SCALE, House, Tablet, running


async def start(house: House) -> tuple[dict[str, Any], Tablet]:
    """An open session in which the scale runs, and its facilitator's tablet."""
    opened = await house.open()
    facilitator, _ = await house.tablet(opened["session"], opened["facilitatorKey"], "fac")
    await facilitator.done({"type": "startActivity", "activity": SCALE})
    return opened, facilitator


async def seated(house: House, opened: dict[str, Any], group: str = GROUPS[0], device: str = "d1") -> Tablet:
    """A participant's tablet, welcomed."""
    seat = await house.join(opened["code"], device, group)
    tablet, _ = await house.tablet(opened["session"], seat["seatKey"], device)
    return tablet


NOTE = {"type": "addNote", "text": "Ours", "x": 100, "y": 200}


@pytest.mark.proves("G38")
async def test_what_one_does_the_group_sees_and_the_other_group_does_not(house: House) -> None:
    """An event reaches its author, the group and the facilitator; the other group gets not a byte of it."""
    opened, facilitator = await start(house)
    ann = await seated(house, opened, GROUPS[0], "ann")
    amy = await seated(house, opened, GROUPS[0], "amy")
    bob = await seated(house, opened, GROUPS[1], "bob")
    mine = await ann.done(NOTE)
    assert mine["type"] == "note.added"
    assert mine["id"] == "ann:1"
    assert await amy.event("note.added") == mine
    assert await facilitator.event("note.added") == mine
    await bob.quiet()
    assert "Ours" not in str(bob.heard)


@pytest.mark.proves("G19")
async def test_batches_are_contiguous_for_everyone(house: House) -> None:
    """Each frame goes on where the one before ended, also for those from whom something was withheld."""
    opened, facilitator = await start(house)
    tablets = [await seated(house, opened, group, f"{group[:2]}{n}") for group in GROUPS for n in range(3)]
    for turn in range(20):
        for tablet in tablets:
            await tablet.do({**NOTE, "text": f"{tablet.device} {turn}"})
    for tablet in [facilitator, *tablets]:
        while not any(frame["type"] == "tick" and frame["seq"] >= 128 for frame in tablet.heard):
            await tablet.quiet()
    for tablet in [facilitator, *tablets]:
        assert_contiguous(tablet)


def assert_contiguous(tablet: Tablet) -> None:
    """No gap and no double in what a tablet heard."""
    reached = None
    for frame in tablet.heard:
        if frame["type"] in ("welcome", "reset"):
            reached = frame["seq"]
        if frame["type"] == "events":
            assert reached in (None, frame["after"])
            seqs = [event["seq"] for event in frame["events"]]
            assert seqs == sorted(set(seqs))
            assert all(frame["after"] < seq <= frame["upto"] for seq in seqs)
            reached = frame["upto"]
        if frame["type"] == "tick":
            assert reached == frame["seq"]


async def test_a_refusal_records_nothing(house: House) -> None:
    """What is not allowed is refused in words, and the log stays as it was."""
    opened, _ = await start(house)
    ann = await seated(house, opened)
    refused = await ann.done({"type": "reveal"})
    assert refused["type"] == "refused"
    assert refused["code"] == "not-allowed"
    assert refused["message"]
    await ann.quiet()
    assert ann.heard[-1]["seq"] == 3


async def test_the_same_command_twice_is_one_event(house: House) -> None:
    """Sent again, also on another connection, a command is answered ``done`` with the seq it has."""
    opened, _ = await start(house)
    seat = await house.join(opened["code"])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"])
    event = await ann.done(NOTE)
    again = {"type": "do", "id": "d1:1", "command": NOTE}
    await ann.send(again)
    assert await ann.next("done", "refused") == {"type": "done", "id": "d1:1", "seq": event["seq"]}
    back, welcome = await house.tablet(opened["session"], seat["seatKey"])
    assert welcome["done"] == 1
    await back.send(again)
    assert await back.next("done", "refused") == {"type": "done", "id": "d1:1", "seq": event["seq"]}


async def test_an_overtaken_command_is_stale(house: House) -> None:
    """A number below one that was recorded, and never recorded itself, can never be recorded any more."""
    opened, _ = await start(house)
    ann = await seated(house, opened)
    await ann.send({"type": "do", "id": "d1:5", "command": NOTE})
    await ann.event("note.added")
    await ann.send({"type": "do", "id": "d1:3", "command": NOTE})
    assert (await ann.next("refused"))["code"] == "stale"


async def test_reveal_resets_participants_and_shows_both_boards(house: House) -> None:
    """After the reveal everybody has both boards; a facilitator, who saw them all along, gets the event alone."""
    opened, facilitator = await start(house)
    ann, bob = await seated(house, opened, GROUPS[0], "ann"), await seated(house, opened, GROUPS[1], "bob")
    await ann.done({**NOTE, "text": "From Ann"})
    await bob.done({**NOTE, "text": "From Bob"})
    await facilitator.done({"type": "reveal"})
    for tablet in (ann, bob):
        state = (await tablet.next("reset"))["state"]
        assert {note["text"] for note in state["boards"]["notes"].values()} == {"From Ann", "From Bob"}
    assert not any(frame["type"] == "reset" for frame in facilitator.heard)
    await bob.done({**NOTE, "text": "Later"})
    assert (await ann.event("note.added"))["text"] == "Later"
    assert_contiguous(ann)


async def test_hide_takes_the_other_board_away_again(house: House) -> None:
    """After hiding, the state has one's own board only."""
    opened, facilitator = await start(house)
    ann, bob = await seated(house, opened, GROUPS[0], "ann"), await seated(house, opened, GROUPS[1], "bob")
    await bob.done({**NOTE, "text": "From Bob"})
    await facilitator.done({"type": "reveal"})
    await ann.next("reset")
    await facilitator.done({"type": "hide"})
    assert (await ann.next("reset"))["state"]["boards"]["notes"] == {}


@pytest.mark.proves("G49")
async def test_a_moved_seat_gets_the_new_groups_board(house: House) -> None:
    """A seat that sits elsewhere is reset to that group's board, and told that it is in that group."""
    opened, facilitator = await start(house)
    seat = await house.join(opened["code"])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"], "ann")
    bob = await seated(house, opened, GROUPS[1], "bob")
    await bob.done({**NOTE, "text": "From Bob"})
    await facilitator.done({"type": "moveSeat", "seat": seat["seat"], "group": GROUPS[1]})
    reset = await ann.next("reset")
    assert reset["you"]["group"] == GROUPS[1]
    assert [note["text"] for note in reset["state"]["boards"]["notes"].values()] == ["From Bob"]
    await bob.done({**NOTE, "text": "More"})
    assert (await ann.event("note.added"))["text"] == "More"


async def test_a_reset_settles_ones_own_commands(house: House) -> None:
    """A command that is recorded in the very batch that resets its tablet is answered ``done``."""
    opened, facilitator = await start(house)
    ann = await seated(house, opened)
    room = await house.desk.rooms.get(opened["session"])
    hub = room.hub
    taken, hub.flush = hub.flush, lambda: None  # type: ignore[method-assign]
    await ann.do(NOTE)
    while room.record.seq < 4:
        await asyncio.sleep(0.005)
    hub.flush = taken  # type: ignore[method-assign]
    await facilitator.do({"type": "reveal"})
    assert (await ann.next("reset", "events"))["type"] == "reset"
    assert await ann.next("done") == {"type": "done", "id": "d1:1", "seq": 4}


@pytest.mark.proves("G20")
async def test_a_good_resume_gets_what_was_missed(house: House) -> None:
    """From the last event it saw a tablet gets the rest, without a state, and goes on live from there."""
    opened, _ = await start(house)
    seat = await house.join(opened["code"])
    ann, welcome = await house.tablet(opened["session"], seat["seatKey"])
    event = await ann.done(NOTE)
    amy = await seated(house, opened, GROUPS[0], "amy")
    bob = await seated(house, opened, GROUPS[1], "bob")
    await bob.done({**NOTE, "text": "secret"})
    await amy.done({**NOTE, "text": "missed"})
    resume = {"epoch": welcome["epoch"], "seq": event["seq"], "id": event["id"]}
    back, again = await house.tablet(opened["session"], seat["seatKey"], "d1", resume)
    assert again["state"] is None
    frame = await back.next("events")
    assert frame["after"] == again["seq"] == event["seq"]
    assert frame["upto"] == 8
    assert [event["type"] for event in frame["events"]] == ["seat.joined", "seat.joined", "note.added"]
    assert frame["events"][-1]["text"] == "missed"
    assert (await back.done({**NOTE, "text": "live"}))["id"] == "d1:2"
    await back.quiet()
    assert_contiguous(back)


@pytest.mark.parametrize(
    "change",
    [{"epoch": "another"}, {"seq": 99}, {"id": "not-this"}, {"seq": 0}, {"seq": -1}, {"id": ""}],
    ids=["other log", "ahead", "other event", "nothing seen", "nonsense", "no id"],
)
async def test_a_resume_that_does_not_fit_gets_a_state(house: House, change: dict[str, Any]) -> None:
    """Another epoch, a seq ahead of the log, or another event at that seq: here is everything, afresh."""
    opened, _ = await start(house)
    seat = await house.join(opened["code"])
    ann, welcome = await house.tablet(opened["session"], seat["seatKey"])
    event = await ann.done(NOTE)
    resume = {"epoch": welcome["epoch"], "seq": event["seq"], "id": event["id"], **change}
    _, again = await house.tablet(opened["session"], seat["seatKey"], "d1", resume)
    assert again["state"]["seq"] == again["seq"] == event["seq"]


async def test_a_resume_across_a_reveal_gets_a_state(house: House) -> None:
    """What a tablet may see changed while it was away."""
    opened, facilitator = await start(house)
    seat = await house.join(opened["code"])
    ann, welcome = await house.tablet(opened["session"], seat["seatKey"])
    event = await ann.done(NOTE)
    await facilitator.done({"type": "reveal"})
    resume = {"epoch": welcome["epoch"], "seq": event["seq"], "id": event["id"]}
    _, again = await house.tablet(opened["session"], seat["seatKey"], "d1", resume)
    assert again["state"] is not None


async def test_a_ping_is_answered_by_a_tick(house: House) -> None:
    """A tablet that wants to know now is told the head and the clock."""
    opened, _ = await start(house)
    ann = await seated(house, opened)
    await ann.send({"type": "ping"})
    tick = await ann.next("tick")
    assert tick["seq"] == 3
    assert tick["at"] > 1_700_000_000_000


async def test_no_hello_in_time_is_the_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that says nothing is closed."""
    monkeypatch.setattr("server.live.socket.HELLO_SECONDS", 0.1)
    opened = await house.open()
    silent = await house.line(opened["session"])
    code, _ = await silent.closed()
    assert code == Close.MALFORMED


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("garbage", Close.MALFORMED),
        (b"\x00\x01", Close.MALFORMED),
        ({"type": "ping"}, Close.MALFORMED),
        ({"type": "hello", "key": "forged", "device": "d"}, Close.NOT_ALLOWED),
        ({"type": "hello", "key": "", "device": "d"}, Close.NOT_ALLOWED),
        ({"type": "hello", "key": "k", "device": "no spaces"}, Close.MALFORMED),
    ],
)
async def test_a_bad_beginning_is_sent_away(house: House, first: Any, code: int) -> None:
    """Whatever is not a good hello ends with a clear code."""
    opened = await house.open()
    tablet = await house.line(opened["session"])
    await tablet.send(first)
    assert (await tablet.closed())[0] == code


async def test_a_key_of_another_session_is_sent_away(house: House) -> None:
    """A good key opens its own session only."""
    opened, other = await house.open(), await house.open()
    tablet = await house.line(opened["session"])
    await tablet.send({"type": "hello", "key": other["facilitatorKey"], "device": "d"})
    assert await tablet.closed() == (Close.NOT_ALLOWED, "bad-key")


async def test_a_session_that_is_gone(house: House) -> None:
    """A good key to a session whose log is not there is told so."""
    key = house.desk.keys.make("nowhere", "facilitator", "f")
    tablet = await house.line("nowhere")
    await tablet.send({"type": "hello", "key": key, "device": "d"})
    assert (await tablet.closed())[0] == Close.GONE


@pytest.mark.proves("G51")
async def test_a_removed_seat_is_let_go_at_once(house: House) -> None:
    """Its tablets are closed, its key opens nothing, and what it did stays."""
    opened, facilitator = await start(house)
    seat = await house.join(opened["code"])
    ann, _ = await house.tablet(opened["session"], seat["seatKey"])
    await facilitator.done({"type": "removeSeat", "seat": seat["seat"]})
    assert (await ann.closed())[0] == Close.NOT_ALLOWED
    back = await house.line(opened["session"])
    await back.send({"type": "hello", "key": seat["seatKey"], "device": "d1"})
    assert await back.closed() == (Close.NOT_ALLOWED, "no-seat")
    assert (await house.get(f"/api/sessions/{opened['session']}/state", seat["seatKey"])).status_code == 403


async def test_an_old_page_is_told_to_reload(house: House) -> None:
    """A page that speaks another version, or none, gets the code that means: reload."""
    opened = await house.open()
    for spoken in (["leeway.v0"], None):
        tablet = await house.line(opened["session"], subprotocols=spoken)
        assert (await tablet.closed())[0] == Close.RELOAD


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "http://127.0.0.1"]
)
async def test_a_foreign_origin_stays_outside(house: House, origin: str) -> None:
    """A page of another origin does not even get its handshake."""
    opened = await house.open()
    with pytest.raises(websockets.InvalidStatus) as refused:
        await house.line(opened["session"], origin=origin)
    assert refused.value.response.status_code == 403


async def test_the_servers_own_origin_comes_in(house: House) -> None:
    """The page that this server sent is welcome, and so is a program that sends no origin."""
    opened = await house.open()
    for origin in (f"http://127.0.0.1:{house.port}", None):
        tablet = await house.line(opened["session"], origin=origin)
        assert (await tablet.hello(opened["facilitatorKey"]))["you"]["role"] == "facilitator"


async def test_an_oversize_frame_is_refused_and_disturbs_nobody(house: House) -> None:
    """64 KiB is the most; the one who sends more is closed, the others hear nothing of it."""
    opened, facilitator = await start(house)
    ann = await seated(house, opened)
    await ann.send("x" * (64 * 1024 + 1))
    assert (await ann.closed())[0] == 1009
    assert (await facilitator.done({"type": "markMoment", "label": "still here"}))["type"] == "moment.marked"


async def test_garbage_from_one_disturbs_nobody(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    """Bad UTF-8 and nonsense end one connection quietly: no traceback, the room goes on."""
    opened, facilitator = await start(house)
    for garbage in (b"\xff\xfe", "{", '{"type":"do"}'):
        tablet = await seated(house, opened)
        await tablet.line.send(garbage, text=True)
        assert (await tablet.closed())[0] in (1007, Close.MALFORMED)
    assert (await facilitator.done({"type": "markMoment", "label": "still here"}))["type"] == "moment.marked"
    assert "Traceback" not in capfd.readouterr().err


def ids(tablet: Tablet) -> list[str]:
    """The ids of all events that it has heard."""
    return [event["id"] for frame in tablet.heard if frame["type"] == "events" for event in frame["events"]]


@pytest.mark.proves("G8")
async def test_two_servers_on_one_redis_are_one_room(tmp_path: Path) -> None:
    """A seat taken through one server comes in through the other; each hears what the other's people do, once."""
    redis = Redis(tmp_path)
    redis.start()
    try:
        shared = {"store": redis.url, "secret": SECRET}
        async with running(tmp_path, **shared) as one, running(tmp_path, **shared) as other:
            opened, facilitator = await start(one)
            tablets = []
            for n in range(6):
                here, there = (one, other) if n % 2 else (other, one)
                seat = await here.join(opened["code"], f"P{n}")
                tablets.append((await there.tablet(opened["session"], seat["seatKey"], f"d{n}"))[0])
            for turn in range(20):
                for tablet in tablets:
                    await tablet.do({**NOTE, "text": f"{tablet.device} {turn}"})
            head = 2 + 6 + 120
            for tablet in (*tablets, facilitator):
                while not tablet.heard or tablet.heard[-1].get("upto", 0) < head:
                    await tablet.next("events")
                assert_contiguous(tablet)
            everywhere = [ids(tablet)[-120:] for tablet in tablets]
            assert everywhere[1:] == everywhere[:-1]
            assert len(set(everywhere[0])) == 120
            states = [
                (await house.get(f"/api/sessions/{opened['session']}/state", opened["facilitatorKey"])).json()
                for house in (one, other)
            ]
            assert states[0] == states[1]
    finally:
        redis.stop()
