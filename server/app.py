"""The composition root: settings become a store, rooms, a desk, and the application around them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
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
from server.live.meters import Meters, Pulse
from server.live.pace import Pace
from server.live.rooms import Rooms
from server.live.watch import Watch
from server.log import Damaged, Unavailable
from server.log.store import Store, open_store
from server.rules.access import Refusal

log = structlog.get_logger()


@asynccontextmanager
async def desk(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Desk]:
    """Everything that a running server is made of, from opening its store to closing it.

    Raises ``Misconfigured``, ``ValueError`` for an address that is no store's, and what opening the store raises.
    """
    settings, clock = with_secret(settings), clock or SystemClock()
    store = open_store(settings.store, settings.replicas)
    history = History(store.log, store.checkpoints)
    rooms = Rooms(history, clock, Pace(settings.commands_per_second, settings.commands_burst), Meters())
    watch, pulse = Watch(rooms, store.chronicle, clock), Pulse(rooms.meters)
    measuring = asyncio.create_task(_measured(store))
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
        measuring.cancel()
        with suppress(asyncio.CancelledError):
            await measuring
        pulse.close()
        await rooms.close()
        await watch.close()
        await store.close()


async def _measured(store: Store) -> None:
    """What it costs to save something here, said once; a slow disk is better known before the people come."""
    with suppress(Unavailable):
        await store.measure()
        cost = store.syncs.cost
        log.info("store.measured", promise=store.log.promise, sync=cost and {"p50": cost.p50, "p99": cost.p99})
        if store.syncs.warning:
            log.warning("store.slow", what=store.syncs.warning)


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
