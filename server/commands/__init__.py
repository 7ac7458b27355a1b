"""Commands: requests from a tablet, in the imperative. A command becomes exactly one event, or a refusal.

They exist only between tablet and server and are never recorded; facts live in ``events``. They are read strictly: an
unknown field is an error. A command without ``board`` or ``chart`` acts on the one that the seat has in the activity
now.
"""

from server.commands.agenda import (
    EndActivity,
    ExtendTimer,
    Hide,
    LookHere,
    PauseTimer,
    ResumeTimer,
    Reveal,
    SetTimer,
    ShareWriting,
    StartActivity,
    StartWriting,
)
from server.commands.base import Command, CommentText, Name, NoteText
from server.commands.board import (
    AddNote,
    Comment,
    ExplainNote,
    MatchNote,
    MoveNote,
    RemoveComment,
    RemoveNote,
    RestoreNote,
    RewordNote,
    SetDiscussed,
    UnmatchNote,
    UnplaceNote,
)
from server.commands.chart import (
    AddBearer,
    AddPoint,
    JoinPoints,
    MovePoint,
    PartPoint,
    RemovePoint,
    RestorePoint,
    RewordPoint,
    SupportPoint,
    UnsupportPoint,
)
from server.commands.people import (
    AddCompanion,
    AppointScribe,
    FormGroups,
    LowerHand,
    MoveSeat,
    RaiseHand,
    ReadmitSeat,
    RemoveFacilitator,
    RemoveSeat,
    RenameSeat,
)
from server.commands.session import (
    AddAspect,
    ChangeMoment,
    CloseSession,
    DeclareBands,
    EraseName,
    EraseNote,
    EraseSeat,
    HideNote,
    LockBoards,
    LockDoor,
    MarkMoment,
    OpenReplay,
    ParkAspect,
    Reflect,
    RemoveMoment,
    ReopenSession,
)

AnyCommand = (
    AddNote
    | MoveNote
    | UnplaceNote
    | RewordNote
    | ExplainNote
    | RemoveNote
    | RestoreNote
    | Comment
    | RemoveComment
    | SetDiscussed
    | MatchNote
    | UnmatchNote
    | AddPoint
    | RewordPoint
    | MovePoint
    | RemovePoint
    | RestorePoint
    | SupportPoint
    | UnsupportPoint
    | JoinPoints
    | PartPoint
    | AddBearer
    | RaiseHand
    | LowerHand
    | RenameSeat
    | AddCompanion
    | AppointScribe
    | FormGroups
    | MoveSeat
    | RemoveSeat
    | ReadmitSeat
    | RemoveFacilitator
    | StartActivity
    | EndActivity
    | Reveal
    | Hide
    | StartWriting
    | ShareWriting
    | LookHere
    | SetTimer
    | ExtendTimer
    | PauseTimer
    | ResumeTimer
    | AddAspect
    | ParkAspect
    | DeclareBands
    | LockBoards
    | LockDoor
    | HideNote
    | EraseNote
    | EraseName
    | EraseSeat
    | MarkMoment
    | ChangeMoment
    | RemoveMoment
    | OpenReplay
    | Reflect
    | CloseSession
    | ReopenSession
)
"""Every command there is."""

__all__ = [
    "AddAspect",
    "AddBearer",
    "AddCompanion",
    "AddNote",
    "AddPoint",
    "AnyCommand",
    "AppointScribe",
    "ChangeMoment",
    "CloseSession",
    "Command",
    "Comment",
    "CommentText",
    "DeclareBands",
    "EndActivity",
    "EraseName",
    "EraseNote",
    "EraseSeat",
    "ExplainNote",
    "ExtendTimer",
    "FormGroups",
    "Hide",
    "HideNote",
    "JoinPoints",
    "LockBoards",
    "LockDoor",
    "LookHere",
    "LowerHand",
    "MarkMoment",
    "MatchNote",
    "MoveNote",
    "MovePoint",
    "MoveSeat",
    "Name",
    "NoteText",
    "OpenReplay",
    "ParkAspect",
    "PartPoint",
    "PauseTimer",
    "RaiseHand",
    "ReadmitSeat",
    "Reflect",
    "RemoveComment",
    "RemoveFacilitator",
    "RemoveMoment",
    "RemoveNote",
    "RemovePoint",
    "RemoveSeat",
    "RenameSeat",
    "ReopenSession",
    "RestoreNote",
    "RestorePoint",
    "ResumeTimer",
    "Reveal",
    "RewordNote",
    "RewordPoint",
    "SetDiscussed",
    "SetTimer",
    "ShareWriting",
    "StartActivity",
    "StartWriting",
    "SupportPoint",
    "UnmatchNote",
    "UnplaceNote",
    "UnsupportPoint",
]
