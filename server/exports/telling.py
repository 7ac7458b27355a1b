"""What groups and people placed, in words: the cells of the record's tables, and the lines of a take-away."""

from projections import Comparison, Lane, Lanes, State
from projections.lanes import Alone
from server.exports.page import quoted, said
from server.exports.saying import BAND, STANDING, count, hundredths, place, remarks, span


def lane_told(state: State, lane: Lane) -> str:
    """A group's answer to one thing, with its words, reasons and comments."""
    if lane.alone is not None:
        return said(_people(lane.alone)) + _words(state, lane)
    return said(answer_told(state, lane)) + quoted(lane.text) + _why(lane.reason) + _words(state, lane)


def answer_told(state: State, lane: Lane) -> str:
    """Where a group put it, or what it said instead, in one sentence."""
    scale = state.session.scale
    if lane.standing == "placed" and lane.x is not None:
        return f"{place(lane.x, scale)}."
    if lane.standing == "cantAgree" and lane.span:
        return f"Could not agree. {span(lane.span, scale)}."
    if lane.standing == "depends":
        return f"It depends on {lane.depends.rstrip('.')}." if lane.depends else "It depends."
    words = STANDING[lane.standing]
    return f"{words[:1].upper()}{words[1:]}."


def apart_told(row: Lanes) -> str:
    """How far apart the groups are, in the words that were agreed beforehand if any were."""
    if row.distance is None:
        placed = sum(lane.standing == "placed" for lane in row.lanes)
        return "Only one group placed it." if placed == 1 else "Nothing to compare."
    apart = f"{hundredths(row.distance)} out of 100 apart"
    return f"{BAND[row.band].capitalize()}: {apart}." if row.band else f"{apart}."


def discussed_told(comparison: Comparison) -> str:
    """8 of 12 aspects discussed by both groups; blank when there is nothing to count."""
    groups = max((len(row.lanes) for row in comparison.rows), default=0)
    who = {1: "the group", 2: "both groups"}.get(groups, f"all {groups} groups")
    of = count(len(comparison.rows), "aspect", "aspects")
    return f"{comparison.discussed_by_all} of {of} discussed by {who}." if groups else ""


def _people(alone: Alone) -> str:
    lies, others = alone.spread, _others(alone)
    if not lies.n or lies.lowest is None or lies.highest is None or lies.median is None:
        return " ".join(["Nobody placed it.", *others])
    dots = ", ".join(hundredths(dot.x) for dot in alone.dots)
    middle = (
        f"Middle {hundredths(lies.median)}, range {hundredths(lies.lowest)} to {hundredths(lies.highest)} out of 100."
    )
    lone = [f"1 of {lies.n} placed it far from the others."] if alone.lone else []
    moved = [f"{alone.moved} of {lies.n} moved after discussion."] if alone.moved else []
    return " ".join([f"{count(lies.n, 'person', 'people')} placed it: {dots}.", middle, *lone, *moved, *others])


def _others(alone: Alone) -> list[str]:
    said_instead = {
        "said it depends": alone.depends,
        "gave a range": alone.cant_agree,
        "undecided": alone.undecided,
        "did not discuss it": alone.not_discussed,
        "did not place it": alone.unplaced,
    }
    return [f"{n} {words}." for words, n in said_instead.items() if n]


def _why(reason: str) -> str:
    return said(f"Why: {reason}") if reason else ""


def _words(state: State, lane: Lane) -> str:
    if lane.alone is None:
        return "".join(said(f"Comment: {words}") for words in remarks(state, lane.note or ""))
    reasons = [state.boards.notes[dot.note].reason for dot in lane.alone.dots]
    comments = [state.boards.comments[comment].text for comment in lane.comments]
    return "".join([*(_why(reason) for reason in sorted(reasons)), *(said(f"Comment: {c}") for c in comments if c)])
