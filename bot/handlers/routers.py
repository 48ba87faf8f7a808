"""Every conversation in the order in which it is asked; the one that answers what nobody else does stands last."""

from __future__ import annotations

from aiogram import Dispatcher

from bot.actions.performer import Performer
from bot.delivery.telegram import Messenger
from bot.handlers import errors
from bot.handlers.admin import invitations as administrators_invitations
from bot.handlers.curator import acceptance, invitations, plans, summaries
from bot.handlers.director import obligations, report
from bot.handlers.middlewares import TurnMiddleware
from bot.handlers.shared import basics, membership, start, unknown


def make_dispatcher(
    performer: Performer, messenger: Messenger, admin_ids: frozenset[int], default_language: str
) -> Dispatcher:
    """Feed it one update at a time per person; it keeps nothing between updates."""
    dispatcher = Dispatcher(disable_fsm=True, performer=performer)
    turns = TurnMiddleware(performer, messenger, admin_ids, default_language)
    dispatcher.message.outer_middleware(turns)
    dispatcher.callback_query.outer_middleware(turns)
    dispatcher.include_routers(
        errors.router,
        start.router,
        basics.router,
        obligations.router,
        acceptance.router,
        administrators_invitations.router,
        invitations.router,
        summaries.router,
        report.router,
        plans.router,
        membership.router,
        unknown.router,
    )
    return dispatcher
