"""A transcript as a file: plain text, Markdown, or a page to print. What people wrote is only text in each of them."""

import re
from abc import ABC, abstractmethod
from datetime import UTC, date, datetime, timedelta, tzinfo
from html import escape

from events import Milliseconds
from projections import State
from server.exports.page import heading, page, said, small, table
from server.exports.teller import one_line
from server.exports.transcript import Line
from server.rules.access import Role


class Writer(ABC):
    """Takes lines one after the other and gives what can be written of them by now.

    Times are those of ``zone``, the computer's own where it is None; ``about`` are sentences that stand above it all.
    """

    def __init__(self, title: str, about: list[str], zone: tzinfo | None = UTC) -> None:
        self.title, self.about, self.zone = one_line(title), about, zone
        self._day: tuple[date, timedelta | None] | None = None

    @abstractmethod
    def begin(self) -> str:
        """What stands above the first line."""

    @abstractmethod
    def take(self, line: Line) -> str:
        """The next line."""

    def end(self) -> str:
        """What is left at the end."""
        return ""

    def time(self, at: Milliseconds) -> str:
        """The time of day: 14:05:09."""
        return f"{self._when(at):%H:%M:%S}"

    def new_day(self, at: Milliseconds) -> str:
        """The day and the zone that times are told in, when it is another one than before; else blank."""
        when = self._when(at)
        day = (when.date(), when.utcoffset())
        changed, self._day = day != self._day, day
        return f"{when.day} {when:%B %Y}, {_zone(when)}" if changed else ""

    def _when(self, at: Milliseconds) -> datetime:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(self.zone)


class Text(Writer):
    """Plain text, for a terminal or a mail."""

    def begin(self) -> str:
        """Title and sentences."""
        return "\n".join([self.title, "=" * len(self.title), *self.about, ""])

    def take(self, line: Line) -> str:
        """One line, under a new heading where one begins."""
        if line.kind == "heading":
            return f"\n{line.words}\n{'-' * len(line.words)}\n"
        day = self.new_day(line.at)
        return (f"\n{day}\n" if day else "") + f"{self.time(line.at)}  {line.words}  {cited(line)}\n"


class Markdown(Writer):
    """Markdown in which nobody's words become markup."""

    def begin(self) -> str:
        """Title and sentences."""
        return "\n\n".join([f"# {unmarked(self.title)}", *(unmarked(words) for words in self.about), ""])

    def take(self, line: Line) -> str:
        """An item of a list, or a heading."""
        if line.kind == "heading":
            return f"\n## {unmarked(line.words)}\n\n"
        day = self.new_day(line.at)
        words = unmarked(line.words)
        told = words if line.kind == "event" else f"**{words}**" if line.kind == "moment" else f"*{words}*"
        return (f"\n### {day}\n\n" if day else "") + f"- `{self.time(line.at)}` {told} `{cited(line)}`\n"


class Page(Writer):
    """An HTML page that stands alone, with a heading for each activity and a table for each day in it."""

    def __init__(self, title: str, about: list[str], zone: tzinfo | None = UTC) -> None:
        super().__init__(title, about, zone)
        self._rows: list[tuple[str, ...]] = []
        self._under, self._date = heading("At the beginning"), ""
        self._page = page(self.title, ["\0"]).decode().partition("\0")

    def begin(self) -> str:
        """Title and sentences."""
        return self._page[0] + "\n".join([heading(self.title, 1), *(small(words) for words in self.about), ""])

    def take(self, line: Line) -> str:
        """Nothing until an activity or a day is over; then its table."""
        if line.kind == "heading":
            done, self._under = self._table(), heading(line.words)
            return done
        day = self.new_day(line.at)
        done = self._table() if day else ""
        self._date = day or self._date
        told = line.words if line.kind == "event" else f"— {line.words}"
        self._rows.append((self.time(line.at), said(told), cited(line)))
        return done

    def end(self) -> str:
        """The last table, and the end of the page."""
        return self._table() + self._page[2]

    def _table(self) -> str:
        """The rows so far, under the heading that has not been written yet."""
        rows, self._rows = self._rows, []
        if not rows:
            return ""
        above, self._under = self._under, ""
        return f"{above}\n{table(self._date, ('Time', 'What happened', 'Event'), rows)}\n"


def cited(line: Line) -> str:
    """What to cite a line by: #1234, or #1234–1240 for several events that are told as one."""
    first, last = line.seqs[0], line.seqs[-1]
    return f"#{first}" if first == last else f"#{first}–{last}"


def unmarked(words: str) -> str:
    """Words as they read in Markdown, also in the kinds of it that make links, names and signs of bare words."""
    marked = re.sub(r"[\\`*_{}\[\]|~@$^=#]|:(?=\S)|(?<=www)\.|^[-+](?=\s)", r"\\\g<0>", words, flags=re.IGNORECASE)
    return escape(marked, quote=False)


def _zone(when: datetime) -> str:
    told = f"{when:%z}"
    return "UTC" if told == "+0000" else f"UTC{told[:3]}:{told[3:]}"


def about(today: State, role: Role, times: str) -> list[str]:
    """The sentences that stand above a transcript; ``times`` says whose times they are."""
    scale = today.session.scale
    eyes = {
        "facilitator": "",
        "participant": "It holds what you could see when it was saved.",
        "wall": "It holds what everybody could see when it was saved.",
    }[role]
    told = [
        f"What happened, one line after the other. {times} The numbers behind # are for citing: they never change.",
        f"Places are told from 0, “{one_line(scale.left.words)}”, to 100, “{one_line(scale.right.words)}”.",
        "Where an activity does not name people, this does not either. Answers are told without their words there, "
        "because the time would say whose they are.",
        eyes,
    ]
    return [words for words in told if words]
