"""A file that anybody may have made: what is sound is read as it is, everything else is refused in plain words."""

import io
import random
import tracemalloc

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import decode
from server.archive.form import LONGEST_LINE, Unusable
from server.archive.reading import check
from server.live import rooms
from tests.server.archive.crafted import (
    SESSION,
    bomb,
    crafted,
    flagged,
    lines,
    lying,
    members,
    with_line,
    with_link,
    with_member,
    zipped,
)

FUTURE = b'{"type":"note.folded","seq":6,"at":9,"by":"s","id":"tablet:9","corner":{"deep":[3, 1.5e300]}}'
FIRST, SECOND = lines()[0], lines()[1]


def raws(raw: bytes) -> list[bytes]:
    """The events of an archive that is sound."""
    return [one.raw for one in check(io.BytesIO(raw)).events()]


def refused(raw: bytes) -> Unusable:
    """How it is refused."""
    with pytest.raises(Unusable) as caught:
        check(io.BytesIO(raw))
    return caught.value


def test_a_sound_archive_gives_every_event_byte_for_byte() -> None:
    """As often as it is asked."""
    archive = check(io.BytesIO(crafted()))
    assert [one.raw for one in archive.events()] == lines() == [one.raw for one in archive.events()]
    assert (archive.manifest.session, archive.first.title, archive.incidents) == (SESSION, "Rehearsal", [])


def test_an_event_of_a_newer_version_is_kept_as_it_is() -> None:
    """With its own spacing and all that this version does not know, whether words of it were erased included."""
    assert raws(crafted([*lines(), FUTURE], erased=1))[-1] == FUTURE


def test_progress_goes_to_the_end() -> None:
    """Of as many as there are."""
    told: list[tuple[int, int]] = []
    check(io.BytesIO(crafted()), lambda done, of: told.append((done, of)))
    assert told[-1] == (5, 5)


def test_what_became_of_the_record_comes_with_it() -> None:
    """Each incident on its line."""
    chronicle = b'{"kind":"lost","seq":3,"at":9}\n{"kind":"erased","seq":5,"at":9}\n'
    found = check(io.BytesIO(crafted(extra={"chronicle.jsonl": chronicle}))).incidents
    assert [(one.kind, one.seq) for one in found] == [("lost", 3), ("erased", 5)]


def test_a_line_longer_than_any_that_is_written_is_refused() -> None:
    """However little it says: it would have to be held whole before anything else could be known of it."""
    endless = b'{"type":"note.folded","seq":6,"at":9,"by":"s","id":"t:9","text":"%s"}'
    for size, code in ((LONGEST_LINE // 2, None), (LONGEST_LINE * 2, "unsafe-archive")):
        raw = crafted([*lines(), endless % random.Random(1).randbytes(size // 2).hex().encode()])
        if code:
            assert refused(raw).code == code
        else:
            assert len(raws(raw)) == 6


def test_names_are_the_ones_that_servers_open() -> None:
    """One rule in two places."""
    from server.archive.form import SESSION_NAME

    assert SESSION_NAME.pattern == rooms._NAME.pattern


SOUND = crafted()
HOSTILE: dict[str, tuple[str, bytes]] = {
    "empty": ("no-archive", b""),
    "text": ("no-archive", b"title = 'My workshop'"),
    "another zip": ("no-archive", zipped({"README.txt": b"x"})),
    "an empty zip": ("no-archive", zipped({})),
    "a zip mark alone": ("damaged-archive", b"PK\x03\x04"),
    "cut short": ("damaged-archive", SOUND[:-1]),
    "cut in half": ("damaged-archive", SOUND[: len(SOUND) // 2]),
    "something behind it": ("damaged-archive", SOUND + b"x"),
    "something before it": ("no-archive", b"#!" + SOUND),
    "a zip before it": ("damaged-archive", zipped({"a": b"x"}) + SOUND),
    "encrypted": ("unsafe-archive", flagged(SOUND, 0x1)),
    "packed strangely": ("unsafe-archive", zipped(members(lines()), how=14)),
    "a log twice": ("unsafe-archive", with_member("log.jsonl")),
    "unknown member": ("unsafe-archive", with_member("virus.exe")),
    "a folder": ("unsafe-archive", with_member("inner/")),
    "in a folder": ("unsafe-archive", zipped({f"in/{name}": raw for name, raw in members(lines()).items()})),
    "a way out": ("unsafe-archive", with_member("../../etc/passwd")),
    "an absolute path": ("unsafe-archive", with_member("/etc/passwd")),
    "a drive": ("unsafe-archive", with_member("C:\\autoexec.bat")),
    "a name with a nought": ("unsafe-archive", with_member("log.jsonl\0x")),
    "very many members": ("unsafe-archive", zipped({f"{n}": b"" for n in range(5000)})),
    "a link": ("unsafe-archive", with_link("log.jsonl")),
    "no log": ("no-archive", zipped({k: v for k, v in members(lines()).items() if k != "log.jsonl"})),
    "no manifest": ("no-archive", zipped({k: v for k, v in members(lines()).items() if k != "manifest.json"})),
    "a bomb": ("unsafe-archive", bomb()),
    "a bomb that says it is small": ("damaged-archive", lying(bomb(20_000_000), "log.jsonl", 5000)),
    "a log that says it is huge": ("unsafe-archive", lying(SOUND, "log.jsonl", 2**31)),
    "a log that says it is smaller": ("damaged-archive", lying(SOUND, "log.jsonl", 500)),
    "a swapped log": ("damaged-archive", zipped(members(lines()) | {"log.jsonl": b"\n".join(lines()[::-1]) + b"\n"})),
    "another readme": ("damaged-archive", zipped(members(lines()) | {"README.txt": b"Send money."})),
    "manifest: no JSON": ("damaged-archive", zipped(members(lines()) | {"manifest.json": b"{"})),
    "manifest: a list": ("no-archive", zipped(members(lines()) | {"manifest.json": b"[1]"})),
    "manifest: deep": ("damaged-archive", zipped(members(lines()) | {"manifest.json": b"[" * 60_000})),
    "manifest: not UTF-8": ("damaged-archive", zipped(members(lines()) | {"manifest.json": b'{"format":"\xff"}'})),
    "manifest: long": ("unsafe-archive", zipped(members(lines()) | {"manifest.json": b" " * 70_000})),
    "another format": ("no-archive", crafted(format="miro")),
    "a newer version": ("newer-archive", crafted(version=2)),
    "a version in words": ("newer-archive", crafted(version="1")),
    "a true version": ("newer-archive", crafted(version=True)),
    "an unknown entry": ("damaged-archive", crafted(run="rm -rf")),
    "a missing sum": ("damaged-archive", crafted(members={})),
    "a negative head": ("damaged-archive", crafted(head=-1)),
    "a huge head": ("damaged-archive", crafted(head=10**30)),
    "a head too low": ("damaged-archive", crafted(head=4)),
    "a head too high": ("damaged-archive", crafted(head=6)),
    "another title": ("damaged-archive", crafted(title="Another")),
    "another beginning": ("damaged-archive", crafted(openedAt=2)),
    "another count of erased words": ("damaged-archive", crafted(erased=1)),
    "made in the far future": ("damaged-archive", crafted(madeAt=10**18)),
    "a name with a path": ("unsafe-archive", crafted(session="../x")),
    "a name in capitals": ("unsafe-archive", crafted(session="ABC")),
    "a name with a line": ("unsafe-archive", crafted(session="abc\n")),
    "no events": ("damaged-archive", crafted([])),
    "an empty line": ("damaged-archive", with_line(3, b"")),
    "a gap": ("damaged-archive", crafted([*lines()[:2], *lines()[3:]])),
    "a repeat": ("damaged-archive", crafted([*lines()[:2], *lines()[1:]])),
    "out of order": ("damaged-archive", crafted([lines()[0], lines()[2], lines()[1]])),
    "an event cut short": ("damaged-archive", with_line(3, lines()[2][:-1])),
    "two events on a line": ("damaged-archive", with_line(3, lines()[2] + lines()[2])),
    "a note beyond the scale": ("damaged-archive", with_line(3, lines()[2].replace(b'"x":3', b'"x":1001'))),
    "a note at half a place": ("damaged-archive", with_line(3, lines()[2].replace(b'"x":3', b'"x":0.5'))),
    "no note": ("damaged-archive", with_line(3, lines()[2].replace(b'"note"', b'"gone"'))),
    "a seq in words": ("damaged-archive", with_line(3, lines()[2].replace(b'"seq":3', b'"seq":"3"'))),
    "a time before the clock": ("damaged-archive", with_line(3, lines()[2].replace(b'"at":3', b'"at":-3'))),
    "a time after all": ("damaged-archive", with_line(3, lines()[2].replace(b'"at":3', b'"at":999999999999999'))),
    "a huge time": ("damaged-archive", with_line(3, lines()[2].replace(b'"at":3', b'"at":' + b"9" * 400))),
    "a huge number": ("damaged-archive", crafted([*lines(), FUTURE.replace(b":[3,", b":[" + b"9" * 400 + b",")])),
    "a deep event": ("damaged-archive", crafted([*lines(), FUTURE.replace(b"[3,", b"[" * 9999 + b"3,")])),
    "an event that is a list": ("damaged-archive", with_line(3, b"[1,2,3]")),
    "bytes that are no text": ("damaged-archive", with_line(2, SECOND.replace(b"Amina", b"Am\xffna"))),
    "unreadable inside the future": ("damaged-archive", crafted([*lines(), FUTURE.replace(b"corner", b"c\xc3rner")])),
    "half a sign": ("damaged-archive", with_line(2, SECOND.replace(b"Amina", b"\\ud800"))),
    "a very long line": ("unsafe-archive", with_line(2, SECOND.replace(b"Amina", b"a" * 2_000_000))),
    "nobody opened it": ("damaged-archive", crafted([SECOND.replace(b'"seq":2', b'"seq":1')])),
    "opened twice": ("damaged-archive", crafted([FIRST, FIRST.replace(b'"seq":1', b'"seq":2')])),
    "no last line end": ("damaged-archive", zipped(members(lines()) | {"log.jsonl": b"\n".join(lines())})),
    "an unknown incident": ("damaged-archive", crafted(extra={"chronicle.jsonl": b'{"kind":"x","seq":1,"at":1}\n'})),
    "an incident beyond": ("damaged-archive", crafted(extra={"chronicle.jsonl": b'{"kind":"lost","seq":9,"at":1}\n'})),
}  # fmt: skip


@pytest.mark.proves("G36", "G57")
@pytest.mark.parametrize("what", HOSTILE)
def test_a_damaged_or_hostile_file_is_refused_in_plain_words(what: str) -> None:
    """With a stable code and a sentence; never with a failure of our own."""
    code, raw = HOSTILE[what]
    found = refused(raw)
    assert (found.code, str(found)[-1]) == (code, "."), str(found)
    assert str(found).isprintable()
    assert len(str(found)) < 400


@pytest.mark.proves("G57")
@pytest.mark.parametrize("what", ["a bomb", "a bomb that says it is small", "a very long line", "very many members"])
def test_nothing_hostile_takes_much_memory(what: str) -> None:
    """A few megabytes, whatever it unpacks to."""
    tracemalloc.start()
    try:
        refused(HOSTILE[what][1])
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_every_flipped_byte_is_refused_or_changes_nothing() -> None:
    """Of a thousand, anywhere in the file."""
    chance, kept = random.Random(8), 0
    for _ in range(1000):
        raw = bytearray(SOUND)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        try:
            archive = check(io.BytesIO(bytes(raw)))
        except Unusable:
            continue
        kept += 1
        assert [one.raw for one in archive.events()] == lines()
        assert archive.manifest == check(io.BytesIO(SOUND)).manifest
    assert 0 < kept < 500


@given(st.binary(max_size=300), st.integers(0, len(SOUND)), st.integers(0, 300))
def test_bytes_put_in_or_taken_out_anywhere_do_no_harm(new: bytes, at: int, gone: int) -> None:
    """Refused, or the same session."""
    try:
        archive = check(io.BytesIO(SOUND[:at] + new + SOUND[at + gone :]))
    except Unusable:
        return
    assert [one.raw for one in archive.events()] == lines()


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_lines_at_all_are_events_or_refused(log: list[bytes]) -> None:
    """Where sums and counts are right and the lines are anything."""
    try:
        archive = check(io.BytesIO(crafted([FIRST, *log])))
    except Unusable:
        return
    assert [decode(one.raw).seq for one in archive.events()] == list(range(1, archive.manifest.head + 1))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda part: st.lists(part, max_size=3)
    )
)
def test_a_manifest_that_says_anything_is_refused(said: object) -> None:
    """Under every one of its names."""
    for name in ("format", "version", "session", "title", "epoch", "head", "openedAt", "madeAt", "erased", "members"):
        try:
            archive = check(io.BytesIO(crafted(**{name: said})))
        except Unusable:
            continue
        assert msgspec.to_builtins(archive.manifest)[name] == said


def test_a_file_that_changes_after_it_was_checked_gives_nothing_else() -> None:
    """Its sum is asked for again."""
    file = io.BytesIO(zipped(members(lines()), how=0))
    archive = check(file)
    file.seek(file.getvalue().index(b'"Amina"'))
    file.write(b'"Aminu"')
    with pytest.raises(Unusable):
        list(archive.events())
