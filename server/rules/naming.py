"""Names of people, so that nobody's can upset a line, hide in another one, or be taken for a mark of the program's own.

N1  One line: control characters, separators and runs of blanks become one blank.
N2  Read from where it begins: marks that turn the direction of writing, or that cannot be seen at all, are left out.
    The two joiners that some scripts and emoji need stay where they join something.
N3  As high as a line: no more than three marks stand on one letter.
N4  The same name is the same characters, however it was typed (NFC).

``web/src/sync/called.ts`` does the same, so that a tablet shows at once what will be recorded.

Who somebody is (participant, facilitator) never follows from a name: tablets are told it by the server.
"""

import re
import unicodedata

from server.rules.access import Refusal

_JOINERS = "\u200c\u200d"
_BLANK = frozenset({"Zs", "Zl", "Zp", "Cc"})
_UNSEEN = frozenset({"Cf", "Cs", "Co"})
_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f\u180b\u180c\u180d\u180e\ufe0e")
"""Letters and marks by their category that show nothing at all."""

_MARKS = frozenset({"Mn", "Me"})
_MOST_MARKS = 3
_LOOSE = re.compile(f"(?<![^ {_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![^ {_JOINERS}])|(?<=[{_JOINERS}])[{_JOINERS}]+")


def called(text: str) -> str:
    """The name that was meant; refuses one of which nothing can be seen."""
    seen, marks = "", 0
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in _MARKS else 0
        if kind in _BLANK:
            seen += " "
        elif marks <= _MOST_MARKS and sign not in _FILLERS and (kind not in _UNSEEN or sign in _JOINERS):
            seen += sign
    name = " ".join(_LOOSE.sub("", " ".join(seen.split())).split())
    if not any(unicodedata.category(sign)[0] in "LNSP" for sign in name):
        raise Refusal("no-words", "Please write a name that others can read.")
    return name
