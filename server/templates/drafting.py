"""Drafts: templates as JSON, as an editor works on them, in place of TOML.

A draft has the parts of a template file under the same names. It may be anything at all until it has been checked.
"""

from typing import Any

import msgspec

from events import Plan
from server.templates.checking import problems
from server.templates.meaning import Found
from server.templates.reading import Broken, Problem, Template, as_read
from server.templates.shape import TemplateFile
from server.templates.slugs import slug_of

Draft = dict[str, Any]


def found_in(draft: Any) -> list[Found]:
    """Everything that is wrong with a draft, each with its place: ``("aspects", 3, "title")``; never raises."""
    return problems(draft)


def from_draft(draft: Any) -> Template:
    """The template that a draft makes, named after its title; raises ``Broken`` with everything that is wrong."""
    found = found_in(draft)
    if found:
        raise Broken("This template", [Problem(None, words) for _, words in found])
    content = msgspec.convert(draft, TemplateFile)
    return as_read(slug_of(content.title, otherwise="workshop"), content)


def draft_of(template: Template) -> Draft:
    """A template as a draft, with every part there; ``from_draft`` makes the same plan of it."""
    parts: Draft = msgspec.json.decode(msgspec.json.encode(_content_of(template.title, template.plan)))
    return parts


def _content_of(title: str, plan: Plan) -> TemplateFile:
    parts = {name: getattr(plan, name) for name in TemplateFile.__struct_fields__ if name != "title"}
    return msgspec.convert({"title": title, **parts}, TemplateFile, from_attributes=True)
