"""The settings of a server: read once from the environment, frozen from then on."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

DEFAULT_STORE = "sqlite:///data/leeway.sqlite"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""How this machine calls itself."""


SHORTEST_SECRET = 16
"""Characters."""


class Misconfigured(Exception):
    """The server cannot start like this. The message says which setting is wrong and what to do."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a server is set up. Every setting has an environment variable, named beside it.

    ``secret`` may be several (``listed``): the first signs. ``commands_per_second`` and ``commands_burst`` are what one
    seat may send; ``wrong_codes_per_minute`` is what the whole server bears, since a room full of people shares one
    address. ``seats`` is the most that one session takes, ``door`` how the door of a new one stands. ``archive_mb`` is
    the size in MiB of the largest archive that may be sent.
    """

    store: str = DEFAULT_STORE  # LEEWAY_STORE
    secret: str = ""  # LEEWAY_SECRET
    operator_key: str | None = None  # LEEWAY_OPERATOR_KEY
    origins: tuple[str, ...] = ()  # LEEWAY_ORIGINS, separated by commas
    public_url: str | None = None  # LEEWAY_PUBLIC_URL
    replicas: int = 0  # LEEWAY_REPLICAS
    commands_per_second: float = 30.0  # LEEWAY_COMMANDS_PER_SECOND
    commands_burst: int = 60  # LEEWAY_COMMANDS_BURST
    wrong_codes_per_minute: int = 60  # LEEWAY_WRONG_CODES_PER_MINUTE
    key_days: int = 30  # LEEWAY_KEY_DAYS
    seats: int = 500  # LEEWAY_SEATS
    door: Literal["open", "asking"] = "open"  # LEEWAY_DOOR
    archive_mb: int = 64  # LEEWAY_ARCHIVE_MB
    templates: Path | None = None  # LEEWAY_TEMPLATES
    host: str = "127.0.0.1"  # HOST
    port: int = 8000  # PORT

    @property
    def is_open_to_anyone(self) -> bool:
        """Can people beyond this machine open sessions, because no operator key is set?"""
        return self.operator_key is None and self.host not in LOOPBACK


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings that these variables ask for; raises ``Misconfigured``. An empty variable counts as unset."""
    found = {name: value for name, value in environment.items() if value}
    origins = tuple(
        origin.strip().rstrip("/") for origin in found.get("LEEWAY_ORIGINS", "").split(",") if origin.strip()
    )
    public_url = found.get("LEEWAY_PUBLIC_URL")
    return Settings(
        store=found.get("LEEWAY_STORE", DEFAULT_STORE),
        secret=found.get("LEEWAY_SECRET", ""),
        operator_key=found.get("LEEWAY_OPERATOR_KEY"),
        origins=origins,
        public_url=public_url.rstrip("/") if public_url else None,
        replicas=_number(found, "LEEWAY_REPLICAS", 0, least=0),
        commands_per_second=_number(found, "LEEWAY_COMMANDS_PER_SECOND", 30),
        commands_burst=_number(found, "LEEWAY_COMMANDS_BURST", 60),
        wrong_codes_per_minute=_number(found, "LEEWAY_WRONG_CODES_PER_MINUTE", 60),
        key_days=_number(found, "LEEWAY_KEY_DAYS", 30),
        seats=_number(found, "LEEWAY_SEATS", 500),
        door=_door(found.get("LEEWAY_DOOR", "open")),
        archive_mb=_number(found, "LEEWAY_ARCHIVE_MB", 64),
        templates=Path(found["LEEWAY_TEMPLATES"]) if "LEEWAY_TEMPLATES" in found else None,
        host=found.get("HOST", "127.0.0.1"),
        port=_number(found, "PORT", 8000, least=0),
    )


def listed(secrets: str) -> tuple[str, ...]:
    """The signing secrets in a text, separated by commas; one secret, comma and all, if a part would be too short."""
    parts = tuple(part.strip() for part in secrets.split(","))
    return parts if min(len(part) for part in parts) >= SHORTEST_SECRET else (secrets,)


def with_secret(settings: Settings) -> Settings:
    """The same settings with a signing secret: as given, or made once and kept (0600) beside the embedded store.

    Raises ``Misconfigured`` for a store elsewhere: several servers may share it, and they must share the secret too;
    and where the secret cannot be kept.
    """
    if settings.secret:
        if len(settings.secret) < SHORTEST_SECRET:
            raise Misconfigured("LEEWAY_SECRET is too short to be safe. Please use at least 16 characters.")
        return settings
    place = urlsplit(settings.store)
    if place.scheme != "sqlite":
        raise Misconfigured(
            "Please set LEEWAY_SECRET to a long random text, the same for every server on this store: "
            "it signs everybody's keys. This makes one: openssl rand -hex 32"
        )
    return msgspec.structs.replace(settings, secret=_kept(Path(f"{place.path[1:]}.secret")))


def _door(text: str) -> Literal["open", "asking"]:
    if text not in ("open", "asking"):
        raise Misconfigured(f"LEEWAY_DOOR is “{text}”. It should be open, or asking for a lobby.")
    return "asking" if text == "asking" else "open"


def _kept(file: Path) -> str:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text().strip()
        with os.fdopen(descriptor, "w") as new:
            new.write(secret := secrets.token_hex(32))
    except OSError as error:
        raise Misconfigured(
            f"Leeway cannot keep its secret in {file}: {error.strerror}. The folder of the store must be one that it "
            "may write to; another can be chosen with --store or LEEWAY_STORE."
        ) from error
    return secret


def _number(found: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    text = found.get(name, str(default))
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise Misconfigured(f"{name} is “{text}”. It should be a whole number, {least} or more.")
    return int(text)
