"""Every conversation in the order in which it is asked; the one that answers what nobody else does stands last."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher

from bot.handlers.admin import health
from bot.handlers.admin import invitations as administrators_invitations
from bot.handlers.curator import (
    acceptance,
    amendments,
    checkpoints,
    control,
    directory,
    draft_sheet,
    forecast,
    groups,
    invitations,
    moves,
    namesakes,
    nudging,
    plans,
    review,
    rows,
    rules,
    scopes,
    summaries,
)
from bot.handlers.curator import extensions as curators_extensions
from bot.handlers.director import edits, extensions, obligations, put_off, report
from bot.handlers.filters import verbs_of
from bot.handlers.middlewares import TurnMiddleware
from bot.handlers.shared import absences, basics, executors, membership, preferences, start, timetables, unknown

CONVERSATIONS = (
    start.router,
    basics.router,
    preferences.router,
    obligations.router,
    put_off.router,
    report.replies,
    edits.router,
    acceptance.router,
    control.router,
    amendments.router,
    administrators_invitations.router,
    health.router,
    invitations.router,
    directory.router,
    groups.router,
    namesakes.router,
    scopes.router,
    executors.router,
    absences.router,
    summaries.router,
    nudging.router,
    rules.router,
    checkpoints.router,
    moves.router,
    curators_extensions.router,
    extensions.router,
    timetables.router,
    report.router,
    forecast.router,
    draft_sheet.router,
    review.router,
    rows.router,
    plans.router,
    membership.router,
    report.strays,
    unknown.router,
)


@cache
def dispatcher() -> Dispatcher:
    """Feed it one update at a time per person, with a `Desk`; it keeps nothing between updates.

    There is one a process, since a router belongs to one dispatcher.
    """
    dispatcher = Dispatcher(disable_fsm=True)
    turns = TurnMiddleware()
    dispatcher.message.outer_middleware(turns)
    dispatcher.edited_message.outer_middleware(turns)
    dispatcher.callback_query.outer_middleware(turns)
    dispatcher.include_routers(verbs_of(CONVERSATIONS), *CONVERSATIONS)
    return dispatcher
