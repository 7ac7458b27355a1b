"""An event loop whose time is made up: it stands still while there is something to do, then leaps to what is due."""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from typing import Any

PROCESS: contextvars.ContextVar[str] = contextvars.ContextVar("PROCESS", default="")
"""The simulated process that a task belongs to; tasks and timers that it starts inherit it."""

LONGEST = 1000.0
"""Virtual seconds within which every world must have ended."""


class Stuck(Exception):
    """Nothing is due any more, or the same for ever, and what was waited for never came."""


class _Leap:
    """Stands where a loop keeps its selector: instead of waiting it lets time pass."""

    def __init__(self, loop: "VirtualLoop") -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> list[Any]:
        """No file is ever ready."""
        if timeout is None or self._loop.now > LONGEST:
            raise Stuck
        self._loop.now += timeout
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """Runs the same way every time: threads are done on the spot, and nothing outside is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self._selector = _Leap(self)
        self._of: dict[str, dict[asyncio.Task[Any], None]] = {}
        self.set_task_factory(self._task)  # type: ignore[arg-type] # its protocol is not public

    def time(self) -> float:
        """Seconds since the world began."""
        return self.now

    def run_in_executor(  # type: ignore[override] # what is asked for here has any type
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """What would be done in a thread is done at once; who waits for it is told a turn later."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def tasks_of(self, process: str) -> list[asyncio.Task[Any]]:
        """The tasks of one simulated process that have not ended, oldest first."""
        return [task for task in self._of.get(process, ()) if not task.done()]

    def _task(self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **more: Any) -> Any:
        task = asyncio.Task(coroutine, loop=loop, **more)
        own = self._of.setdefault(PROCESS.get(), {})
        own[task] = None
        task.add_done_callback(lambda ended: own.pop(ended, None))
        return task

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing outside is listened to."""

    def _write_to_self(self) -> None:
        """Nobody calls from another thread."""
