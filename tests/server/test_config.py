"""Settings from the environment."""

import stat
from pathlib import Path

import msgspec
import pytest

from server.config import DEFAULT_STORE, Misconfigured, Settings, listed, settings_from, with_secret


def test_nothing_set_is_a_server_for_this_machine() -> None:
    """The embedded store, on loopback."""
    settings = settings_from({})
    assert (settings.store, settings.host, settings.port) == (DEFAULT_STORE, "127.0.0.1", 8000)
    assert settings == Settings()


def test_everything_can_be_set() -> None:
    """Each variable lands in its setting."""
    settings = settings_from(
        {
            "LEEWAY_STORE": "redis://r",
            "LEEWAY_SECRET": "s" * 20,
            "LEEWAY_OPERATOR_KEY": "op",
            "LEEWAY_ORIGINS": "https://a.example/, https://b.example",
            "LEEWAY_PUBLIC_URL": "https://leeway.example/",
            "LEEWAY_REPLICAS": "2",
            "LEEWAY_COMMANDS_PER_SECOND": "1000",
            "LEEWAY_COMMANDS_BURST": "2000",
            "LEEWAY_WRONG_CODES_PER_MINUTE": "5",
            "LEEWAY_KEY_DAYS": "3",
            "LEEWAY_SEATS": "40",
            "LEEWAY_DOOR": "asking",
            "LEEWAY_ARCHIVE_MB": "8",
            "LEEWAY_TEMPLATES": "/templates",
            "HOST": "0.0.0.0",
            "PORT": "80",
        }
    )
    assert msgspec.structs.astuple(settings) == (
        "redis://r",
        "s" * 20,
        "op",
        ("https://a.example", "https://b.example"),
        "https://leeway.example",
        2,
        1000,
        2000,
        5,
        3,
        40,
        "asking",
        8,
        Path("/templates"),
        "0.0.0.0",
        80,
    )


def test_an_empty_variable_is_an_unset_one() -> None:
    """A line in a compose file without a value changes nothing."""
    assert settings_from({"LEEWAY_OPERATOR_KEY": "", "PORT": "", "LEEWAY_STORE": ""}) == Settings()


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "0", "٣"])
def test_a_number_that_is_none_is_named(value: str) -> None:
    """The message says which variable and what it should be."""
    with pytest.raises(Misconfigured, match=r"LEEWAY_KEY_DAYS is .* whole number"):
        settings_from({"LEEWAY_KEY_DAYS": value})


def test_the_secret_is_made_once_and_kept_for_oneself(tmp_path: Path) -> None:
    """Beside the embedded store, readable by its owner only, the same at the next start."""
    settings = Settings(store=f"sqlite:///{tmp_path}/deep/x.sqlite")
    secret = with_secret(settings).secret
    assert len(secret) == 64
    assert with_secret(settings).secret == secret
    file = tmp_path / "deep" / "x.sqlite.secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_secret_that_cannot_be_kept_is_said_in_words(tmp_path: Path) -> None:
    """Where the store's folder cannot be written, or is none."""
    (tmp_path / "file").touch()
    for folder in ("file", "file/deep"):
        with pytest.raises(Misconfigured, match="cannot keep its secret"):
            with_secret(Settings(store=f"sqlite:///{tmp_path}/{folder}/x.sqlite"))


def test_a_shared_store_needs_a_secret() -> None:
    """Several servers on one Redis must share it, so none is made up."""
    with pytest.raises(Misconfigured, match="LEEWAY_SECRET"):
        with_secret(Settings(store="redis://r"))
    assert with_secret(Settings(store="redis://r", secret="s" * 16)).secret == "s" * 16


def test_a_short_secret_is_refused() -> None:
    """One that could be guessed signs nothing."""
    with pytest.raises(Misconfigured, match="too short"):
        with_secret(Settings(secret="short"))


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("n" * 16 + ", " + "o" * 16, ("n" * 16, "o" * 16)),
        ("a secret, of words", ("a secret, of words",)),
        ("s" * 20 + ",", ("s" * 20 + ",",)),
    ],
)
def test_several_secrets_are_separated_by_commas(text: str, secrets: tuple[str, ...]) -> None:
    """A secret that merely has a comma in it is still one."""
    assert listed(text) == secrets


@pytest.mark.parametrize("value", ["shut", "OPEN", "locked"])
def test_a_door_stands_open_or_asks(value: str) -> None:
    """Nobody could join a session that begins with a locked door."""
    assert settings_from({"LEEWAY_DOOR": "asking"}).door == "asking"
    with pytest.raises(Misconfigured, match="LEEWAY_DOOR"):
        settings_from({"LEEWAY_DOOR": value})


def test_who_is_open_to_anyone() -> None:
    """Beyond loopback and without an operator's key."""
    assert not Settings().is_open_to_anyone
    assert Settings(host="0.0.0.0").is_open_to_anyone
    assert not Settings(host="0.0.0.0", operator_key="k").is_open_to_anyone
