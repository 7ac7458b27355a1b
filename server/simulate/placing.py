"""What people do with a scale: place cards and notes of their own, say why, or say that they cannot."""

from events import Mark
from projections import Note, card_id
from server import commands as c
from server.simulate.mind import Do, Drag, Mind, Wish
from server.simulate.words import ADDITIONS, CONDITIONS, OWN_NOTES, REASONS

_ANSWERS: tuple[Mark, ...] = ("notDiscussed", "undecided", "cantAgree", "depends")


def wishes(mind: Mind) -> list[Wish]:
    """Everything that this person might do on their board."""
    cards = [card_id(mind.board, aspect.id) for aspect in mind.state.session.aspects.values() if not aspect.parked]
    waiting = [card for card in cards if not _is_settled(mind, card)]
    loose = waiting + [note.id for note in mind.notes() if note.aspect is None and note.x is None]
    placed = [note for note in mind.notes() if note.x is not None]
    found = _own_notes(mind)
    if loose:
        found.append((_drag(mind, mind.dice.choice(loose), None), 30))
    if waiting:
        found.append((_say(mind, mind.dice.choice(waiting)), 6))
    if said := [card for card in cards if card in mind.state.boards.marks]:
        found.append((mind.do(c.SetDiscussed(aspect=_aspect(mind.dice.choice(said)), state="open")), 2))
    return found + (_about(mind, mind.dice.choice(placed)) if placed else [])


def _about(mind: Mind, note: Note) -> list[Wish]:
    since = note.moved.seq if note.moved else None
    return [
        (_drag(mind, note.id, note.x), 14),
        (mind.remark(note.id), 9),
        (mind.do(c.RewordNote(note=note.id, text=_in_other_words(mind, note))), 5),
        (mind.do(c.ExplainNote(note=note.id, text=mind.dice.choice(REASONS))), 6),
        (mind.do(c.UnplaceNote(note=note.id, since=since)), 2),
    ]


def _own_notes(mind: Mind) -> list[Wish]:
    there, binned = mind.notes(), mind.notes(removed=True)
    ideas = [text for text in OWN_NOTES if text not in {note.text for note in there}]
    invented = [note for note in there if note.aspect is None]
    found: list[Wish] = []
    if ideas:
        found.append((mind.do(c.AddNote(text=mind.dice.choice(ideas), note=mind.new_id())), 4))
    if invented:
        found.append((mind.do(c.RemoveNote(note=mind.dice.choice(invented).id)), 1))
    if binned:
        found.append((mind.do(c.RestoreNote(note=mind.dice.choice(binned).id)), 2))
    return found


def _say(mind: Mind, card: str) -> Do:
    """An answer other than a place."""
    state = mind.dice.choice(_ANSWERS)
    low, high = sorted(mind.dice.sample(range(1001), 2)) if state == "cantAgree" else (None, None)
    text = mind.dice.choice(CONDITIONS) if state == "depends" else ""
    return mind.do(c.SetDiscussed(aspect=_aspect(card), state=state, low=low, high=high, text=text))


def _drag(mind: Mind, note: str, start: int | None) -> Drag:
    end = round(mind.dice.betavariate(0.7, 0.7) * 1000)
    return Drag(note, mind.dice.randint(0, 1000) if start is None else start, end, _free(mind, end), mind.author)


def _free(mind: Mind, x: int) -> int:
    """Of a few heights at this place, the one with most room around it."""
    near = [note.y for note in mind.notes() if note.x is not None and note.y is not None and abs(note.x - x) < 170]
    heights = [mind.dice.randint(0, 1000) for _ in range(6)]
    return max(heights, key=lambda y: min((abs(y - other) for other in near), default=0))


def _in_other_words(mind: Mind, note: Note) -> str:
    aspect = mind.state.session.aspects.get(note.aspect or "")
    return (aspect.title if aspect else note.text.partition(" – ")[0]) + mind.dice.choice(ADDITIONS)


def _is_settled(mind: Mind, card: str) -> bool:
    note = mind.state.boards.notes.get(card)
    return card in mind.state.boards.marks or (note is not None and note.x is not None)


def _aspect(card: str) -> str:
    return card.rpartition(":")[2]
