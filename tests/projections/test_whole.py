"""A whole session as bytes and back; and that bytes of another meaning are never read."""

import json
from pathlib import Path

import msgspec
import pytest

from events import decode
from projections.whole import VERSIONS, Damaged, Whole, pack, shape, unpack, version
from tests.afternoon import Afternoon
from tests.projections import versions

VECTORS = Path(__file__).parent.parent / "vectors"


@pytest.mark.parametrize("seed", range(5))
def test_what_was_packed_is_unpacked_and_goes_on_as_if_it_never_had_been(seed: int) -> None:
    """After every event of an afternoon: the same state and ledger, in the same order, now and later."""
    afternoon, straight, again = Afternoon(seed), Whole(), Whole()
    for event in [*afternoon.opening, *afternoon.steps(150)]:
        straight.take(event)
        again = unpack(pack(again))
        again.take(event)
        assert (again.state, again.ledger) == (straight.state, straight.ledger)
    assert msgspec.json.encode(again.state) == msgspec.json.encode(straight.state)
    assert straight.ledger.devices
    assert pack(again) == pack(straight)


@pytest.mark.parametrize("vector", sorted(VECTORS.glob("*.json")), ids=lambda path: path.stem)
def test_every_history_of_the_vectors_survives_it(vector: Path) -> None:
    """Erased words and what a newer version wrote included."""
    folded = Whole()
    for event in json.loads(vector.read_text())["given"]:
        folded.take(decode(json.dumps(event).encode()))
    assert unpack(pack(folded)) == folded


@pytest.mark.parametrize("raw", [b"", b"x", pack(Whole())[:-1], pack(Whole())[1:], msgspec.msgpack.encode([1])])
def test_what_is_no_whole_is_damaged(raw: bytes) -> None:
    """Never half a state, and no error of another kind."""
    with pytest.raises(Damaged):
        unpack(raw)


def test_a_copy_may_be_folded_without_touching_the_other() -> None:
    """State and ledger."""
    afternoon, one = Afternoon(1), Whole()
    for event in afternoon.opening:
        one.take(event)
    before, other = pack(one), one.copy()
    for event in afternoon.steps(50):
        other.take(event)
    assert pack(one) == before
    assert other.seq > one.seq


def test_the_version_follows_from_each_projections_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raising any of them makes the checkpoints of all who have the old one worthless."""
    found = {version()}
    for part, number in list(VERSIONS.items()):
        with monkeypatch.context() as patch:
            patch.setitem(VERSIONS, part, number + 1)
            found.add(version.__wrapped__())
    assert len(found) == len(VERSIONS) + 1
    assert version.__wrapped__() == version()


def test_the_version_follows_from_the_shape_of_what_is_kept() -> None:
    """A field more, of another type or with another default is another shape; other words about it are not."""

    def kind(document: str, **fields: object) -> type:
        made = [(name, type(default), default) for name, default in fields.items()]
        return msgspec.defstruct("Thing", made, namespace={"__doc__": document})

    first = shape(kind("A thing.", title="", seq=0))
    assert shape(kind("Another sentence.", title="", seq=0)) == first
    others = [kind("A thing.", title=""), kind("A thing.", title="", seq=""), kind("A thing.", title="", seq=1)]
    assert len({first, *(shape(other) for other in others)}) == 4


def test_no_fold_comes_to_another_state_while_its_version_stayed() -> None:
    """Else checkpoints of the version before would be read as if they were of this one."""
    assert versions.unraised() == []


def test_the_file_of_what_the_folds_come_to_is_current() -> None:
    """A new vector, a new field and a raised version are written into it."""
    assert versions.read() == versions.present(), f"Write it anew: {versions.COMMAND}"
