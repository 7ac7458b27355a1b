"""What this Redis promises, in its own words where it tells and without guessing where it does not."""

from redis.exceptions import ResponseError

from server.log.redis.link import Link
from server.log.redis.nodes import Nodes

UNASKED = "Redis has not been reached yet, so nothing is promised."

ALWAYS = "Redis writes every change to its disk before it counts as saved (append-only file, synced always)."
EVERY_SECOND = "Redis writes changes to its disk once a second: a power cut may lose the last second or two."
SOMETIME = "Redis leaves it to the system when changes reach its disk: a power cut may lose the last half minute."
MEMORY = "Redis keeps changes in memory only: when it stops, what came after its last snapshot is lost."
UNKNOWN = "This Redis does not tell how it keeps changes; ask whoever runs it whether appendfsync is always."

WORST_LAST = (ALWAYS, EVERY_SECOND, SOMETIME, UNKNOWN, MEMORY)
_BY_SYNC = {"always": ALWAYS, "everysec": EVERY_SECOND, "no": SOMETIME}


async def promise_of(nodes: Nodes, replicas: int) -> str:
    """One plain sentence, or two: as weak as the weakest node."""
    found = [await _of_node(nodes, address) for address in await nodes.primaries()]
    kept = max((durability for durability, _ in found), key=WORST_LAST.index, default=UNKNOWN)
    waits = f" Besides, {replicas} more must confirm it." if replicas else ""
    evicts = " It may drop whole sessions when memory is short: set maxmemory-policy noeviction."
    return kept + waits + (evicts if any(drops for _, drops in found) else "")


async def _of_node(nodes: Nodes, address: tuple[str, int]) -> tuple[str, bool]:
    link = nodes.link(address)
    try:
        settings = await _settings(link)
    finally:
        await link.drop()
    return durability(settings), settings.get("maxmemory-policy", "noeviction") != "noeviction"


async def _settings(link: Link) -> dict[str, str]:
    """The settings that Redis tells; none if it keeps them to itself, as rented ones often do."""
    try:
        # One name at a time: Redis before 7.0 knows no other way.
        names = ("appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy")
        replies = [await link.ask("CONFIG", "GET", name) for name in names]
    except ResponseError:
        return {}
    return {reply[0].decode(): reply[1].decode() for reply in replies if len(reply) == 2}


def durability(settings: dict[str, str]) -> str:
    """The sentence for one node's settings."""
    if settings.get("appendonly") == "no":
        return MEMORY
    if "appendonly" not in settings or "appendfsync" not in settings:
        return UNKNOWN
    if settings.get("no-appendfsync-on-rewrite") == "yes":
        return SOMETIME
    return _BY_SYNC.get(settings["appendfsync"], UNKNOWN)
