"""``leeway simulate``, start to end, on both stores and on a server that runs already."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

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


def recorded(server: Leeway) -> int:
    """How many events the server has recorded since it started."""
    found = re.search(r"^leeway_recorded_total (\d+)", httpx.get(f"{server.url}/metrics").text, re.MULTILINE)
    return int(found[1]) if found else 0


def test_a_room_survives_that_its_server_is_killed(store: str, tmp_path: Path) -> None:
    """``kill -9`` in the middle: everything acknowledged is there, once, and all tablets agree."""
    server = Leeway(tmp_path / "server", store)
    server.start()
    with ThreadPoolExecutor(1) as beside:
        rehearsal = beside.submit(typed, "simulate", "--server", server.url, "--minutes", "10", "--speed", "60")
        while recorded(server) < 100:
            assert not rehearsal.done(), rehearsal.result().words
            time.sleep(0.05)
        server.kill()
        server.start()
        told = rehearsal.result()
    server.stop()

    assert told.code == 0, told.words
    assert number(told, "taken up where it was left") >= 14
    assert "sound" in typed("verify", "--all", "--store", store).words


def test_without_a_server_it_says_so() -> None:
    """Exit code 2, not a wrong verdict."""
    told = typed("simulate", *SHORT, "--server", "http://127.0.0.1:9")

    assert told.code == 2
    assert "No Leeway server answers" in told.words
