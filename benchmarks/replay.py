"""How quickly a session of 100,000 events opens and jumps in the browser's own engine, in how many bytes and megabytes.

    python benchmarks/replay.py

The engine runs in Node against a real server on the embedded store, once from its answers and once from the file that
one can take away, if the web app has been built. The events are a rehearsed afternoon that goes on for long.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

import httpx
from scrub import EVENTS, prepare, server

from server.client import Opened

SCRIPT = Path(__file__).with_suffix(".mjs")


async def take(url: str, opened: Opened, folder: Path) -> list[Path]:
    """The replay as a file; none where there is no player to put into it."""
    path = f"{url}/api/sessions/{opened.session}/export/replay"
    async with httpx.AsyncClient(timeout=120, trust_env=False) as http:
        answer = await http.get(path, headers={"Authorization": f"Bearer {opened.facilitator_key}"})
    if not answer.is_success:
        return []
    file = folder / "replay.html"
    file.write_bytes(answer.content)
    print(f"The file is {len(answer.content) / 2**20:.1f} MB.\n")
    return [file]


async def run(port: int) -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opened = (await prepare(folder, port))[f"{EVENTS:,} events"]
        async with server(folder, port) as url:
            file = await take(url, opened, folder)
            process = await asyncio.create_subprocess_exec(
                "node", "--expose-gc", SCRIPT, url, opened.session, opened.facilitator_key, *file
            )
            await process.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How quickly the replay of a long session opens and jumps.")
    parser.add_argument("--port", type=int, default=8150)
    asyncio.run(run(parser.parse_args().port))
