"""The chronicle: what became of a session's record itself. It is kept beside the log and is no part of it."""

from typing import Literal

from events import Milliseconds, Value


class Incident(Value):
    """Something that happened to the record, when its head was ``seq``.

    ``opened`` and ``closed``: a server took it up and laid it down. ``lost``: a server that had it open was gone
    without laying it down, and another took it up. ``imported``: it came from an archive. ``erased``: words were taken
    out of it for good.
    """

    kind: Literal["opened", "closed", "lost", "imported", "erased"]
    seq: int
    at: Milliseconds
    server: str = ""
