"""A process that appends to a log which others append to as well: ``python -m tests.server.log.racer``."""

import asyncio
import sys

from server.log.store import open_store
from tests.server.log.test_contract import append_again_until_it_fits


async def race(url: str, session: str, who: str, count: str) -> None:
    """Append that many events, then leave."""
    store = open_store(url)
    await append_again_until_it_fits(store.log, session, who, int(count))
    await store.close()


if __name__ == "__main__":
    asyncio.run(race(*sys.argv[1:]))
