"""What it amounts to: pure folds of events into states. Imports ``events`` only; no input or output, no clock."""

from projections.agenda import ActivityState, Agenda, Timer, running
from projections.board import Boards, Change, Comment, Note, activity_of, board_id, card_id, group_of, note_or_card
from projections.comparison import Comparison, Lane, Row, Standing, compare, standing
from projections.ledger import Ledger, enter, numbered
from projections.people import Group, People, Seat
from projections.session import AspectState, Moment, Session
from projections.state import State, fold, fold_all

__all__ = [
    "ActivityState",
    "Agenda",
    "AspectState",
    "Boards",
    "Change",
    "Comment",
    "Comparison",
    "Group",
    "Lane",
    "Ledger",
    "Moment",
    "Note",
    "People",
    "Row",
    "Seat",
    "Session",
    "Standing",
    "State",
    "Timer",
    "activity_of",
    "board_id",
    "card_id",
    "compare",
    "enter",
    "fold",
    "fold_all",
    "group_of",
    "note_or_card",
    "numbered",
    "running",
    "standing",
]
