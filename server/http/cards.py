"""Seat cards: codes on paper, each of which is one seat however often and on whichever tablet it is used."""

import asyncio
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Value
from server.http.answers import Qr, answer, qr
from server.http.desk import asked, base_url, in_charge
from server.http.opening import join_url
from server.http.problems import Problem
from server.http.tickets import MOST_CARDS


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many cards to make; the first ones are always the same."""

    count: Annotated[int, Meta(ge=1, le=MOST_CARDS)]


class SeatCard(Value):
    """A card: its ``code`` is typed beside the session's, its link holds both, behind the #."""

    number: int
    code: str
    url: str
    qr: Qr


class SeatCards(Value):
    """Cards numbered from 1, and the session's own code, which is typed before a card's."""

    code: str
    cards: tuple[SeatCard, ...]


async def seat_cards(request: Request) -> Response:
    """Cards to print; nothing is recorded or stored."""
    desk, room, _actor, wanted = await asked(request, Wanted, in_charge)
    entry = await desk.store.directory.get(room.session)
    if entry is None:
        raise Problem("no-session", "This session is not here any more.")
    link = join_url(base_url(request), entry)
    codes = [(number, desk.keys.card(room.session, number)) for number in range(1, wanted.count + 1)]
    # Many QR codes take a while to draw, and a room full of people must not wait for them.
    cards = await asyncio.to_thread(lambda: tuple(_card(number, code, link) for number, code in codes))
    return answer(SeatCards(code=entry.code, cards=cards))


def _card(number: int, code: str, link: str) -> SeatCard:
    url = f"{link}.{code}"
    return SeatCard(number=number, code=f"{code[:5]}-{code[5:]}", url=url, qr=qr(url))


ROUTES = [Route("/api/sessions/{session}/cards", seat_cards, methods=["POST"])]
