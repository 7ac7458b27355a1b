"""What became of commands that come again after a long time: looked up in the log itself, beside everything else.

Looking may mean reading the whole log. Nothing that is being decided waits for it: while others write, the log would
have moved on by the time of the append, and the search would begin anew, time after time.
"""

import asyncio
from collections.abc import Callable

from server.history import History
from server.live.draft import Recordable, not_saved_yet
from server.log import Unavailable
from server.rules.access import Refusal


class Search:
    """For one session. What is asked for while the log is being read is looked up together, by the next reading."""

    def __init__(self, session: str, history: History, refuse: Callable[[Recordable, Refusal], None]) -> None:
        self._session = session
        self._history = history
        self._refuse = refuse
        self._asked: list[Recordable] = []
        self._work = asyncio.Event()

    def ask(self, one: Recordable) -> None:
        """Have this answered with its seq, or refused ``stale`` if it was never recorded."""
        self._asked.append(one)
        self._work.set()

    async def run(self) -> None:
        """Look up what is asked for, for ever."""
        while True:
            await self._work.wait()
            self._work.clear()
            count = len(self._asked)
            try:
                found = await self._history.seqs_of(self._session, [(one.by, one.id) for one in self._asked])
            except Unavailable:
                self._answer(count, None)
            else:
                self._answer(count, found)

    def close(self) -> None:
        """Refuse what was not found out, for now."""
        self._answer(len(self._asked), None)

    def _answer(self, count: int, found: dict[tuple[str, str], int] | None) -> None:
        """Answer the oldest of what was asked; without ``found`` nothing is known."""
        asked, self._asked = self._asked[:count], self._asked[count:]
        for one in asked:
            seq = found.get((one.by, one.id)) if found is not None else None
            if seq is not None:
                one.recorded(seq, True)
            elif found is None:
                self._refuse(one, not_saved_yet())
            else:
                words = "This change is older than others from your tablet, so it was left out."
                self._refuse(one, Refusal("stale", words))
