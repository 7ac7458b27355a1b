"""The child process in which the real tablets run, and asking it."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec

_HOST = Path(__file__).with_name("tablets.mjs")

Json = Any


class Node:
    """One Node.js for many worlds.

    ``broken`` names what is broken in its tablets on purpose, ``mistake`` puts one back into their source.
    """

    def __init__(self, mistake: dict[str, str] | None = None) -> None:
        self.broken = ""
        program = shutil.which("node") or "node"
        (to, self._into), (self._out, back) = os.pipe(), os.pipe()
        self._child = subprocess.Popen(
            [program, str(_HOST), str(to), str(back), msgspec.json.encode(mistake)], pass_fds=(to, back)
        )
        os.close(to)
        os.close(back)
        self._rest = b""
        assert self._line() == b"ready"

    def ask(self, now: float, what: list[list[Json]]) -> tuple[list[list[Json]], float | None]:
        """Let these things happen at ``now`` seconds; what the tablets did, and when their next timer is due."""
        self._write(msgspec.json.encode([round(now * 1000, 3), what]) + b"\n")
        answer = msgspec.json.decode(self._line())
        due = answer["n"]
        return answer["o"], None if due is None else due / 1000

    def close(self) -> None:
        """It ends when nobody speaks to it any more."""
        os.close(self._into)
        self._child.wait(10)
        os.close(self._out)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._into, view) :]

    def _line(self) -> bytes:
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            part = os.read(self._out, 1 << 20)
            if not part:
                raise EOFError("The tablets' process has ended.")
            parts.append(part)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line
