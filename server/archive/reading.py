"""From a file that anybody may have made to a record that can be kept: all of it is checked before any is used."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any
from zipfile import ZipFile

import msgspec

from events import Event, Recorded, SessionOpened, Unknown, decode
from projections import State, fold
from server.archive import zipped
from server.archive.form import (
    CHRONICLE,
    LAST_MOMENT,
    LISTED,
    LOG,
    LONGEST_LINE,
    MANIFEST,
    MOST_INCIDENTS,
    NEEDED,
    VERSION,
    Manifest,
    Progress,
    Sum,
    Unusable,
    demand_name,
)
from server.log.chronicle import Incident

_EVERY = 1000
"""Events between two reports of progress."""

_MAYBE_HUGE = re.compile(rb"[0-9]{16}")
"""Numbers beyond 2⁵³ are not the same in a browser. Few lines have so many digits in a row; those are looked at."""

_MOST = 2**53


class Archive:
    """An archive that has been checked from beginning to end; ``manifest`` and ``first`` say what is in it.

    ``facilitator`` is somebody who is in charge at its end; whoever opened the session may not be any more. It reads
    from its file, which has to stay open and as it is.
    """

    def __init__(
        self, zip_file: ZipFile, manifest: Manifest, first: SessionOpened, facilitator: str, incidents: list[Incident]
    ) -> None:
        self.manifest = manifest
        self.first = first
        self.facilitator = facilitator
        self.incidents = incidents
        self._zipped = zip_file

    def events(self) -> Iterator[Recorded]:
        """Every event with its bytes, in order; raises ``Unusable`` if the file is another than it was."""
        return _events(self._zipped, self.manifest)


def check(file: IO[bytes], progress: Progress = lambda _done, _of: None) -> Archive:
    """Read a file from beginning to end and say what is in it; raises ``Unusable`` for the first thing that is wrong.

    Whatever the file is, this takes no more memory than a few of its lines, and time that its size bounds.
    """
    zip_file = zipped.opened(file)
    manifest = _manifest(zip_file)
    demand_name(manifest.session)
    for name in LISTED:
        if name in manifest.members and name != LOG:
            for _ in _summed(zip_file, name, manifest.members[name]):
                pass
    incidents = list(_incidents(zip_file, manifest))
    first, facilitator = _all_sound(_events(zip_file, manifest), manifest, progress)
    return Archive(zip_file, manifest, first, facilitator, incidents)


def _manifest(zip_file: ZipFile) -> Manifest:
    raw = b"".join(zipped.pieces(zip_file, MANIFEST))
    try:
        _demand_known(msgspec.json.decode(raw))
        manifest = msgspec.json.decode(raw, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable("damaged-archive", f"Its {MANIFEST} cannot be read ({error}).") from error
    members = set(zip_file.namelist()) - {MANIFEST}
    if set(manifest.members) != members or not members >= NEEDED - {MANIFEST}:
        raise Unusable("damaged-archive", f"Its {MANIFEST} speaks of other files than it holds.")
    if max(manifest.opened_at, manifest.made_at) > LAST_MOMENT:
        raise Unusable("damaged-archive", f"Its {MANIFEST} speaks of a time after the year 9999.")
    return manifest


def _demand_known(told: Any) -> None:
    form, version = (told.get("format"), told.get("version")) if isinstance(told, dict) else (None, None)
    if form != "leeway":
        raise Unusable("no-archive", f"It is not an archive of Leeway, by what its {MANIFEST} says.")
    if not isinstance(version, int) or isinstance(version, bool) or version != VERSION:
        raise Unusable(
            "newer-archive",
            f"It was made in version {str(version)[:20]} of the format, and this Leeway reads version {VERSION}. "
            "Bring it back with a newer Leeway.",
        )


def _all_sound(events: Iterable[Recorded], manifest: Manifest, progress: Progress) -> tuple[SessionOpened, str]:
    """Hold every event to what a log promises, and the manifest to the log; gives the first, and who is in charge."""
    first: SessionOpened | None = None
    state, erased, unknown = State(), 0, 0
    for one in events:
        event = one.event
        if isinstance(event, SessionOpened) != (event.seq == 1):
            what = "opens the session again" if event.seq > 1 else "does not open the session"
            raise Unusable("damaged-archive", f"Event {event.seq} {what}.")
        first = event if isinstance(event, SessionOpened) else first
        _demand_folds(state, event)
        erased += event.erased
        unknown += isinstance(event, Unknown)  # whether it lacks its words, only a newer version can tell
        if event.seq % _EVERY == 0 or event.seq == manifest.head:
            progress(event.seq, manifest.head)
    assert first is not None, "a log of one event or more has a first one"
    told = (manifest.title, manifest.opened_at)
    if told != (first.title, first.at) or not erased <= manifest.erased <= erased + unknown:
        raise Unusable("damaged-archive", f"Its {MANIFEST} does not fit its {LOG}.")
    in_charge = [one.id for one in state.people.facilitators.values() if not one.removed]
    return first, next(iter(in_charge), first.facilitator)


def _demand_folds(state: State, event: Event) -> None:
    """No event of ours can make the fold stumble; one that was made up might, and its session would never open."""
    try:
        fold(state, event)
    except Exception as error:
        raise Unusable("unsafe-archive", f"Event {event.seq} makes no sense where it stands.") from error


def _events(zip_file: ZipFile, manifest: Manifest) -> Iterator[Recorded]:
    seq = 0
    for raw in _lines(_summed(zip_file, LOG, manifest.members[LOG]), LOG):
        seq += 1
        if seq > manifest.head:
            raise Unusable("damaged-archive", f"Its log goes on after event {manifest.head}, which should be the last.")
        yield _event(seq, raw)
    if seq != manifest.head:
        raise Unusable("damaged-archive", f"Its log ends at event {seq}, and should go on to {manifest.head}.")


def _event(seq: int, raw: bytes) -> Recorded:
    try:
        event = decode(raw)
        raw.decode()
        if _MAYBE_HUGE.search(raw):
            _demand_small(msgspec.json.decode(raw))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, OverflowError) as error:
        raise Unusable("damaged-archive", f"What stands in the place of event {seq} is no event ({error}).") from error
    if event.seq != seq:
        raise Unusable("damaged-archive", f"Event {str(event.seq)[:20]} stands where event {seq} should be.")
    if not 0 <= event.at <= LAST_MOMENT:
        raise Unusable("damaged-archive", f"Event {seq} speaks of a time before 1970 or after the year 9999.")
    return Recorded(event, raw)


def _demand_small(value: Any) -> None:
    """Raise ``OverflowError`` for a number that a browser would take for another one."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            _demand_small(part)
    elif isinstance(value, int) and abs(value) > _MOST:
        raise OverflowError("a number is too large")


def _incidents(zip_file: ZipFile, manifest: Manifest) -> Iterator[Incident]:
    if CHRONICLE not in manifest.members:
        return
    for number, raw in enumerate(_lines(zipped.pieces(zip_file, CHRONICLE), CHRONICLE), 1):
        try:
            incident = msgspec.json.decode(raw, type=Incident)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise Unusable("damaged-archive", f"Line {number} of its {CHRONICLE} cannot be read.") from error
        if number > MOST_INCIDENTS or not 0 <= incident.seq <= manifest.head or incident.at > LAST_MOMENT:
            raise Unusable("damaged-archive", f"Line {number} of its {CHRONICLE} does not fit its log.")
        yield incident


def _summed(zip_file: ZipFile, name: str, wanted: Sum) -> Iterator[bytes]:
    """A member's pieces; after the last one, whether they were the ones that were written."""
    digest, size = hashlib.sha256(), 0
    for piece in zipped.pieces(zip_file, name):
        digest.update(piece)
        size += len(piece)
        yield piece
    if (digest.hexdigest(), size) != (wanted.sha256, wanted.bytes):
        raise Unusable("damaged-archive", f"Its {name} is not as it was written: the checksum differs.")


def _lines(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The lines of a member, none longer than one may be."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            raise Unusable("unsafe-archive", f"A line of its {name} is longer than any that Leeway writes.")
    if rest:
        raise Unusable("damaged-archive", f"Its {name} ends in the middle of a line.")
