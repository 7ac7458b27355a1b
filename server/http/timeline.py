"""The timeline of a session over HTTP: what a replay draws and jumps by, as its viewer may see it."""

from events import Value
from projections import Timeline
from server.log.chronicle import Incident


class TimelinePage(Value):
    """The rows with ``after < seq <= upto``; the log ends at ``head``. Every page has all ``incidents`` there are."""

    after: int
    upto: int
    head: int
    epoch: str
    incidents: tuple[Incident, ...]
    timeline: Timeline
