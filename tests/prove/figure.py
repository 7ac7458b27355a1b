"""One line of the report: what was measured, beside what is aimed for and what others reach."""

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """A measure of the proof. All but ``holds`` is text for people, with units and amounts.

    ``anchor`` is the best public figure known for the same thing; ``how`` says in a sentence how this one was obtained.
    """

    what: str
    measured: str
    aim: str
    anchor: str
    holds: bool
    how: str
