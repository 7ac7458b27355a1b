"""What each projection makes of each stored history, as fingerprints in ``versions.json`` beside.

A fold that comes to another state must have its ``VERSION`` raised, or servers would go on from checkpoints that it
would not have made. Run this module to write the file anew; it refuses while a version has to be raised.
"""

import json
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from events import decode
from projections import Ledger, State
from projections.whole import VERSIONS, Whole, shape

FILE = Path(__file__).with_name("versions.json")
VECTORS = Path(__file__).parent.parent / "vectors"
COMMAND = ".venv/bin/python -m tests.projections.versions"

FOLDED_BY = {
    "session": ("session", "subject", "state"),
    "agenda": ("agenda", "state"),
    "people": ("people", "state"),
    "boards": ("board", "state"),
    "charts": ("chart", "state"),
    "reflections": ("reflection", "state"),
    "ledger": ("ledger",),
}
"""Each part of a whole, and the modules of ``projections`` whose folds make it."""

Json = dict[str, Any]


def present() -> Json:
    """What the folds come to now."""
    return {
        "versions": VERSIONS,
        "shapes": {"state": shape(State), "ledger": _print(sorted(Ledger.__struct_fields__))},
        "vectors": {path.stem: _of(json.loads(path.read_text())["given"]) for path in sorted(VECTORS.glob("*.json"))},
    }


def read() -> Json:
    """What they came to when the file was written."""
    found: Json = json.loads(FILE.read_text())
    return found


def unraised() -> list[str]:
    """What has to be raised before the file may be written anew."""
    then, now = read(), present()
    if then["shapes"] != now["shapes"]:
        return []  # the checkpoints' version follows from the shape too, so it is another one already
    found: dict[str, str] = {}
    for name, made in now["vectors"].items():
        before = then["vectors"].get(name)
        if before is None or before["given"] != made["given"]:
            continue
        for part, modules in FOLDED_BY.items():
            stayed = all(then["versions"].get(module) == VERSIONS[module] for module in modules)
            if stayed and before[part] != made[part]:
                found.setdefault(part, name)
    return [
        f"Raise VERSION in projections/{FOLDED_BY[part][0]}.py, then run {COMMAND}: "
        f"the vector “{name}” amounts to other {part} than before."
        for part, name in found.items()
    ]


def _of(given: list[Json]) -> Json:
    whole = Whole()
    for event in given:
        whole.take(decode(json.dumps(event).encode()))
    parts = {part: _print(getattr(whole.state, part)) for part in State.__struct_fields__ if part != "seq"}
    ledger = [whole.ledger.salt, *([*key, last] for key, last in whole.ledger.devices.items())]
    return {"given": _print(given), **parts, "ledger": _print(ledger)}


def _print(value: Any) -> str:
    return blake2b(msgspec.json.encode(value), digest_size=6).hexdigest()


def _write() -> None:
    FILE.write_text(json.dumps(present(), indent=1) + "\n")


if __name__ == "__main__":
    if FILE.exists() and (words := unraised()):
        sys.exit("\n".join(words))
    _write()
