"""The session machine, by its numbered rules, with no socket and no clock."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.commands import MoveNote
from server.live.pace import Bucket
from server.live.session import (
    CHATTER,
    HELLO_SECONDS,
    NO_UTF8,
    Answer,
    Beat,
    Enter,
    Leave,
    Machine,
    Relay,
    Submit,
)
from server.wire import Close, Dragging, Hello

HELLO = {"type": "hello", "key": "k", "device": "dev"}
MOVE = {"type": "moveNote", "note": "n", "x": 1, "y": 2}


def frame(value: object) -> bytes:
    """A frame as it comes over the wire."""
    return json.dumps(value).encode()


def do(number: int, command: object = MOVE, device: str = "dev") -> bytes:
    """A command frame."""
    return frame({"type": "do", "id": f"{device}:{number}", "command": command})


@pytest.fixture
def fresh() -> Machine:
    """A machine that has heard nothing."""
    return Machine(0.0)


@pytest.fixture
def machine() -> Machine:
    """A machine that has been let in."""
    found = Machine(0.0)
    found.frame(frame(HELLO), 0.0)
    found.admitted(Bucket(10, 3))
    return found


def test_s1_hello_opens_the_door(fresh: Machine) -> None:
    """S1: hello comes first and waits to be admitted."""
    assert fresh.frame(frame(HELLO), 1.0) == Enter(Hello(key="k", device="dev", resume=None))


@pytest.mark.parametrize("first", [do(1), frame({"type": "ping"}), frame({"type": "signal", "signal": {}})])
def test_s1_nothing_else_comes_first(fresh: Machine, first: bytes) -> None:
    """S1: any other first frame ends the connection."""
    action = fresh.frame(first, 0.0)
    assert isinstance(action, Leave)
    assert action.code == Close.MALFORMED


def test_s1_silence_ends_the_connection(fresh: Machine) -> None:
    """S1: five seconds without hello, and not a moment less."""
    assert fresh.waited(HELLO_SECONDS - 0.001) is None
    assert isinstance(fresh.waited(HELLO_SECONDS), Leave)


def test_s1_a_late_hello_is_too_late(fresh: Machine) -> None:
    """S1: a hello after its time is no better than none."""
    assert isinstance(fresh.frame(frame(HELLO), HELLO_SECONDS), Leave)


def test_s1_a_second_hello_ends_the_connection(machine: Machine) -> None:
    """S1: hello is said once."""
    assert isinstance(machine.frame(frame(HELLO), 0.0), Leave)


def test_s1_nothing_is_said_at_the_door(fresh: Machine) -> None:
    """S1: between hello and welcome a tablet is silent."""
    fresh.frame(frame(HELLO), 0.0)
    assert isinstance(fresh.frame(do(1), 0.0), Leave)


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"hello"',
        b'{"type":"nope"}',
        b'{"type":"ping","extra":1}',
        b'{"type":"ping"}{"type":"ping"}',
        b'{"type":"do","id":"no-number","command":{}}',
        b'{"type":"do","id":"dev:0","command":{}}',
        b'{"type":"do","id":"dev:01","command":{}}',
        b'{"type":"do","id":"dev:1","command":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"type":"signal","signal":{"type":"unsent","count":-1}}',
    ],
)
def test_s2_garbage_ends_the_connection(machine: Machine, garbage: bytes) -> None:
    """S2: what is no frame ends the connection as malformed."""
    action = machine.frame(garbage, 0.0)
    assert isinstance(action, Leave)
    assert action.code == Close.MALFORMED


def test_s2_text_that_is_no_text(machine: Machine) -> None:
    """S2: bytes that are no UTF-8 end it with RFC 6455's own code."""
    assert machine.frame(b'{"type":"\xff"}', 0.0) == Leave(NO_UTF8, "This was no UTF-8 text.")


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ({"type": "moveNote", "note": "n", "x": 1.5, "y": 2}, "x"),
        ({"type": "moveNote", "note": "n", "x": 1, "y": 1001}, "y"),
        ({"type": "moveNote", "note": "n", "x": 1}, "y"),
        ({"type": "moveNote", "note": "n", "x": 1, "y": 2, "z": 3}, "z"),
        ({"type": "fly"}, "type"),
        ([], "object"),
    ],
)
def test_s3_a_wrong_command_is_refused_by_name(machine: Machine, command: Any, named: str) -> None:
    """S3: the refusal names what is wrong, and the next command is taken."""
    action = machine.frame(do(1, command), 0.0)
    assert isinstance(action, Answer)
    assert (action.frame.id, action.frame.code) == ("dev:1", "malformed")
    assert named in action.frame.message
    assert isinstance(machine.frame(do(2), 0.0), Submit)


def test_s3_a_refusal_stays_short(machine: Machine) -> None:
    """S3: what was sent is not sent back at length."""
    action = machine.frame(do(1, {"type": "x" * 10_000}), 0.0)
    assert isinstance(action, Answer)
    assert len(action.frame.message) < 400


def test_a_good_command_goes_to_the_room(machine: Machine) -> None:
    """A well-formed command is submitted with its id and number."""
    assert machine.frame(do(7), 0.0) == Submit("dev:7", 7, MoveNote(note="n", x=1, y=2))


def test_a_command_says_for_whom_it_is_and_whether_it_is_from_paper(machine: Machine) -> None:
    """The room hears what the scribe's tablet says, beside the command."""
    frame = {"type": "do", "id": "dev:7", "command": {"type": "raiseHand"}, "author": "s-ann", "paper": True}
    action = machine.frame(json.dumps(frame).encode(), 0.0)
    assert isinstance(action, Submit)
    assert ("s-ann", True) == (action.author, action.paper)


def test_s4_another_device_is_refused(machine: Machine) -> None:
    """S4: a tablet numbers its own commands only."""
    action = machine.frame(do(1, device="other"), 0.0)
    assert isinstance(action, Answer)
    assert action.frame.code == "other-device"


@pytest.mark.proves("G27")
def test_s5_too_fast_is_refused(machine: Machine) -> None:
    """S5: a burst of three passes, the fourth does not; a tenth of a second later one more may."""
    answers = [machine.frame(do(n), 0.0) for n in range(1, 5)]
    assert [type(answer) for answer in answers] == [Submit, Submit, Submit, Answer]
    assert isinstance(answers[3], Answer)
    assert answers[3].frame.code == "too-fast"
    assert isinstance(machine.frame(do(4), 0.1), Submit)


@pytest.mark.proves("G27")
def test_s6_nothing_overtakes_a_command_that_will_come_again(machine: Machine) -> None:
    """S6: after ``too-fast`` for 4, number 5 waits although the bucket has filled, until 4 has come."""
    for number in range(1, 5):
        machine.frame(do(number), 0.0)
    overtaking = machine.frame(do(5), 1.9)
    assert isinstance(overtaking, Answer)
    assert overtaking.frame.code == "too-fast"
    assert isinstance(machine.frame(do(4), 1.9), Submit)
    assert isinstance(machine.frame(do(5), 1.9), Submit)


def test_s6_a_client_that_gave_a_command_up_is_not_held_for_ever(machine: Machine) -> None:
    """S6: two seconds after the refusal the way is open again, and a late repeat is for the room to answer."""
    for number in range(1, 5):
        machine.frame(do(number), 0.0)
    assert isinstance(machine.frame(do(9), 2.0), Submit)
    assert isinstance(machine.frame(do(4), 2.0), Submit)


def test_s6_holds_for_what_the_room_refuses_too(machine: Machine) -> None:
    """S6: the same after ``not-saved-yet``; a refusal for good holds nobody up."""
    machine.refused("dev:1", "not-saved-yet")
    waiting = machine.frame(do(2), 0.0)
    assert isinstance(waiting, Answer)
    assert waiting.frame.code == "not-saved-yet"
    assert isinstance(machine.frame(do(1), 0.0), Submit)
    machine.refused("dev:1", "not-now")
    assert isinstance(machine.frame(do(2), 0.0), Submit)


def test_s6_the_earliest_refused_is_the_one_that_is_waited_for(machine: Machine) -> None:
    """S6: when several are refused at once, the first of them opens the way again."""
    for number in (2, 3, 1):
        machine.refused(f"dev:{number}", "not-saved-yet")
    assert isinstance(machine.frame(do(2), 0.0), Answer)
    assert isinstance(machine.frame(do(1), 0.0), Submit)


def test_s7_chatter_is_not_heard_for_ever(machine: Machine) -> None:
    """S7: a flood of pings and signals is mostly not heard; a second later some are again."""
    drag = frame({"type": "signal", "signal": {"type": "dragging", "note": "n", "x": 1, "y": 2}})
    heard = [machine.frame(frame({"type": "ping"}) if n % 2 else drag, 0.0) for n in range(1000)]
    assert sum(action is not None for action in heard) == 2 * CHATTER
    assert machine.frame(drag, 1.0) is not None
    assert isinstance(machine.frame(do(1), 0.0), Submit)


def test_s8_it_hears_nothing_after_leaving(machine: Machine) -> None:
    """S8: whatever comes after the end is not even read."""
    machine.left()
    assert machine.frame(do(1), 0.0) is None


@pytest.mark.parametrize("end", ["\n", "\r", " ", "\u2028"])
def test_a_device_and_a_number_end_where_they_end(end: str) -> None:
    """S2: no blank slips in behind an id, not even the newline that a regular expression's ``$`` lets pass."""
    stranger, machine = Machine(0.0), Machine(0.0)
    assert isinstance(stranger.frame(frame({**HELLO, "device": f"dev{end}"}), 0.0), Leave)
    machine.frame(frame(HELLO), 0.0)
    machine.admitted(Bucket(10, 3))
    assert isinstance(machine.frame(frame({"type": "do", "id": f"dev:1{end}", "command": MOVE}), 0.0), Leave)


@pytest.mark.parametrize(
    "command",
    [
        {"type": "addNote", "text": "a", "note": "abcdefghijkl\n"},
        {"type": "comment", "text": "a", "on": "n", "comment": "abcdefghijkl\n"},
        {"type": "addNote", "aspect": "where\n"},
    ],
)
def test_a_name_with_a_newline_behind_it_is_refused(machine: Machine, command: object) -> None:
    """S3: it would look like another note's id and be none."""
    answer = machine.frame(do(1, command), 0.0)
    assert isinstance(answer, Answer)
    assert answer.frame.code == "malformed"


def test_signals_and_pings_are_passed_on(machine: Machine) -> None:
    """A drag is relayed, a ping asks for a tick."""
    drag = {"type": "signal", "signal": {"type": "dragging", "note": "n", "x": 1, "y": 2}}
    assert machine.frame(frame(drag), 0.0) == Relay(Dragging(note="n", x=1, y=2))
    assert machine.frame(frame({"type": "ping"}), 0.0) == Beat()


@pytest.mark.proves("G22")
@given(st.lists(st.binary(max_size=80) | st.sampled_from([do(1), frame(HELLO), b'{"type":"ping"}']), max_size=8))
def test_no_bytes_make_it_stumble(frames: list[bytes]) -> None:
    """Whatever arrives, the machine answers with an action or nothing, and never raises."""
    machine = Machine(0.0)
    for data in frames:
        if isinstance(machine.frame(data, 0.0), Enter):
            machine.admitted(Bucket(10, 3))


@pytest.mark.proves("G23")
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
def test_no_json_command_makes_it_stumble(command: Any) -> None:
    """Whatever JSON stands where a command should, it is refused or submitted."""
    machine = Machine(0.0)
    machine.frame(frame(HELLO), 0.0)
    machine.admitted(Bucket(10, 3))
    assert isinstance(machine.frame(do(1, command), 0.0), Answer)
