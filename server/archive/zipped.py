"""Opening a zip that may have been made to do harm: nothing that it says of itself is taken on trust."""

import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from server.archive.form import MOST_BYTES, MOST_RATIO, NEEDED, Unusable, shown

PIECE = 64 * 1024

_END = struct.Struct("<4s4H2LH")
_END_MARK, _BIG_MARK = b"PK\x05\x06", b"PK\x06\x07"
_BIG = 20
"""The bytes of the mark of a zip64, which stands right before the end."""

_MOST_LISTED = 16 * 1024
"""The most bytes that the list of members may take; our own takes less than 400."""

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ROOM = 1024 * 1024
"""A member up to this size may be packed as tightly as it likes."""


def opened(file: IO[bytes]) -> ZipFile:
    """The zip, its list of members known to be short, plain and just the ones that an archive has.

    Raises ``Unusable``.
    """
    with plainly():
        _demand_end(file)
        zipped = ZipFile(file)
        _demand_members(zipped.infolist())
    return zipped


def pieces(zipped: ZipFile, name: str) -> Iterator[bytes]:
    """A member's bytes, a piece at a time and no more than it may have; raises ``Unusable``."""
    left = MOST_BYTES[name]
    with plainly(), zipped.open(name) as member:
        while piece := member.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise Unusable("unsafe-archive", f"Its {name} unpacks to more than an archive may hold.")
            yield piece


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what the zip reader trips over into ``Unusable``."""
    try:
        yield
    except (BadZipFile, EOFError, zlib.error, struct.error, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unusable(
            "damaged-archive", f"It is damaged, or was not copied whole: it cannot be unpacked ({error})."
        ) from error


def _demand_end(file: IO[bytes]) -> None:
    """The end says how much there is to list, so it is looked at before anything is listed."""
    size = file.seek(0, 2)
    file.seek(0)
    if file.read(4) not in (b"PK\x03\x04", _END_MARK):
        raise Unusable("no-archive", "It is not an archive of Leeway: those are zip files, and this is none.")
    if size < _END.size:
        raise _cut_short()
    file.seek(max(0, size - _END.size - _BIG))
    tail = file.read()
    mark, disk, first_disk, here, count, listed, begin, comment = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK or comment:
        raise _cut_short()
    if tail.startswith(_BIG_MARK) or disk or first_disk or here != count:
        raise Unusable("unsafe-archive", "It is packed in a way that Leeway never does: as a very large or split zip.")
    if listed > _MOST_LISTED or count > len(MOST_BYTES):
        raise Unusable("unsafe-archive", "There is more in it than an archive has.")
    if begin + listed + _END.size != size:
        raise _cut_short()


def _cut_short() -> Unusable:
    return Unusable(
        "damaged-archive", "It is damaged, or was not copied whole: it does not end as an archive does. Copy it again."
    )


def _demand_members(members: list[ZipInfo]) -> None:
    for info in members:
        _demand_member(info)
    names = [info.filename for info in members]
    for name in names:
        if names.count(name) > 1:
            raise Unusable("unsafe-archive", f"It holds {name} more than once.")
    for name in sorted(NEEDED.difference(names)):
        raise Unusable("no-archive", f"It is not a whole archive of Leeway: {name} is missing.")


def _demand_member(info: ZipInfo) -> None:
    name = info.orig_filename
    if name not in MOST_BYTES or name != info.filename:
        what = "a place outside it" if _leads_out(name) else "something that no archive has"
        raise Unusable("unsafe-archive", f"It holds {what}: {shown(name)}.")
    if info.flag_bits & _ENCRYPTED:
        raise Unusable("unsafe-archive", f"Its {name} is encrypted. Take the password off first.")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unusable("unsafe-archive", f"Its {name} is packed in a way that Leeway does not read.")
    if info.create_system == 3 and stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise Unusable("unsafe-archive", f"Its {name} is a link to elsewhere, or no file at all.")
    is_bomb = info.file_size > _ROOM and info.file_size > info.compress_size * MOST_RATIO
    if is_bomb or info.file_size > MOST_BYTES[name]:
        raise Unusable("unsafe-archive", f"Its {name} unpacks to more than an archive may hold.")


def _leads_out(name: str) -> bool:
    return ".." in name or name.startswith(("/", "\\")) or ":" in name
