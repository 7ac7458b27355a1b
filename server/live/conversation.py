"""RFC 6455 as we speak it: the library's protocol, with two things that it leaves to us."""

from websockets.exceptions import ProtocolError
from websockets.frames import Frame, Opcode
from websockets.server import ServerProtocol

MOST_FRAGMENTS = 1024
"""A message of 64 KiB may come in so many pieces; ours come in one. Empty pieces would cost memory without end."""


class Conversation(ServerProtocol):
    """The server's side of one connection, frame by frame."""

    _fragments = 0

    def recv_frame(self, frame: Frame) -> None:
        """Take in a frame that is well formed by itself."""
        if frame.opcode is Opcode.CLOSE:
            # Whoever says goodbye in the middle of a message does no wrong: the rest of it will not come.
            self.current_size = None
        elif frame.opcode is Opcode.CONT and not frame.fin:
            self._fragments += 1
            if self._fragments >= MOST_FRAGMENTS:
                raise ProtocolError("a message in too many pieces")
        elif frame.opcode in (Opcode.TEXT, Opcode.BINARY):
            self._fragments = 0
        super().recv_frame(frame)
