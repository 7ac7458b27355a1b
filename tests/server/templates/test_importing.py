"""Topics from elsewhere: what people paste, what spreadsheets save, and what nobody should send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.templates.importing import MOST_BYTES, aspects_in

Found = list[tuple[str, str, str]]


def found(raw: bytes) -> Found:
    """Title, detail and source of each topic."""
    return [(aspect.title, aspect.detail, aspect.source) for aspect in aspects_in(raw).aspects]


def said(raw: bytes) -> list[tuple[int | None, str]]:
    """What there is to look at, with its row."""
    return [(problem.row, problem.words) for problem in aspects_in(raw).problems]


TABLE: Found = [("Where we meet", "At home, or not", "Blog"), ("Home visits", "", "")]


@pytest.mark.parametrize(
    "raw",
    [
        b'Title,Detail,Source\nWhere we meet,"At home, or not",Blog\nHome visits,,\n',
        b"title;detail;source\r\nWhere we meet;At home, or not;Blog\r\nHome visits;;\r\n",
        b"Where we meet\tAt home, or not\tBlog\nHome visits\n",
        b"\n\nSource\tTopic\tDescription\n\nBlog\tWhere we meet\tAt home, or not\n\tHome visits\t",
        '\ufeffTITLE,DETAIL,SOURCE\nWhere we meet,"At home, or not",Blog\nHome visits,,\n'.encode(),
        "title\tdetail\tsource\r\nWhere we meet\tAt home, or not\tBlog\r\nHome visits".encode("utf-16"),
    ],
    ids=["commas", "semicolons", "tabs", "columns in any order", "byte-order mark", "UTF-16"],
)
def test_a_table_is_read_whatever_wrote_it(raw: bytes) -> None:
    """Every spreadsheet's own way of saving a list, with or without a first row that names the columns."""
    assert found(raw) == TABLE
    assert said(raw) == []


@pytest.mark.parametrize(
    ("raw", "titles"),
    [
        (b"Where we meet\nHome visits\n", ["Where we meet", "Home visits"]),
        (b"- Where we meet\n* Home visits\n3. Who can refer", ["Where we meet", "Home visits", "Who can refer"]),
        (b"Where, and how, we meet\nHome visits", ["Where, and how, we meet", "Home visits"]),
        (b"Where, or when", ["Where, or when"]),
        (b'The "holding" role\nHome visits', ['The "holding" role', "Home visits"]),
        (b"Caf\xe9\nHome", ["Café", "Home"]),
        ("Café\u00a0time\n\u200bHome ".encode(), ["Café time", "Home"]),
    ],
)
def test_a_pasted_list_is_one_topic_a_line(raw: bytes, titles: list[str]) -> None:
    """Commas in a sentence, bullets, quotes and old Windows letters do no harm."""
    assert [title for title, _, _ in found(raw)] == titles


def test_each_topic_gets_an_id_of_its_own() -> None:
    """Made from its title."""
    assert [aspect.id for aspect in aspects_in(b"Where we meet\nWhere we meet?").aspects] == [
        "where-we-meet",
        "where-we-meet-2",
    ]


@pytest.mark.parametrize(
    ("raw", "row", "words"),
    [
        (b"Home\n\nhome", 3, "This aspect is in row 1 already. It was left out."),
        (b"title,detail\nHome,x\n,y", 3, "This row has no title. It was left out."),
        (b"x" * 46, 1, "The title has 46 characters, and 45 fit. Please make it shorter."),
        (b"title,detail\nHome," + b"x" * 201, 2, "The detail has 201 characters, and 200 fit. Please make it shorter."),
        (b"title,votes\nHome,3", None, "These columns were left out: “votes”."),
        (b"a\tb\tc\td", None, "Only the first 3 columns were read: title, detail and source."),
        (b"", None, "There is nothing in this list."),
        (b" \n\t\n", None, "There is nothing in this list."),
        (b"\n".join(b"t%d" % at for at in range(45)), None, "40 aspects fit. 5 more were left out."),
        (b"a\n" + b"\n" * 500, None, "There are more than 500 rows. The others were not read."),
        (b"x" * (MOST_BYTES + 1), None, "This file is far too big"),
        (b"x" * 200_000, None, "goes on for ever"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, "This is not a list."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", None, "This is an older Excel file."),
    ],
)
def test_what_needs_a_hand_is_said(raw: bytes, row: int | None, words: str) -> None:
    """With its row, in plain words, and what was done about it."""
    assert [(place, words in text) for place, text in said(raw)] == [(row, True)]


@given(st.binary() | st.text().map(str.encode) | st.text(alphabet='a,;\t"\n').map(str.encode))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    """Whatever is pasted or chosen, there is an answer, and every topic in it has a title and an id of its own."""
    answer = aspects_in(raw)

    assert answer.aspects or answer.problems
    assert all(aspect.title for aspect in answer.aspects)
    assert len({aspect.id for aspect in answer.aspects}) == len(answer.aspects)
