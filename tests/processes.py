"""Real processes for tests: a redis-server and ``leeway serve``, each in a group of its own, so that a kill is one."""

import os
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

HOST = "127.0.0.1"
SECRET = "a secret for tests only, 32+ letters"
PATIENCE = 30.0
"""Seconds that a process may take to answer on a busy machine with two cores."""


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Child(ABC):
    """A program that a test starts, kills and starts again on the same port and folder."""

    name = "child"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """What to run."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether it can be used now."""

    def environment(self) -> dict[str, str]:
        """What it sees of the environment: nothing of ours that could change its mind."""
        return {k: v for k, v in os.environ.items() if not k.startswith("LEEWAY_")}

    @property
    def words(self) -> str:
        """Everything that it printed so far, over all its lives."""
        return (self.folder / f"{self.name}.log").read_text(errors="replace")

    def start(self) -> None:
        """Start it and wait until it answers; what it said is in the failure if it does not."""
        self.launch()
        until = time.monotonic() + PATIENCE
        while not self.answers():
            if self.has_ended() or time.monotonic() > until:
                self.kill()
                raise AssertionError(f"{self.name} did not start:\n{self.words[-4000:]}")
            time.sleep(0.01)

    def launch(self) -> None:
        """Start it, and wait for nothing."""
        with (self.folder / f"{self.name}.log").open("ab") as out:
            self._process = subprocess.Popen(
                self.command(),
                stdout=out,
                stderr=out,
                env=self.environment(),
                cwd=self.folder,
                start_new_session=True,
            )

    def has_ended(self) -> bool:
        """Whether it runs no more."""
        return self._process is None or self._process.poll() is not None

    def kill(self) -> None:
        """``kill -9`` to the whole group: nothing gets to say goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, as an operator would."""
        self._end(signal.SIGTERM)

    @property
    def pid(self) -> int:
        """The id of the process that was started last."""
        assert self._process
        return self._process.pid

    def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, how)
            self._process.wait(PATIENCE)


class Redis(Child):
    """A redis-server that keeps what it acknowledged: append-only file, synced on every write."""

    name = "redis"

    def __init__(self, folder: Path, program: str = "redis-server") -> None:
        super().__init__(folder)
        self.program = program
        self.url = f"redis://{HOST}:{self.port}/0"

    def command(self) -> list[str]:
        """The server's own program with the settings that our compose file uses."""
        settings = {
            "port": self.port,
            "bind": HOST,
            "dir": self.folder,
            "appendonly": "yes",
            "appendfsync": "always",
            "maxmemory-policy": "noeviction",
            "save": "",
        }
        return [self.program, *(word for key, value in settings.items() for word in (f"--{key}", str(value)))]

    def environment(self) -> dict[str, str]:
        """What it frees is overwritten, as in our compose file."""
        return super().environment() | {"MALLOC_CONF": "junk:free", "JE_MALLOC_CONF": "junk:free"}

    def answers(self) -> bool:
        """Whether it has loaded its file and says PONG."""
        try:
            with socket.create_connection((HOST, self.port), timeout=1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(64).startswith(b"+PONG")
        except OSError:
            return False


class Leeway(Child):
    """``leeway serve`` as an operator starts it."""

    name = "leeway"
    host = HOST

    def __init__(self, folder: Path, store: str, **settings: str) -> None:
        super().__init__(folder)
        self.store = store
        self.settings = settings
        self.url = f"http://{self.host}:{self.port}"

    def command(self) -> list[str]:
        """The installed command, from the environment that runs the tests."""
        leeway = str(Path(sys.executable).with_name("leeway"))
        return [leeway, "serve", "--store", self.store, "--host", self.host, "--port", str(self.port)]

    def environment(self) -> dict[str, str]:
        """The signing key is fixed, so that a restart on any store honours the keys it gave out before."""
        return super().environment() | {"LEEWAY_SECRET": SECRET} | self.settings

    def answers(self) -> bool:
        """Whether ``/readyz`` says yes."""
        asking = HTTPConnection(self.host, self.port, timeout=2)
        try:
            asking.request("GET", "/readyz")
            return asking.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            asking.close()


def sqlite_url(folder: Path) -> str:
    """The address of an embedded store in this folder."""
    return f"sqlite:///{folder / 'leeway.db'}"


@contextmanager
def serving(folder: Path, kind: str, **settings: str) -> Iterator[Leeway]:
    """A server on a store of this kind, ``sqlite`` or ``redis``, that is new and goes with the block."""
    redis = Redis(folder) if kind == "redis" else None
    if redis:
        redis.start()
    leeway = Leeway(folder, redis.url if redis else sqlite_url(folder), **settings)
    try:
        leeway.start()
        yield leeway
    finally:
        leeway.stop()
        if redis:
            redis.stop()
