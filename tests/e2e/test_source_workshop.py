"""The workshop that the project exists for, whole, in real browsers, from the first prompt card to the thank you.

Two backgrounds; a talk at mixed tables, a scale in separate groups, pros and cons at mixed tables, reflections.
Somebody comes late, somebody changes tablets, somebody has another person write for them, one group runs out of time.
What every screen shows at the end is written down here before anybody does anything.
"""

import asyncio
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.glass import PlaywrightGlass
from tests.e2e.room import Console, Screen, Wall
from tests.e2e.stage import Seated, Stage, stage
from tests.e2e.table import Person
from tests.e2e.tablet import until
from tests.e2e.words import like, say
from tests.processes import Leeway
from tests.workshop import call

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

TALK, SCALE, WEIGH, BACK = "Getting to know you", "How fixed should it be?", "For and against", "Looking back"
LINK, PPI = "Link workers", "PPI contributors"
WHERE, HOMES, OFTEN, REFER = (
    "Where we meet",
    "Going to people's homes",
    "How many times we see a person",
    "Who can ask for a link worker",
)
ENDS = {"left": "About choice", "right": "Set in stone"}

COMPARED = {
    WHERE: {"circle": 100, "square": 900},
    HOMES: {"circle": 700, "square": "notDiscussed"},
    OFTEN: {"circle": "cantAgree", "square": 500},
    REFER: {"circle": "depends", "square": "unplaced"},
}
"""Where each group put what, by the group's shape; nobody got to the other eight aspects."""

WEIGHED = {
    REFER: {
        "For": {"It saves the doctor's time": 2, "More people hear of it": 0},
        "Against": {"A longer waiting list": 1},
    }
}
"""The points on all charts, with how many agree."""

TOLD = {
    "What went well today?": {"Everybody had a say", "The tea"},
    "Would you have liked more time, or fewer topics?": {"More time": 2, "Fewer topics": 1},
}

CHARTS = """
    const aspects = {};
    for (const aspect of document.querySelectorAll('.charts-aspect:has(.chartview)')) {
        const sides = aspects[aspect.getAttribute('aria-label')] = { For: {}, Against: {} };
        for (const side of aspect.querySelectorAll('.side'))
            for (const point of side.querySelectorAll('.point')) {
                const [words, agree] = ['.point-words', '.point-agree'].map((part) => point.querySelector(part));
                sides[side.dataset.side === 'pro' ? 'For' : 'Against'][words.textContent] =
                    parseInt(agree?.textContent ?? '0');
            }
    }
    return aspects;
"""

ANSWERS = """
    const prompts = {};
    for (const prompt of document.querySelectorAll('.answers-prompt')) {
        const chosen = [...prompt.querySelectorAll('.choose')].map((one) => [
            one.querySelector('.choose-words').textContent, one.querySelectorAll('.choose-dot').length]);
        prompts[prompt.getAttribute('aria-label')] = chosen.length
            ? Object.fromEntries(chosen.filter(([, count]) => count > 0))
            : [...prompt.querySelectorAll('.answer')].map((one) => one.firstElementChild.textContent).sort();
    }
    return prompts;
"""


async def test_the_whole_afternoon(embedded: Leeway, chromium: Browser) -> None:
    """Nothing on paper that is not wanted on paper; at the end every screen shows what the script predicts."""
    async with stage(embedded, "Oxford, the whole afternoon") as theatre:
        console, wall = await desks(theatre, chromium)
        anna, ben, carol, dan = await everybody(theatre, chromium)
        eve = await the_talk(theatre, chromium, console, (anna, ben, carol, dan))
        ben = await the_scale(theatre, chromium, console, (anna, ben, carol, dan))
        await compared(theatre, console, wall, anna, dan)
        await the_charts(theatre, console, wall, (anna, ben, carol, dan, eve))
        await the_reflections(console, wall, (anna, dan, eve))
        await the_end(theatre, console, wall, (anna, ben, carol, dan, eve))


async def desks(theatre: Stage, chromium: Browser) -> tuple[Console, Wall]:
    """The console opens by its link; the wall shows the way in."""
    console = Console(PlaywrightGlass(await theatre.desk(chromium), touch=False))
    wall = Wall(PlaywrightGlass(await theatre.desk(chromium), touch=False))
    await asyncio.gather(console.open(theatre.workshop), wall.open(theatre.workshop))
    return console, wall


async def everybody(theatre: Stage, chromium: Browser) -> tuple[Seated, Seated, Seated, Seated]:
    """Two of each background."""
    people = (("Anna", LINK), ("Ben", LINK), ("Carol", PPI), ("Dan", PPI))
    anna, ben, carol, dan = [await theatre.tablet(chromium, name, background) for name, background in people]
    return anna, ben, carol, dan


async def the_talk(
    theatre: Stage, chromium: Browser, console: Console, people: tuple[Seated, Seated, Seated, Seated]
) -> Seated:
    """Mixed tables form by themselves; Eve comes late and finds a place at one."""
    await console.start(TALK)
    anna, carol = Person(people[0].glass), Person(people[2].glass)
    await anna.answers("Mostly forms, I think")
    await anna.part("talk")
    await anna.notes("Nobody knows what we do")
    await carol.part("talk")
    await carol.notes("Who pays for the bus?", question=True)
    eve = await theatre.tablet(chromium, "Eve", PPI)
    await eve.glass.reads(like("header.activity", number=1, title=TALK))
    await eve.glass.sees("heading", say("talk.step.before"))
    await anna.part("after")
    await anna.glass.reads("Mostly forms, I think")
    state = await theatre.workshop.state()
    formed = state["people"]["formations"]["getting-to-know-you"]
    assert set(formed["seats"]) == set(state["people"]["seats"])
    return eve


async def the_scale(
    theatre: Stage, chromium: Browser, console: Console, people: tuple[Seated, Seated, Seated, Seated]
) -> Seated:
    """Separate groups. Ben changes tablets, Dan writes for Carol, and the second group runs out of time."""
    anna, ben, carol, dan = people
    await console.start(SCALE)
    await asyncio.gather(*(tablet.begin() for tablet in (anna, ben, carol, dan)))
    await anna.place_in_words(WHERE, say("scale.at0", **ENDS))
    ben = await another_tablet(theatre, chromium, ben)
    await ben.place_in_words(HOMES, say("scale.at3", **ENDS))
    await cannot_agree(ben, OFTEN)
    await depends(anna, REFER, "who asks")

    await Person(carol.glass).lets_write("Carol", "Dan")
    await Person(dan.glass).speaks_for("Carol")
    await dan.place_in_words(WHERE, say("scale.at4", **ENDS))
    await Person(dan.glass).speaks_again("Dan")
    await dan.place_in_words(OFTEN, say("scale.at2", **ENDS))
    await not_discussed(dan, HOMES)

    state = await theatre.workshop.state()
    names = {seat["id"]: seat["name"] for seat in state["people"]["seats"].values()}
    moved = state["boards"]["notes"]["how-fixed:ppi-contributors:where-we-meet"]["moved"]
    assert ("Carol", "Dan") == (names[moved["by"]], names[moved["scribe"]])
    return ben


async def another_tablet(theatre: Stage, chromium: Browser, ben: Seated) -> Seated:
    """The first tablet shows a square; the second one opens what is in it, and is Ben from then on."""
    page = ben.page.page
    await ben.glass.tap("button", say("header.people", name="Ben"))
    async with page.expect_response("**/handover") as asked:
        await ben.glass.tap("button", say("moving.show"))
    link = (await (await asked.value).json())["url"]
    second = Seated(PlaywrightGlass(await theatre.touch(chromium), touch=True), await theatre.weather())
    await second.glass.go(f"{second.url}/handover#{urlsplit(link).fragment}")
    await second.glass.tap("button", say("handover.go", name="Ben"))
    await second.glass.sees("heading", like("tray.count"))
    await ben.glass.reads(say("page.renewedKey"))
    return second


async def open_note(tablet: Seated, title: str) -> None:
    """Open a note of the tray as a sheet."""
    await tablet.glass.tap("button", say("tray.place", text=title))
    await tablet.glass.tap("button", say("pick.words"))


async def cannot_agree(tablet: Seated, title: str) -> None:
    """The group's places begin and end at two worded ones."""
    await open_note(tablet, title)
    await tablet.glass.tap("button", say("answer.cantAgree"))
    for end, place in (("answer.from", "scale.at1"), ("answer.to", "scale.at3")):
        choices = tablet.page.page.get_by_role("group", name=say(end), exact=True)
        await choices.get_by_role("button", name=say(place, **ENDS), exact=True).tap()
    await tablet.glass.tap("button", say("answer.keepRange"))
    await tablet.glass.tap("button", say("ui.close"))


async def depends(tablet: Seated, title: str, on: str) -> None:
    """It depends, and on what."""
    await open_note(tablet, title)
    await tablet.glass.tap("button", say("answer.depends"))
    await tablet.glass.fill(say("answer.on"), on)
    await tablet.glass.tap("button", say("answer.keepDepends"))
    await tablet.glass.tap("button", say("ui.close"))


async def not_discussed(tablet: Seated, title: str) -> None:
    """There was no time for it."""
    await open_note(tablet, title)
    await tablet.glass.tap("button", say("answer.notDiscussed"))
    await tablet.glass.tap("button", say("ui.close"))


async def compared(theatre: Stage, console: Console, wall: Wall, *tablets: Seated) -> None:
    """The table of the source: who put what where, in every place where it is shown."""
    await console.reveal()
    aspects = (await theatre.workshop.state())["session"]["aspects"].values()
    untouched = {"circle": "unplaced", "square": "unplaced"}
    wanted = {aspect["title"]: COMPARED.get(aspect["title"], untouched) for aspect in aspects}
    await console.view("Comparison")
    for tablet in tablets:
        await tablet.glass.tap("radio", say("footer.compare"))
    for screen in (console, wall, *(Screen(tablet.glass) for tablet in tablets)):
        await screen.compares(wanted)
    await wall.glass.reads(say("comparison.notDiscussed", group=PPI))


async def the_charts(theatre: Stage, console: Console, wall: Wall, people: tuple[Seated, ...]) -> None:
    """Mixed tables weigh one aspect; the wall shows all charts side by side when the facilitator says so."""
    await console.start(WEIGH)
    await asyncio.gather(*(Person(tablet.glass).weighs(REFER) for tablet in people))
    anna, ben, carol, dan, _eve = (Person(tablet.glass) for tablet in people)
    await anna.adds("pro", "It saves the doctor's time", "Patient", "GP surgery")
    await carol.adds("con", "A longer waiting list", "Patient")
    await ben.agrees("It saves the doctor's time")
    await carol.agrees("It saves the doctor's time")
    await dan.agrees("A longer waiting list")
    await dan.adds("pro", "More people hear of it")
    assert len((await theatre.workshop.state())["people"]["formations"]["for-and-against"]["groups"]) == 1
    await show(console, "charts")
    await until(lambda: wall.glass.run(CHARTS), WEIGHED)


async def the_reflections(console: Console, wall: Wall, people: tuple[Seated, ...]) -> None:
    """Everybody answers alone; no name is shown."""
    await console.start(BACK)
    anna, dan, eve = (Person(tablet.glass) for tablet in people)
    await first_answer(anna, "Everybody had a say")
    await first_answer(dan, "The tea")
    await anna.chooses("More time")
    await dan.chooses("More time")
    await eve.chooses("Fewer topics")
    await show(console, "answers")
    wanted = {prompt: sorted(told) if isinstance(told, set) else told for prompt, told in TOLD.items()}

    async def told() -> dict[str, object]:
        return {prompt: said for prompt, said in (await wall.glass.run(ANSWERS)).items() if said}

    await until(told, wanted)
    assert "Anna" not in await page_of(wall).inner_text("main")


async def first_answer(person: Person, text: str) -> None:
    """Several questions are on the screen: answer the first of them."""
    assert isinstance(person.glass, PlaywrightGlass)
    page = person.glass.page
    await page.get_by_role("textbox", name=say("answers.yours"), exact=True).first.press_sequentially(text)
    await page.get_by_role("button", name=say("answers.save"), exact=True).first.tap()
    await person.glass.reads(text)


async def show(console: Console, what: str) -> None:
    """Let everybody see all charts, or all answers."""
    await console.glass.tap("button", say(f"deskReveal.{what}"))
    await console.glass.tap("button", say("console.revealYes"))
    await console.glass.reads(say(f"deskReveal.{what}Shown"))


async def the_end(theatre: Stage, console: Console, wall: Wall, people: tuple[Seated, ...]) -> None:
    """The session closes with thanks on every tablet, and what each person did to take home; the record has it all."""
    await console.glass.tap("button", say("deskCharge.open"))
    await console.glass.tap("button", say("console.close"))
    await console.glass.tap("button", say("console.closeYes"))
    thanks = (await theatre.workshop.state())["session"]["closing"]["thanks"]
    await asyncio.gather(*(tablet.glass.reads(thanks) for tablet in people))
    await wall.glass.reads(thanks)
    events = await theatre.workshop.events()
    assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
    assert (await call("GET", f"{theatre.workshop.url}/healthz"))["status"] == "alive"


def page_of(screen: Screen) -> Page:
    """The page behind a screen."""
    assert isinstance(screen.glass, PlaywrightGlass)
    return screen.glass.page
