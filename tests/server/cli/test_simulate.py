"""``leeway simulate``, start to end, on both stores and on a server that runs already."""

import re

from tests.processes import Leeway
from tests.typed import Typed, typed

SHORT = ("--seats", "8", "--minutes", "2", "--speed", "60", "--seed", "4")


def number(told: Typed, what: str) -> int:
    """The number behind these words."""
    found = re.search(rf"{what}: (\d+)", told.words)
    assert found, told.words
    return int(found[1])


def test_a_room_is_rehearsed_on_a_server_of_its_own(store: str) -> None:
    """Everything comes out right, and it was a rehearsal: changes, lost Wi-Fi, tablets that came back, repeats."""
    told = typed("simulate", *SHORT, "--store", store)

    assert told.code == 0, told.words
    assert "nothing that was saved is missing" in told.words
    assert number(told, "changes saved") > 40
    assert number(told, "Wi-Fi lost") > 0
    assert number(told, "taken up where it was left") > 0
    assert number(told, "Changes sent twice") > 0


def test_forty_tablets_from_one_address_work_on_a_running_server(leeway: Leeway) -> None:
    """Nobody is throttled."""
    told = typed("simulate", "--seats", "40", "--minutes", "1", "--speed", "20", "--server", leeway.url)

    assert told.code == 0, told.words
    assert number(told, "Tablets") == 42


def test_without_a_server_it_says_so() -> None:
    """Exit code 2, not a wrong verdict."""
    told = typed("simulate", *SHORT, "--server", "http://127.0.0.1:9")

    assert told.code == 2
    assert "No Leeway server answers" in told.words
