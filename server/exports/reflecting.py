"""What people answered for themselves, as a table: one row for each answer, in no order of time or person."""

from collections.abc import Iterator

from projections import ActivityState, Reflection, State
from server.exports.saying import group_name, how, names_people, person
from server.exports.seen import Seen
from server.exports.sheet import Cell, as_csv

COLUMNS = ("activity", "kind", "when", "prompt", "answer", "rating", "rating_in_words", "by", "group", "how")


def reflections_csv(seen: Seen) -> bytes:
    """The answers of every conversation and reflection, prompt after prompt."""
    return as_csv(COLUMNS, _lines(seen.state))


def answers_to(state: State, activity: str, prompt: str) -> list[Reflection]:
    """The answers to a prompt that were not taken back; sorted so that nobody can tell who answered first."""
    here = (r for r in state.reflections.given.values() if (r.activity, r.prompt) == (activity, prompt))
    said = (r for r in here if r.text or r.rating is not None)
    return sorted(said, key=lambda r: (r.rating or 0, r.text, r.id))


def options_of(activity: ActivityState, prompt: str) -> tuple[str, ...]:
    """What a rating's numbers mean, from 1."""
    return next((one.options for one in activity.prompts if one.id == prompt), ())


def rated(activity: ActivityState, answer: Reflection) -> str:
    """A rating in the words of its prompt; blank without one."""
    options = options_of(activity, answer.prompt)
    return options[answer.rating - 1] if answer.rating and answer.rating <= len(options) else ""


def author_of(state: State, answer: Reflection) -> str:
    """Who put their name to an answer; blank for what a facilitator copied from paper, which is nobody's they know."""
    may_be_named = answer.named or names_people(state, answer.activity)
    return person(state, answer.given.by) if may_be_named and answer.given.by in state.people.seats else ""


def _lines(state: State) -> Iterator[tuple[Cell, ...]]:
    for activity in state.agenda.activities.values():
        for prompt in activity.prompts:
            for answer in answers_to(state, activity.id, prompt.id):
                group = answer.group if activity.attribution != "nobody" or answer.named else ""
                yield (
                    *(activity.title, activity.kind, prompt.when, prompt.text, answer.text),
                    *(answer.rating, rated(activity, answer), author_of(state, answer)),
                    *(group_name(state, activity.id, group), how(state, answer.given, activity.id)),
                )
