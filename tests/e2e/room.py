"""The facilitator's console and the wall, in a facilitator's words; and what the log says they should show."""

from tests.e2e.glass import Glass
from tests.e2e.tablet import until
from tests.e2e.words import say
from tests.workshop import Json, Workshop

Compared = dict[str, dict[str, int | str]]
"""Aspect by title, then group by shape: a place, or the standing of an aspect that has none."""

COMPARED = """
    const rows = {};
    for (const row of document.querySelectorAll('.cmp-aspect')) {
        const lanes = rows[row.querySelector('.cmp-title').textContent] = {};
        for (const {dataset, firstElementChild: track} of row.querySelectorAll('.lane')) {
            const mark = track.querySelector('.lane-mark');
            lanes[dataset.groupShape] = mark ? Math.round(parseFloat(mark.style.left) * 10) : dataset.standing;
        }
    }
    return rows;
"""

PINS = """
    const boards = {};
    for (const board of document.querySelectorAll('.mini'))
        boards[board.dataset.groupShape] = [...board.querySelectorAll('.mini-pin')]
            .map((pin) => Math.round(parseFloat(pin.style.left) * 10)).sort((a, b) => a - b);
    return boards;
"""


class Screen:
    """A screen with a comparison on it: the wall, the console, or a tablet after the reveal."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass

    async def compares(self, wanted: Compared) -> None:
        """Wait until the comparison says exactly this."""
        await until(lambda: self.glass.run(COMPARED), wanted)


class Wall(Screen):
    """The projector."""

    async def open(self, workshop: Workshop) -> None:
        """Show the wall of this session."""
        await self.glass.go(f"{workshop.url}/wall/{workshop.session}#{workshop.wall_key}")


class Console(Screen):
    """The facilitator's screen."""

    async def open(self, workshop: Workshop) -> None:
        """Open the session with the facilitator's link."""
        await self.glass.go(f"{workshop.url}/facilitate/{workshop.session}#{workshop.key}")
        await self.glass.sees("heading", say("console.agenda"))

    async def start(self, title: str) -> None:
        """Start an activity, and say yes if the console asks."""
        await self.glass.tap("button", say("console.startSays", title=title))
        if await self.glass.has("button", say("console.startYes")):
            await self.glass.tap("button", say("console.startYes"))
        await self.glass.sees("button", say("console.endSays", title=title))

    async def reveal(self) -> None:
        """Let everybody see all boards."""
        await self.glass.tap("button", say("console.reveal"))
        await self.glass.tap("button", say("console.revealYes"))
        await self.glass.reads(say("console.isRevealed"))

    async def boards_show(self, wanted: dict[str, list[int]]) -> None:
        """Wait until the small boards show exactly these places, by the group's shape."""
        await until(lambda: self.glass.run(PINS), wanted)

    async def view(self, which: str) -> None:
        """Show the boards as pictures, as lists, or compared."""
        await self.glass.tap("radio", say(f"console.view{which}"))


def comparison_in(state: Json, activity: str) -> Compared:
    """What the log amounts to, as a comparison."""
    return {
        aspect["title"]: {
            group["shape"]: standing(state, f"{activity}:{group['id']}:{aspect['id']}")
            for group in state["people"]["groups"].values()
        }
        for aspect in state["session"]["aspects"].values()
        if not aspect["parked"]
    }


def standing(state: Json, card: str) -> int | str:
    """Where an aspect's card stands, in one of four states."""
    note = state["boards"]["notes"].get(card)
    if note and note["x"] is not None:
        return int(note["x"])
    return str(state["boards"]["marks"].get(card, "unplaced"))


def pins_in(state: Json, activity: str) -> dict[str, list[int]]:
    """Every place on every group's scale, by the group's shape."""
    notes = [n for n in state["boards"]["notes"].values() if n["x"] is not None and not n["removed"]]
    return {
        group["shape"]: sorted(n["x"] for n in notes if n["board"] == f"{activity}:{group['id']}")
        for group in state["people"]["groups"].values()
    }
