"""Programs that are measured: started on a core of their own with their children, and ended for good."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 30.0


@dataclass(frozen=True)
class Program:
    """What to run, and the port on which it is there once somebody answers."""

    command: Sequence[str]
    port: int
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path()


@contextmanager
def running(programs: Sequence[Program], core: int, log: Path) -> Iterator[str]:
    """All of them, one after the other, on one core; gives the ids of all their processes, for the load generator."""
    processes: list[subprocess.Popen[bytes]] = []
    try:
        processes.extend(_started(program, core, log) for program in programs)
        time.sleep(0.5)  # what a program does once it has begun to listen is none of the work
        yield ",".join(str(pid) for process in processes for pid in _family(process.pid))
    finally:
        for process in reversed(processes):
            _end(process)


def _started(program: Program, core: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        process = subprocess.Popen(
            ["taskset", "-c", str(core), *program.command],
            env=os.environ | dict(program.environment),
            cwd=program.folder,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    until = time.monotonic() + PATIENCE
    while not _answers(program.port):
        if process.poll() is not None or time.monotonic() > until:
            _end(process)
            raise RuntimeError(f"{program.command[0]} did not start: {log.read_text(errors='replace')[-800:]}")
        time.sleep(0.1)
    return process


def _answers(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 0.2).close()
        return True
    return False


def _family(pid: int) -> list[int]:
    """A process and everything below it."""
    children: dict[int, list[int]] = {}
    for process in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            one, parent = int(process.name), int((process / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(one)
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(4)
            return
