"""Templates: TOML files that a facilitator can copy and change, and what a session is made from.

Built-in ones come with the package; more are read from a folder. One with the same name as a built-in one takes its
place. A file that cannot be used is refused with its line, what is wrong, and what to do.
"""

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

__all__ = [
    "Broken",
    "Missing",
    "Problem",
    "Template",
    "TemplateError",
    "broken",
    "load",
    "read",
    "source",
    "usable",
]
