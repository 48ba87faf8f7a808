"""A person and a bot talk through the sandbox, as they would through Telegram."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.sandbox.client import Person, SandboxClient


@pytest.fixture
async def clerk(bot: Bot) -> AsyncIterator[None]:
    """A small bot on real long polling: greets, counts presses by an edit, gives files back."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def greet(message: Message, command: CommandObject) -> None:
        await message.answer(f"Здравствуйте, <b>{message.from_user.first_name}</b>! {command.args or ''}")

    @dispatcher.message(Command("count"))
    async def count(message: Message) -> None:
        button = InlineKeyboardButton(text="Ещё раз", callback_data="count:1")
        await message.answer("Нажато 0", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.callback_query(F.data.startswith("count:"))
    async def pressed(query: CallbackQuery) -> None:
        times = int(query.data.split(":")[1])
        button = InlineKeyboardButton(text="Ещё раз", callback_data=f"count:{times + 1}")
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await query.message.edit_text(f"Нажато {times}", reply_markup=markup)
        await query.answer(f"Раз: {times}")

    @dispatcher.message(F.document)
    async def give_back(message: Message) -> None:
        content = await bot.download(message.document)
        await message.reply_document(BufferedInputFile(content.read()[::-1], f"обратно-{message.document.file_name}"))

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    yield
    await dispatcher.stop_polling()
    await polling


@pytest.mark.usefixtures("clerk")
async def test_greets_whoever_comes_by_a_link(client: SandboxClient) -> None:
    oleg = await client.person(7, "Олег Мартов")
    await oleg.start("school-12")
    greeting = await oleg.expect("Здравствуйте")
    assert greeting.html == "Здравствуйте, <b>Олег</b>! school-12"
    assert [message.text for message in await oleg.chat()] == ["/start school-12", "Здравствуйте, Олег! school-12"]


@pytest.mark.usefixtures("clerk")
async def test_press_edits_the_message_in_place(vera: Person) -> None:
    await vera.send("/count")
    card = await vera.expect("Нажато 0")
    assert await vera.tap(card, "Ещё") == "Раз: 1"
    again = await vera.expect(re.compile(r"^Нажато \d$"))
    assert (again.id, again.edited, again.text) == (card.id, True, "Нажато 1")
    assert await vera.tap(again, "Ещё раз") == "Раз: 2"


@pytest.mark.usefixtures("clerk")
async def test_file_goes_there_and_back(vera: Person) -> None:
    sent = await vera.send_document("план.txt", "тихо".encode("utf-16"))
    back = await vera.expect("обратно")
    assert back.document["file_name"] == "обратно-план.txt"
    assert await vera.download(back) == "тихо".encode("utf-16")[::-1]
    assert back.raw["reply_to_message"]["message_id"] == sent.id
