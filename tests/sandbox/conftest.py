"""A sandbox, its people, and a real aiogram bot that speaks to it over HTTP."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.client import Person, SandboxClient
from bot.sandbox.server import Sandbox

TOKEN = "42:sandbox"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    yield Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    await (await session.create_session()).close()  # its own close() sleeps a quarter of a second


@pytest.fixture
async def vera(client: SandboxClient) -> Person:
    """A school's director who has pressed Start."""
    vera = await client.person(101, "Вера Лунина")
    await vera.start()
    return vera
