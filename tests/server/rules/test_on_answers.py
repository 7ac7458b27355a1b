"""Given events, when somebody answers for themselves, then one event or a refusal."""

from events import ActivityStarted, ReflectionGiven
from server import commands as c
from tests.given import ANN, BOB, FACILITATOR, OPENED, event, given

RUNNING = (*OPENED, event(ActivityStarted, 4, activity="reflect"))


def test_an_answer_takes_the_place_of_ones_earlier_one() -> None:
    """And of nobody else's; with nothing in it, it is taken back."""
    after = (
        given(*RUNNING)
        .when(c.Reflect(prompt="why", text=" It was calm "), ANN)
        .then(ReflectionGiven, text="It was calm", group="link-workers", rating=None)
    )
    first = next(iter(after.state.reflections.given))
    after = after.when(c.Reflect(prompt="why", text="Warm"), ANN).then(ReflectionGiven, reflection=first)
    after = after.when(c.Reflect(prompt="why", text="Cold"), BOB).then(ReflectionGiven)
    after = after.when(c.Reflect(prompt="why"), ANN).then(ReflectionGiven, reflection=first, text="", rating=None)
    assert ["", "Cold"] == [answer.text for answer in after.state.reflections.given.values()]


def test_an_answer_is_one_of_those_that_the_prompt_offers() -> None:
    """A rating counts from one to as many as there are."""
    running = given(*RUNNING)
    running.when(c.Reflect(prompt="how", rating=3, text="because"), ANN).then(ReflectionGiven, rating=3)
    running.when(c.Reflect(prompt="how", rating=4), ANN).refused("no-such-answer")
    running.when(c.Reflect(prompt="why", rating=1), ANN).refused("no-such-answer")
    running.when(c.Reflect(prompt="card", text="x"), ANN).refused("unknown-prompt")
    running.when(c.Reflect(prompt="x", text="x"), ANN).refused("unknown-prompt")


def test_each_sheet_of_paper_is_an_answer_of_its_own() -> None:
    """The one who copies it can put it right afterwards."""
    after = (
        given(*RUNNING)
        .when(c.Reflect(prompt="why", text="One"), FACILITATOR, paper=True)
        .then(ReflectionGiven, paper=True, group="", named=False)
    )
    first = next(iter(after.state.reflections.given))
    after = after.when(c.Reflect(prompt="why", text="Two"), FACILITATOR, paper=True).then(ReflectionGiven)
    after.when(c.Reflect(prompt="why", text="1", reflection=first), FACILITATOR).then(ReflectionGiven, reflection=first)
    after.when(c.Reflect(prompt="why", text="x", reflection="y"), FACILITATOR).refused("unknown-answer")


def test_a_scribe_answers_for_another_in_that_ones_place() -> None:
    """The answer is the person's own, whoever typed it."""
    after = given(*RUNNING).when(c.Reflect(prompt="why", text="x"), ANN).then(ReflectionGiven)
    mine = next(iter(after.state.reflections.given))
    after.when(c.Reflect(prompt="why", text="y"), FACILITATOR, author="ann").then(ReflectionGiven, reflection=mine)


def test_an_answer_that_was_late_lands_in_no_other_activity() -> None:
    """Two activities may ask under one name; a tablet that was offline says which one it meant."""
    running = given(*RUNNING)
    running.when(c.Reflect(prompt="why", text="x", activity="talk"), ANN).refused("not-now")
    running.when(c.Reflect(prompt="why", text="x", activity="reflect"), ANN).then(ReflectionGiven)
