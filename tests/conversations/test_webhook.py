"""Updates brought by webhook: kept before they are answered for, refused without the secret, parked if unreadable."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.conversations.steps import invite_curator
from tests.town import TownWithWebhook, at_work


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[TownWithWebhook]:
    async with at_work(TownWithWebhook, tmp_path) as town:
        await town.client.quiet()
        yield town


async def bring(town: TownWithWebhook, update: Any, secret: str) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with aiohttp.ClientSession() as session, session.post(town.webhook_url, json=update, headers=headers) as told:
        return told.status


async def test_a_conversation_goes_on_by_webhook(town: TownWithWebhook) -> None:
    await invite_curator(town)
    await town.curator.send("/plans")
    await town.curator.expect("Планов пока нет")


async def test_without_the_secret_nobody_brings_updates(town: TownWithWebhook) -> None:
    assert await bring(town, {"update_id": 5, "message": {}}, "guessed") == 403


async def test_an_update_that_cannot_be_read_is_parked_and_stops_nobody(town: TownWithWebhook) -> None:
    await town.admin.start()
    await town.admin.expect("администратор")
    broken = {"update_id": 900_000, "message": {"from": {"id": town.admin.id}, "text": 5}}
    assert await bring(town, broken, town.SECRET) == 200
    await town.outsider.start()
    await town.outsider.expect("ссылку-приглашение")
    await town.admin.expect("Что-то сломалось", timeout=30)
    await town.admin.expect("№ 900000", timeout=30)
    await town.admin.send("/help")
    await town.admin.expect("Что умеет бот")


@pytest.mark.parametrize("body", [[], {}, {"update_id": "x"}, "text", None, {"update_id": 7, "message": "text"}])
async def test_what_is_no_update_at_all_is_refused_or_let_go(town: TownWithWebhook, body: Any) -> None:
    assert await bring(town, body, town.SECRET) in (200, 400)
    await town.outsider.start()
    await town.outsider.expect("ссылку-приглашение")
