"""Dealing seats out to mixed tables, by the numbered rules of ``server.rules.tables``."""

from collections import Counter

from hypothesis import given as for_all
from hypothesis import strategies as st

from events import Event, FormedGroup, GroupsFormed, PointAdded, SeatJoined, SeatRemoved
from projections import State
from server.rules.tables import deal, late, left
from tests.given import OPENED, event, given


def room(link_workers: int, ppi: int, *more: Event) -> State:
    """A session with so many people of each background."""
    people = [("l", "link-workers", n) for n in range(link_workers)] + [("p", "ppi", n) for n in range(ppi)]
    joined = [
        event(SeatJoined, 2, f"{kind}{n}", seat=f"{kind}{n}", name="x", background=background)
        for kind, background, n in people
    ]
    return given(OPENED[0], *joined, *more).state


@for_all(st.integers(0, 15), st.integers(0, 15), st.integers(1, 6), st.integers(0, 2**32))
def test_tables_are_balanced_in_size_and_backgrounds(link_workers: int, ppi: int, tables: int, seed: int) -> None:
    """T1: nobody sits alone among strangers for want of dealing; everybody sits somewhere, once."""
    groups = deal(room(link_workers, ppi), tables, seed)
    sizes = [len(group.seats) for group in groups]
    assert len(groups) == tables
    assert max(sizes) - min(sizes) <= 1
    assert link_workers + ppi == len({seat for group in groups for seat in group.seats}) == sum(sizes)
    for kind in "lp":
        shares = [sum(seat[0] == kind for seat in group.seats) for group in groups]
        assert max(shares) - min(shares) <= 1


def test_the_seed_decides_and_is_enough_to_do_it_again() -> None:
    """T2: the record can be checked by anybody; another seed deals otherwise."""
    here = room(6, 6)
    assert deal(here, 3, 1) == deal(here, 3, 1)
    assert len({deal(here, 3, seed) for seed in range(5)}) > 1


def test_as_few_tables_as_seat_six_each() -> None:
    """Unless the facilitator says how many."""
    assert [len(deal(room(n, 0), None, 1)) for n in (0, 1, 6, 7, 12, 13)] == [1, 1, 1, 2, 2, 3]


def test_who_was_removed_gets_no_place() -> None:
    """They may come back as a late comer."""
    groups = deal(room(2, 2, event(SeatRemoved, 9, seat="l0")), 1, 1)
    assert {"l1", "p0", "p1"} == set(groups[0].seats)


def test_late_comers_sit_where_their_background_is_fewest() -> None:
    """T3: then where fewest sit, then at the first; in every activity that has its groups."""
    seats = {"table-1": ("l0", "l1", "p0"), "table-2": ("l2", "p1"), "table-3": ("p2", "p3", "p4")}
    formed = [group(name, each) for name, each in seats.items()]
    state = room(3, 5, event(GroupsFormed, 9, activity="mixed", groups=tuple(formed), seed=1))
    assert {"mixed": "table-3"} == late(state, "link-workers")
    assert {"mixed": "table-2"} == late(state, "ppi")
    assert Counter(late(room(1, 1), "ppi")) == Counter()


def group(name: str, seats: tuple[str, ...]) -> FormedGroup:
    """A table with these seats."""
    return FormedGroup(id=name, name=name, shape="star", seats=seats)


def test_who_shares_a_tablet_sits_at_one_table() -> None:
    """T4: dealt out and late alike."""
    shares = [event(SeatJoined, 8, f"l{n}", seat=f"c{n}", name="x", background="ppi") for n in range(3)]
    state = room(4, 4, *shares)
    for seed in range(5):
        tables = deal(state, 4, seed)
        assert all(any({f"l{n}", f"c{n}"} <= set(table.seats) for table in tables) for n in range(3))
        assert sum(len(table.seats) for table in tables) == 11
    formed = room(4, 4, event(GroupsFormed, 9, activity="mixed", groups=deal(state, 4, 1), seed=1))
    assert {"mixed": formed.people.formations["mixed"].seats["l0"]} == late(formed, "ppi", host="l0")


def test_a_table_with_words_on_it_stays_when_fewer_are_dealt() -> None:
    """T5: what was written there stays in sight; nobody sits there, and a late comer sits with people."""
    here = room(4, 4)
    first = deal(here, 3, 1)
    formed = event(GroupsFormed, 10, activity="mixed", groups=first, seed=1)
    point = event(PointAdded, 11, "l0", chart="mixed:table-3", point="p", aspect="a1", side="pro", bearers=(), text="x")
    assert left(room(4, 4, formed), "mixed", deal(here, 2, 2)) == ()
    dealt = deal(here, 2, 2)
    stay = left(room(4, 4, formed, point), "mixed", dealt)
    assert [(group.id, group.name, group.seats) for group in stay] == [("table-3", "Table 3", ())]
    again = event(GroupsFormed, 12, activity="mixed", groups=(*dealt, *stay), seed=2)
    assert late(room(4, 4, formed, point, again), "ppi")["mixed"] in {"table-1", "table-2"}
