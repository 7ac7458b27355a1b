"""The plan of a session: what a template laid down, written once into the event that opens the session.

The fold never reads a template file. A session means the same thing years later, whatever became of the template.
"""

from typing import Literal

from events.base import Slug, Value

ActivityKind = Literal["conversation", "scale", "chart", "reflection"]
Grouping = Literal["separate", "mixed", "together"]
Attribution = Literal["named", "group", "nobody"]
Shape = Literal["circle", "square", "triangle", "diamond", "hexagon", "star", "cross", "drop"]
"""The first four are for backgrounds, the others for mixed tables, so that nobody takes a table for a background."""

Mode = Literal["group", "individual"]
"""Who places on a scale: the group together, or each person alone until the reveal."""

PromptKind = Literal["card", "text", "rating"]
When = Literal["before", "during", "after"]


class Label(Value):
    """One end of a scale in the group's words, with what they plainly mean."""

    words: str
    plain: str


class Scale(Value):
    """The two labelled ends; x is 0 at ``left`` and 1000 at ``right``."""

    left: Label
    right: Label


class Background(Value):
    """A perspective that a seat brings, told apart by name and shape together."""

    id: Slug
    name: str
    shape: Shape


class Aspect(Value):
    """A topic under discussion, shared by all groups; its identity never changes."""

    id: Slug
    title: str
    detail: str
    source: str


class Prompt(Value):
    """Something to talk about (``card``), to write about (``text``) or to choose an answer to (``rating``).

    A rating is a whole number from 1 to the number of ``options``, which are its answers in words, in order. ``when``
    says at which end of a conversation people are asked.
    """

    id: Slug
    kind: PromptKind
    text: str
    when: When = "during"
    options: tuple[str, ...] = ()


class Bearer(Value):
    """Somebody who bears a pro or a con: the patient, the surgery …"""

    id: Slug
    name: str


class Bands(Value):
    """What differences are called, declared before anybody places: closer than ``near`` is close, ``far`` or more is
    far apart, and anything between is some way apart. Both are distances on the scale, 0–1000, and ``near`` ≤ ``far``.
    """

    near: int
    far: int


class Term(Value):
    """A word that not everybody knows, with what it plainly means."""

    word: str
    plain: str


class Closing(Value):
    """What people read at the end: thanks, what happens next, and whom to ask."""

    thanks: str
    next: str
    contact: str


class Activity(Value):
    """A step on the agenda as it was planned.

    ``attribution`` says who is named beside what they did: the person, only their group, or nobody. ``mode`` matters
    to a scale, ``prompts`` to conversations and reflections.
    """

    id: Slug
    kind: ActivityKind
    title: str
    instruction: str
    minutes: int
    grouping: Grouping
    attribution: Attribution
    mode: Mode = "group"
    prompts: tuple[Prompt, ...] = ()


class Plan(Value):
    """Everything that a template decides about a session before it starts.

    Without ``bands`` no difference is called anything.
    """

    template: Slug
    scale: Scale
    backgrounds: tuple[Background, ...]
    aspects: tuple[Aspect, ...]
    activities: tuple[Activity, ...]
    bearers: tuple[Bearer, ...] = ()
    bands: Bands | None = None
    terms: tuple[Term, ...] = ()
    closing: Closing | None = None
