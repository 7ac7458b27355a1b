"""Events about what people answered for themselves, in conversations and reflections."""

from typing import ClassVar

from events.base import Event, Id, Slug


class ReflectionGiven(Event, tag="reflection.given", frozen=True, kw_only=True):
    """Somebody's answer to a prompt, in place of any earlier one under the same id; both blank when taken back.

    ``rating`` counts the prompt's options from 1. ``named`` when they chose to put their name to it. ``group`` is the
    one they worked with then, blank for nobody's.
    """

    words: ClassVar[tuple[str, ...]] = ("text",)
    activity: Slug
    reflection: Id
    prompt: Slug
    text: str
    rating: int | None
    named: bool
    group: str
