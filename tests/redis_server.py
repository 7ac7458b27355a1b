"""Real Redis and Valkey servers for tests: plain, behind TLS, on a unix socket, or three as a cluster.

They keep what they acknowledged (append-only file, synced always, nothing evicted), can be killed with ``kill -9`` and
started again on the same data and address.
"""

import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

from tests.processes import HOST, PATIENCE, Redis, free_port

HOUSE = Path(__file__).parent.parent


class RedisServer(Redis):
    """A server with further settings: ``RedisServer(folder, {"appendfsync": "everysec"}, program="valkey-server")``."""

    def __init__(self, folder: Path, settings: dict[str, object] | None = None, program: str = "redis-server") -> None:
        super().__init__(folder, program)
        self.settings = settings or {}

    def command(self) -> list[str]:
        """The last word on a setting counts, so these override."""
        return [
            *super().command(),
            *(word for key, value in self.settings.items() for word in (f"--{key}", str(value))),
        ]

    def ask(self, *words: str | int | bytes) -> bytes:
        """What the server answers to one command, raw; for a test that looks behind the store's back."""
        parts = [word if isinstance(word, bytes) else str(word).encode() for word in words]
        with self._dial() as line:
            line.sendall(b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts))
            return _reply(line)

    def answers(self) -> bool:
        """Whether it has loaded its file and says PONG."""
        try:
            return self.ask("PING") == b"+PONG\r\n"
        except OSError:
            return False

    def _dial(self) -> socket.socket:
        return socket.create_connection((HOST, self.port), timeout=5)


class UnixRedis(RedisServer):
    """A server on a unix socket only."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "redis.sock"
        super().__init__(folder, {"unixsocket": self.path, "port": 0})
        self.url = f"unix://{self.path}?db=0"

    def _dial(self) -> socket.socket:
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(5)
        try:
            line.connect(str(self.path))
        except OSError:
            line.close()
            raise
        return line


class TlsRedis(RedisServer):
    """A server that speaks nothing but TLS, with a certificate of its own making."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.certificate, key = _certificate(folder)
        self.settings = {
            "port": 0,
            "tls-port": self.port,
            "tls-cert-file": self.certificate,
            "tls-key-file": key,
            "tls-ca-cert-file": self.certificate,
            "tls-auth-clients": "no",
        }
        self.url = f"rediss://{HOST}:{self.port}/0?ssl_ca_certs={self.certificate}"

    def _dial(self) -> socket.socket:
        trust = ssl.create_default_context(cafile=str(self.certificate))
        return trust.wrap_socket(super()._dial(), server_hostname=HOST)


class RedisClusterServers:
    """Three primaries that share the slots; ``url`` names the first."""

    def __init__(self, folder: Path, program: str = "redis-server") -> None:
        self.nodes = [self._node(folder / str(number), program) for number in range(3)]
        self.url = f"redis+cluster://{HOST}:{self.nodes[0].port}"

    def start(self) -> None:
        """Start and join them, and wait until every one of them finds the whole well."""
        for node in self.nodes:
            node.start()
        bounds = [0, 5461, 10923, 16384]
        for node, first, end in zip(self.nodes, bounds, bounds[1:], strict=False):
            assert node.ask("CLUSTER", "ADDSLOTSRANGE", first, end - 1) == b"+OK\r\n"
        for number, node in enumerate(self.nodes):
            node.ask("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            node.ask("CLUSTER", "MEET", HOST, self.nodes[0].port, self.nodes[0].settings["cluster-port"])
        until = time.monotonic() + PATIENCE
        while not all(self._is_well(node) for node in self.nodes):
            assert time.monotonic() < until, "the cluster did not form"
            time.sleep(0.05)

    def kill(self) -> None:
        """``kill -9`` to all of them."""
        for node in self.nodes:
            node.kill()

    @staticmethod
    def _node(folder: Path, program: str) -> RedisServer:
        settings = {"cluster-enabled": "yes", "cluster-port": free_port(), "cluster-config-file": folder / "nodes.conf"}
        return RedisServer(folder, settings, program)

    @staticmethod
    def _is_well(node: RedisServer) -> bool:
        state = node.ask("CLUSTER", "INFO")
        return b"cluster_state:ok" in state and b"cluster_known_nodes:3" in state


def valkey() -> str:
    """A real Valkey: the machine's own, or the one that ``.ci/valkey`` unpacks; "" where none can be had."""
    if own := shutil.which("valkey-server"):
        return own
    folder = HOUSE / ".make" / "valkey"
    subprocess.run([HOUSE / ".ci" / "valkey", folder], check=True)
    unpacked = folder / "usr" / "bin" / "valkey-server"
    return str(unpacked) if unpacked.exists() else ""


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "redis.crt", folder / "redis.key"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=leeway-tests -addext"
    subprocess.run(
        ["openssl", *words.split(), f"subjectAltName=IP:{HOST}", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    return certificate, key


def _reply(line: socket.socket) -> bytes:
    """One reply that is a status, a number, an error or a bulk; others are given as far as they have come."""
    reply = line.recv(65536)
    if reply.startswith(b"$") and not reply.startswith(b"$-1"):
        size, _, body = reply[1:].partition(b"\r\n")
        while len(body) < int(size) + 2:
            body += line.recv(65536)
        return body[:-2]
    return reply
