"""What may be said of a handful of places on one scale: where they lie, and how those of two groups lie to each other.

Places are whole numbers 0–1000, one for each person and aspect. Nothing here is a test or an estimate: nobody was
drawn by lot, so there is nobody else to conclude anything about. Counts are whole; a middle or a shift falls on a whole
number or a half, which is exact in both languages. Every function takes any lists: none, one, ties, all the same.
"""

from collections.abc import Iterable, Sequence

from events import Value


class Spread(Value):
    """How ``n`` places lie: the lowest, the middle one (halfway between the two middle ones) and the highest.

    All null where ``n`` is 0. There are no quartiles: of three to twelve people one can show every dot instead.
    """

    n: int
    lowest: int | None
    median: float | None
    highest: int | None


class Between(Value):
    """Two groups held against each other, each place of the first with each of the second.

    In ``right`` pairs the first group's place lies nearer the right label, in ``left`` nearer the left one, and in
    ``level`` in the same place; the three add up to all pairs. ``shift`` is the middle of all differences, first minus
    second (Hodges and Lehmann), ``medians`` the difference of the two middles; null where a group has no place.
    """

    right: int
    level: int
    left: int
    shift: float | None
    medians: float | None


class Across(Value):
    """Differences over several aspects: on how many the first group lies to the right, level, or to the left.

    ``apart`` adds up how far, 0–1000 for each aspect, whichever way; divided by the number of aspects it is the mean
    distance. Aspects are chosen and not drawn by lot, so this describes these aspects and no others.
    """

    right: int
    level: int
    left: int
    apart: int


def median(values: Iterable[float]) -> float | None:
    """The middle value, or halfway between the two middle ones; None of nothing."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return None
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def spread(places: Sequence[int]) -> Spread:
    """How the places of one group lie."""
    return Spread(
        n=len(places), lowest=min(places, default=None), median=median(places), highest=max(places, default=None)
    )


def between(first: Sequence[int], second: Sequence[int]) -> Between:
    """How the first group's places lie to the second's. Swapped groups give the opposite."""
    differences = [x - y for x in first for y in second]
    middles = median(first), median(second)
    return Between(
        right=sum(d > 0 for d in differences),
        level=sum(d == 0 for d in differences),
        left=sum(d < 0 for d in differences),
        shift=median(differences),
        medians=None if middles[0] is None or middles[1] is None else middles[0] - middles[1],
    )


def share(pairs: Between) -> float | None:
    """The share 0–1 of pairs in which the first group lies nearer the right label, a level pair counting half."""
    count = pairs.right + pairs.level + pairs.left
    return (2 * pairs.right + pairs.level) / (2 * count) if count else None


def across(differences: Sequence[int]) -> Across:
    """What the differences of two groups, first minus second, come to over the aspects that both placed."""
    return Across(
        right=sum(d > 0 for d in differences),
        level=sum(d == 0 for d in differences),
        left=sum(d < 0 for d in differences),
        apart=sum(abs(d) for d in differences),
    )
