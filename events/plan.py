"""The plan of a session: what a template laid down, written once into the event that opens the session.

The fold never reads a template file. A session means the same thing years later, whatever became of the template.
"""

from typing import Literal

from events.base import Slug, Value

ActivityKind = Literal["conversation", "scale", "chart", "reflection"]
Grouping = Literal["separate", "mixed", "together"]
Attribution = Literal["named", "group", "nobody"]
Shape = Literal["circle", "square", "triangle", "diamond"]


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


class Activity(Value):
    """A step on the agenda as it was planned.

    ``attribution`` says who is named beside what they did: the person, only their group, or nobody.
    """

    id: Slug
    kind: ActivityKind
    title: str
    instruction: str
    minutes: int
    grouping: Grouping
    attribution: Attribution


class Plan(Value):
    """Everything that a template decides about a session before it starts."""

    template: Slug
    scale: Scale
    backgrounds: tuple[Background, ...]
    aspects: tuple[Aspect, ...]
    activities: tuple[Activity, ...]
