"""The addresses at which a session can be looked at, from the application's own list, and what to ask them for."""

import random

from server.http.exports import FORMATS
from tests.prove.ranks import Ranks
from tests.prove.stage import House


def exits(house: House) -> list[str]:
    """Every address about a session that can be looked at, from the application's own list."""
    found = [
        route.path
        for route in house.app.routes
        if "{session}" in route.path and "GET" in (getattr(route, "methods", None) or ())
    ]
    whole = [path for path in found if "{format}" not in path]
    return sorted(
        [*whole, *(path.replace("{format}", name) for path in found if "{format}" in path for name in FORMATS)]
    )


def asked(path: str, lot: random.Random, ranks: Ranks, head: int) -> str:
    """Sometimes for a part of it; the numbers are those of the run."""
    part, first, second = lot.random(), lot.randrange(head + 1), lot.randrange(1, head + 1)
    if part < 0.4:
        return path
    if path.endswith("/state"):
        return f"{path}?at={ranks.seq(max(first, 1))}"
    if path.endswith(("/timeline", "/events")):
        return f"{path}?after={ranks.seq(first)}"
    if "transcript" in path:
        return f"{path}?after={ranks.seq(min(first, second))}&upto={ranks.seq(max(first, second))}"
    return path
