"""What the documents say is what there is: settings, commands, links, pictures, metrics, versions."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main

from server.cli import app
from server.config import Settings, settings_from
from server.live.meters import Meters

HOUSE = Path(__file__).parent.parent
DOCUMENTS = [HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").glob("*.md"))]
OPERATORS = (HOUSE / "docs" / "operators.md").read_text()
CONFIG = (HOUSE / "server" / "config.py").read_text()


def settings_in(text: str) -> set[str]:
    """Every variable of ours that is named."""
    return set(re.findall(r"\bLEEWAY_[A-Z_]+\b", text))


def commands(group: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], set[str]]:
    """Every command with its options."""
    if hasattr(group, "commands"):
        return {
            found: opts for name, one in group.commands.items() for found, opts in commands(one, (*path, name)).items()
        }
    return {path: {option for parameter in group.params for option in parameter.opts + parameter.secondary_opts}}


COMMANDS = commands(typer.main.get_command(app))


def test_every_setting_is_explained_and_every_explained_setting_is_read() -> None:
    """The operators' table and the code know the same variables."""
    table = set(re.findall(r"^\| `([A-Z_]+)`", OPERATORS, re.MULTILINE))

    assert table == settings_in(CONFIG) | {"HOST", "PORT"}
    assert len(table) == len(Settings.__struct_fields__)


@pytest.mark.parametrize(
    ("variable", "field"),
    [("LEEWAY_KEY_DAYS", "key_days"), ("LEEWAY_COMMANDS_PER_SECOND", "commands_per_second"), ("PORT", "port")],
)
def test_the_defaults_that_are_told_are_the_defaults(variable: str, field: str) -> None:
    """Nobody is promised another number than the code has."""
    told = re.search(rf"^\| `{variable}` \|[^|]*\| `?([^|`]+)`? \|", OPERATORS, re.MULTILINE)
    assert told
    assert float(told[1]) == getattr(settings_from({}), field)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_can_be_typed(document: Path) -> None:
    """``leeway verb …`` with the options that the documents use."""
    verbs = "serve|session|template|verify|checkpoints|replay|export|import|simulate"
    for line in re.findall(rf"leeway ((?:{verbs})\b[^`\n]*)", document.read_text()):
        words = line.split()
        path = next((path for path in COMMANDS if tuple(words[: len(path)]) == path), None)
        assert path, line
        assert {word for word in words if word.startswith("--")} <= COMMANDS[path] | {"--help"}, line


def test_every_command_is_explained() -> None:
    """The operators' table of commands and the command line know the same verbs."""
    table = set(re.findall(r"^\| `leeway ([a-z ]+)`", OPERATORS, re.MULTILINE))

    assert table == {" ".join(path) for path in COMMANDS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    """Within the house; other houses are theirs to keep."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text())
    missing = [to for to in targets if "://" not in to and not (document.parent / to).exists()]

    assert not missing


def test_every_metric_is_explained() -> None:
    """And no other."""
    families = {family.name for family in Meters().registry.collect()}

    assert families == {name.removesuffix("_total") for name in re.findall(r"`(leeway_[a-z_]+)`", OPERATORS)}


def test_make_has_what_the_readme_types() -> None:
    """The two commands and the others."""
    verbs = set(re.findall(r"\bmake ([a-z]+)(?= |`|$)", (HOUSE / "README.md").read_text(), re.MULTILINE))

    assert {"run", "test"} <= verbs
    assert verbs <= set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))


def test_the_changelog_knows_this_version() -> None:
    """The package's version has its heading."""
    version = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]["version"]

    assert f"## [{version}]" in (HOUSE / "CHANGELOG.md").read_text()


def test_facilitators_are_spoken_to_plainly() -> None:
    """No sentence of their page is longer than twenty-five words."""
    text = re.sub(r"^( {4,}|#|\|[-|]+\|$).*", "", (HOUSE / "docs" / "facilitators.md").read_text(), flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n|\n\s*[-*|\d]|\|", text)
    sentences = [" ".join(sentence.split()) for block in blocks for sentence in re.split(r"(?<=[.?!:])\s", block)]

    assert not [sentence for sentence in sentences if len(sentence.split()) > 25]
