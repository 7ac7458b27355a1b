"""Two runs side by side: the numbers of the one as those of the other, and everything else as it is, byte for byte.

Seqs may differ between twins, since everybody's doings are counted together; so a seq of the busy run stands for the
number of those events up to it that the silent run has too. Nothing else is translated: no ids, times or lengths.
"""

import csv
import gzip
import io
import re
from bisect import bisect_right
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any

import msgspec

from tests.prove.inside import Answered

SEQS = frozenset({"seq", "after", "upto", "head", "since", "about"})
"""The names of the JSON fields that hold a seq."""

_CITED = re.compile(r"(?<=#)(\d+)(?:(?<=\d)–(\d+))?(?=`|<|\)|\s|$)")
_DATA = re.compile(rb'(<script type="application/json" id="[a-z0-9-]+">)(.*?)(</script>)', re.DOTALL)
_BY_NUMBERS = frozenset({"content-length"})


class Ranks:
    """Which events of a log its silent twin has too. ``shared`` are their seqs here, rising.

    With ``silent`` it is that twin itself, and nothing is translated.
    """

    def __init__(self, shared: list[int], silent: bool = False) -> None:
        self._shared = shared
        self._is_the_silent_one = silent

    def rank(self, seq: int) -> int:
        """As the silent twin numbers it."""
        return bisect_right(self._shared, seq)

    def seq(self, rank: int) -> int:
        """Back again: how this run numbers what the silent twin calls ``rank``."""
        return self._shared[rank - 1] if 0 < rank <= len(self._shared) else rank

    def told(self, value: Any) -> Any:
        """A JSON value with the silent twin's numbers."""
        if self._is_the_silent_one:
            return value
        if isinstance(value, list):
            return [self.told(one) for one in value]
        if not isinstance(value, dict):
            return value
        if {"types", "boards", "subjects"} <= value.keys():
            return {**value, "seq": self._columns(value["seq"])}
        return {k: self.rank(v) if k in SEQS and isinstance(v, int) else self.told(v) for k, v in value.items()}

    def frames(self, frames: list[dict[str, Any]]) -> dict[str, list[Any]]:
        """What a tablet was sent at a time, each kind in its order; events as one, whatever frames they came in.

        When a refusal comes between two events is a matter of time, and how far a frame goes one of numbers.
        """
        found = dict[str, list[Any]]()
        for one in frames:
            said = one["events"] if one["type"] == "events" else [{"at": one["at"]}] if one["type"] == "tick" else [one]
            if said:
                found.setdefault(one["type"], []).extend(self.told(said))
        return found

    def answer(self, answered: Answered) -> Any:
        """An HTTP answer: status, headers and body; the length is checked against the body and left out."""
        headers = dict(answered.headers)
        assert int(headers.get("content-length", len(answered.body))) == len(answered.body)
        kept = {name: value for name, value in headers.items() if name not in _BY_NUMBERS}
        raw = gzip.decompress(answered.body) if headers.get("content-encoding") == "gzip" else answered.body
        return answered.status, kept, self._body(raw, headers.get("content-type", ""))

    def _body(self, raw: bytes, kind: str) -> Any:
        if "json" in kind and raw:
            return msgspec.json.encode(self.told(msgspec.json.decode(raw)))
        if kind.startswith("text/csv"):
            return self._table(raw.decode())
        if b'id="leeway-replay"' in raw:
            page = sha256(_DATA.sub(b"", raw)).hexdigest()
            return page, [self._data(found) for found in _DATA.finditer(raw)]
        if kind.startswith("text/"):
            return _CITED.sub(self._cited, raw.decode())
        return raw

    def _columns(self, differences: list[int]) -> list[int]:
        ranks = [0, *(self.rank(seq) for seq in accumulate(differences))]
        return [rank - before for before, rank in pairwise(ranks)]

    def _table(self, text: str) -> list[list[str]]:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
        numbered = [at for at, name in enumerate(rows[0]) if name.lower().endswith("seq")] if rows else []
        for row in rows[1:]:
            for at in numbered:
                row[at] = str(self.rank(int(row[at]))) if row[at].isdigit() else row[at]
        return rows

    def _cited(self, found: re.Match[str]) -> str:
        return "–".join(str(self.rank(int(seq))) for seq in found.groups() if seq)

    def _data(self, found: re.Match[bytes]) -> bytes:
        return found[1] + msgspec.json.encode(self.told(msgspec.json.decode(found[2])))
