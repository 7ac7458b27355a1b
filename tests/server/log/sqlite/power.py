"""A disk whose power can fail: it remembers which writes were synced, and what a failure at any moment would leave.

It works on the real disk and keeps a diary beside it. ``after_power_cut`` makes the files as they would be found: all
that was synced, and of what was not synced any sectors, in any mixture, for a disk may write them in any order.
"""

from collections.abc import Iterator
from pathlib import PurePath
from random import Random
from typing import Any

import apsw

SECTOR = 512

Write = tuple[str, int, bytes]
"""File, offset, bytes."""


class Sync(str):
    """The file of this name is on the disk as it is now."""

    __slots__ = ()


class Cut(tuple[str, int]):
    """The file was cut to this length."""

    __slots__ = ()


class PowerDisk(apsw.VFS):
    """The default under whatever is opened while it exists."""

    def __init__(self) -> None:
        self.diary: list[Any] = []
        """``Write``, ``Cut``, ``Sync``, and whatever a test notes in between."""
        self._usual = apsw.vfs_names()[0]
        super().__init__("power", "unix", makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> "PowerFile":  # noqa: N802 - SQLite's name
        """Every file is opened by way of this disk."""
        return PowerFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        """A file that is gone is an empty one; nothing that was in it comes back."""
        super().xDelete(filename, syncdir)
        self.diary += [Cut((PurePath(filename).name, 0)), Sync(PurePath(filename).name)]

    def leave(self) -> None:
        """Let the usual disk be the default again."""
        if "power" in apsw.vfs_names():
            self.unregister()
            apsw.set_default_vfs(self._usual)


class PowerFile(apsw.VFSFile):
    """A file on that disk."""

    def __init__(self, disk: PowerDisk, name: Any, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        self.diary = disk.diary
        self.name = PurePath(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        """Written, but not yet safe."""
        super().xWrite(data, offset)
        self.diary.append((self.name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        """Cut, but not yet for sure."""
        super().xTruncate(newsize)
        self.diary.append(Cut((self.name, newsize)))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        """Everything so far is safe."""
        super().xSync(flags)
        self.diary.append(Sync(self.name))


def moments(diary: list[Any]) -> Iterator[tuple[int, dict[str, bytearray], list[Any]]]:
    """After each entry: its place, the files as far as they were synced, and what was not synced since."""
    safe: dict[str, bytearray] = {}
    unsafe: list[Any] = []
    for place, entry in enumerate(diary):
        if isinstance(entry, Sync):
            for mine in [one for one in unsafe if one[0] == entry]:
                apply(safe, mine)
            unsafe = [one for one in unsafe if one[0] != entry]
        elif isinstance(entry, Cut) or (isinstance(entry, tuple) and len(entry) == 3):
            unsafe.append(entry)
        yield place, safe, unsafe


def after_power_cut(safe: dict[str, bytearray], unsafe: list[Any], chance: Random) -> dict[str, bytearray]:
    """The files as they might be found."""
    found = {name: bytearray(content) for name, content in safe.items()}
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for entry in unsafe:
        for part in sectors(entry):
            if chance.random() < share:
                apply(found, part)
    return found


def sectors(entry: Any) -> Iterator[Any]:
    """A write in the pieces in which a disk does it."""
    if isinstance(entry, Cut):
        yield entry
        return
    name, offset, data = entry
    for start in range(0, len(data), SECTOR):
        yield (name, offset + start, data[start : start + SECTOR])


def apply(files: dict[str, bytearray], entry: Any) -> None:
    """Do to these files what the entry says."""
    content = files.setdefault(entry[0], bytearray())
    if isinstance(entry, Cut):
        del content[entry[1] :]
        content.extend(bytes(entry[1] - len(content)))
        return
    _, offset, data = entry
    content.extend(bytes(max(0, offset + len(data) - len(content))))
    content[offset : offset + len(data)] = data
