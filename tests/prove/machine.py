"""What a report was made on: figures mean nothing without it."""

import os
import platform
import shutil
import subprocess
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

import apsw

ROUNDS = 200


def machine() -> dict[str, str]:
    """The machine and the programs, by what they are."""
    return {
        "processors": f"{os.cpu_count()} × {_processor()}",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "stores": f"SQLite {apsw.sqlite_lib_version()}, {_redis()}",
        "server": ", ".join(f"{name} {version(name)}" for name in ("starlette", "uvicorn", "websockets", "msgspec")),
        "one write made durable": f"{_fsync():.2f} ms (median of {ROUNDS} on the disk of the temporary folder)",
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _redis() -> str:
    program = shutil.which("redis-server")
    if program is None:
        return "no Redis"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return "Redis " + said.partition("v=")[2].split(" ")[0]


def _fsync() -> float:
    """Milliseconds."""
    times = []
    with tempfile.TemporaryFile() as file:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            os.write(file.fileno(), b"x" * 4096)
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - began) * 1000)
    return median(times)
