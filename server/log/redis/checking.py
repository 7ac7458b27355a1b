"""Is this Redis sound? What it keeps of Leeway besides events, and whether anything is left over or missing."""

from collections.abc import AsyncIterator

from server.log import Damaged
from server.log.chronicle import Incident
from server.log.directory import Entry
from server.log.redis import keys
from server.log.redis.entries import epoch_of, is_epoch, seq_of
from server.log.redis.link import plainly
from server.log.redis.nodes import Nodes
from server.log.redis.sealed import unsealed


async def findings(nodes: Nodes) -> list[str]:
    """What is wrong, in plain words; raises ``Unavailable``."""
    with plainly():
        entries: dict[bytes, bytes] = await nodes.client.hgetall(keys.ENTRIES)
        codes: dict[bytes, bytes] = await nodes.client.hgetall(keys.CODES)
        known = {name.decode(errors="replace"): kept for name, kept in entries.items()}
        wrong = [what async for what in _directory(known, codes)]
        async for key in nodes.client.scan_iter(match="leeway:{*}:events", count=1000):
            session = keys.session_of(key)
            if session not in known:
                wrong.append(f"There are events of session {session}, which is not in the directory.")
            wrong += [what async for what in _session(nodes, session)]
        return wrong


async def _directory(known: dict[str, bytes], codes: dict[bytes, bytes]) -> AsyncIterator[str]:
    due: dict[bytes, bytes] = {}
    for session, kept in known.items():
        try:
            entry = unsealed(kept, Entry, session, f"The directory's entry of session {session}")
            due |= dict.fromkeys((entry.code.encode(), entry.secret.encode()), entry.session.encode())
        except Damaged as error:
            yield str(error)
    if due != codes:
        yield "The directory is damaged: the codes do not lead to the sessions that they are for."


async def _session(nodes: Nodes, session: str) -> AsyncIterator[str]:
    kept = await nodes.client.get(keys.head(session))
    last = await nodes.client.xrevrange(keys.events(session), count=1)
    head = seq_of(last[0][0]) if last else 0
    if kept is not None and (not kept.isdigit() or int(kept) > head):
        noted = kept.decode(errors="replace")
        yield f"Session {session}: the log ends at event {head}, and should go on to event {noted}."
    if not is_epoch(session, epoch_of(await nodes.client.xrevrange(keys.epochs(session), count=1))):
        yield f"The session {session} is damaged. Its epoch is not what was kept."
    for incident in await nodes.client.lrange(keys.chronicle(session), 0, -1):
        try:
            unsealed(incident, Incident, session, f"The chronicle of session {session}")
        except Damaged as error:
            yield str(error)
