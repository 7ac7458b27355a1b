"""The answers as events leave them."""

from events import ReflectionGiven
from tests.given import OPENED, event, given


def test_the_last_answer_under_an_id_counts() -> None:
    """Also an empty one, by which it was taken back."""

    def said(seq: int, text: str, by: str = "ann", author: str | None = None) -> ReflectionGiven:
        fields = {"activity": "reflect", "reflection": "r", "prompt": "why", "text": text, "rating": None}
        made: ReflectionGiven = event(ReflectionGiven, seq, by, **fields, named=False, group="ppi", author=author)
        return made

    given_ = given(*OPENED, said(5, "a"), said(6, "b", "bob", "ann")).state.reflections.given["r"]
    assert ("b", "ann", "bob") == (given_.text, given_.given.by, given_.given.scribe)
    assert given(*OPENED, said(5, "a"), said(6, "")).state.reflections.given["r"].text == ""
