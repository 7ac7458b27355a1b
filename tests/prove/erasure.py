"""Erased words, names and everything of a person, looked for in every byte that is left anywhere."""

import asyncio
import contextlib
import random
import re
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from server.app import create
from server.config import Settings
from tests.processes import SECRET, Leeway, serving
from tests.prove.figure import Figure
from tests.redis_server import RedisServer
from tests.workshop import Json, Line, Seat, Workshop

PATIENCE = 60


def canary() -> str:
    """A word that is nowhere else in the world."""
    return f"canary{secrets.token_hex(6)}"


@dataclass
class Story:
    """A session in which people wrote; ``gone`` shall be in no byte, ``stays`` in many."""

    workshop: Workshop
    note: str = ""
    unkind: list[str] = field(default_factory=lambda: [canary() for _ in range(3)])
    named: str = field(default_factory=canary)
    names: list[str] = field(default_factory=lambda: [canary() for _ in range(2)])
    words: list[str] = field(default_factory=lambda: [canary() for _ in range(6)])
    stays: str = field(default_factory=canary)
    seats: dict[str, Seat] = field(default_factory=dict)

    @property
    def gone(self) -> list[str]:
        """Everything that is to be erased."""
        return [*self.unkind, self.named, *self.names, *self.words]

    @property
    def commands(self) -> list[Json]:
        """What a facilitator asks for."""
        return [
            {"type": "eraseNote", "on": self.note, "why": "namesSomebody"},
            {"type": "eraseName", "seat": self.seats["named"].id, "why": "asked"},
            {"type": "eraseSeat", "seat": self.seats["leaves"].id, "why": "asked"},
        ]

    def found(self, raw: bytes) -> list[str]:
        """The canaries that are in these bytes."""
        return [word for word in self.gone if word.encode() in raw]


async def written(url: str) -> Story:
    """People write on boards, on a chart and in answers, reword and rename; two of them want out of it."""
    workshop = await Workshop.open(url)
    story, (group, *_) = Story(workshop), await workshop.backgrounds()
    story.seats = {
        "stays": await workshop.join("Sam", group),
        "named": await workshop.join(story.named, group),
        "leaves": await workshop.join(story.names[0], group),
    }
    agenda = (await workshop.state())["agenda"]["activities"]
    first = {kind: next(a["id"] for a in agenda.values() if a["kind"] == kind) for kind in ("scale", "chart")}
    answers = next(a for a in agenda.values() if a["kind"] == "reflection")
    text = next(prompt["id"] for prompt in answers["prompts"] if prompt["kind"] == "text")
    aspect = next(iter((await workshop.state())["session"]["aspects"]))
    async with (
        await workshop.facilitator() as fac,
        await story.seats["stays"].line() as stays,
        await story.seats["leaves"].line() as leaves,
    ):
        await fac.done({"type": "startActivity", "activity": first["scale"]})
        story.note = (await stays.done({"type": "addNote", "text": story.unkind[0]}))["note"]
        await stays.done({"type": "rewordNote", "note": story.note, "text": story.unkind[1]})
        await stays.done({"type": "explainNote", "note": story.note, "text": story.unkind[2]})
        await stays.done({"type": "addNote", "text": story.stays})
        theirs = (await leaves.done({"type": "addNote", "text": story.words[0]}))["note"]
        await stays.done({"type": "rewordNote", "note": theirs, "text": story.words[1]})
        await leaves.done({"type": "comment", "on": story.note, "text": story.words[2]})
        await leaves.done({"type": "renameSeat", "name": story.names[1]})
        await fac.done({"type": "formGroups", "activity": first["chart"], "tables": 1})
        await fac.done({"type": "startActivity", "activity": first["chart"]})
        await leaves.done({"type": "addPoint", "aspect": aspect, "side": "con", "text": story.words[3]})
        await leaves.done({"type": "addBearer", "name": story.words[4]})
        await fac.done({"type": "startActivity", "activity": answers["id"]})
        await leaves.done({"type": "reflect", "prompt": text, "text": story.words[5]})
        await fac.done({"type": "openReplay", "open": True})
    return story


async def erase(story: Story) -> None:
    """Ask for it, and wait until it is said to be done."""
    async with await story.workshop.facilitator() as fac:
        for command in story.commands:
            await _asked(fac, command)
    await until_done(story)


async def _asked(line: Line, command: Json) -> None:
    """Send a command and wait until it is known to be recorded: an erasure before it may answer with a whole state."""
    number = await line.do(command)
    while True:
        frame = await line.next("events", "done", "refused")
        assert frame["type"] != "refused", frame
        if frame.get("id") == number or any(event["id"] == number for event in frame.get("events", ())):
            return


async def until_done(story: Story) -> None:
    """Until nothing is being erased any more."""
    async with asyncio.timeout(PATIENCE):
        while (await story.workshop.state())["session"]["erasing"]:
            await asyncio.sleep(0.05)


def kept(folder: Path) -> bytes:
    """Every byte of the store's files and of what the processes printed."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def told(story: Story) -> bytes:
    """Everything that anybody is told over HTTP: by every call, to every role, of every moment."""
    workshop = story.workshop
    where = f"/api/sessions/{workshop.session}"
    head = (await workshop.state())["seq"]
    keys = [workshop.key, workshop.wall_key, story.seats["stays"].key, story.seats["named"].key]
    calls = [*_addresses(where), *(f"{where}/state?at={seq}" for seq in range(head % 3, head + 1, 3))]
    heard = list[bytes]()
    async with httpx.AsyncClient(base_url=workshop.url, timeout=30, verify=False) as http:
        for path in calls:
            for key in keys:
                answer = await http.get(path, headers={"Authorization": f"Bearer {key}"})
                assert answer.status_code < 500, (path, answer.text)
                heard.append(answer.content)
        heard.append((await http.get(f"{where}/archive")).content)
    return b"\n".join(heard)


def _addresses(where: str) -> list[str]:
    """Every call about a session that can be looked at, from the application's own list."""
    from server.http.exports import FORMATS

    app = create(Settings(secret=SECRET))
    paths = [r.path for r in app.routes if "{session}" in r.path and "GET" in (getattr(r, "methods", None) or ())]
    named = [p.replace("{format}", form) for p in paths for form in (FORMATS if "{format}" in p else [""])]
    return sorted({path.replace("/api/sessions/{session}", where) for path in named if path.startswith("/api/")})


def memory(pid: int) -> bytes:
    """What a process holds in memory that it may write to."""
    held = list[bytes]()
    maps = Path(f"/proc/{pid}/maps").read_text()
    with Path(f"/proc/{pid}/mem").open("rb", 0) as raw:
        for start, end in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", maps, re.MULTILINE):
            with contextlib.suppress(OSError, OverflowError, ValueError):
                raw.seek(int(start, 16))
                held.append(raw.read(int(end, 16) - int(start, 16)))
    return b"\n".join(held)


@dataclass
class Found:
    """Canaries that were found, by place; and in how many places they were looked for."""

    places: dict[str, list[str]] = field(default_factory=dict)
    looked: int = 0
    size: int = 0

    def look(self, place: str, story: Story, raw: bytes) -> None:
        """Look for them here."""
        self.looked += len(story.gone)
        self.size += len(raw)
        if found := story.found(raw):
            self.places[place] = found


async def searched(folder: Path, kind: str, *, killed: float | None = None) -> Found:
    """One session on one store, its words erased and looked for everywhere; ``killed``: so long after asking, in s."""
    found = Found()
    with serving(folder, kind) as leeway:
        story = await written(leeway.url)
        assert story.found(kept(folder)) == story.gone  # they were there
        if killed is None:
            await erase(story)
        else:
            await _killed(leeway, story, killed)
        found.look("answers", story, raw := await told(story))
        assert story.stays.encode() in raw
        found.look("files of the running server", story, await _settled(folder, story))
        leeway.stop()
        found.look("files of the stopped server", story, raw := kept(folder))
        assert story.stays.encode() in raw
        leeway.start()
        found.look("answers after a new start", story, await told(story))
        found.look("what the server printed", story, leeway.words.encode())
    return found


async def _settled(folder: Path, story: Story) -> bytes:
    """The files, once Redis has unlinked the ones before, which it does behind its own back."""
    for _ in range(100):
        raw = kept(folder)
        if not story.found(raw):
            break
        await asyncio.sleep(0.05)
    return raw


async def _killed(leeway: Leeway, story: Story, after: float) -> None:
    """Kill the server so soon after it was asked that the erasures may be at any step, and start it again."""
    async with await story.workshop.facilitator() as fac:
        for command in story.commands:
            await fac.do(command)
        await asyncio.sleep(after)
        await asyncio.to_thread(leeway.kill)
    await asyncio.to_thread(leeway.start)
    async with await story.workshop.facilitator() as again:  # whoever asked asks again for what was not recorded
        for command in story.commands:
            await _asked(again, command)
    await until_done(story)


async def in_redis(folder: Path) -> dict[str, list[str]]:
    """Where Redis itself still holds any of it: data, slow log, files, and all that the process has in memory."""
    redis = RedisServer(folder, {"save": "3600 1", "slowlog-log-slower-than": "0", "slowlog-max-len": "100000"})
    redis.start()
    leeway = Leeway(folder, redis.url)
    leeway.start()
    try:
        story = await written(leeway.url)
        redis.ask("SAVE")
        await erase(story)
        keys = re.findall(rb"leeway:[^\r]+", redis.ask("KEYS", "*"))
        places = {
            "data": b"".join(redis.ask("DUMP", key) for key in keys if b":alive:" not in key),
            "slow log": redis.ask("SLOWLOG", "GET", "-1"),
            "files": await _settled(folder, story),
            "memory": memory(redis.pid),
        }
    finally:
        leeway.stop()
        redis.stop()
    return {place: story.found(raw) for place, raw in places.items()}


async def prove(effort: float) -> list[Figure]:
    """Sessions on both stores, some of them with the server killed in the midst of it."""
    chance, total, times = random.Random(1), Found(), max(1, round(15 * effort))
    for kind in ("sqlite", "redis"):
        for run in range(times):
            with tempfile.TemporaryDirectory() as folder:
                killed = None if run == 0 else chance.random() ** 2 * 0.3
                found = await searched(Path(folder), kind, killed=killed)
                total.looked += found.looked
                total.size += found.size
                total.places |= {f"{kind}, {place}, run {run}": words for place, words in found.places.items()}
    with tempfile.TemporaryDirectory() as name:
        held = await in_redis(Path(name))
    left = total.places | {f"redis, {place}": words for place, words in held.items() if words}
    looked = total.looked + 12 * len(held)
    return [
        Figure(
            what="Erased words, names and everything of a person found in any byte afterwards",
            measured=f"{sum(map(len, left.values()))} of {looked:,} looked for, in {total.size:,} bytes",
            aim="0",
            anchor="no public figure",
            holds=not left,
            how=f"{2 * times} sessions on SQLite and Redis, all but two with the server killed in the midst: files of "
            "the store; data, slow log, snapshot, append-only file and memory of Redis; every answer to every "
            "role at many moments; archives, exports, logs; before and after new starts."
            f"{f' Left: {left}' if left else ''}",
        ),
    ]
