"""``leeway serve`` as an operator types it."""

import re
import socket
from pathlib import Path

from tests.processes import HOST, Leeway, sqlite_url
from tests.typed import typed


class Ready(Leeway):
    """A server that begins with a session ready to join."""

    def command(self) -> list[str]:
        """As `make run` does."""
        return [*super().command(), "--ready", "choice-to-stone"]

    def facilitator_links(self) -> list[str]:
        """The sessions whose facilitator links were printed, oldest first."""
        return re.findall(rf"{self.url}/facilitate/(\w+)#", self.words)


def test_a_session_that_nobody_joined_is_ready_again_at_the_next_start(tmp_path: Path) -> None:
    """Starting twice does not leave two empty sessions; the words say that it is the same one."""
    server = Ready(tmp_path, sqlite_url(tmp_path))
    server.start()
    server.stop()
    server.start()
    server.stop()
    first, second = server.facilitator_links()

    assert first == second
    assert "the same one as last time" in server.words


def test_a_port_that_is_taken_is_said_to_be_so(tmp_path: Path) -> None:
    """With another way out, and exit code 2."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = typed("serve", "--port", port, "--store", sqlite_url(tmp_path))

    assert refused.code == 2
    assert f"port {port}" in refused.words
    assert "--port" in refused.words


def test_settings_that_cannot_be_are_refused_in_plain_words(tmp_path: Path) -> None:
    """A short secret, a store that is none, a template that there is not."""
    store = sqlite_url(tmp_path)
    for refused in (
        typed("serve", "--port", 0, "--store", store, LEEWAY_SECRET="short"),
        typed("serve", "--port", 0, "--store", "redis://127.0.0.1:9/0"),
        typed("serve", "--port", 0, "--store", store, "--ready", "nothing"),
        typed("serve", "--port", 0, "--store", store, LEEWAY_REPLICAS="many"),
    ):
        assert refused.code == 2
        assert "Traceback" not in refused.words


def test_listening_beyond_this_machine_without_an_operator_key_is_warned_of(tmp_path: Path) -> None:
    """And the links carry an address that tablets can reach."""

    class Open(Ready):
        def command(self) -> list[str]:
            return [word if word != HOST else "0.0.0.0" for word in super().command()]

    server = Open(tmp_path, sqlite_url(tmp_path))
    server.start()
    server.stop()

    assert "LEEWAY_OPERATOR_KEY" in server.words
    assert "0.0.0.0:" not in server.words
