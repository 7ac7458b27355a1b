"""The server as the compose file runs it: nobody's user, no capability, and one folder in the world to write to."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.processes import Leeway, sqlite_url
from tests.workshop import Workshop

HOUSE = Path(__file__).parent.parent
NOBODY = 10001
ENCLOSED = """
set -e
mount --make-rprivate /
mount --bind "$0" "$0"
mount --bind "$PREFIX" /mnt
mount -o remount,ro,bind /
mount -t tmpfs -o ro tmpfs /dev/shm
mount -t tmpfs -o size=128m,noexec,nosuid,nodev,mode=1777 tmpfs "$0/scratch"
cd "$0"
export LD_LIBRARY_PATH=/mnt/lib
exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
"""
"""What a container engine does for ``read_only``, ``tmpfs``, ``cap_drop`` and ``no-new-privileges``, by hand."""


def can_enclose() -> bool:
    """Whether this machine lets us: root outside of a container, or in one that may mount."""
    if os.geteuid() or not shutil.which("unshare") or not shutil.which("setpriv"):
        return False
    tried = ["unshare", "--mount", "sh", "-c", "mount --make-rprivate / && mount -o remount,ro,bind /"]
    return not subprocess.run(tried, capture_output=True).returncode


class Enclosed(Leeway):
    """``leeway serve`` within four walls."""

    def command(self) -> list[str]:
        """The same, behind them."""
        _, *words = super().command()
        run = ["/mnt/bin/python3", "-c", "from server.cli import main; main()", *words]
        return ["unshare", "--mount", "sh", "-c", ENCLOSED, str(self.folder), *run]

    def environment(self) -> dict[str, str]:
        """Its packages, its scratch disk, and Python, which may lie in a folder of root's and is shown elsewhere."""
        packages = f"{HOUSE}:{sysconfig.get_path('purelib')}"
        places = {
            "PYTHONPATH": packages,
            "TMPDIR": str(self.folder / "scratch"),
            "PREFIX": sys.base_prefix,
            "HOME": "/",
        }
        return super().environment() | places


@pytest.fixture
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Enclosed]:
    """A server that runs so, with a folder that is its user's."""
    if not can_enclose():
        pytest.skip("only root on a machine of its own can put up such walls")
    folder = tmp_path_factory.mktemp("enclosed")
    (folder / "scratch").mkdir()
    os.chown(folder, NOBODY, NOBODY)
    for parent in folder.parents[:3]:  # pytest keeps its folders to itself, and those of its workers
        parent.chmod(0o711)
    server = Enclosed(folder, sqlite_url(folder))
    server.start()
    yield server
    server.stop()


async def test_it_serves_a_session_and_an_archive_and_writes_to_its_own_folder_only(enclosed: Enclosed) -> None:
    """Somebody joins and writes; a record is put away and brought back; all of it with nothing else to write to."""
    workshop = await Workshop.open(enclosed.url)
    seat = await workshop.join("Ann", (await workshop.backgrounds())[0])
    async with await workshop.facilitator() as facilitator, await seat.line() as line:
        await facilitator.done({"type": "startActivity", "activity": await workshop.scale()})
        await line.done({"type": "addNote", "text": "within four walls"})
    async with httpx.AsyncClient(base_url=enclosed.url, verify=False, timeout=30) as http:
        archive = await http.get(f"/api/sessions/{workshop.session}/archive")
        again = await http.post("/api/archives?as=again", content=archive.content)
    assert (archive.status_code, again.status_code) == (200, 201), again.text

    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{enclosed.pid}/status").read_text().splitlines())
    assert set(status["Uid"].split()) == set(status["Gid"].split()) == {str(NOBODY)}
    assert (status["CapEff"], status["CapPrm"], status["CapBnd"]) == ("0" * 16,) * 3
    assert status["NoNewPrivs"] == "1"
    places = [line.split() for line in Path(f"/proc/{enclosed.pid}/mountinfo").read_text().splitlines()]
    root = next(place for place in places if place[4] == "/")
    assert root[5].split(",")[0] == "ro"
    assert {path.name.partition(".")[0] for path in enclosed.folder.iterdir()} == {"leeway", "scratch"}
