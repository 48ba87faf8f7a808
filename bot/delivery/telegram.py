"""A neutral message goes to Telegram: sent anew, or in the place of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
)

from bot.delivery.limits import NotNow
from bot.domain.report import Attachment, FileKind
from bot.messages.message import Message, fitted

log = structlog.get_logger()

NOT_MODIFIED = "message is not modified"
CAPTION = 1024
"""Letters of a caption at most (Bot API, sendDocument)."""
GROUP = 10
"""Files of one album at most (Bot API, sendMediaGroup)."""


class Messenger:
    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def send(self, chat_id: int, message: Message) -> int:
        """Sends a new message; returns the id of the one that has the text. Raises what aiogram raises."""
        if message.file is not None:
            document = BufferedInputFile(message.file.content, message.file.name)
            sent = await self.bot.send_document(
                chat_id, document, caption=fitted(message.text, CAPTION), reply_markup=keyboard(message)
            )
        else:
            sent = await self.bot.send_message(chat_id, fitted(message.text), reply_markup=keyboard(message))
        for kind in FileKind:
            await self._send_files(chat_id, kind, [one for one in message.attachments if one.kind is kind])
        return sent.message_id

    async def edit(self, chat_id: int, message_id: int, message: Message) -> int:
        """Puts the message in the place of an earlier one; sends it anew where that can't be edited any more."""
        if message.file is not None:
            return await self.send(chat_id, message)
        try:
            await self.bot.edit_message_text(
                fitted(message.text), chat_id=chat_id, message_id=message_id, reply_markup=keyboard(message)
            )
        except TelegramBadRequest as error:
            if NOT_MODIFIED in error.message:
                return message_id
            return await self.send(chat_id, message)
        return message_id

    async def put_right(self, chat_id: int, message_id: int, message: Message | None) -> None:
        """Edits an earlier message, or takes its buttons away (None). Raises what aiogram raises."""
        try:
            if message is None:
                await self.bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id, reply_markup=None)
            else:
                await self.bot.edit_message_text(
                    fitted(message.text), chat_id=chat_id, message_id=message_id, reply_markup=keyboard(message)
                )
        except TelegramBadRequest as error:
            if NOT_MODIFIED not in error.message:
                raise

    async def say(self, chat_id: int, message: Message) -> int:
        if message.edits is not None:
            return await self.edit(chat_id, message.edits, message)
        return await self.send(chat_id, message)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Takes a message away, or at least its buttons; one that is too old or gone stays as it is."""
        try:
            await self.bot.delete_message(chat_id, message_id)
        except TelegramBadRequest:
            await self.strip(chat_id, message_id)

    async def strip(self, chat_id: int, message_id: int) -> None:
        try:
            await self.bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id, reply_markup=None)
        except TelegramBadRequest:
            return

    async def set_commands(self, commands: Mapping[str, str], *, chat_id: int | None, language: str | None) -> None:
        """The menu of one chat, or of everyone; `language` None is for languages that have none of their own."""
        scope = BotCommandScopeChat(chat_id=chat_id) if chat_id is not None else BotCommandScopeDefault()
        await self.bot.set_my_commands(
            [BotCommand(command=name, description=words) for name, words in commands.items()],
            scope=scope,
            language_code=language,
        )

    async def _send_files(self, chat_id: int, kind: FileKind, files: Sequence[Attachment]) -> None:
        """After the text, which says how many there are and can show them again: a lost file must not double it."""
        try:
            if len(files) == 1:
                send: Any = self.bot.send_photo if kind is FileKind.PHOTO else self.bot.send_document
                await send(chat_id, files[0].file_id)
            elif files:
                media: Any = InputMediaPhoto if kind is FileKind.PHOTO else InputMediaDocument
                await self.bot.send_media_group(chat_id, [media(media=one.file_id) for one in files[:GROUP]])
        except (TelegramAPIError, NotNow) as error:
            log.warning("files-not-shown", count=len(files), error=type(error).__name__)


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=button.text, callback_data=button.data) for button in row]
            for row in message.buttons
        ]
    )
