"""Pages that stand alone."""

import re
from html.parser import HTMLParser

import pytest

from server.exports import page


class Reader(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.policy = ""
        self.feed(raw.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count it in; nothing may be fetched or run."""
        self.tags.append(tag)
        self.policy = (
            dict(attrs).get("content") or "" if ("http-equiv", "Content-Security-Policy") in attrs else self.policy
        )
        assert not {name for name, _ in attrs} & {"src", "href", "onclick", "onerror"}

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text += data


def test_what_people_wrote_is_only_text() -> None:
    """In every part that takes words."""
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>\n& more'
    parts = [
        *(page.heading(evil), page.said(evil), page.quoted(evil), page.small(evil), page.points([evil])),
        page.table(evil, [evil, evil], [(page.said(evil), page.said(evil))]),
    ]
    found = Reader(page.page(evil, parts))
    assert not {"script", "img"} & set(found.tags)
    assert found.text.count('<script>alert("x")') == 11


def test_nothing_is_nothing() -> None:
    """No empty paragraphs, no empty lists."""
    assert page.said("") == page.quoted("") == page.small("") == page.points([]) == page.listed([]) == ""


def test_right_to_left_words_find_their_side() -> None:
    """Each text says its own direction."""
    assert 'dir="auto"' in page.said("שלום")
    assert 'dir="auto"' in page.points(["مرحبا"])


@pytest.mark.proves("G55")
def test_a_page_forbids_itself_everything_but_its_own_style() -> None:
    """Whoever opens it, wherever: nothing in it runs, nothing is fetched, and its style is the very one in it."""
    raw = page.page("Ours", [page.said("words")])
    style = re.search(r"<style>(.*?)</style>", raw.decode(), re.DOTALL)
    assert style
    policy = Reader(raw).policy
    assert policy.startswith(f"default-src 'none'; style-src '{page.digest(style[1])}'; ")
    assert "unsafe" not in policy
    assert "trusted-types 'none'" in policy
