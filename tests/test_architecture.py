"""The shape of the house: directions, mirrors, sizes and the files that are made from others."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from events.codec import Known
from server import commands, typescript, wire
from server.http.problems import STATUS

HOUSE = Path(__file__).parent.parent
ROOMS = ("events", "projections", "server")
CROWDED = {"core", "utils", "common", "helpers", "services", "models", "misc", "shared", "lib"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

WEB = HOUSE / "web" / "src"
WEB_FLOORS = (
    "contract",
    "words",
    "projections",
    "sync",
    "offline",
    "keys",
    "api",
    "replay",
    "route",
    "screens",
    "main",
    "player",
)
"""From the ground up: a folder or file of ``web/src`` may import from its own floor and from those before it."""

# Files that say what things are called and decide nothing: what uses them tests them.
ONLY_NAMES = {
    "events/agenda.py",
    "events/base.py",
    "events/board.py",
    "events/chart.py",
    "events/people.py",
    "events/plan.py",
    "events/reflection.py",
    "events/session.py",
    "server/commands/__init__.py",
    "server/commands/agenda.py",
    "server/commands/base.py",
    "server/commands/board.py",
    "server/commands/chart.py",
    "server/commands/people.py",
    "server/commands/session.py",
    "server/templates/shape.py",
    "server/wire.py",
}


def tracked(*suffixes: str) -> list[Path]:
    """Every file in git, or about to be, with one of these suffixes."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    paths = [HOUSE / line for line in listed if line.endswith(suffixes)]
    return [path for path in paths if path.exists()]


def name(path: Path) -> str:
    """A path as it is written from the top of the house."""
    return path.relative_to(HOUSE).as_posix()


def test_imports_point_one_way() -> None:
    """server -> projections -> events, and no pure room knows a clock, chance, the network or the disk."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=HOUSE, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_room_is_for_things_that_found_no_room() -> None:
    """Folders are named for what they mean."""
    folders = {part for path in tracked("") for part in path.relative_to(HOUSE).parts[:-1]}
    assert not folders & CROWDED


def test_every_test_file_mirrors_a_source_file() -> None:
    """``tests/server/rules/test_access.py`` tests ``server/rules/access.py``, or a room by its name."""
    strays = []
    for room in ROOMS:
        for test in (HOUSE / "tests" / room).rglob("test_*.py"):
            source = HOUSE / test.relative_to(HOUSE / "tests").parent / test.name.removeprefix("test_")
            is_contract = test.name.startswith("test_contract") and (source.parent / "__init__.py").exists()
            if not (source.exists() or source.with_suffix("").is_dir() or is_contract):
                strays.append(name(test))
    assert not strays


def has_tests(source: Path) -> bool:
    """Whether a module has its own test file, or its room has one, a contract suite, or a neighbour that imports it."""
    inside = source.relative_to(HOUSE)
    own = HOUSE / "tests" / inside.parent / f"test_{inside.name}"
    rooms = [HOUSE / "tests" / room.parent / f"test_{room.name}.py" for room in inside.parents if room.name]
    suites = [HOUSE / "tests" / room / "test_contract.py" for room in inside.parents if room.name]
    imported = f"from {'.'.join(inside.with_suffix('').parts)} import"
    return any(test.exists() for test in (own, *rooms, *suites)) or any(
        imported in neighbour.read_text() for neighbour in own.parent.glob("test_*.py")
    )


def test_every_source_file_that_decides_something_has_its_own_tests() -> None:
    """No module is covered only by accident, from far away."""
    sources = [source for room in ROOMS for source in (HOUSE / room).rglob("*.py") if not source.name.startswith("__")]
    assert not [name(source) for source in sources if name(source) not in ONLY_NAMES and not has_tests(source)]


def test_no_file_is_too_long_to_read_at_a_sitting() -> None:
    """At most 400 lines, generated files apart."""
    files = [path for path in tracked(".py", ".ts", ".tsx", ".css") if path != typescript.CONTRACT]
    sizes = {name(path): len(path.read_text().splitlines()) for path in files}
    assert not {path: lines for path, lines in sizes.items() if lines > LONGEST_FILE}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a Python file with its number of lines, docstring apart."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield f"{name(path)}:{node.lineno} {node.name}", node.end_lineno - first.lineno + 1


def test_no_function_is_too_long_to_hold_in_mind() -> None:
    """At most 60 lines."""
    assert not [found for path in tracked(".py") for found, lines in functions(path) if lines > LONGEST_FUNCTION]


def test_the_contract_of_the_tablet_is_current() -> None:
    """``make contract`` would change nothing."""
    assert typescript.CONTRACT.read_text() == typescript.render()


def test_every_event_is_in_the_protocol() -> None:
    """Whoever reads the log from outside finds each type of event in ``docs/protocol.md``."""
    protocol = (HOUSE / "docs" / "protocol.md").read_text()
    assert not [tag for event in get_args(Known) if f"`{(tag := event.__struct_config__.tag)}`" not in protocol]


def test_every_code_and_command_is_in_the_protocol() -> None:
    """Close codes, problem codes and commands: what a program from outside may meet or send."""
    tags = {command.__struct_config__.tag for command in get_args(commands.AnyCommand)}
    names = {str(code.value) for code in wire.Close} | set(STATUS) | tags
    protocol = (HOUSE / "docs" / "protocol.md").read_text()
    assert not {name for name in names if name not in protocol}


def floor(path: Path) -> str:
    """The folder or the file of ``web/src`` that a module belongs to."""
    return path.relative_to(WEB).parts[0].split(".")[0]


def web_imports() -> Iterator[tuple[Path, Path]]:
    """Every module of the web app with every module of ours that it imports."""
    for module in [*WEB.rglob("*.ts"), *WEB.rglob("*.tsx")]:
        if ".test." not in module.name:
            for found in re.findall(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", module.read_text()):
                yield module, (module.parent / found).resolve()


def test_web_imports_point_one_way() -> None:
    """contract <- words <- projections <- sync <- keys, api, route <- screens <- main."""
    wrong = []
    for module, used in web_imports():
        here, there = floor(module), floor(used)
        if "ui" not in (here, there) and WEB_FLOORS.index(there) > WEB_FLOORS.index(here):
            wrong.append(f"{name(module)} imports {name(used)}")
    assert not wrong


def test_ui_knows_nothing_of_events() -> None:
    """Buttons, sheets and drags import each other and the words, and nothing of ours besides."""
    wrong = [
        f"{name(m)} imports {name(used)}"
        for m, used in web_imports()
        if floor(m) == "ui" and floor(used) not in ("ui", "words")
    ]
    assert not wrong


OUTSIDE_THE_TABLET = re.compile(
    r"Date\.now|new Date\(\)|Math\.random|\bcrypto\.|\bfetch\(|\bWebSocket\b|indexedDB|localStorage|setTimeout"
    r"|\bwindow\.|\bdocument\."
)


def test_pure_web_modules_touch_no_outside() -> None:
    """The folds, the outbox's sums, the session machine, the prediction and the replay know nothing of the outside.

    A replay has a clock and two sources, which do.
    """
    pure = [*WEB.glob("projections/*.ts"), *(WEB / "sync" / f"{part}.ts" for part in ("log", "session", "predict"))]
    pure += [path for path in WEB.glob("replay/*.ts") if path.stem not in ("clock", "serverSource", "fileSource")]
    modules = [path for path in pure if ".test." not in path.name]
    assert not [name(path) for path in modules if OUTSIDE_THE_TABLET.search(path.read_text())]
