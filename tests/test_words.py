"""No word that people are shown claims more than a handful of people in one room can show.

What is read: every message catalogue of the web app, every text in the server's code (refusals, exports, the command
line) and in the built-in templates. Documents may say why a word is not used, so they are not read.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parent.parent
CATALOGUES = sorted((HOUSE / "web" / "src" / "words").glob("*.json"))
TEMPLATES = sorted((HOUSE / "server" / "templates").glob("*.toml"))

OVERCLAIMS = {
    "nothing is tested: three against three cannot be rarer than 1 in 10, whatever they do": [
        r"\b(in)?significan(t|ce|tly)\b",
        r"\bstatistic(s|al|ally|ian)?\b",
        r"\bp[ -]?values?\b",
        r"\bp ?[=<>≤≥] ?0?\.\d",
        r"\bnull hypothesis|\bhypothesis test",
        r"\barwyddocaol|\bystadeg",
    ],
    "nothing is proved by one afternoon": [
        r"\b(dis)?prov(e|es|ed|en|ing)\b",
        r"\bproofs?\b",
        r"\bconclusive(ly)?\b",
        r"\bdemonstrates? that\b",
        r"\b(the )?(evidence|data|results?|figures|numbers) (clearly )?(show|suggest|indicate|confirm)s?\b",
        r"\b(profi|profwyd|profir) (bod|fod|mai)\b",
    ],
    "with no difference at all, 4 of 10 aspects would earn the word large": [
        r"\beffect[ -]sizes?\b",
        r"\b(very )?(large|medium|moderate|small|big|huge|strong|weak) (effect|association)s?\b",
        r"\bcliff\b|\bcohen\b",
        r"\bmaint yr effaith|\beffaith fawr",
    ],
    "nobody was drawn by lot, so there is no error to give a margin of": [
        r"\bconfiden(ce|t) (interval|level|limit)s?\b",
        r"\bmargins? of error\b",
        r"\bstandard (deviation|error)s?\b",
        r"\bvariances?\b",
        r"\bcorrelat",
        r"\brepresentative of\b|\bgenerali[sz]",
    ],
    "a group with one place has no average, and a handful of people has a middle one": [
        r"\b(on|an|the|group|overall) averages?\b|\baveraged\b|\baverage (place|placement|group|person|answer|view)",
        r"\bmean (place|placement|difference|distance|score|rating)s?\b",
        r"\bar gyfartaledd\b",
    ],
    "they can be counted, so count them: 4 of 6": [
        r"\bmajorit(y|ies)\b|\bminorit(y|ies)\b",
        r"\bmost (people|participants|patients|members|of them|link workers|ppi)\b",
        r"\b(almost|nearly) (everybody|everyone|all (people|participants))\b",
        r"(%|\bper ?cent\b) of (the |all )?(people|participants|group|groups|seats|room|link workers|ppi|public)",
        r"\bmwyafrif\b|\by rhan fwyaf\b",
    ],
    "a group in a room does not speak for everybody like them": [
        r"(?<!what )\b(the public|patients|link workers|ppi contributors) (think|believe|prefer|agree|disagree)s?\b",
        r"\bpeople (think|believe|want|prefer) that\b",
    ],
    "what makes a consensus, or who is out of line, nobody declared; the lone voice is often the point": [
        r"\bconsensus\b",
        r"\b(dis)?agreement (score|rate|level|index)\b|\b(index|level|degree) of (dis)?agreement\b",
        r"\boutliers?\b",
        r"\bconsensws\b",
    ],
}
"""Why, and what must not be said for that reason: in English and, where the words differ, in Welsh."""

Text = tuple[str, str]


def claims(text: str) -> list[str]:
    """The overclaims in a text, each with its reason; names of values to be filled in are not words."""
    shown = re.sub(r"\{\{.*?\}\}", "…", text)
    return [
        f"“{found.group()}”: {why}"
        for why, patterns in OVERCLAIMS.items()
        for pattern in patterns
        if (found := re.search(pattern, shown, re.IGNORECASE))
    ]


def texts_in(value: Any, where: str) -> Iterator[Text]:
    """Every text of a catalogue or a template, with where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(inner, f"{where}.{key}")


def said_by(path: Path) -> Iterator[Text]:
    """Every text in a module that is not an explanation for programmers: a docstring stands alone as a statement."""
    tree = ast.parse(path.read_text())
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield f"{path.relative_to(HOUSE)}:{node.lineno}", node.value


def overclaiming(texts: Iterator[Text]) -> list[str]:
    """Where something claims too much, and why that is too much."""
    return [f"{where}: {claim}" for where, text in texts for claim in claims(text)]


@pytest.mark.proves("G37")
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_no_catalogue_claims_too_much(catalogue: Path) -> None:
    """Whatever language the tablets, the console and the wall speak."""
    assert overclaiming(texts_in(json.loads(catalogue.read_text()), catalogue.stem)) == []


@pytest.mark.proves("G37")
def test_the_server_claims_nothing_either() -> None:
    """In refusals, reports, downloads and on the command line."""
    modules = sorted((HOUSE / "server").rglob("*.py"))
    assert len(modules) > 50
    assert [claim for module in modules for claim in overclaiming(said_by(module))] == []


def test_the_built_in_templates_claim_nothing_either() -> None:
    """Their aspects and prompts are what a room reads first."""
    assert TEMPLATES
    assert [
        claim for path in TEMPLATES for claim in overclaiming(texts_in(tomllib.loads(path.read_text()), path.stem))
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "A significant difference",
        "The groups differ statistically.",
        "This proves that link workers are stricter",
        "A large effect",
        "Effect size: 0.67",
        "p = 0.03",
        "p<.05",
        "P-value",
        "The majority of people put it here",
        "Most participants chose the left",
        "On average the groups are 240 apart",
        "67% of people",
        "{{count}} per cent of the group",
        "Consensus was reached",
        "The public thinks otherwise",
        "Results show a gap",
        "One outlier",
        "Gwahaniaeth ystadegol arwyddocaol",
    ],
)
def test_the_list_catches(text: str) -> None:
    """What a well-meaning writer might put beside a comparison."""
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 of 6 placed it far from the others",
        "Link workers (3 people): middle 600, range 400 to 650",
        "In 15 of 18 pairs the first lies nearer “Set in stone”",
        "Approve the improved list",
        "{{percent}} out of 100",
        "As most agendas go",
        "Ask what patients think of it",
        "We can’t agree",
        "What do you mean by that?",
        "something to talk about, not a score",
    ],
)
def test_the_list_lets_honest_words_through(text: str) -> None:
    """A list that cries wolf would be switched off."""
    assert not claims(text)
