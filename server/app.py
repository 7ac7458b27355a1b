"""The composition root: settings become a store, rooms, a desk, and the application around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from server.config import Settings, with_secret
from server.history import History
from server.http import (
    api,
    archives,
    asyncapi,
    cards,
    charge,
    drafts,
    entrance,
    exports,
    handover,
    headers,
    health,
    openapi,
    pages,
    problems,
    renewal,
    replays,
    timeline,
    transcripts,
)
from server.http.desk import Desk
from server.http.guessing import Guessing
from server.http.tickets import Keys
from server.live.clock import Clock, SystemClock
from server.live.meters import Meters
from server.live.pace import Pace
from server.live.rooms import Rooms
from server.live.watch import Watch
from server.log import Damaged, Unavailable
from server.log.store import open_store
from server.rules.access import Refusal


@asynccontextmanager
async def desk(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Desk]:
    """Everything that a running server is made of, from opening its store to closing it.

    Raises ``Misconfigured``, ``ValueError`` for an address that is no store's, and what opening the store raises.
    """
    settings, clock = with_secret(settings), clock or SystemClock()
    store = open_store(settings.store, settings.replicas)
    history = History(store.log, store.checkpoints)
    rooms = Rooms(history, clock, Pace(settings.commands_per_second, settings.commands_burst), Meters())
    watch = Watch(rooms, store.chronicle, clock)
    try:
        yield Desk(
            settings=settings,
            store=store,
            rooms=rooms,
            keys=Keys(settings.secret, settings.key_days),
            clock=clock,
            guessing=Guessing(store.budgets, settings.wrong_codes_per_minute, clock.seconds),
        )
    finally:
        await rooms.close()
        await watch.close()
        await store.close()


def create(settings: Settings, clock: Clock | None = None) -> Starlette:
    """The application; its store is opened and closed with its lifespan."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with desk(settings, clock) as opened:
            app.state.desk = opened
            yield

    return Starlette(
        routes=[
            *api.ROUTES,
            *charge.ROUTES,
            *handover.ROUTES,
            *renewal.ROUTES,
            *cards.ROUTES,
            *drafts.ROUTES,
            *timeline.ROUTES,
            *replays.ROUTES,
            *archives.ROUTES,
            *transcripts.ROUTES,
            *exports.ROUTES,
            *openapi.ROUTES,
            *asyncapi.ROUTES,
            *health.ROUTES,
            *entrance.ROUTES,
            *pages.routes(),
        ],
        lifespan=lifespan,
        middleware=[Middleware(headers.SecurityHeaders)],
        exception_handlers={
            problems.Problem: problems.on_problem,
            Refusal: problems.on_refusal,
            Unavailable: problems.on_unavailable,
            Damaged: problems.on_damaged,
            HTTPException: problems.on_http,
            Exception: problems.on_failure,
        },
    )
