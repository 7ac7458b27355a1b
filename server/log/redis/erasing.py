"""Taking words out of Redis for good: out of its memory, then out of its files.

The append-only file keeps every command until it is rewritten, and a snapshot keeps what was there when it was taken.
So both are made anew, on the node and on the replicas it names. Its slow log forgets too, its scripts' memory is tidied
up, and freed memory is given back. Blocks that Redis has freed keep their bytes until they are used again, unless its
allocator is told to overwrite them, as in our compose file (``MALLOC_CONF=junk:free``), or it is restarted.
"""

from asyncio import sleep, timeout
from contextlib import suppress
from typing import Any

from redis.exceptions import ResponseError

from server.log import Unavailable
from server.log.redis.link import TROUBLE, Link
from server.log.redis.nodes import HERE, Address, Nodes

LONGEST = 120.0
"""Seconds that a node may take to write its files anew."""


async def renew_files(nodes: Nodes, key: str) -> None:
    """Rewrite the files of the node that keeps ``key``, and of its replicas; return when they are written.

    Raises ``Unavailable`` if a node refuses or cannot be reached: its files may keep the words, and it says where.
    """
    address = HERE
    try:
        home = address = await nodes.home(key)
        for address in [home, *await _replicas(nodes, home)]:
            await _renew_at(nodes, address)
    except TROUBLE as error:
        raise Unavailable(_refusal(address, error)) from error


async def _renew_at(nodes: Nodes, address: Address) -> None:
    link = nodes.link(address)
    try:
        async with timeout(LONGEST):
            await _renew(link)
    finally:
        await link.drop()


async def _renew(link: Link) -> None:
    for command, status in (("BGREWRITEAOF", b"aof_last_bgrewrite_status"), ("BGSAVE", b"rdb_last_bgsave_status")):
        state = await _idle(link)
        if command == "BGREWRITEAOF" and state[b"aof_enabled"] == b"0":
            continue
        await link.ask(command)
        state = await _idle(link)
        if state[status] != b"ok":
            raise ResponseError(f"{command} failed; see the log of Redis")
    for words in (("SLOWLOG", "RESET"), ("EVAL", "collectgarbage('collect') return 1", "0"), ("MEMORY", "PURGE")):
        with suppress(ResponseError):  # not everybody may
            await link.ask(*words)


async def _idle(link: Link) -> dict[bytes, bytes]:
    """The state of the files, when nothing is being written or about to be."""
    busy = (b"aof_rewrite_in_progress", b"aof_rewrite_scheduled", b"rdb_bgsave_in_progress")
    while True:
        lines = (await link.ask("INFO", "persistence")).splitlines()
        state = dict(line.split(b":", 1) for line in lines if b":" in line)
        if all(state.get(name, b"0") == b"0" for name in busy):
            return state
        await sleep(0.02)


async def _replicas(nodes: Nodes, home: Address) -> list[Address]:
    link = nodes.link(home)
    try:
        role: Any = await link.ask("ROLE")
    finally:
        await link.drop()
    return [(host.decode(), int(port)) for host, port, _ in role[2]] if role[0] == b"master" else []


def _refusal(address: Address, error: BaseException) -> str:
    where = f" at {address[0]}:{address[1]}" if address[0] else ""
    return (
        f"The words are gone from the live data, but Redis{where} did not write its files anew ({error}), and they may "
        "still be in them. Erase again, or ask whoever runs Redis to run BGREWRITEAOF and BGSAVE."
    )
