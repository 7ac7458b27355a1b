"""What it amounts to: pure folds of events into states. Imports ``events`` only; no input or output, no clock."""

from projections.agenda import ActivityState, Agenda, Attention, Timer, running
from projections.alias import alias_in
from projections.board import (
    Boards,
    Change,
    Comment,
    Note,
    Span,
    Spot,
    activity_of,
    board_id,
    card_id,
    change_of,
    group_of,
    note_or_card,
    owner_of,
)
from projections.chart import BearerState, Charts, Point
from projections.comparison import Comparison, Lanes, Row, compare, fits
from projections.groups import EVERYONE, group_in, groups_in
from projections.lanes import Alone, Lane, Standing, standing
from projections.ledger import Ledger, enter, numbered
from projections.people import Facilitator, Formation, Group, People, Seat
from projections.reflection import Reflection, Reflections
from projections.session import AspectState, Moment, Session
from projections.state import State, fold, fold_all
from projections.subject import lost_by, subject
from projections.timeline import Rows, Timeline, timeline

__all__ = [
    "EVERYONE",
    "ActivityState",
    "Agenda",
    "Alone",
    "AspectState",
    "Attention",
    "BearerState",
    "Boards",
    "Change",
    "Charts",
    "Comment",
    "Comparison",
    "Facilitator",
    "Formation",
    "Group",
    "Lane",
    "Lanes",
    "Ledger",
    "Moment",
    "Note",
    "People",
    "Point",
    "Reflection",
    "Reflections",
    "Row",
    "Rows",
    "Seat",
    "Session",
    "Span",
    "Spot",
    "Standing",
    "State",
    "Timeline",
    "Timer",
    "activity_of",
    "alias_in",
    "board_id",
    "card_id",
    "change_of",
    "compare",
    "enter",
    "fits",
    "fold",
    "fold_all",
    "group_in",
    "group_of",
    "groups_in",
    "lost_by",
    "note_or_card",
    "numbered",
    "owner_of",
    "running",
    "standing",
    "subject",
    "timeline",
]
