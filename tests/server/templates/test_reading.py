"""Templates as a facilitator meets them: built in, copied, changed, broken."""

import re
import tomllib
from pathlib import Path

import pytest

from server import templates
from server.templates import checking

BUILT_IN, OTHER = "choice-to-stone", "relational-to-transactional"
GOOD = templates.source(BUILT_IN).decode()


def folder_with(tmp_path: Path, name: str, text: str) -> Path:
    """A folder of templates that holds this one file."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_built_in_workshop_has_twelve_aspects_two_backgrounds_and_all_four_kinds() -> None:
    """The template is the study's own: its topics, its two groups, its three activities and a welcome."""
    plan = templates.load(BUILT_IN).plan

    assert len(plan.aspects) == 12
    assert [background.name for background in plan.backgrounds] == ["Link workers", "PPI contributors"]
    assert [activity.kind for activity in plan.activities] == ["conversation", "scale", "chart", "reflection"]
    assert [plan.scale.left.words, plan.scale.right.words] == ["About choice", "Set in stone"]
    assert plan.template == BUILT_IN


def test_the_built_in_workshop_has_what_each_activity_needs() -> None:
    """Expectations before, cards during and a hearing after the talk; who bears what; three questions and a rating."""
    plan = templates.load(BUILT_IN).plan
    talk, scale, _, back = plan.activities

    assert [prompt.when for prompt in talk.prompts if prompt.kind == "text"] == ["before", "after"]
    assert [prompt.kind for prompt in back.prompts] == ["text", "text", "text", "rating"]
    assert "more time, or fewer topics" in back.prompts[-1].text
    assert {"patient", "link-worker", "gp-surgery", "service"} <= {bearer.id for bearer in plan.bearers}
    assert (scale.mode, plan.bands) == ("group", None)
    assert plan.terms
    assert plan.closing


def test_the_other_built_in_workshop_has_people_work_alone_and_unnamed() -> None:
    """Each person places first, and nobody is named anywhere."""
    plan = templates.load(OTHER).plan

    assert [activity.mode for activity in plan.activities if activity.kind == "scale"] == ["individual"]
    assert {activity.attribution for activity in plan.activities} == {"nobody"}


@pytest.mark.parametrize("name", [BUILT_IN, OTHER])
def test_what_people_read_is_plain(name: str) -> None:
    """No sentence that a participant meets is longer than twenty words, and few words are long."""
    plan = templates.load(name).plan
    texts = [aspect.detail for aspect in plan.aspects] + [activity.instruction for activity in plan.activities]
    texts += [prompt.text for activity in plan.activities for prompt in activity.prompts]
    texts += [term.plain for term in plan.terms]
    texts += [plan.closing.thanks, plan.closing.next, plan.closing.contact] if plan.closing else []
    sentences = [sentence for text in texts for sentence in re.split(r"[.?!]", text)]
    words = [word for sentence in sentences for word in sentence.split()]

    assert not [sentence for sentence in sentences if len(sentence.split()) > 20]
    assert sum(len(word) > 8 for word in words) < len(words) / 20


@pytest.mark.parametrize("name", [BUILT_IN, OTHER])
def test_every_aspect_says_where_it_comes_from(name: str) -> None:
    """A source is a citation with what it is, never left blank."""
    assert all(": " in aspect.source for aspect in templates.load(name).plan.aspects)


def test_a_file_from_before_prompts_and_bearers_is_still_a_template() -> None:
    """What came later may be left out: no prompts, nobody to bear anything, no bands, no terms and no closing."""
    data = tomllib.loads(GOOD)
    for key in ("bearers", "terms", "closing"):
        del data[key]
    for activity in data["activities"]:
        activity.pop("prompts", None)

    assert checking.problems(data) == []


def test_a_copied_template_can_be_changed_and_used_beside_the_built_in_one(tmp_path: Path) -> None:
    """Copy, change the title, and both are there."""
    folder = folder_with(tmp_path, "mine.toml", GOOD.replace("From choice to set in stone", "Our own day"))

    assert {found.name: found.title for found in templates.usable(folder)} == {
        BUILT_IN: "From choice to set in stone",
        OTHER: "From relational to transactional",
        "mine": "Our own day",
    }
    assert templates.load("mine", folder).plan.template == "mine"


def test_a_file_of_the_same_name_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    """The facilitator's own words win."""
    folder = folder_with(tmp_path, f"{BUILT_IN}.toml", GOOD.replace("From choice to set in stone", "Our own day"))

    assert next(found.title for found in templates.usable(folder)) == "Our own day"


def test_a_broken_file_is_named_and_does_not_hide_the_others(tmp_path: Path) -> None:
    """The list goes on without it, and what is wrong can be shown."""
    folder = folder_with(tmp_path, "mine.toml", GOOD.replace("minutes = 15", "minutes = 0"))

    assert [found.name for found in templates.usable(folder)] == [BUILT_IN, OTHER]
    assert [error.file for error in templates.broken(folder)] == ["mine.toml"]


def test_a_folder_that_is_not_there_leaves_the_built_in_ones(tmp_path: Path) -> None:
    """A setting that points nowhere stops nobody."""
    assert [found.name for found in templates.usable(tmp_path / "nowhere")] == [BUILT_IN, OTHER]


@pytest.mark.parametrize("name", ["nothing", "../choice-to-stone", "/etc/passwd", "", "choice-to-stone.toml"])
def test_a_name_never_opens_a_file_elsewhere(name: str, tmp_path: Path) -> None:
    """Only names on the list are templates; the refusal says which there are."""
    with pytest.raises(templates.Missing, match=BUILT_IN):
        templates.load(name, tmp_path)


def test_a_file_can_be_checked_wherever_it_is(tmp_path: Path) -> None:
    """A path opens that file; one that cannot be opened is said to be missing."""
    folder_with(tmp_path, "mine.toml", GOOD)

    assert templates.load(tmp_path / "mine.toml").name == "mine"
    with pytest.raises(templates.Missing, match="could not be opened"):
        templates.load(tmp_path / "other.toml")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_files_from_any_editor_are_read(ending: str) -> None:
    """Line endings and a byte-order mark make no difference."""
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", ending).encode()

    assert templates.read("mine.toml", raw).plan.aspects == templates.load(BUILT_IN).plan.aspects


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b'title = "One"\nscale: yes\n', 2, "cannot be read"),
        (b'title = "One\n', 1, "double quotes"),
        (b'title = "One"\ntitle = "Two"\n', 2, "cannot be read"),
        (b'title = "One"\n[scale\n', 2, "cannot be read"),
        (b'title = "One"\nnote = """never ends\n', 3, "cannot be read"),
        (b'title = "One"\n# caf\xe9\n', 2, "UTF-8"),
        (b"#" * 300_000, None, "too long"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(raw: bytes, line: int | None, words: str) -> None:
    """A slip of the keyboard is found, and what usually helps is said."""
    with pytest.raises(templates.Broken) as refused:
        templates.read("mine.toml", raw)

    assert [line] == [problem.line for problem in refused.value.problems]
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"mine.toml, line {line}: " if line else "mine.toml: ")


def test_everything_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    """One round of mending is enough."""
    text = GOOD.replace('shape = "square"', 'shape = "star"').replace("minutes = 25", 'minutes = "25"')
    with pytest.raises(templates.Broken) as refused:
        templates.read("mine.toml", text.encode())

    lines = text.split("\n")
    assert [lines[problem.line - 1] for problem in refused.value.problems] == ['shape = "star"', 'minutes = "25"']  # type: ignore[operator]


def test_the_name_of_a_file_is_a_name_for_the_computer_too() -> None:
    """Spaces and capitals in a file's name are refused with an example of a good one."""
    with pytest.raises(templates.Broken, match=r"my-workshop\.toml"):
        templates.read("My workshop.toml", GOOD.encode())


@pytest.mark.parametrize("hostile", ["a = " + "[" * 100_000, "a" + ".a" * 100_000 + " = 1", "a = " + "9" * 100_000])
def test_a_file_made_to_break_the_reader_is_broken_itself(hostile: str) -> None:
    """Deep, knotted or endless: it is named as what it is, at once."""
    with pytest.raises(templates.Broken, match="far too"):
        templates.read("hostile.toml", hostile.encode())
