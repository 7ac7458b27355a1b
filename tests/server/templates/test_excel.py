"""Topics from Excel files, good ones and hostile ones."""

import io
import time
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.templates.importing import aspects_in

Rows = Sequence[Sequence[object]]
ROWS: Rows = [
    ["Title", "Detail", "Source"],
    ["Where we meet", "At home", "Blog"],
    [],
    ["Home visits", None, None],
]


def excel(rows: Rows, sheets: int = 1) -> bytes:
    """An Excel file with these rows on its first sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    for number in range(1, sheets):
        book.create_sheet(f"More {number}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(raw: bytes, name: str, content: bytes) -> bytes:
    """The same file with one of its parts put in the place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


GOOD = excel(ROWS)
SHEET = "xl/worksheets/sheet1.xml"
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR_DOWN = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
    b'<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)


def test_the_first_sheet_is_read() -> None:
    """With the row numbers that Excel shows."""
    answer = aspects_in(excel([*ROWS, ["home visits"]], sheets=2))

    assert [(aspect.title, aspect.detail, aspect.source) for aspect in answer.aspects] == [
        ("Where we meet", "At home", "Blog"),
        ("Home visits", "", ""),
    ]
    assert [(problem.row, problem.words) for problem in answer.problems] == [
        (None, "Only the first sheet, “Sheet”, was read."),
        (5, "This aspect is in row 4 already. It was left out."),
    ]


def test_numbers_and_dates_are_words_too() -> None:
    """A cell is what it shows, more or less."""
    assert [aspect.title for aspect in aspects_in(excel([[6], [2.5], [True]])).aspects] == ["6", "2.5", "True"]


@pytest.mark.proves("G57")
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (changed(GOOD, "xl/bomb.bin", bytes(50_000_000)), "far too big"),
        (changed(GOOD, "xl/bomb.bin", bytes(2_000_000)), "far too big"),
        (changed(GOOD, SHEET, BILLION), "cannot be read"),
        (changed(GOOD, SHEET, BILLION.decode().encode("utf-16")), "cannot be read"),
        (changed(GOOD, SHEET, b"<worksheet><sheetData>"), "cannot be read"),
        (changed(GOOD, "xl/workbook.xml", b"<x/>"), "cannot be read"),
        (GOOD[:-100], "cannot be read"),
        (b"PK\x03\x04", "cannot be read"),
        (changed(GOOD, SHEET, FAR_DOWN), "There is nothing in this list"),
    ],
    ids=[
        "huge",
        "packed too well",
        "entities",
        "entities in two bytes",
        "cut off inside",
        "no workbook",
        "cut off",
        "no folder",
        "far down",
    ],
)
def test_a_broken_or_hostile_file_is_refused_quickly(raw: bytes, words: str) -> None:
    """In plain words, before it can fill the memory or take the time."""
    started = time.monotonic()
    answer = aspects_in(raw)

    assert answer.aspects == ()
    assert words in answer.problems[-1].words
    assert time.monotonic() - started < 3


@given(st.data())
def test_no_damage_makes_it_fall_over(data: st.DataObject) -> None:
    """Bytes changed anywhere in a good file."""
    raw = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))

    answer = aspects_in(bytes(raw))
    assert answer.aspects or answer.problems
