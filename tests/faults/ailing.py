"""Disks that are full, fail or are slow, under real processes."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 20.0
SYNCS = "fsync,fdatasync"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk in memory that holds no more than this."""
    folder.mkdir()
    options = f"size={megabytes}m"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True).returncode:
        pytest.skip("only root can make a disk that is small enough to fill")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path) -> Path:
    """Take all the room that is left; delete the file that is given to make room again."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(disk).free == 0
    return ballast


@contextmanager
def syncs(pid: int, what: str) -> Iterator[None]:
    """Have every sync of this process, in all its threads, end like this: ``error=EIO``, ``delay_exit=50000``."""
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={SYNCS}", "-e", f"inject={SYNCS}:{what}"]
    with subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.PIPE) as tracer:
        try:
            _wait_until_traced(pid, tracer)
            yield
        finally:
            tracer.send_signal(signal.SIGINT)
            tracer.wait(PATIENCE)


def _wait_until_traced(pid: int, tracer: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while any("TracerPid:\t0" in status for status in _statuses(pid)):
        if tracer.poll() is not None:
            pytest.skip("no process can be traced on this machine")
        assert time.monotonic() < until
        time.sleep(0.01)


def _statuses(pid: int) -> list[str]:
    return [(thread / "status").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
