"""Administrators invite curators by name."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.actions import people
from bot.domain.conversation import Step
from bot.handlers.curator.invitations import show_link
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn

router = Router()


@on(router, "invite")
async def ask_name(_: object, turn: Turn) -> None:
    await turn.do(people.ask_name)
    await turn.say_words(turn.texts("invite-ask-name"))


@router.message(At(Step.INVITED_NAME), F.text, ~F.text.startswith("/"))
async def invite(message: Message, turn: Turn, bot: Bot) -> None:
    await show_link(turn, bot, await turn.do(people.invite_curator, message.text or ""))
