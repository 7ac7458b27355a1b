"""Every promise of ``docs/guarantees.md`` has a test, and every test of faults says which promise it is about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
PROMISE = re.compile(r"^\| (G\d+) \| (.+) \|$", re.MULTILINE)
IN_A_NAME = re.compile(r"\[(G\d+(?:, G\d+)*)\]")
OF_FAULTS = ("faults", "simulation")
"""Folders of ``tests/`` in which every test holds the house to a promise."""


def promises() -> dict[str, str]:
    """What is promised, by number."""
    return dict(PROMISE.findall((HOUSE / "docs" / "guarantees.md").read_text()))


def named(node: ast.AST) -> set[str]:
    """The numbers in ``pytest.mark.proves(…)``, wherever it stands inside."""
    calls = [
        call for call in ast.walk(node) if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("mark.proves")
    ]
    return {str(word.value) for call in calls for word in call.args if isinstance(word, ast.Constant)}


def python_tests() -> Iterator[tuple[Path, str, set[str]]]:
    """Every Python test with the promises it names itself, or its whole file does."""
    for file in sorted((HOUSE / "tests").rglob("test_*.py")):
        tree = ast.parse(file.read_text())
        whole = {number for line in tree.body if isinstance(line, ast.Assign) for number in named(line)}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield file, node.name, whole.union(*(named(mark) for mark in node.decorator_list))


def web_tests() -> Iterator[str]:
    """The numbers that tests of the web app name."""
    for file in (HOUSE / "web" / "src").rglob("*.test.ts*"):
        for numbers in IN_A_NAME.findall(file.read_text()):
            yield from numbers.split(", ")


def test_promises_are_numbered_without_a_gap() -> None:
    """G1, G2, G3 … each once, 40 at least."""
    numbers = PROMISE.findall((HOUSE / "docs" / "guarantees.md").read_text())
    assert [number for number, _ in numbers] == [f"G{n}" for n in range(1, len(numbers) + 1)]
    assert len(numbers) >= 40


def test_every_promise_has_a_test_and_no_test_names_what_is_not_promised() -> None:
    """Both ways."""
    cited = {number for _, _, numbers in python_tests() for number in numbers} | set(web_tests())
    assert not promises().keys() - cited, "promised, and tested by nobody"
    assert not cited - promises().keys(), "tested, and promised nowhere"


def test_every_test_of_faults_names_a_promise() -> None:
    """A fault that is tried has something at stake."""
    of_faults = [
        (file, name) for file, name, numbers in python_tests() if file.parent.name in OF_FAULTS and not numbers
    ]
    assert not [f"{file.name}::{name}" for file, name in of_faults]
