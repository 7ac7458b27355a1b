"""The meeting as events leave it."""

from events import AspectAdded, AspectParked, MomentMarked, SessionClosed, SessionReopened
from tests.given import NOW, OPENED, PLAN, event, given


def test_opening_lays_out_the_plan() -> None:
    """The template is not needed again."""
    session = given(*OPENED).state.session
    assert ("Test", "test", PLAN.scale) == (session.title, session.template, session.scale)
    assert ["a1", "a2", "a3"] == list(session.aspects)


def test_a_session_closes_and_opens_again() -> None:
    """Read-only is a state, not an end."""
    closed = event(SessionClosed, 4)
    assert given(*OPENED, closed).state.session.closed
    assert not given(*OPENED, closed, event(SessionReopened, 5)).state.session.closed


def test_an_aspect_is_added_and_parked() -> None:
    """At the end of the list, for everyone."""
    added = event(AspectAdded, 4, aspect="aspect-x", title="New", detail="")
    session = given(*OPENED, added, event(AspectParked, 5, aspect="aspect-x", parked=True)).state.session
    assert ["a1", "a2", "a3", "aspect-x"] == list(session.aspects)
    assert session.aspects["aspect-x"].parked


def test_a_moment_is_a_point_on_the_timeline() -> None:
    """Its seq is that of the event."""
    moment = given(*OPENED, event(MomentMarked, 4, moment="m", label="Aha", memo="")).state.session.moments["m"]
    assert (4, NOW - 1_000_000 + 4, "Aha") == (moment.seq, moment.at, moment.label)
