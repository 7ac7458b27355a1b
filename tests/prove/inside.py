"""A whole server inside the test's own process, with a loop in which time passes only when nothing else is to be done.

Everything between a tablet's frame or call and the bytes that come back is the real thing; only the store is a list,
and the line of a tablet keeps what is written to it. Nothing here waits, so thousands of sessions take minutes.
"""

import asyncio
import selectors
from collections.abc import AsyncIterator, Callable, Collection, Generator, Mapping, Sequence
from typing import Any

import msgspec

from events import Recorded, erased, recorded
from server.live.transport import Listener
from server.log import Conflict, Reload
from server.log.chronicle import Incident
from server.log.directory import Entry

EPOCH = "epoch"
NOON = 1_800_000_000_000
"""When every session begins, in ms."""


class Instant(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer when nothing is ready; what threads would do is done at once."""

    def __init__(self) -> None:
        self._elapsed = 0.0
        super().__init__(_Jumping(self))

    def time(self) -> float:
        """Seconds since the loop was made, none of which anybody waited for."""
        return self._elapsed

    def pass_by(self, seconds: float) -> None:
        """Let so many seconds go by."""
        self._elapsed += seconds

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        """Do it here and now."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done


class _Jumping(selectors.DefaultSelector):
    def __init__(self, loop: Instant) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout is None:
            raise RuntimeError("Nothing will ever happen again.")
        if not found and timeout:
            self._loop.pass_by(timeout)
        return found


class _Nothing:
    """What becomes of all that a list of events does not need: nothing, at once."""

    def __bool__(self) -> bool:
        return False

    def __call__(self, *_: object) -> "_Nothing":
        return self

    def __getattr__(self, name: str) -> "_Nothing":
        return self

    def __await__(self) -> Generator[None, None, None]:
        yield from ()


class _Quick:
    """What it costs to keep something in a list."""

    cost = None
    warning = ""


class Listed:
    """A store that keeps everything in lists: a log, a directory, no checkpoints and nothing in the chronicle.

    What else a store does (measuring, checking), it does by doing nothing.
    """

    promise = "Kept for as long as the test runs."

    def __init__(self) -> None:
        self._events: dict[str, list[Recorded]] = {}
        self._epochs: dict[str, int] = {}
        self._entries: dict[str, Entry] = {}
        self._news: list[asyncio.Future[None]] = []
        self.log = self.directory = self.checkpoints = self.chronicle = self.budgets = self
        self.syncs = _Quick()

    def __getattr__(self, name: str) -> _Nothing:
        return _Nothing()

    async def append(self, session: str, after: int, events: Sequence[Recorded]) -> None:
        """As the contract says (L3)."""
        kept = self._events.setdefault(session, [])
        if len(kept) != after:
            raise Conflict(len(kept))
        kept.extend(events)
        self._wake()

    async def read(self, session: str, after: int = 0, upto: int | None = None) -> list[Recorded]:
        """As the contract says (L5)."""
        return self._events.get(session, [])[after:upto]

    async def follow(self, session: str, after: int, epoch: str = "", last: str = "") -> AsyncIterator[list[Recorded]]:
        """As the contract says (L6, L10)."""
        while True:
            if epoch and epoch != await self.epoch(session):
                raise Reload
            batch = self._events.get(session, [])[after:]
            if batch:
                after += len(batch)
                yield batch
            else:
                self._news.append(asyncio.get_running_loop().create_future())
                await self._news[-1]

    async def head(self, session: str) -> int:
        """The seq of the last event."""
        return len(self._events.get(session, ()))

    async def epoch(self, session: str) -> str:
        """The same for every session, until something is erased."""
        return f"{EPOCH}{self._epochs.get(session, 0)}" if session in self._events else ""

    async def erase(self, session: str, seqs: Collection[int]) -> None:
        """As the contract says (L9)."""
        kept = self._events.get(session, [])
        for seq in seqs:
            kept[seq - 1] = recorded(erased(kept[seq - 1].event))
        self._epochs[session] = self._epochs.get(session, 0) + 1
        self._wake()

    async def add(self, session: Entry | str, incident: Incident | None = None) -> None:
        """Keep an entry of the directory; incidents are not kept."""
        if isinstance(session, Entry):
            self._entries[session.session] = session

    async def by_code(self, code: str) -> Entry | None:
        """The entry with this code or secret."""
        return next((one for one in self._entries.values() if code in (one.code, one.secret)), None)

    async def get(self, session: str) -> Entry | None:
        """The entry of this session."""
        return self._entries.get(session)

    async def entries(self) -> list[Entry]:
        """Every entry, newest first."""
        return list(self._entries.values())[::-1]

    async def save(self, session: str, epoch: str, version: str, seq: int, raw: bytes) -> None:
        """No checkpoint is kept."""

    async def nearest(self, session: str, epoch: str, version: str, upto: int) -> tuple[int, bytes] | None:
        """There is none."""
        return None

    async def drop(self, session: str) -> None:
        """There is none."""

    async def incidents(self, session: str) -> tuple[Incident, ...]:
        """Nothing became of any record."""
        return ()

    async def take_up(self, session: str, server: str, seq: int, at: int) -> None:
        """Nobody is missed."""

    async def lay_down(self, session: str, server: str) -> None:
        """Nobody is missed."""

    async def left_open(self, server: str) -> list[str]:
        """Nobody is missed."""
        return []

    async def take(self, budget: object) -> bool:
        """Nobody guesses so often that it matters."""
        return True

    async def ping(self) -> None:
        """It can always be reached."""

    async def close(self) -> None:
        """End every follower by never telling it anything again."""

    def kept(self, session: str) -> list[Recorded]:
        """All of a session, to be looked at only."""
        return self._events.get(session, [])

    def forget(self, session: str) -> None:
        """Let go of a session that is over."""
        self._events.pop(session, None)
        self._entries.pop(session, None)

    def _wake(self) -> None:
        news, self._news = self._news, []
        for one in news:
            if not one.done():
                one.set_result(None)


class Hands:
    """A clock that stands where its owner put it, and whose chance is what its owner says."""

    def __init__(self) -> None:
        self.at = NOON
        self.chance = ""
        self._drawn = 0

    def draw_from(self, chance: str) -> None:
        """The next names all follow from this."""
        self.chance, self._drawn = chance, 0

    def now(self) -> int:
        """Where it stands."""
        return self.at

    def seconds(self) -> float:
        """The loop's own seconds."""
        return asyncio.get_running_loop().time()

    def new_id(self) -> str:
        """The next name that follows from the chance."""
        self._drawn += 1
        return f"{self.chance}{self._drawn:04}".rjust(16, "x")


class Kept:
    """The line of a tablet: what is written to it is kept, and what the tablet says is handed to its listener."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.closed: tuple[int, str] | None = None
        self._listener: Listener | None = None

    def write(self, frames: bytes) -> None:
        """Keep these frames."""
        if self.closed is None:
            self.heard += frames

    def buffered(self) -> int:
        """Everything has been read."""
        return 0

    def listen(self, listener: Listener) -> None:
        """Hand everything that is said to this listener."""
        self._listener = listener

    def close(self, code: int, reason: str) -> None:
        """Keep why."""
        self.closed = self.closed or (code, reason)

    def say(self, frame: object) -> None:
        """The tablet says something, while it is connected."""
        if self._listener and self.closed is None:
            self._listener(frame if isinstance(frame, bytes) else msgspec.json.encode(frame))


class Answered(msgspec.Struct, frozen=True):
    """What came of a call: everything but the names of headers that a server adds below the application."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


async def call(
    app: Any, method: str, path: str, key: str = "", body: Any = None, headers: Mapping[str, str] | None = None
) -> Answered:
    """An HTTP call straight into the application."""
    where, _, query = path.partition("?")
    sent = {"host": "leeway.test", "content-type": "application/json", **(headers or {})}
    if key:
        sent["authorization"] = f"Bearer {key}"
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "path": where, "root_path": "",
        "raw_path": where.encode(), "query_string": query.encode(), "client": ("10.0.0.9", 5), "state": {},
        "server": ("leeway.test", 80), "headers": [(k.encode(), v.encode("latin-1")) for k, v in sent.items()],
    }  # fmt: skip
    raw = b"" if body is None else body if isinstance(body, bytes) else msgspec.json.encode(body)
    asked, heard, start = [{"type": "http.request", "body": raw, "more_body": False}], bytearray(), dict[str, Any]()
    forever = asyncio.get_running_loop().create_future()

    async def receive() -> Any:
        return asked.pop() if asked else await forever

    async def send(message: Any) -> None:
        start.update(message if message["type"] == "http.response.start" else {})
        heard.extend(message.get("body", b""))

    await app(scope, receive, send)
    told = tuple(sorted((k.decode(), v.decode("latin-1")) for k, v in start["headers"]))
    return Answered(start["status"], told, bytes(heard))
