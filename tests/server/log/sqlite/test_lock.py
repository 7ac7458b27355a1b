"""One process at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from server.log.sqlite.lock import InUse, Lock

HOLD = "import sys; from pathlib import Path; from server.log.sqlite.lock import Lock; {}"


def run(words: str, store: Path) -> "subprocess.Popen[str]":
    """Another process that takes the lock and then does as it is told."""
    held = HOLD.format(f"held = Lock(Path(sys.argv[1])); {words}")
    return subprocess.Popen(
        [sys.executable, "-c", held, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


@pytest.mark.proves("G12")
def test_a_second_process_is_refused_and_told_what_to_do(path: Path) -> None:
    """Which process has it, that nothing is lost, and three ways on."""
    lock = Lock(path)
    _, said = run("", path).communicate()
    lock.release()
    assert "InUse" in said
    assert "is already open in process" in said
    assert "Nothing is lost" in said
    assert "--store" in said


def test_a_second_opening_in_the_same_process_is_refused(path: Path) -> None:
    """A lock is for one store, not for one process."""
    lock = Lock(path)
    with pytest.raises(InUse):
        Lock(path)
    lock.release()


@pytest.mark.proves("G12")
def test_a_killed_process_leaves_no_lock(path: Path) -> None:
    """``kill -9``, and the next may open it at once."""
    with run("print('held', flush=True); sys.stdin.read()", path) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(InUse, match=f"process {holder.pid}"):
            Lock(path)
        holder.kill()
        holder.wait()
    Lock(path).release()
