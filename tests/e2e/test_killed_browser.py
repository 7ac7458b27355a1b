"""The browser dies with work unsent. ``tests/prove/browser.py`` has it die more often."""

from pathlib import Path

import pytest

from tests.prove.browser import killed_browsers

pytestmark = [pytest.mark.e2e]


@pytest.mark.proves("G59", "G61")
async def test_what_the_screen_called_safe_outlives_the_browser(tmp_path: Path) -> None:
    """kill -9 of Chromium up to half a second after a note was put down without a network."""
    found = await killed_browsers(tmp_path, 1, seed=3)
    assert (found.kills, found.offline) == (1, 1)
    assert (found.lost, found.twice) == ([], [])
