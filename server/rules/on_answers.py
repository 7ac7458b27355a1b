"""Decisions about what people answer for themselves."""

from collections.abc import Callable
from typing import Any

from events import Event, Prompt, ReflectionGiven
from projections import ActivityState, group_in, running
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case


def reflect(command: c.Reflect, case: Case) -> Event:
    """One answer for each seat and prompt, the newest; from paper, as many as there are sheets."""
    activity = running(case.state.agenda)
    assert activity is not None, "access.check lets answers through only while an activity runs"
    if command.activity not in (None, activity.id):
        raise Refusal("not-now", "That part of the session is not open for answers now. Please ask the facilitator.")
    prompt = _prompt(command.prompt, activity)
    _fits(command, prompt)
    return ReflectionGiven(
        **case.envelope,
        activity=activity.id,
        reflection=_earlier(command, activity, case) or case.stamp.new_id,
        prompt=prompt.id,
        text=command.text.strip(),
        rating=command.rating,
        named=command.named and case.seat is not None,
        group=(group_in(case.state, case.who, activity.id) if case.seat else None) or "",
    )


def _prompt(name: str, activity: ActivityState) -> Prompt:
    found = next((prompt for prompt in activity.prompts if prompt.id == name and prompt.kind != "card"), None)
    if found is None:
        raise Refusal("unknown-prompt", "There is no such question in this part of the session.")
    return found


def _fits(command: c.Reflect, prompt: Prompt) -> None:
    if command.rating is not None and command.rating > len(prompt.options):
        raise Refusal("no-such-answer", "That is not one of the answers to choose from.")


def _earlier(command: c.Reflect, activity: ActivityState, case: Case) -> str | None:
    given = case.state.reflections.given.values()
    mine = [g for g in given if (g.activity, g.prompt, g.given.by) == (activity.id, command.prompt, case.who)]
    if case.in_charge:
        named = [g.id for g in mine if g.id == command.reflection]
        if command.reflection and not named:
            raise Refusal("unknown-answer", "There is no such answer from paper. Nothing was changed.")
        return named[0] if named else None
    return mine[0].id if mine else None


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {c.Reflect: reflect}
