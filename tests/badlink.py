"""A link that loses, delays, doubles and reorders packets, or is down without a word: two TUN devices and a relay.

The server is put into a network namespace of its own, behind the link; whoever speaks to it from here crosses it. The
kernel's own netem does this better, and is missing from many kernels. It needs root, ``ip`` and ``/dev/net/tun``;
``unavailable`` says in words what is missing.

``python -m tests.badlink`` is the relay: it is handed both ends, and each line on its standard input is the weather
from then on, as JSON.
"""

import contextlib
import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.processes import Leeway

HERE, THERE = "10.213.77.1", "10.213.77.2"
NAMES = Path("/run/netns")
_TUNSETIFF, _TUN_WITHOUT_HEADER = 0x400454CA, 0x1001
_CLONE_NEWNET = 0x40000000


def unavailable() -> str:
    """What keeps such a link from being made on this machine; "" if nothing does."""
    if os.geteuid() != 0:
        return "only root can make network namespaces"
    if not shutil.which("ip"):
        return "the program ip is missing"
    if not Path("/dev/net/tun").exists():
        return "there is no /dev/net/tun"
    tried = subprocess.run(["ip", "netns", "add", (name := f"leeway-try-{os.getpid()}")], capture_output=True)
    if tried.returncode == 0:
        subprocess.run(["ip", "netns", "delete", name], check=True)
    return "" if tried.returncode == 0 else "this machine lets nobody make network namespaces"


class BadLink:
    """As a context the link is there, in fair weather; ``weather`` changes it."""

    def __init__(self, seed: int) -> None:
        self.name = f"leeway-{os.getpid()}"
        self._seed = seed

    def __enter__(self) -> Self:
        _ip("netns", "add", self.name)
        near, far = _tun(f"lw{os.getpid()}", HERE, None), _tun("far0", THERE, self.name)
        relay = [sys.executable, "-m", "tests.badlink", str(near), str(far), str(self._seed)]
        self._relay = subprocess.Popen(
            relay, stdin=subprocess.PIPE, text=True, pass_fds=(near, far), cwd=Path(__file__).parent.parent
        )
        os.close(near)
        os.close(far)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._relay:
            self._relay.kill()
        _ip("netns", "delete", self.name)

    def weather(self, **now: float) -> None:
        """From here on: seconds of ``delay`` ± ``jitter``, shares of packets for ``loss``, ``dup`` and ``reorder``.

        ``down=1`` lets nothing through.
        """
        assert self._relay.stdin
        self._relay.stdin.write(json.dumps(now) + "\n")
        self._relay.stdin.flush()

    def beyond(self, command: list[str]) -> list[str]:
        """This command, to be run at the other end."""
        return ["ip", "netns", "exec", self.name, *command]


class FarLeeway(Leeway):
    """``leeway serve`` at the other end of the link."""

    host = THERE

    def __init__(self, link: BadLink, folder: Path, store: str) -> None:
        super().__init__(folder, store)
        self.link = link

    def command(self) -> list[str]:
        """Inside the namespace."""
        return self.link.beyond(super().command())

    def connections(self) -> int:
        """How many tablets the server's kernel still has for it."""
        words = ["ss", "-tnH", "state", "established", "sport", "=", f":{self.port}"]
        return len(subprocess.run(self.link.beyond(words), capture_output=True, text=True).stdout.splitlines())


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


def _tun(device: str, address: str, namespace: str | None) -> int:
    """A TUN device with this address, in the namespace of this name; gives its file descriptor."""
    inside = ["-n", namespace] if namespace else []
    with Path("/proc/self/ns/net").open() as home:
        if namespace:
            _enter(NAMES / namespace)
        try:
            tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH", device.encode(), _TUN_WITHOUT_HEADER))
        finally:
            if namespace:
                _setns(home.fileno())
    _ip(*inside, "addr", "add", f"{address}/30", "dev", device)
    _ip(*inside, "link", "set", device, "up", "txqueuelen", "1000")
    return tun


def _enter(namespace: Path) -> None:
    with namespace.open() as there:
        _setns(there.fileno())


def _setns(descriptor: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(descriptor, _CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")


def _relay(near: int, far: int, seed: int) -> None:
    dice, now, weather = random.Random(seed), time.monotonic(), dict[str, float]()
    under_way: list[tuple[float, int, int, bytes]] = []
    number, other = 0, {near: far, far: near}
    while True:
        wait = max(0.0, under_way[0][0] - now) if under_way else None
        ready = select.select([near, far, sys.stdin], [], [], wait)[0]
        if sys.stdin in ready:
            if not (line := sys.stdin.readline()):
                return
            weather = json.loads(line)
        for end in (near, far):
            while end in ready and (packet := _read(end)):
                for _ in range(_copies(weather, dice)):
                    number += 1
                    heapq.heappush(under_way, (time.monotonic() + _delay(weather, dice), number, other[end], packet))
        now = time.monotonic()
        while under_way and under_way[0][0] <= now:
            _, _, end, packet = heapq.heappop(under_way)
            with contextlib.suppress(OSError):
                os.write(end, packet)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except BlockingIOError:
        return b""


def _copies(weather: dict[str, float], dice: random.Random) -> int:
    if weather.get("down") or dice.random() < weather.get("loss", 0):
        return 0
    return 2 if dice.random() < weather.get("dup", 0) else 1


def _delay(weather: dict[str, float], dice: random.Random) -> float:
    """Seconds; a packet that overtakes the others has none."""
    if dice.random() < weather.get("reorder", 0):
        return 0.0
    return max(0.0, weather.get("delay", 0) + dice.uniform(-1, 1) * weather.get("jitter", 0))


if __name__ == "__main__":
    _relay(*(int(word) for word in sys.argv[1:4]))
