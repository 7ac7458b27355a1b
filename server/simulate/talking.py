"""What people do while they talk: keep points and questions, and answer prompts for themselves."""

from projections import Reflection
from server import commands as c
from server.simulate.mind import Do, Mind, Wish
from server.simulate.words import ANSWERS, JOTTINGS, QUESTIONS


def wishes(mind: Mind) -> list[Wish]:
    """Everything that this person might do in a conversation."""
    kept, binned = mind.notes(), mind.notes(removed=True)
    found = [*answers(mind), (_jotting(mind), 10)]
    if kept:
        note = mind.dice.choice(kept)
        found += [
            (mind.do(c.RewordNote(note=note.id, text=mind.dice.choice(JOTTINGS))), 3),
            (mind.remark(note.id), 4),
            (mind.do(c.RemoveNote(note=note.id)), 1),
        ]
    if binned:
        found.append((mind.do(c.RestoreNote(note=mind.dice.choice(binned).id)), 2))
    return found


def answers(mind: Mind) -> list[Wish]:
    """A first answer to a prompt, a better one, or taking it back."""
    found: list[Wish] = []
    for prompt in mind.activity.prompts:
        if prompt.kind == "card":
            continue
        mine = _mine(mind, prompt.id)
        found.append((_answer(mind, prompt.id, len(prompt.options)), 2 if mine else 12))
        if mine and (mine.text or mine.rating):
            found.append((mind.do(c.Reflect(prompt=prompt.id)), 1))
    return found


def _answer(mind: Mind, prompt: str, options: int) -> Do:
    named = mind.dice.random() < 0.3
    if options:
        return mind.do(c.Reflect(prompt=prompt, rating=mind.dice.randint(1, options), named=named))
    return mind.do(c.Reflect(prompt=prompt, text=mind.dice.choice(ANSWERS), named=named))


def _jotting(mind: Mind) -> Do:
    question = mind.dice.random() < 0.4
    text = mind.dice.choice(QUESTIONS if question else JOTTINGS)
    return mind.do(c.AddNote(text=text, question=question, note=mind.new_id()))


def _mine(mind: Mind, prompt: str) -> Reflection | None:
    given = mind.state.reflections.given.values()
    wanted = (mind.activity.id, prompt, mind.seat.id)
    return next((answer for answer in given if (answer.activity, answer.prompt, answer.given.by) == wanted), None)
