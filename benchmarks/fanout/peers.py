"""Who is measured, how each is started, and what each does besides passing moves on."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fanout.running import Program

HERE = Path(__file__).parent
HOUSE = HERE.parent.parent
PORT, REDIS_PORT = 9000, 6390
ALWAYS = "every event, appendfsync always"


@dataclass(frozen=True)
class Peer:
    """A server to measure. ``programs`` makes them anew in an empty folder; ``gives`` is what stands in the table."""

    name: str
    speech: str
    programs: Callable[[Path], Sequence[Program]]
    durable: str = "no"
    filtered: bool = False
    numbered: bool = False
    resumable: bool = False
    folded: bool = False
    options: Sequence[str] = field(default_factory=tuple)


def _node(script: str, kept: bool = False) -> Callable[[Path], Sequence[Program]]:
    def programs(folder: Path) -> Sequence[Program]:
        store = {"STORE": str(folder / "store.db")} if kept else {}
        environment = {"PORT": str(PORT), "NODE_ENV": "production"} | store
        return [Program(["node", script], PORT, environment, HERE / "servers")]

    return programs


def _redis(folder: Path) -> Program:
    kept = ("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction")
    command = [
        "redis-server",
        "--port",
        str(REDIS_PORT),
        "--bind",
        "127.0.0.1",
        "--dir",
        str(folder),
        "--save",
        "",
        *kept,
    ]
    return Program(command, REDIS_PORT, {}, folder)


def _leeway(store: str = "") -> Callable[[Path], Sequence[Program]]:
    def programs(folder: Path) -> Sequence[Program]:
        environment = {
            "LEEWAY_STORE": store or f"sqlite:///{folder}/leeway.db",
            "LEEWAY_SECRET": "for benchmarks only, 32+ letters",
            # Ten publishers stand for a crowd: the limit for one seat is raised by its setting. All else is as it is.
            "LEEWAY_COMMANDS_PER_SECOND": "1000000",
            "LEEWAY_COMMANDS_BURST": "1000000",
        }
        serve = Program([sys.executable, "-m", "server", "serve", "--port", str(PORT)], PORT, environment, HOUSE)
        return [_redis(folder), serve] if store else [serve]

    return programs


def _typical(folder: Path) -> Sequence[Program]:
    command = [sys.executable, "-m", "uvicorn", "typical:app", "--port", str(PORT), "--log-level", "warning"]
    app = Program(command, PORT, {"REDIS": f"redis://127.0.0.1:{REDIS_PORT}/0"}, HERE / "servers")
    return [_redis(folder), app]


def _nats(folder: Path) -> Sequence[Program]:
    settings = folder / "nats.conf"
    settings.write_text(f'listen: "127.0.0.1:4333"\nwebsocket {{ listen: "127.0.0.1:{PORT}", no_tls: true }}\n')
    return [Program(["nats-server", "-c", str(settings)], PORT, {"GOMAXPROCS": "1"}, folder)]


def _bare(folder: Path) -> Sequence[Program]:
    return [Program([str(HERE / "servers" / "bare"), str(PORT)], PORT, {}, folder)]


ALL = (
    Peer("Leeway, SQLite", "leeway", _leeway(), "every event, fsync", True, True, True, True),
    Peer("Leeway, Redis", "leeway", _leeway(f"redis://127.0.0.1:{REDIS_PORT}/0"), ALWAYS, True, True, True, True),
    Peer("C, a frame a move", "raw", _bare),
    Peer("ws", "raw", _node("ws.mjs")),
    Peer("Hocuspocus", "hocuspocus", _node("hocuspocus.mjs"), "no", False, True, True, True),
    Peer("NATS", "nats", _nats),
    Peer("tldraw sync", "tldraw", _node("tldraw.mjs"), "no", False, True, True, True),
    Peer("socket.io", "socketio", _node("socketio.mjs")),
    Peer("Starlette as usual", "raw", _typical, ALWAYS, False, True),
)
