"""One peer at one piece of work: start it, let the load generator at it, read what came of it."""

import asyncio
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.fanout.building import CONNECT, LOAD, UPDATES
from benchmarks.fanout.peers import PORT, Peer
from benchmarks.fanout.running import running
from benchmarks.fanout.tickets import boards, tickets
from benchmarks.fanout.work import Work

SERVER_CORE, LOAD_CORE = 0, 1
PATIENCE = 180


def measured(peer: Peer, work: Work, round_: int) -> dict[str, Any]:
    """The generator's figures, or ``error`` with what went wrong. A peer is started anew, with an empty store."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            with running(peer.programs(folder), SERVER_CORE, folder / "server.log") as pids:
                found = _load(peer, work, pids, folder)
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
            found = {"error": str(error)[-400:]}
    return {"peer": peer.name, "work": work.name, "round": round_} | found


def _load(peer: Peer, work: Work, pids: str, folder: Path) -> dict[str, Any]:
    command = ["taskset", "-c", str(LOAD_CORE), str(LOAD), "--speech", peer.speech, "--port", str(PORT), "--pids", pids]
    command += [*work.options(), "--updates", str(UPDATES), "--connect", str(CONNECT), *_tickets(peer, work, folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    try:
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        found = {"error": f"the generator ended with {done.returncode}"}
    return found | ({"said": done.stderr.strip()[-400:]} if done.stderr.strip() else {})


def _tickets(peer: Peer, work: Work, folder: Path) -> list[str]:
    if peer.speech != "leeway":
        return []
    each = work.tablets // work.boards
    made = asyncio.run(boards(f"http://127.0.0.1:{PORT}", work.boards, each))
    file = folder / "tickets"
    file.write_text("\n".join(tickets(made, each)) + "\n")
    return ["--tickets", str(file)]
