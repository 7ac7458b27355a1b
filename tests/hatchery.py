"""Servers that are there at once: a mother process has everything imported, and forks a real server whenever asked.

Starting ``leeway serve`` takes a second and a half, nearly all of it for reading the program. What is killed here is
the real thing all the same: a process of its own with its own sockets, store and memory, ended with ``kill -9``. Only
the reading of the program is not repeated, so that a thousand kills take minutes and not an hour.

``python -m tests.hatchery`` is the mother: a line of JSON in, the child's process id out.
"""

import contextlib
import ctypes
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import HOST, PATIENCE, Leeway, Redis, sqlite_url

HOUSE = Path(__file__).parent.parent

_PR_SET_PDEATHSIG = 1


class Mother:
    """The process that forks servers; close it at the end, and its children with it."""

    def __init__(self) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LEEWAY_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hatchery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=HOUSE,
            env=environment,
            text=True,
        )

    def hatch(self, settings: dict[str, str], log: Path) -> int:
        """A new server with this environment, printing into this file; gives its process id, which leads a group."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"settings": settings, "log": str(log)}) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """No more servers."""
        with self._process:
            self._process.kill()


class Hatched(Leeway):
    """``leeway serve``, forked; everything else as with the one that is started from its file."""

    def __init__(self, mother: Mother, folder: Path, store: str, **settings: str) -> None:
        super().__init__(folder, store, **settings)
        self._mother = mother
        self._pid = 0
        self._watch = -1

    def launch(self) -> None:
        """Fork it."""
        own = {"LEEWAY_STORE": self.store, "HOST": HOST, "PORT": str(self.port)}
        settings = {name: value for name, value in self.environment().items() if name.startswith("LEEWAY_")} | own
        self._pid = self._mother.hatch(settings, self.folder / f"{self.name}.log")
        with contextlib.suppress(ProcessLookupError):  # it may have ended at once
            self._watch = os.pidfd_open(self._pid)

    def has_ended(self) -> bool:
        """Whether it runs no more."""
        return self._watch < 0 or bool(select.select([self._watch], [], [], 0)[0])

    @property
    def pid(self) -> int:
        """The id of the process that was forked last."""
        return self._pid

    def _end(self, how: signal.Signals) -> None:
        if self._watch < 0:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, how)
        assert select.select([self._watch], [], [], PATIENCE)[0], f"{self.name} did not end"
        os.close(self._watch)
        self._watch = -1


@contextmanager
def hatched(folder: Path, kind: str) -> Iterator[tuple[Hatched, Redis | None]]:
    """A server on a new store of this kind, ``sqlite`` or ``redis``, with what is beneath it."""
    redis = Redis(folder) if kind == "redis" else None
    mother = Mother()
    server = Hatched(mother, folder, redis.url if redis else sqlite_url(folder))
    try:
        if redis:
            redis.start()
        server.start()
        yield server, redis
    finally:
        server.kill()
        mother.close()
        if redis:
            redis.kill()


def _serve(settings: dict[str, str], log: str) -> None:
    """What the child does: nothing that the mother had open is touched, and nothing of it is left behind."""
    from server import serving
    from server.config import settings_from

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in enumerate((nothing, out, out)):
        os.dup2(source, target)
    os.chdir(Path(log).parent)
    chosen = settings_from(settings)
    serving.run(chosen, serving.listen(chosen.host, chosen.port))


def _go_with_parent() -> None:
    """Be killed when the parent ends, however it ends: a test that is killed hard leaves no servers behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _mother() -> None:
    """Fork one server for each line."""
    import server.serving  # noqa: F401 - read now, so that no child has to

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries them
    _go_with_parent()
    mother = os.getpid()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            _go_with_parent()
            try:
                if os.getppid() != mother:  # it went before this could be asked for
                    os._exit(1)
                _serve(**asked)
            finally:
                os._exit(1)
        with contextlib.suppress(OSError):
            os.setpgid(child, child)
        print(child, flush=True)


if __name__ == "__main__":
    _mother()
