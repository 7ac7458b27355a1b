"""What a template file may hold, setting by setting, with how much fits.

Settings without a default are needed. Those with one may be left out; what that means stands beside them.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from events import Slug
from events.plan import ActivityKind, Attribution, Grouping, Mode, PromptKind, When

Short = Annotated[str, Meta(min_length=1, max_length=45)]
"""Words for a post-it or a label."""

Sentence = Annotated[str, Meta(min_length=1, max_length=200)]
Remark = Annotated[str, Meta(max_length=200)]
"""A sentence that may be left blank: a pasted list of topics has titles only."""

Paragraph = Annotated[str, Meta(min_length=1, max_length=500)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a template file; no other setting is known in it."""


class Label(Table, frozen=True, kw_only=True):
    """One end of the scale."""

    words: Short
    plain: Short


class Scale(Table, frozen=True, kw_only=True):
    """Both ends of the scale."""

    left: Label
    right: Label


class Background(Table, frozen=True, kw_only=True):
    """A perspective in the room; the other shapes are kept for mixed tables."""

    id: Slug
    name: Short
    shape: Literal["circle", "square", "triangle", "diamond"]


class Aspect(Table, frozen=True, kw_only=True):
    """A topic on a post-it."""

    id: Slug
    title: Short
    detail: Remark
    source: Remark


class Prompt(Table, frozen=True, kw_only=True):
    """Something to talk about, to write about or to choose an answer to; ``options`` are the answers to a rating."""

    id: Slug
    kind: PromptKind
    text: Sentence
    when: When = "during"
    options: Annotated[tuple[Short, ...], Meta(max_length=7)] = ()


class Activity(Table, frozen=True, kw_only=True):
    """A step on the agenda; the group places together unless ``mode`` says otherwise."""

    id: Slug
    kind: ActivityKind
    title: Short
    instruction: Sentence
    minutes: Annotated[int, Meta(ge=1, le=480)]
    grouping: Grouping
    attribution: Attribution
    mode: Mode = "group"
    prompts: Annotated[tuple[Prompt, ...], Meta(max_length=12)] = ()


class Bearer(Table, frozen=True, kw_only=True):
    """Somebody who bears a pro or a con."""

    id: Slug
    name: Short


class Bands(Table, frozen=True, kw_only=True):
    """What differences are called: below ``near`` close, from ``far`` on far apart."""

    near: Annotated[int, Meta(ge=1, le=1000)]
    far: Annotated[int, Meta(ge=1, le=1000)]


class Term(Table, frozen=True, kw_only=True):
    """A word that not everybody knows, with what it plainly means."""

    word: Short
    plain: Sentence


class Closing(Table, frozen=True, kw_only=True):
    """What people read at the end."""

    thanks: Sentence
    next: Paragraph
    contact: Sentence


class TemplateFile(Table, frozen=True, kw_only=True):
    """The whole file; without ``bands`` no difference is called anything."""

    title: Annotated[str, Meta(min_length=1, max_length=120)]
    scale: Scale
    backgrounds: Annotated[tuple[Background, ...], Meta(min_length=2, max_length=4)]
    aspects: Annotated[tuple[Aspect, ...], Meta(min_length=1, max_length=40)]
    activities: Annotated[tuple[Activity, ...], Meta(min_length=1, max_length=20)]
    bearers: Annotated[tuple[Bearer, ...], Meta(max_length=12)] = ()
    bands: Bands | None = None
    terms: Annotated[tuple[Term, ...], Meta(max_length=40)] = ()
    closing: Closing | None = None
