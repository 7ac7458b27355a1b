"""The golden figures, the laws they obey, and the figures that are known and not shown."""

import json
from fractions import Fraction
from itertools import combinations
from math import isfinite
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.statistics import Between, across, between, share, spread
from tests.projections.research import agreement, boxes, delta, disagreement, ipras, permutation_p

GOLDEN = json.loads(Path(__file__).with_suffix("").with_name("statistics.json").read_text())
ROWS = pytest.mark.parametrize("row", GOLDEN["aspects"], ids=lambda row: row["aspect"])

places = st.lists(st.integers(0, 1000) | st.sampled_from([0, 500, 1000]), max_size=12)


def plain(value: Any) -> Any:
    """As the tablet gets it."""
    return json.loads(msgspec.json.encode(value))


def agrees(printed: str | None, found: Fraction | float | None) -> bool:
    """Whether a figure is the printed one, to the digit it is printed with."""
    if printed is None or found is None:
        return printed is None and found is None
    digits = len(printed.partition(".")[2])
    return Fraction(printed) == round(Fraction(found), digits)


def figures(found: Between) -> list[float | None]:
    """Everything that has a direction, as numbers that a change of sides negates; exact."""
    return [found.right - found.left, found.shift, found.medians]


def negated(numbers: list[float | None]) -> list[float | None]:
    """The same the other way round."""
    return [None if number is None else -number for number in numbers]


@ROWS
def test_what_leeway_shows_is_the_golden_table(row: Any) -> None:
    """Every middle, range, share of pairs and shift, to the digit; what was not discussed is not compared."""
    link, ppi = row["link"], row["ppi"] or []
    assert row["linkSpread"] == plain(spread(link))
    assert row["ppiSpread"] == plain(spread(ppi))
    assert row["between"] == plain(between(link, ppi))
    assert agrees(row["share"], share(between(link, ppi)))


@ROWS
def test_what_leeway_does_not_show_is_the_golden_table_too(row: Any) -> None:
    """Cliff's delta, the exact p, the disagreement index and van der Eijk's A of the same places."""
    link, ppi, printed = row["link"], row["ppi"] or [], row["research"]
    assert agrees(printed["delta"], delta(link, ppi))
    assert agrees(printed["p"], permutation_p(link, ppi))
    assert all(agrees(text, disagreement(group)) for text, group in zip(printed["di"], (link, ppi), strict=True))
    assert all(agrees(text, agreement(boxes(group))) for text, group in zip(printed["a"], (link, ppi), strict=True))


@pytest.mark.parametrize("case", GOLDEN["across"])
def test_differences_over_aspects_are_counted_and_added(case: Any) -> None:
    """How many lean each way, and how far apart in all."""
    assert case["then"] == plain(across(case["differences"]))


def test_the_published_figures_come_out() -> None:
    """Ten against six places (effsize), fifteen ratings (RAND manual), seven boxes (agrmt), and the plainest boxes."""
    assert delta((10, 10, 20, 20, 20, 30, 30, 30, 40, 50), (10, 20, 30, 40, 40, 50)) == Fraction(-1, 4)
    ratings = [Fraction(rating) for rating in (4, 5, 6, *[7] * 5, *[8] * 5, 9, 9)]
    assert ipras(ratings) == (1, Fraction(61, 10))
    assert agrees("0.6113333", agreement([30, 40, 210, 130, 530, 50, 10]))
    assert [1, -1, 0] == [agreement(filled) for filled in ([0, 9, 0, 0, 0], [4, 0, 0, 0, 4], [3, 3, 3, 3, 3])]


@pytest.mark.parametrize(
    ("n", "m", "p"), [(3, 3, ".100"), (3, 4, ".057"), (3, 5, ".036"), (4, 4, ".029"), (5, 5, ".008")]
)
def test_why_no_p_is_shown(n: int, m: int, p: str) -> None:
    """Groups that lie wholly apart, which nothing can beat: what a room holds hardly ever gets below one in twenty."""
    assert agrees(p, permutation_p(range(n), range(900, 900 + m)))


@pytest.mark.parametrize(("n", "m", "p"), [(3, 3, ".40"), (3, 5, ".25"), (4, 4, ".34"), (5, 5, ".22")])
def test_why_no_size_of_effect_is_named(n: int, m: int, p: str) -> None:
    """How often places dealt out blindly lean far enough to be called "large" (0.474 or more)."""
    deals = [set(deal) for deal in combinations(range(n + m), n)]
    leans = [delta([*deal], [x for x in range(n + m) if x not in deal]) or 0 for deal in deals]
    assert agrees(p, Fraction(sum(abs(lean) >= Fraction(474, 1000) for lean in leans), len(leans)))


def test_why_no_index_of_disagreement_is_shown() -> None:
    """It does not see one voice against eight, nor one against two, and calls two against two the worst of all."""
    assert disagreement([500] * 8 + [1000]) == 0
    assert agrees(".54", disagreement([0, 0, 1000]))
    assert agrees("3.40", disagreement([0, 0, 1000, 1000]))


@given(places, places)
def test_swapping_the_groups_negates(first: list[int], second: list[int]) -> None:
    """Nobody's side is the first by nature, and the two shares add up to one."""
    one, other = between(first, second), between(second, first)
    assert figures(one) == negated(figures(other))
    assert one.level == other.level
    shares = [found for found in (share(one), share(other)) if found is not None]
    assert not shares or sum(shares) == pytest.approx(1)


@given(places, places)
def test_reversing_the_scale_negates(first: list[int], second: list[int]) -> None:
    """Which label is on the left is chance."""
    turned = between([1000 - x for x in first], [1000 - y for y in second])
    assert figures(turned) == negated(figures(between(first, second)))


@given(places, places, st.integers(-500, 500))
def test_moving_everybody_changes_nothing_between_them(first: list[int], second: list[int], step: int) -> None:
    """Only how the groups lie to each other counts, not where."""
    assert between([x + step for x in first], [y + step for y in second]) == between(first, second)


@given(places, places)
def test_every_list_has_an_answer(first: list[int], second: list[int]) -> None:
    """None, one, ties, all the same: a number, or nothing, and never something that is not a number."""
    found = [*figures(between(first, second)), spread(first).median]
    assert all(number is None or isfinite(number) for number in found)
    pairs = between(first, second)
    assert pairs.right + pairs.level + pairs.left == len(first) * len(second)
    assert (pairs.shift is None) == (pairs.medians is None) == (share(pairs) is None) == (not first or not second)


@given(places)
def test_the_middle_lies_within_the_range_and_on_a_half(group: list[int]) -> None:
    """And is the same in whatever order the places come."""
    found = spread(group)
    assert found == spread(sorted(group)) == spread(group[::-1])
    if found.lowest is not None and found.median is not None and found.highest is not None:
        assert (2 * found.median).is_integer()
        assert found.lowest <= found.median <= found.highest


@given(places, places)
def test_the_share_of_pairs_is_cliffs_delta_on_another_scale(first: list[int], second: list[int]) -> None:
    """Delta is 2P - 1, counted on its own in fractions."""
    expected = delta(first, second)
    half = share(between(first, second))
    assert (expected is None and half is None) or half == pytest.approx(float((expected or 0) + 1) / 2)
