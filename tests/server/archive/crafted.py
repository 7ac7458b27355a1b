"""Archives made by hand: sound ones, and such as no Leeway ever wrote."""

import hashlib
import io
import json
import struct
import warnings
from collections.abc import Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from events import Event, encode
from tests.server.test_verify import history

SESSION = "k3m9q2"


def lines(events: list[Event] | None = None) -> list[bytes]:
    """The log of a small session, a line for each event."""
    return [encode(event) for event in events or history()]


def members(log: list[bytes], extra: Mapping[str, bytes] | None = None, **manifest: Any) -> dict[str, bytes]:
    """The members of an archive of this log, their sums right; ``manifest`` overrides what it would say."""
    found = {"README.txt": b"Read me.\n", "template.toml": b"# None.\n", **(extra or {})}
    found["log.jsonl"] = b"".join(line + b"\n" for line in log)
    sums = {name: {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)} for name, raw in found.items()}
    told = {
        "format": "leeway", "version": 1, "session": SESSION, "title": "Rehearsal", "epoch": "e", "head": len(log),
        "openedAt": 1, "madeAt": 2, "leeway": "0.1.0", "erased": 0, "members": sums,
    }  # fmt: skip
    return found | {"manifest.json": json.dumps(told | manifest).encode()}


def zipped(files: Mapping[str, bytes] | list[tuple[str | ZipInfo, bytes]], how: int = ZIP_DEFLATED) -> bytes:
    """These members as a zip, in this order."""
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), ZipFile(out, "w", how) as made:  # that a name comes twice
        for name, raw in files.items() if isinstance(files, Mapping) else files:
            made.writestr(name, raw, how)
    return out.getvalue()


def crafted(log: list[bytes] | None = None, extra: Mapping[str, bytes] | None = None, **manifest: Any) -> bytes:
    """An archive, of the small session if no other log is given."""
    return zipped(members(lines() if log is None else log, extra, **manifest))


def with_line(seq: int, raw: bytes) -> bytes:
    """An archive, its sums right, with other bytes in the place of one event."""
    log = lines()
    log[seq - 1] = raw
    return crafted(log)


def with_member(name: str, raw: bytes = b"x") -> bytes:
    """A sound archive with one member more."""
    return zipped([*members(lines()).items(), (name, raw)])


def with_link(name: str) -> bytes:
    """An archive in which one member is a symbolic link."""
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    files = members(lines())
    return zipped([(info if one == name else one, raw) for one, raw in files.items()])


def bomb(size: int = 40_000_000) -> bytes:
    """An archive whose log unpacks to many megabytes of one sign."""
    files = members([])
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, raw in files.items():
            if name != "log.jsonl":
                made.writestr(name, raw)
        with made.open("log.jsonl", "w") as log:
            for _ in range(size // 1_000_000):
                log.write(b" " * 1_000_000)
    return out.getvalue()


def lying(raw: bytes, name: str, size: int) -> bytes:
    """The same zip, saying of one member that it unpacks to so many bytes, in both places."""
    found = bytearray(raw)
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(name.encode()))
    struct.pack_into("<L", found, at + 24, size)
    at = raw.index(b"PK\x03\x04", raw.index(name.encode()) - 30)
    struct.pack_into("<L", found, at + 22, size)
    return bytes(found)


def flagged(raw: bytes, bits: int) -> bytes:
    """The same zip with these general-purpose bits set for every member, in both places."""
    found = bytearray(raw)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(mark)
        while at >= 0:
            found[at + offset] |= bits & 0xFF
            at = raw.find(mark, at + 4)
    return bytes(found)
