"""The two commands of the README, on a checkout that is set up already."""

import os
import re
import subprocess
from pathlib import Path

import httpx

from tests.processes import HOST, Leeway, sqlite_url

HOUSE = Path(__file__).parent.parent
ALONE = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
"""The environment without what an outer ``make test`` tells its children."""


def test_a_second_setup_has_nothing_to_do() -> None:
    """What is installed already is not installed again."""
    stamps = {stamp: stamp.stat().st_mtime_ns for stamp in (HOUSE / ".venv/.ready", HOUSE / "web/node_modules/.ready")}
    again = subprocess.run(["make", "setup"], cwd=HOUSE, env=ALONE, capture_output=True, text=True, check=True)
    assert not again.stdout
    assert stamps == {stamp: stamp.stat().st_mtime_ns for stamp in stamps}


class Made(Leeway):
    """``make run``, on a store of the test's own."""

    def command(self) -> list[str]:
        """Nothing but make."""
        return ["make", "--directory", str(HOUSE), "run"]

    def environment(self) -> dict[str, str]:
        """Host, port and store come from the environment."""
        ours = {"HOST": HOST, "PORT": str(self.port), "LEEWAY_STORE": self.store}
        return {name: value for name, value in super().environment().items() if name in ALONE} | ours


def test_make_run_opens_with_a_session_that_people_can_join(tmp_path: Path) -> None:
    """It answers within seconds and prints the facilitator's link, the join link and the code, all of which work."""
    leeway = Made(tmp_path, sqlite_url(tmp_path))
    leeway.start()
    try:
        words = leeway.words
        assert re.search(rf"{leeway.url}/facilitate/\S+#\S+", words), words
        assert re.search(rf"{leeway.url}/join#\S+", words), words
        code = re.search(r"\b([0-9A-Z]{4}-?[0-9A-Z]{4})\b", words)
        assert code, words
        invitation = httpx.post(f"{leeway.url}/api/invitation", json={"code": code[1]})
        assert invitation.status_code == 200, invitation.text
    finally:
        leeway.stop()


def test_make_says_what_it_can_do() -> None:
    """``make help`` names every verb that the documents use."""
    told = subprocess.run(["make", "help"], cwd=HOUSE, env=ALONE, capture_output=True, text=True, check=True).stdout
    assert {"setup", "run", "test", "lint", "types", "build"} <= {line.split()[0] for line in told.splitlines()}
    assert os.access(HOUSE / ".ci" / "run", os.X_OK)
