"""The page of a replay: nothing in it can run but the player, and nothing can be fetched."""

import json

import pytest

from server.exports.replayfile import Player, beginning, chunk, harmless

NASTY = "</script><script>alert(1)</script><!-- --> \u2028\u2029 </SCRIPT >"


def test_harmless_json_means_the_same() -> None:
    """What it says is the same; what a page would take for its own is gone."""
    raw = harmless(json.dumps({"text": NASTY}, ensure_ascii=False).encode())
    assert json.loads(raw) == {"text": NASTY}
    for told in ("<", ">", "\u2028", "\u2029"):
        assert told.encode() not in raw


def test_a_title_is_only_text() -> None:
    """However it is spelled."""
    page = beginning(NASTY, Player("void 0", "p {}")).decode()
    assert "<script" not in page
    assert "&lt;/script&gt;" in page


def test_a_chunk_is_a_list_of_events() -> None:
    """One script of plain JSON, under its number."""
    page = chunk(3, [b'{"seq":1}', b'{"seq":2}']).decode()
    assert page == '<script type="application/json" id="leeway-events-3">[{"seq":1},\n{"seq":2}]</script>\n'


def test_a_player_that_would_end_its_own_script_is_refused() -> None:
    """Better no file than one that shows half of the player as words."""
    with pytest.raises(ValueError, match="style"):
        beginning("A title", Player("void 0", "p::after { content: '</style>' }"))
