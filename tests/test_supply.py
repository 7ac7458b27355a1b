"""What Leeway is made of: pinned to the byte, under licences that let everybody use it, and with no secret in it."""

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
FREE = {"0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "ISC", "MIT"}
FREE |= {"MIT-0", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"}
"""Licences that ask nothing of those who run Leeway or change it, or only of changes to that very package."""


def pinned(lock: str) -> dict[str, list[str]]:
    """Every package of a lock, as name==version, with its hashes."""
    text = (HOUSE / lock).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.split()[0]: re.findall(r"--hash=(\S+)", line) for line in lines}


def web() -> dict[str, dict[str, Any]]:
    """Every web package that is locked, by where it is put."""
    packages: dict[str, dict[str, Any]] = json.loads((HOUSE / "web" / "package-lock.json").read_text())["packages"]
    return {place: package for place, package in packages.items() if place}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_package_is_pinned_to_its_bytes(lock: str) -> None:
    """One version each, and a SHA-256 of every file that it may come as."""
    found = pinned(lock)
    assert len(found) > 20
    for name, hashes in found.items():
        assert re.fullmatch(r"[a-z0-9.\-]+(\[[a-z,]+\])?==[\w.]+", name), name
        assert hashes, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), name


def test_every_web_package_is_pinned_to_its_bytes() -> None:
    """With a SHA-512, and without the name of a place to get it from."""
    assert len(web()) > 50
    for place, package in web().items():
        assert str(package.get("integrity", "")).startswith("sha512-"), place
        assert "resolved" not in package, place


def test_whoever_installs_holds_the_bytes_against_the_hashes() -> None:
    """In the Makefile and the image; npm does so by itself when it installs from the lock."""
    text = "\n".join((HOUSE / file).read_text() for file in ("Makefile", "Dockerfile"))
    installs = re.findall(r"pip install [^\n]*-r [^\n]*|\(PIP\) install [^\n]*-r [^\n]*", text)
    assert len(installs) == 3
    assert all("--require-hashes" in line for line in installs)
    assert "npm install" not in text


def test_no_licence_asks_more_than_ours() -> None:
    """Nothing that Leeway is made of or built with would bind those who use it."""
    strange = {place: package.get("license") for place, package in web().items() if not free(package.get("license"))}
    for name in (package.partition("==")[0].partition("[")[0] for package in pinned("requirements.lock")):
        try:
            licence = licence_of(name)
        except PackageNotFoundError:  # of another system
            continue
        if re.search(r"\bA?GPL|GNU (Affero )?General", licence) or not licence:
            strange[name] = licence
    assert not strange


def free(licence: Any) -> bool:
    """Whether this licence, or one of several to choose from, is free for everybody."""
    choices = re.split(r"\s+(?:OR|AND)\s+|[()]", str(licence))
    return any(choice.strip() in FREE for choice in choices)


def licence_of(name: str) -> str:
    """What an installed package says of its licence."""
    about = metadata(name)
    kinds = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    return " ".join([about.get("License-Expression") or "", (about.get("License") or "")[:60], *kinds]).strip()


SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abp]-[A-Za-z0-9-]{10,}"
    r"|\bglpat-[\w-]{20}|\bnpm_[A-Za-z0-9]{36}|\bpypi-[A-Za-z0-9_-]{40,}|\bsk-[A-Za-z0-9]{32,}|\bAIza[\w-]{35}"
    r"|LEEWAY_(?:SECRET|OPERATOR_KEY)=[0-9a-f]{32,}"
)


def test_no_secret_is_in_the_repository() -> None:
    """No private key, no token, no signing secret; and no file that ours are kept in."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, check=True, capture_output=True, text=True)
    files = [HOUSE / name for name in listed.stdout.split("\0") if name]
    assert not [file for file in files if file.name == ".env" or file.suffix in (".secret", ".pem", ".key")]
    found = []
    for file in (file for file in files if file.is_file()):
        text = file.read_bytes().decode(errors="replace")
        found += [(file.name, match.group()[:40]) for match in SECRETS.finditer(text)]
    assert not found


def test_the_bill_of_materials_and_the_audit_are_part_of_a_release() -> None:
    """CI asks whether anything is known to be vulnerable, and keeps a list of what a version is made of."""
    steps = (HOUSE / ".github" / "workflows" / "ci.yml").read_text()
    assert "make audit" in steps
    assert "make sbom" in steps
