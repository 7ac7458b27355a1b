"""The directory: which session a join code opens. It stands beside the log, in the same store."""

from typing import Protocol

import msgspec


class Taken(Exception):
    """Another entry has this session, code or secret; nothing was added."""


class Entry(msgspec.Struct, frozen=True):
    """One session and the two ways into it.

    ``code`` is what people type, ``secret`` the longer one inside links and QR codes; both stand normalised.
    ``opened_at`` is in milliseconds since 1970.
    """

    session: str
    title: str
    code: str
    secret: str
    opened_at: int


class Directory(Protocol):
    """The sessions of one store.

    D1  ``add`` is durable when it returns, like an append; it raises ``Taken`` if the session, the code or the secret
        is already there, as a code or as a secret, and then changes nothing. Of many who add one code, one wins.
    D2  ``by_code`` finds an entry by its exact code or its exact secret, and by nothing else.
    D3  ``entries`` gives them newest first.
    """

    async def add(self, entry: Entry) -> None:
        """Add an entry, or raise ``Taken`` (D1)."""

    async def by_code(self, code: str) -> Entry | None:
        """The entry with this code or secret, already normalised by the caller (D2)."""
        ...

    async def get(self, session: str) -> Entry | None:
        """The entry of this session."""
        ...

    async def entries(self) -> list[Entry]:
        """Every entry, newest first (D3)."""
        ...
