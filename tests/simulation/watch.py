"""What must hold in every step: looked at whenever a server sends, a disk syncs, or a tablet says something."""

from collections import Counter
from typing import Any

import msgspec

from events import BoardEvent, Event, Recorded
from projections import State, owner_of
from server.live import circle
from server.rules.access import Actor
from tests.simulation.wires import Wire, texts
from tests.simulation.words import ALIAS, SALT, WORD, may_read

Json = Any


class Broken(AssertionError):
    """An invariant does not hold."""


class Given:
    """One command, from the moment that somebody gave it on a tablet."""

    def __init__(self, device: int, after: str | None, kind: str) -> None:
        self.device, self.after, self.kind = device, after, kind
        self.ids: set[str] = set()
        self.kept = self.refused = self.may_be_lost = self.may_come_again = False


class Watch:
    """What the log has ever held, what each tablet was given and says, and whether all of it fits together."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.recorded: dict[str, int] = {}
        self.at: dict[int, Event] = {}
        self.gone: list[Event] = []
        self.owners: dict[str, str] = {}
        self.words: dict[int, Event] = {}
        self.given: dict[str, Given] = {}
        self.own: dict[int, set[str]] = {}
        self.unlocked: set[int] = set()
        self.refused: dict[int, set[str]] = {}
        self.says: dict[int, str] = {}
        self.devices: dict[int, int] = {}
        self._last: tuple[bytes, list[Json], set[int], set[str]] = (b"", [], set(), set())

    # ------------------------------------------------------------ the disk

    def synced(self, events: list[Recorded]) -> None:
        """These are on the disk now."""
        for one in events:
            event = one.event
            self.recorded[event.id] = self.recorded.get(event.id, 0) + 1
            self.at[event.seq] = event
            self.words |= dict.fromkeys(map(int, WORD.findall(one.raw)), event)
            if isinstance(event, BoardEvent) and owner_of(event.board) is not None:
                self.owners.setdefault(event.board, event.author or event.by)
            self.counts["events"] += 1

    def lost(self, seqs: list[int]) -> None:
        """A log that may lose has lost these; they may come again."""
        for seq in seqs:
            event = self.at.pop(seq)
            self.gone.append(event)
            self.recorded[event.id] -= 1
            self.counts["acknowledged events lost by a log that may"] += 1
            for given in self.given.values():
                given.may_be_lost |= event.id in given.ids

    # ------------------------------------------------------------ the wire

    def sent(self, wire: Wire, frames: bytes, viewer: Actor, state: State) -> int:
        """A server has sent this to a viewer when its record was in ``state``; gives how far that tells of the log."""
        if frames is not self._last[0]:
            found = set(map(int, WORD.findall(frames)))
            aliases = {name.decode() for name in ALIAS.findall(frames)}
            self._last = (frames, [msgspec.json.decode(text) for text in texts(frames)], found, aliases)
        _, messages, words, aliases = self._last
        if wire.buffered() > circle.MOST_BUFFERED + wire.state_bytes:
            raise Broken(f"{wire.buffered()} bytes wait for a tablet that does not read, and it is sent more")
        if messages and messages[0]["type"] in ("welcome", "reset"):
            wire.state_bytes = len(frames)
        self._read(words, aliases, frames, viewer, state)
        for message in messages:
            self.counts["frames"] += 1
            self._told(wire, message)
        return wire.upto or 0

    def _read(self, words: set[int], aliases: set[str], frames: bytes, viewer: Actor, state: State) -> None:
        for number in words:
            event = self.words.get(number)
            if event is None:
                raise Broken(f"word {number} was told before it was recorded")
            if not may_read(event, viewer, state, self.owners):
                raise Broken(f"word {number} leaked to {viewer.role} {viewer.id}: {event}")
            self.counts["words read"] += 1
        self.counts["words kept from somebody"] += len(self.words) - len(words)
        for seat in aliases - {viewer.id}:
            known = state.people.seats.get(seat)
            if known is None or known.scribe != viewer.id:
                raise Broken(f"the alias of {seat} was told to {viewer.id}")
        if SALT.encode() in frames:
            raise Broken("the salt was told")

    def _told(self, wire: Wire, message: Json) -> None:
        match message["type"]:
            case "welcome":
                self.counts["resumed" if message["state"] is None else "welcomed afresh"] += 1
                wire.upto = message["seq"]
            case "reset":
                self.counts["reset"] += 1
                wire.upto = message["seq"]
            case "events":
                self._events(wire, message)
            case "tick":
                if message["seq"] != wire.upto:
                    raise Broken(f"a tick says {message['seq']} to a tablet that was told up to {wire.upto}")
            case "done":
                self.counts["duplicates answered"] += 1
                if message["id"] not in self.recorded:  # a log that may lose may have lost it since
                    raise Broken(f"{message['id']} was called done and never was in the log")
            case "refused":
                self.counts["refusals"] += 1
                self.counts[f"refused {message['code']}"] += 1
            case _:
                pass  # signals

    def _events(self, wire: Wire, message: Json) -> None:
        after, upto = message["after"], message["upto"]
        if after != wire.upto:
            raise Broken(f"events after {after} for a tablet that was told up to {wire.upto}")
        last = after
        for one in message["events"]:
            if not last < one["seq"] <= upto:
                raise Broken(f"event {one['seq']} after {last} in a frame up to {upto}")
            last = one["seq"]
            held = [self.at.get(last), *self.gone]  # a server may not have heard yet that the log lost its end
            if not any(event is not None and _is(event, one) for event in held):
                raise Broken(f"a tablet was told of {one}, and the log holds {held[0]}")
            self.counts["events told"] += 1
        wire.upto = upto

    # ------------------------------------------------------------ the tablets

    def tablet(self, what: list[Json]) -> None:
        """A tablet has given, kept, numbered or been refused a command, or says how it stands."""
        match what:
            case ["given", page, key, after, kind]:
                self.own.setdefault(page, set()).add(key)
                if key not in self.given:
                    self.given[key] = Given(self.devices[page], after, kind)
                    self.counts["commands"] += 1
                    self.counts["taken back"] += after is not None
            case ["kept", _, key, number]:
                self._named(key, number).kept = True
            case ["numbered", _, key, number]:
                self._named(key, number)
            case ["refused", page, key, _]:
                self.given[key].refused = True
                self.refused.setdefault(page, set()).add(key)
            case ["says", page, says, _, _]:
                self.says[page] = says
                self.counts[f"says {says}"] += 1
            case _:
                raise AssertionError(f"a tablet did what nobody knows: {what}")

    def closed(self, page: int) -> None:
        """A page is gone; what its device had not kept is gone with it."""
        for key in self.own.pop(page, ()):
            self.given[key].may_be_lost |= not self.given[key].kept
        for key in self.refused.pop(page, ()):
            self.given[key].may_come_again = True  # its device may not have kept that, and offers it once more
        self.says.pop(page, None)

    def honest(self) -> None:
        """Nobody says "saved" of what is neither recorded nor refused."""
        for page, says in self.says.items():
            if says in ("saved", "back"):
                self.counts["said saved"] += 1
                own = self.own.get(page, set())
                own -= {key for key in own if self.is_settled(key)}
                if own:
                    raise Broken(f"page {page} says {says}, and {own} are not")

    def is_settled(self, key: str) -> bool:
        """Was this recorded at some time, or refused, or did it go with what it would have taken back?"""
        given = self.given[key]
        if given.refused or any(number in self.recorded for number in given.ids):
            return True
        return given.after is not None and not self.times(given.after) and self.is_settled(given.after)

    def times(self, key: str) -> int:
        """How often this stands in the log."""
        given = self.given.get(key)
        return sum(self.recorded.get(number, 0) for number in given.ids) if given else 0

    def accounts(self) -> None:
        """In the end every command is in the log once, or refused, or was lost where that is allowed."""
        for key, given in self.given.items():
            times = self.times(key)
            if times > 1:
                raise Broken(f"{given.kind} {key} is in the log {times} times")
            if times == 0 and not given.may_be_lost and not self.is_settled(key):
                raise Broken(f"{given.kind} {key} of device {given.device} was lost")
            both = given.device in self.unlocked  # two pages sent it, and between them the answer changed
            if times and given.refused and not given.may_come_again and not both:
                raise Broken(f"{given.kind} {key} was refused, and is in the log")
            self.counts["commands recorded once"] += times

    def _named(self, key: str, number: str) -> Given:
        given = self.given.get(key)
        if given is None:  # kept, and not yet shown by its page
            given = self.given[key] = Given(0, None, "?")
        if number:
            given.ids.add(number)
        return given


def _is(event: Event, told: Json) -> bool:
    """Is this what was told? Its id may be a digest."""
    tag = type(event).__struct_config__.tag
    return (event.seq, event.at, tag) == (told["seq"], told["at"], told["type"])
