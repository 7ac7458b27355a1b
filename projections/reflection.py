"""What people answered for themselves, in conversations and reflections."""

from collections.abc import Callable
from typing import Any

import msgspec

from events import Event, ReflectionGiven, Value
from projections.board import Change, change_of

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""


class Reflection(Value):
    """One answer to a prompt, as it stands; ``text`` blank and ``rating`` null when it was taken back."""

    id: str
    activity: str
    prompt: str
    text: str
    rating: int | None
    named: bool
    group: str
    given: Change


class Reflections(msgspec.Struct, kw_only=True, rename="camel"):
    """Answers by id."""

    given: dict[str, Reflection] = {}

    def copy(self) -> "Reflections":
        """Second reflections that may be folded without touching these."""
        return Reflections(given=dict(self.given))


def _given(reflections: Reflections, event: ReflectionGiven) -> None:
    reflections.given[event.reflection] = Reflection(
        id=event.reflection,
        activity=event.activity,
        prompt=event.prompt,
        text=event.text,
        rating=event.rating,
        named=event.named,
        group=event.group,
        given=change_of(event),
    )


FOLDS: dict[type[Event], Callable[[Reflections, Any], None]] = {ReflectionGiven: _given}
