"""Opening a zip: only what an archive is made of, in small pieces, whatever the zip says of itself."""

import io
import struct
from zipfile import ZIP_STORED, ZipFile

import pytest

from server.archive.form import MOST_BYTES, Unusable
from server.archive.zipped import PIECE, opened, pieces
from tests.server.archive.crafted import crafted, flagged, lines, lying, members, zipped

END = 22


def refusal(raw: bytes) -> str:
    """What is said of a zip that is not opened."""
    with pytest.raises(Unusable) as caught:
        opened(io.BytesIO(raw))
    return str(caught.value)


def ended(**change: int) -> bytes:
    """A sound archive whose end says something else."""
    names = ("disk", "first", "here", "count", "listed", "begin", "comment")
    raw = crafted()
    told = dict(zip(names, struct.unpack("<4H2LH", raw[-END + 4 :]), strict=True)) | change
    return raw[: -END + 4] + struct.pack("<4H2LH", *told.values())


@pytest.mark.parametrize("how", [8, ZIP_STORED])
def test_a_member_comes_in_small_pieces(how: int) -> None:
    """Packed or not."""
    long = b"".join(line + b"\n" for line in lines()) * 2000
    found = list(pieces(opened(io.BytesIO(zipped(members([]) | {"log.jsonl": long}, how))), "log.jsonl"))
    assert b"".join(found) == long
    assert max(map(len, found)) <= PIECE


def test_a_member_is_read_no_further_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when its header was believed."""
    found = opened(io.BytesIO(crafted()))
    monkeypatch.setitem(MOST_BYTES, "log.jsonl", 100)
    with pytest.raises(Unusable, match="unpacks to more"):
        list(pieces(found, "log.jsonl"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"disk": 1}, "split zip"),
        ({"first": 2}, "split zip"),
        ({"here": 1}, "split zip"),
        ({"here": 60_000, "count": 60_000}, "more in it"),
        ({"listed": 2**31}, "more in it"),
        ({"begin": 5}, "does not end"),
        ({"comment": 9}, "does not end"),
    ],
)
def test_an_end_that_lies_is_not_believed(change: dict[str, int], words: str) -> None:
    """Nothing is listed that it promises."""
    assert words in refusal(ended(**change))


def test_a_very_large_zip_is_not_one_of_ours() -> None:
    """Its mark stands before the end."""
    raw = crafted()
    assert "very large" in refusal(raw[:-END] + b"PK\x06\x07" + bytes(16) + raw[-END:])


def test_a_password_has_to_come_off_first() -> None:
    """Of either kind."""
    for bits in (0x1, 0x40):
        assert "password" in refusal(flagged(crafted(), bits))


def test_a_size_that_lies_is_found_out() -> None:
    """Too small, too large, and within reason as long as it is only said."""
    for size in (100, 2**31):
        raw = lying(crafted(), "log.jsonl", size)
        with pytest.raises(Unusable):
            list(pieces(opened(io.BytesIO(raw)), "log.jsonl"))


def test_what_the_reader_trips_over_is_said_in_words() -> None:
    """Bytes that cannot be unpacked."""
    raw = bytearray(crafted())
    with ZipFile(io.BytesIO(bytes(raw))) as found:
        at = found.getinfo("log.jsonl").header_offset
    raw[at + 60 : at + 90] = b"\xff" * 30
    with pytest.raises(Unusable, match="cannot be unpacked"):
        list(pieces(opened(io.BytesIO(bytes(raw))), "log.jsonl"))
