"""The rehearsal's own server."""

from pathlib import Path

import httpx
import pytest

from server.client import Refused
from server.simulate.stage import own_server


def test_it_answers_and_is_gone_afterwards() -> None:
    """A real process on an address of its own, with a store that nobody sees again."""
    with own_server() as url:
        assert httpx.get(f"{url}/readyz").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/readyz")


def test_a_given_store_is_kept(tmp_path: Path) -> None:
    """To be looked at afterwards."""
    with own_server(f"sqlite:///{tmp_path}/kept.db"):
        pass

    assert (tmp_path / "kept.db").exists()


def test_why_it_did_not_start_is_said() -> None:
    """In the server's own words."""
    with pytest.raises(Refused, match="postgres"), own_server("postgres://nowhere"):
        pass
