"""The Dockerfile and the compose file, read against the code: no engine is needed to see that they name real things."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
import yaml
from redis import Redis as Client

from server.config import Settings
from tests.processes import Redis

HOUSE = Path(__file__).parent.parent
MADE_IN_A_STAGE = {"/leeway/server/static": "web", "/leeway/dist": "wheel"}
"""What a stage makes, beside what it copies."""


class Step(NamedTuple):
    """One instruction of a Dockerfile, the stage it stands in, its flags apart from its words."""

    stage: str
    verb: str
    flags: dict[str, str]
    words: list[str]

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join(self.words)


def steps() -> list[Step]:
    """The Dockerfile, instruction by instruction."""
    text = (HOUSE / "Dockerfile").read_text().replace("\\\n", " ")
    found: list[Step] = []
    stage = ""
    for line in (line for line in text.splitlines() if line.strip() and not line.startswith("#")):
        verb, *rest = shlex.split(line, posix=False)
        if verb == "FROM":
            stage = rest[2] if len(rest) == 3 else "last"
        flags = dict(word[2:].split("=", 1) for word in rest if verb != "RUN" and re.match(r"--[a-z-]+=", word))
        found.append(Step(stage, verb, flags, [word for word in rest if word[2:].split("=")[0] not in flags]))
    return found


def of(verb: str, stage: str | None = None) -> list[Step]:
    """All instructions of one kind."""
    return [step for step in steps() if step.verb == verb and stage in (None, step.stage)]


def listed(step: Step) -> list[str]:
    """The words of a CMD in its JSON form."""
    words: list[str] = json.loads(step.text.removeprefix("CMD "))
    return words


def compose() -> dict[str, Any]:
    """The compose file."""
    read: dict[str, Any] = yaml.safe_load((HOUSE / "docker-compose.yml").read_text())
    return read


def ignored() -> list[str]:
    """Patterns of paths that never reach the image's build."""
    lines = (HOUSE / ".dockerignore").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def in_git(path: str) -> bool:
    """Whether a clone has this file or folder."""
    listed = subprocess.run(["git", "ls-files", path], cwd=HOUSE, check=True, capture_output=True, text=True)
    return bool(listed.stdout.strip())


def test_everything_that_the_image_copies_is_in_a_clone_or_made_by_an_earlier_stage() -> None:
    """No COPY can fail for a file that is not there."""
    for step in of("COPY"):
        for source in step.words[:-1]:
            if "from" in step.flags:
                assert MADE_IN_A_STAGE[source] == step.flags["from"]
            else:
                assert in_git(source), source
                assert not any(Path(source).match(pattern) for pattern in ignored()), source


def test_the_image_builds_where_the_tools_write() -> None:
    """Vite's folder, as seen from the first stage, is the one that the second takes."""
    out = re.search(r'outDir: "([^"]+)"', (HOUSE / "web" / "vite.config.ts").read_text())
    assert out
    assert (HOUSE / "web" / out[1]).resolve() == HOUSE / "server" / "static"
    assert of("WORKDIR", "web")[0].text == "/leeway/web"
    assert "build" in json.loads((HOUSE / "web" / "package.json").read_text())["scripts"]


def test_the_image_uses_languages_that_the_project_supports() -> None:
    """Node 20 and Python 3.11, each from an image with its version in the name."""
    images = [step.words[0] for step in of("FROM")]
    assert [image.split("-")[0] for image in images] == ["node:20", "python:3.11", "python:3.11"]


def test_the_image_does_not_run_as_root_and_keeps_its_data_in_a_volume() -> None:
    """The embedded store's file lies in the volume, which belongs to the user."""
    home = re.search(r"--home-dir (\S+) --create-home (\S+)", of("RUN", "last")[-1].text)
    assert home
    assert of("USER")[-1].text == home[2]
    assert of("VOLUME")[-1].text == home[1]
    store = dict(word.split("=", 1) for step in of("ENV") for word in step.words)["LEEWAY_STORE"]
    assert Path(urlsplit(store).path.removeprefix("/")).parent == Path(home[1])


def test_the_image_starts_a_command_that_exists_on_the_port_that_it_shows() -> None:
    """Every option of the CMD is one of ``leeway serve``."""
    program, verb, *options = listed(of("CMD")[-1])
    script = Path(sys.executable).with_name(program)
    told = subprocess.run([script, verb, "--help"], check=True, capture_output=True, text=True, env={"COLUMNS": "200"})
    assert all(option in told.stdout for option in options if option.startswith("--"))
    port = options[options.index("--port") + 1]
    assert of("EXPOSE")[-1].text == port
    assert f":{port}/healthz" in of("HEALTHCHECK")[-1].text


def settings_named() -> set[str]:
    """Every LEEWAY_ variable that the deployment files mention."""
    files = ("Dockerfile", "docker-compose.yml", ".github/workflows/ci.yml", "Makefile")
    return {found for file in files for found in re.findall(r"LEEWAY_[A-Z_]+", (HOUSE / file).read_text())}


def test_every_setting_that_is_named_is_read() -> None:
    """No deployment sets a variable that does nothing."""
    config = (HOUSE / "server" / "config.py").read_text()
    assert not {setting for setting in settings_named() if setting not in config}


def test_compose_joins_what_it_defines() -> None:
    """Services, volumes and ports that are named exist, and leeway waits until its Redis is well."""
    file = compose()
    services = file["services"]
    store = urlsplit(services["leeway"]["environment"]["LEEWAY_STORE"])
    assert store.hostname in services
    assert services["leeway"]["depends_on"] == {store.hostname: {"condition": "service_healthy"}}
    assert services[store.hostname]["healthcheck"]["test"][1] == "redis-cli"
    volumes = {
        volume.split(":")[0]: volume.split(":")[1] for service in services.values() for volume in service["volumes"]
    }
    assert volumes.keys() == file["volumes"].keys()
    assert volumes["leeway"] == of("VOLUME")[-1].text
    assert services["leeway"]["ports"][0].split(":")[-1] == of("EXPOSE")[-1].text
    assert (HOUSE / services["leeway"]["build"] / "Dockerfile").exists()


@pytest.mark.parametrize("name", ["leeway", "redis"])
def test_compose_gives_each_service_no_more_than_it_needs(name: str) -> None:
    """A root file system that nobody can write to, no capability, no way to become somebody else, and somebody who asks
    how it is.
    """
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not service.get("privileged")
    assert service["pids_limit"]
    assert "healthcheck" in service or of("HEALTHCHECK", "last")
    assert all(not volume.startswith(("/", ".")) for volume in service["volumes"])


def test_an_archive_as_large_as_may_be_sent_fits_on_the_scratch_disk() -> None:
    """What is sent is put into a file there first, and read again from beside it."""
    scratch = compose()["services"]["leeway"]["tmpfs"][0]
    megabytes = re.search(r"^/tmp:size=(\d+)m,", scratch)
    assert megabytes
    assert int(megabytes[1]) >= 2 * Settings().archive_mb
    assert all(f",{word}" in scratch for word in ("noexec", "nosuid", "nodev"))


class Composed(Redis):
    """A redis-server started with the very words of the compose file."""

    def command(self) -> list[str]:
        """The service's command, on a port and in a folder of the test's own."""
        words: list[str] = compose()["services"]["redis"]["command"]
        return [*words, "--port", str(self.port), "--dir", str(self.folder)]


def test_the_redis_of_compose_keeps_what_it_acknowledges(tmp_path: Path) -> None:
    """A real server, started with those words, syncs every write and evicts nothing."""
    redis = Composed(tmp_path / "redis")
    redis.start()
    try:
        with Client(port=redis.port, decode_responses=True) as client:
            told = client.config_get("appendonly", "appendfsync", "maxmemory-policy")
    finally:
        redis.kill()
    assert told == {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction"}


def test_nothing_names_a_registry() -> None:
    """Packages come from wherever the person who installs them gets packages."""
    files = [*HOUSE.glob("*.lock"), HOUSE / "web" / "package-lock.json", HOUSE / "web" / ".npmrc", HOUSE / "Dockerfile"]
    hosts = re.compile(
        r"https?://(?!127\.0\.0\.1|localhost)[^\s\"')]*(pypi|npmjs|registry|index)[^\s\"')]*", re.IGNORECASE
    )
    assert not [(file.name, found.group()) for file in files if (found := hosts.search(file.read_text()))]
