"""RFC 6455 where the library leaves it to us; the whole of it is tried in ``tests/faults/test_rfc6455.py``."""

import pytest
from websockets.exceptions import ProtocolError
from websockets.frames import Close, Frame, Opcode
from websockets.protocol import State

from server.live.conversation import MOST_FRAGMENTS, Conversation


def opened() -> Conversation:
    """A conversation after its handshake."""
    conversation = Conversation(max_size=64)
    conversation.state = State.OPEN
    return conversation


@pytest.mark.proves("G22")
def test_a_goodbye_in_the_middle_of_a_message_is_a_goodbye() -> None:
    """It is answered with its own code."""
    conversation = opened()
    conversation.recv_frame(Frame(Opcode.TEXT, b"{", fin=False))
    conversation.recv_frame(Frame(Opcode.CLOSE, Close(1000, "bye").serialize()))
    assert conversation.close_sent == Close(1000, "bye")


@pytest.mark.proves("G26")
def test_a_message_comes_in_so_many_pieces_and_no_more() -> None:
    """Empty ones count, and the next message begins anew."""
    conversation = opened()
    for _ in range(2):
        conversation.recv_frame(Frame(Opcode.TEXT, b"", fin=False))
        for _ in range(MOST_FRAGMENTS - 1):
            conversation.recv_frame(Frame(Opcode.CONT, b"", fin=False))
        conversation.recv_frame(Frame(Opcode.CONT, b""))
    conversation.recv_frame(Frame(Opcode.TEXT, b"", fin=False))
    for _ in range(MOST_FRAGMENTS - 1):
        conversation.recv_frame(Frame(Opcode.CONT, b"", fin=False))
    with pytest.raises(ProtocolError):
        conversation.recv_frame(Frame(Opcode.CONT, b"", fin=False))
