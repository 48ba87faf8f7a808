"""Files that people send, fetched from the messenger; no transaction is open meanwhile."""

from __future__ import annotations

from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document
from aiohttp import ClientError

from bot.domain.errors import Refusal

MOST_MB = 20
"""What the Bot API hands over (getFile)."""


async def download(bot: Bot, document: Document) -> bytes:
    """The document's bytes. Raises Refusal("file-too-large") or Refusal("file-unavailable")."""
    if (document.file_size or 0) > MOST_MB * 1024 * 1024:
        raise Refusal("file-too-large", most=MOST_MB)
    try:
        content = await bot.download(document, BytesIO())
    except (TimeoutError, TelegramAPIError, ClientError) as error:
        raise Refusal("file-unavailable") from error
    if content is None:
        raise Refusal("file-unavailable")
    return content.read()
