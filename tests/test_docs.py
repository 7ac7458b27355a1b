"""The documents name everything that there is, and nothing that there is not."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from server import commands, wire
from server.cli import app
from server.problems import STATUS

HOUSE = Path(__file__).parent.parent
DOCS = [HOUSE / "README.md", *sorted((HOUSE / "docs").glob("*.md"))]
OURS = re.compile(r"\bLEEWAY_[A-Z][A-Z_]*[A-Z]\b")


def page(name: str) -> str:
    """One of the documents."""
    return (HOUSE / "docs" / name).read_text()


def settings() -> set[str]:
    """Every variable that the server reads."""
    return set(OURS.findall((HOUSE / "server" / "config.py").read_text()))


def verbs() -> set[str]:
    """Every command of ``leeway``, the second words of groups included."""
    found = set()
    for name, command in getattr(get_command(app), "commands", {}).items():
        found |= {f"leeway {name} {inner}" for inner in getattr(command, "commands", {})} or {f"leeway {name}"}
    return found


def test_every_setting_and_command_is_on_the_operators_page() -> None:
    """Whoever runs Leeway finds each variable and each verb of the command line."""
    text = page("operators.md")
    assert not {name for name in settings() | verbs() if name not in text}


def test_no_document_names_a_setting_that_nothing_reads() -> None:
    """A variable that was renamed is renamed everywhere."""
    named = {name for document in DOCS for name in OURS.findall(document.read_text())}
    assert named <= settings() | set(OURS.findall((HOUSE / "web" / "vite.config.ts").read_text()))


def test_every_code_is_on_the_protocol_page() -> None:
    """Close codes, problem codes and commands: what a program from outside may meet or send."""
    text = page("protocol.md")
    tags = {
        command.__struct_config__.tag for command in commands.Command.__subclasses__() if not command.__subclasses__()
    }
    names = {str(code.value) for code in wire.Close} | set(STATUS) | tags
    assert not {name for name in names if name not in text}


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_every_link_inside_the_house_leads_somewhere(document: Path) -> None:
    """Pages and pictures that a document points at exist."""
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text())
    assert not [link for link in links if not (document.parent / link).exists()]


def test_every_make_verb_in_the_documents_exists() -> None:
    """``make run`` and the like are targets of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))
    named = {verb for document in DOCS for verb in re.findall(r"`(?:[A-Z]+=\S+ )*make ([a-z]+)", document.read_text())}
    assert named <= targets
