"""What the server alone remembers of a session: which commands it has recorded, and the salt that hides authors.

Nothing in it is ever sent to a tablet.
"""

import msgspec

from events import Event, SessionOpened

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


class Ledger(msgspec.Struct, kw_only=True):
    """The last command number recorded for each (who, device), and the session's salt.

    A device numbers its commands upwards, so one number per device tells for ever whether a command came before: the
    memory grows with the devices, not with the commands.
    """

    salt: str = ""
    devices: dict[tuple[str, str], int] = {}

    def last(self, by: str, device: str) -> int:
        """The number of the newest command recorded from this device; 0 if none was."""
        return self.devices.get((by, device), 0)

    def copy(self) -> "Ledger":
        """A second ledger that may be folded without touching this one."""
        return Ledger(salt=self.salt, devices=dict(self.devices))


def numbered(command_id: str) -> tuple[str, int] | None:
    """Device and number of a command id ``<device>:<n>``; None for an id of another kind."""
    device, _, number = command_id.rpartition(":")
    return (device, int(number)) if device and number.isascii() and number.isdigit() else None


def enter(ledger: Ledger, event: Event) -> None:
    """Take in the next event, changing ``ledger``."""
    parts = numbered(event.id)
    if parts:
        key = (event.by, parts[0])
        ledger.devices[key] = max(parts[1], ledger.devices.get(key, 0))
    if isinstance(event, SessionOpened):
        ledger.salt = event.salt
