"""Where things stand in Redis."""

import pytest
from redis.crc import key_slot

from server.log.redis import keys

ODD = ["s", "a:b", "{", "}", "{}", "{a}", "}{", "a}b", "a%7D", "*", "日本", "x}:events"]


def test_a_sessions_stream_has_the_name_that_is_documented() -> None:
    """Tools from outside look there."""
    assert keys.events("k3x9") == "leeway:{k3x9}:events"


@pytest.mark.parametrize("session", ODD)
def test_all_keys_of_a_session_share_a_slot(session: str) -> None:
    """Whatever braces its name has; otherwise a cluster refuses the scripts."""
    slots = {key_slot(key(session).encode()) for key in (keys.events, keys.epochs, keys.copy)}
    assert len(slots) == 1


def test_no_two_sessions_share_a_key() -> None:
    """Nor does one share any with the directory."""
    all_keys = [key(session) for session in ODD for key in (keys.events, keys.epochs, keys.copy)]
    assert len({*all_keys, keys.ENTRIES, keys.CODES}) == 3 * len(ODD) + 2


def test_the_directory_lies_in_one_slot() -> None:
    """Its script touches both keys."""
    assert key_slot(keys.ENTRIES.encode()) == key_slot(keys.CODES.encode())
