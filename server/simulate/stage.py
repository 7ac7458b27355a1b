"""A server of the rehearsal's own: a real process on a store that is thrown away, for when none is running."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from server.client import Refused

_PATIENCE_SECONDS = 30.0
_GOODBYE_SECONDS = 10.0


@contextmanager
def own_server(store: str | None = None) -> Iterator[str]:
    """The address of a fresh server on this machine, gone afterwards; its store too, unless one is given."""
    with tempfile.TemporaryDirectory(prefix="leeway-rehearsal-") as folder:
        port = _free_port()
        url = f"http://127.0.0.1:{port}"
        words = Path(folder) / "server.log"
        with words.open("wb") as out:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "server", "serve", "--host", "127.0.0.1", "--port", str(port)],
                env=_environment(store or f"sqlite:///{folder}/leeway.db"),
                stdout=out,
                stderr=out,
            )
        try:
            _ready(url, process, words)
            yield url
        finally:
            _end(process)


def _environment(store: str) -> dict[str, str]:
    """Ours, without settings that were meant for another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEEWAY_")}
    return kept | {"LEEWAY_STORE": store, "LEEWAY_SECRET": secrets.token_hex(32)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ready(url: str, process: subprocess.Popen[bytes], words: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    with httpx.Client(trust_env=False, timeout=2) as http:
        while process.poll() is None and time.monotonic() < until:
            if _answers(http, url):
                return
            time.sleep(0.05)
    raise Refused(f"A server for the rehearsal did not start. It said:\n{words.read_text(errors='replace')[-2000:]}")


def _answers(http: httpx.Client, url: str) -> bool:
    try:
        return (http.get(f"{url}/readyz")).status_code == 200
    except httpx.HTTPError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_GOODBYE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
