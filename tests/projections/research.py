"""Figures that a research team may ask for and that Leeway shows on no screen: an oracle for tests, exact in fractions.

Exact permutation p, the RAND disagreement index (IPRAS) and van der Eijk's agreement A. Each claims more than three to
twelve people who were not drawn by lot can carry; they are here so that what Leeway does show can be held against them.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

BOXES = 5


def delta(first: Sequence[int], second: Sequence[int]) -> Fraction | None:
    """Cliff's delta: how many more pairs lean to the right than to the left, as a share of all; 2P - 1."""
    leans = [(x > y) - (x < y) for x in first for y in second]
    return Fraction(sum(leans), len(leans)) if leans else None


def permutation_p(first: Sequence[int], second: Sequence[int]) -> Fraction | None:
    """The share of all ways to deal these places to two groups of this size that lean at least as far, either way."""
    found = delta(first, second)
    if found is None:
        return None
    pool = [*first, *second]
    deals = [set(deal) for deal in combinations(range(len(pool)), len(first))]
    leans = [delta([pool[i] for i in deal], [x for i, x in enumerate(pool) if i not in deal]) or 0 for deal in deals]
    return Fraction(sum(abs(lean) >= abs(found) for lean in leans), len(leans))


def percentile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """The linear one: a share of the way from the first to the last, in between if need be."""
    ordered = sorted(values)
    low, part = divmod(share * (len(ordered) - 1), 1)
    return ordered[low] + part * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


def ipras(ratings: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The spread between the 30th and the 70th percentile on a scale of 1–9, and what it is held against."""
    low, high = percentile(ratings, Fraction(3, 10)), percentile(ratings, Fraction(7, 10))
    return high - low, Fraction(235, 100) + Fraction(3, 2) * abs(5 - (low + high) / 2)


def disagreement(places: Sequence[int]) -> Fraction | None:
    """The RAND index DI; above 1 it is called disagreement. A lone dissenter among five or more makes no mark on it."""
    if not places:
        return None
    spread, adjusted = ipras([1 + Fraction(8 * place, 1000) for place in places])
    return spread / adjusted


def boxes(places: Sequence[int]) -> list[int]:
    """How many places fall into each of five boxes. Whole numbers: in floats 600 falls into another box than 0.6."""
    filled = [0] * BOXES
    for place in places:
        filled[min(BOXES - 1, place * BOXES // 1000)] += 1
    return filled


def agreement(filled: Sequence[int]) -> Fraction | None:
    """Van der Eijk's A of counts in ordered boxes: 1 in one box, 0 spread evenly, -1 split between the ends."""
    everyone, left, found = sum(filled), list(filled), Fraction(0)
    while any(left):
        layer = [count > 0 for count in left]
        height = min(count for count in left if count)
        left = [count - height * there for count, there in zip(left, layer, strict=True)]
        found += Fraction(height * sum(layer), everyone) * _of_layer(layer)
    return found if everyone else None


def _of_layer(layer: Sequence[bool]) -> Fraction:
    boxes, filled = len(layer), sum(layer)
    if filled == 1:
        return Fraction(1)
    triples = list(combinations(layer, 3))
    together = sum(triple in ((True, True, False), (False, True, True)) for triple in triples)
    apart = sum(triple == (True, False, True) for triple in triples)
    if together + apart == 0:
        return Fraction(0)
    unimodal = Fraction((boxes - 2) * together - (boxes - 1) * apart, (boxes - 2) * (together + apart))
    return unimodal * (1 - Fraction(filled - 1, boxes - 1))
