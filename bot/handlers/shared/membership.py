"""Someone blocks the bot, or lets it in again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import ChatMemberUpdated

from bot.actions import people, speeches
from bot.handlers.middlewares import Desk

router = Router()


@router.my_chat_member()
async def membership(event: ChatMemberUpdated, desk: Desk) -> None:
    if event.chat.type != "private":
        return
    standing = await desk.performer.see(people.standing, event.from_user.id)
    if standing.person is not None:
        left = event.new_chat_member.status == "kicked"
        await desk.performer.do(speeches.lose if left else people.back_again, standing.person)
