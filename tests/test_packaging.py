"""The wheel carries everything: built, installed in an empty environment and served far from any checkout."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import httpx
import pytest

from tests.processes import Leeway, sqlite_url

HOUSE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, as ``make build`` makes it."""
    assert (HOUSE / "server" / "static" / "index.html").exists(), "There is no built web app yet: run `make web` first."
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], HOUSE)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the locked dependencies and the wheel, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = str(folder / "bin" / "python")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--disable-pip-version-check",
        "-qq",
        "--no-compile",
    ]
    run([*pip, "--require-hashes", "-r", str(HOUSE / "requirements.lock")], folder)
    run([*pip, "--no-deps", str(wheel)], folder)
    return folder


def run(command: list[str], cwd: Path) -> None:
    """Run to the end; what it said is in the failure."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


class Installed(Leeway):
    """``leeway serve`` out of the environment that the wheel was installed in."""

    def __init__(self, folder: Path, environment: Path) -> None:
        super().__init__(folder, sqlite_url(folder))
        self._leeway = environment / "bin" / "leeway"

    def command(self) -> list[str]:
        """The same words, another program."""
        return [str(self._leeway), *super().command()[1:]]

    def environment(self) -> dict[str, str]:
        """Nothing of this checkout, and no Node."""
        return {**super().environment(), "PATH": os.defpath, "PYTHONPATH": ""}


@pytest.fixture(scope="module")
def served(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The installed server, running outside the checkout."""
    server = Installed(tmp_path_factory.mktemp("served"), environment)
    server.start()
    try:
        with httpx.Client(base_url=server.url) as client:
            yield client
    finally:
        server.stop()


def test_the_wheel_holds_the_rooms_the_web_app_and_the_templates(wheel: Path) -> None:
    """No tests, no sources of the web app, and everything that the server opens at run time."""
    names = zipfile.ZipFile(wheel).namelist()
    rooms = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert rooms == {"events", "projections", "server"}
    for built in ("index.html", "player/player.js", "player/player.css"):
        assert f"server/static/{built}" in names
    assert any(name.endswith(".woff2") for name in names)
    templates = {f"server/templates/{file.name}" for file in (HOUSE / "server" / "templates").glob("*.toml")}
    assert templates
    assert templates <= set(names)


def test_the_wheel_asks_for_nothing_that_the_lock_does_not_pin(wheel: Path) -> None:
    """Every dependency of the package is in ``requirements.lock`` with its hashes."""
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    asked = message_from_string(archive.read(metadata).decode()).get_all("Requires-Dist") or []
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (HOUSE / "requirements.lock").read_text(), re.MULTILINE))
    assert {re.split(r"[\[<>=;! ]", requirement)[0] for requirement in asked} <= pinned


def test_the_installed_server_is_healthy(served: httpx.Client) -> None:
    """It is alive and its store is ready."""
    assert served.get("/healthz").status_code == 200
    assert served.get("/readyz").status_code == 200


def test_the_installed_server_gives_the_web_app(served: httpx.Client) -> None:
    """The page, at every address that is a page, and each script and style that it names."""
    page = served.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert served.get("/join").text == page.text
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
    assert {asset.rsplit(".", 1)[1] for asset in assets} == {"js", "css"}
    for asset in assets:
        assert served.get(asset).status_code == 200


def test_the_installed_server_opens_a_session_from_its_own_template(served: httpx.Client) -> None:
    """The template travels with the wheel."""
    templates = served.get("/api/templates").json()
    assert templates
    opened = served.post("/api/sessions", json={"template": "choice-to-stone"})
    assert opened.status_code == 201, opened.text
