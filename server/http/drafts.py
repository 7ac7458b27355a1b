"""Templates in the making: what a browser's editor asks. Everything is looked at and given back, nothing is kept."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Value
from server import templates
from server.http.answers import answer
from server.http.desk import body, desk_of, whole
from server.http.problems import Problem
from server.http.turns import Turns
from server.log.budgets import Budget
from server.templates import Draft

DRAFTS = Budget("drafts", 600, 600)
"""So many drafts, files and lists are looked at, for everybody together."""

MOST_DRAFT = 256 * 1024
"""The longest draft or template file, in bytes."""

MOST_LIST = 1024 * 1024
"""The longest list of topics, in bytes, packed or not."""

_MOST_PROBLEMS = 200


class DraftProblem(Value):
    """One thing to mend, and where: ``["aspects", 3, "title"]``."""

    path: tuple[str | int, ...]
    words: str


class Checked(Value):
    """Everything that is wrong with a draft; ``toml`` is its file once nothing is."""

    problems: tuple[DraftProblem, ...]
    toml: str | None


class LineProblem(Value):
    """One thing to mend; ``line`` counts from 1 and is null for the file as a whole."""

    line: int | None
    words: str


class ReadFile(Value):
    """The draft in a template's file, or what is wrong with the file."""

    draft: Draft | None
    problems: tuple[LineProblem, ...]


async def one_template(request: Request) -> Response:
    """A template as a draft, to start from."""
    return answer(templates.draft_of(template_named(request.path_params["name"], request)))


async def check(request: Request) -> Response:
    """What is wrong with a draft, and its file."""
    async with await _turn(request):
        draft = await body(request, Any, MOST_DRAFT)
        return answer(await asyncio.to_thread(checked, draft))


async def read(request: Request) -> Response:
    """The draft in a template's file."""
    async with await _turn(request):
        raw = await whole(request, MOST_DRAFT)
        return answer(await asyncio.to_thread(draft_in, raw))


async def import_aspects(request: Request) -> Response:
    """The topics in a pasted list, a CSV or an Excel file; what it is shows from its content."""
    async with await _turn(request):
        raw = await whole(request, MOST_LIST)
        return answer(await asyncio.to_thread(templates.aspects_in, raw))


async def _turn(request: Request) -> Turns:
    """Anybody may ask these: they share a budget, and wait for each other."""
    desk = desk_of(request)
    await desk.demand_budget(DRAFTS)
    return desk.thinking


def template_named(name: str, request: Request) -> templates.Template:
    """The template of this name; raises ``Problem``."""
    try:
        return templates.load(name, desk_of(request).settings.templates)
    except templates.Missing as error:
        raise Problem("unknown-template", str(error)) from None
    except templates.Broken as error:
        raise Problem("broken-template", str(error)) from None


def template_drafted(draft: Draft) -> templates.Template:
    """The template that a draft makes; raises ``Problem``."""
    try:
        return templates.from_draft(draft)
    except templates.Broken as error:
        words = " ".join(problem.words for problem in error.problems[:_MOST_PROBLEMS])
        raise Problem("broken-draft", f"No session was opened. {words}") from None


def checked(draft: Any) -> Checked:
    """What there is to say of a draft, whatever it is."""
    found = templates.found_in(draft)[:_MOST_PROBLEMS]
    problems = tuple(DraftProblem(path=tuple(path), words=words) for path, words in found)
    return Checked(problems=problems, toml=None if found else templates.to_toml(templates.from_draft(draft)))


def draft_in(raw: bytes) -> ReadFile:
    """What there is to say of a file, whatever it is."""
    try:
        template = templates.read("draft.toml", raw)
    except templates.Broken as error:
        found = error.problems[:_MOST_PROBLEMS]
        problems = tuple(LineProblem(line=problem.line, words=problem.words) for problem in found)
        return ReadFile(draft=None, problems=problems)
    return ReadFile(draft=templates.draft_of(template), problems=())


ROUTES = [
    Route("/api/templates/{name}", one_template, methods=["GET"]),
    Route("/api/templates/check", check, methods=["POST"]),
    Route("/api/templates/read", read, methods=["POST"]),
    Route("/api/templates/aspects", import_aspects, methods=["POST"]),
]
