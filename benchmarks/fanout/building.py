"""What the benchmark needs besides the project itself: two C programs, the peers' packages, their prepared messages."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.fanout.peers import HERE

LOAD = HERE / "load" / "load"
MADE = HERE / "made"
UPDATES, CONNECT = MADE / "updates.bin", MADE / "connect.json"
PUBLISHERS, MOVES = 10, 30_000


def build() -> None:
    """Make whatever is missing; seconds when everything is there."""
    MADE.mkdir(exist_ok=True)
    _run("make", "--silent", "-C", str(HERE / "load"))
    if not (HERE / "servers" / "bare").exists():
        _run("cc", "-std=gnu11", "-O2", "-o", str(HERE / "servers" / "bare"), str(HERE / "servers" / "bare.c"))
    if not (HERE / "servers" / "node_modules").exists():
        _run(
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--loglevel=error",
            folder=HERE / "servers",
        )
    if not UPDATES.exists():
        _run("node", "updates.mjs", str(UPDATES), str(PUBLISHERS), str(MOVES), folder=HERE / "servers")
    if not CONNECT.exists():
        _run("node", "connect.mjs", str(CONNECT), folder=HERE / "servers")
    if shutil.which("nats-server") is None:
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "nats-server")


def _run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True)
