"""Templates: TOML files that a facilitator can copy and change, and what a session is made from.

Built-in ones come with the package; more are read from a folder. One with the same name as a built-in one takes its
place. A file that cannot be used is refused with its line, what is wrong, and what to do.

In a browser they are made as drafts (JSON), checked as the same shape, and written out as files again.
"""

from server.templates.drafting import Draft, draft_of, found_in, from_draft
from server.templates.importing import Imported, ImportedAspect, RowProblem, aspects_in
from server.templates.meaning import Found
from server.templates.reading import (
    Broken,
    Missing,
    Problem,
    Template,
    TemplateError,
    broken,
    load,
    read,
    source,
    usable,
)
from server.templates.writing import to_toml

__all__ = [
    "Broken",
    "Draft",
    "Found",
    "Imported",
    "ImportedAspect",
    "Missing",
    "Problem",
    "RowProblem",
    "Template",
    "TemplateError",
    "aspects_in",
    "broken",
    "draft_of",
    "found_in",
    "from_draft",
    "load",
    "read",
    "source",
    "to_toml",
    "usable",
]
