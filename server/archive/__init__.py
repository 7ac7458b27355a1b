"""Archives: one session's whole record in one file, ``.leeway``, that brings it back anywhere as it was.

An archive is a zip of a few files that a person can read too. It holds the log as it is kept, authors of unnamed words
among them, so it is for whoever runs the server. What was erased before it was made is in no byte of it; the marks are.

A1  The same session and the same ``made_at`` give the same bytes.
A2  Reading trusts nothing: everything is checked, in bounded memory, before anything is kept.
A3  What is brought back has the same events, byte for byte, under the same seqs.
"""

from server.archive.bringing import Brought, Differs, Occupied, bring
from server.archive.form import ENDING, Manifest, Progress, Unusable, demand_name
from server.archive.reading import Archive, check
from server.archive.writing import NoRecord, write

__all__ = [
    "ENDING",
    "Archive",
    "Brought",
    "Differs",
    "Manifest",
    "NoRecord",
    "Occupied",
    "Progress",
    "Unusable",
    "bring",
    "check",
    "demand_name",
    "write",
]
