"""What people can do, and what the bot hears of it."""

import pytest
from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from bot.sandbox.client import Person, SandboxClient
from tests.sandbox.pictures import png


async def heard(bot: Bot) -> list[Update]:
    """What the bot has not confirmed yet, and confirms now."""
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def test_start_carries_the_link_and_the_command(bot: Bot, client: SandboxClient) -> None:
    oleg = await client.person(7, "Олег Мартов", language="en", username="oleg_m")
    await oleg.start("invite-1")
    message = (await heard(bot))[0].message
    assert (message.text, message.entities[0].type) == ("/start invite-1", "bot_command")
    assert message.from_user.model_dump(exclude_none=True, exclude_unset=True) == {
        "id": 7,
        "is_bot": False,
        "first_name": "Олег",
        "last_name": "Мартов",
        "username": "oleg_m",
        "language_code": "en",
    }


async def test_nothing_can_be_written_before_start_nor_after_a_block(client: SandboxClient, vera: Person) -> None:
    stranger = await client.person(8, "Нина Рогова")
    with pytest.raises(AssertionError, match="has to press Start first"):
        await stranger.send("Пустите")
    await vera.block()
    with pytest.raises(AssertionError, match="has to press Start first"):
        await vera.send("Пустите")


async def test_block_and_return_are_told_to_the_bot(bot: Bot, vera: Person) -> None:
    await heard(bot)
    await vera.block()
    await vera.start("again")
    blocked, back, start = await heard(bot)
    assert blocked.my_chat_member.new_chat_member.status == ChatMemberStatus.KICKED
    assert back.my_chat_member.new_chat_member.status == ChatMemberStatus.MEMBER
    assert start.message.text == "/start again"


async def test_album_comes_as_an_update_for_each_photo(bot: Bot, vera: Person) -> None:
    card = await bot.send_message(vera.id, "Что сделано?")
    await heard(bot)
    photos = [png(8, 6), png(16, 12), png(32, 24)]
    await vera.send_album(photos, "Окна вымыты", reply_to=await vera.expect("Что сделано?"))
    messages = [update.message for update in await heard(bot)]
    assert len({message.media_group_id for message in messages}) == 1
    assert [message.caption for message in messages] == ["Окна вымыты", None, None]
    assert [message.photo[-1].width for message in messages] == [8, 16, 32]
    assert {message.reply_to_message.message_id for message in messages} == {card.message_id}
    assert [(await bot.download(message.photo[-1])).read() for message in messages] == photos


async def test_reply_edit_and_contact(bot: Bot, vera: Person) -> None:
    asked = await bot.send_message(vera.id, "Когда?")
    answer = await vera.reply(await vera.expect("Когда?"), "Завтра")
    await vera.edit(answer, "Послезавтра")
    await vera.send_contact("+79990001122")
    await vera.send_contact("+79990003344", "Пётр Ильин")
    _, replied, edited, own, other = await heard(bot)
    assert replied.message.reply_to_message.message_id == asked.message_id
    assert (edited.edited_message.message_id, edited.edited_message.text) == (answer.id, "Послезавтра")
    assert (own.message.contact.user_id, other.message.contact.user_id) == (vera.id, None)
    assert other.message.contact.last_name == "Ильин"


async def test_forged_and_old_presses_reach_the_bot(bot: Bot, vera: Person) -> None:
    card = await bot.send_message(vera.id, "Карточка")
    await heard(bot)
    await vera.tap_data(card.message_id, "delete:everything", wait=0)
    await vera.tap_data(10**6, "never:was", wait=0)
    await bot.delete_message(vera.id, card.message_id)
    await vera.tap_data(card.message_id, "of:a-deleted-one", wait=0)
    presses = [update.callback_query for update in await heard(bot)]
    assert [press.data for press in presses] == ["delete:everything", "never:was", "of:a-deleted-one"]
    assert [isinstance(press.message, InaccessibleMessage) for press in presses] == [False, True, True]


async def test_buttons_of_every_kind_are_seen(bot: Bot, vera: Person) -> None:
    rows = [
        [
            InlineKeyboardButton(text="Выполнено", callback_data="done"),
            InlineKeyboardButton(text="Вы", callback_data="you"),
        ],
        [InlineKeyboardButton(text="Приказ", url="https://example.org/1")],
        [InlineKeyboardButton(text="Номер", copy_text=CopyTextButton(text="117-п"))],
    ]
    await bot.send_message(vera.id, "Карточка", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    card = await vera.expect("Карточка")
    assert [[button.text for button in row] for row in card.buttons] == [["Выполнено", "Вы"], ["Приказ"], ["Номер"]]
    assert card.button("Вы").data == "you"
    assert card.button("Выпол").data == "done"
    assert card.button("Номер").copy_text == "117-п"
    with pytest.raises(AssertionError, match="does not call the bot"):
        await vera.tap(card, "Приказ")
    with pytest.raises(AssertionError, match="0 buttons fit 'Отложить'"):
        await vera.tap(card, "Отложить")
    with pytest.raises(AssertionError, match="did not answer the press"):
        await vera.tap(card, "Выполнено", wait=0.05)


async def test_reply_keyboard_stays_until_it_is_removed(bot: Bot, client: SandboxClient, vera: Person) -> None:
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Мои дела")]], resize_keyboard=True)
    await bot.send_message(vera.id, "Меню", reply_markup=keyboard)
    assert (await vera.expect("Меню")).keyboard == [["Мои дела"]]
    page = await client.ask("GET", f"/sandbox/people/{vera.id}/chat")
    assert page["keyboard"]["keyboard"] == [[{"text": "Мои дела"}]]
    await bot.send_message(vera.id, "Убрано", reply_markup=ReplyKeyboardRemove())
    assert (await client.ask("GET", f"/sandbox/people/{vera.id}/chat"))["keyboard"] is None


async def test_menu_is_the_narrowest_scope_in_ones_language(bot: Bot, client: SandboxClient, vera: Person) -> None:
    john = await client.person(9, "John Smith", language="en")
    await bot.set_my_commands([BotCommand(command="help", description="Помощь")])
    await bot.set_my_commands([BotCommand(command="help", description="Help")], language_code="en")
    assert (await vera.menu(), await john.menu()) == ({"help": "Помощь"}, {"help": "Help"})
    await bot.set_my_commands(
        [BotCommand(command="my", description="Мои дела")], scope=BotCommandScopeAllPrivateChats()
    )
    await bot.set_my_commands(
        [BotCommand(command="late", description="Кто не сдал")], scope=BotCommandScopeChat(chat_id=vera.id)
    )
    assert (await vera.menu(), await john.menu()) == ({"late": "Кто не сдал"}, {"my": "Мои дела"})
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=vera.id))
    assert await vera.menu() == {"my": "Мои дела"}


async def test_transcript_shows_what_is_left(bot: Bot, vera: Person) -> None:
    first = await bot.send_message(vera.id, "раз")
    second = await bot.send_message(vera.id, "два")
    await first.edit_text("РАЗ")
    await second.delete()
    await bot.pin_chat_message(vera.id, first.message_id)
    assert [(message.text, message.edited) for message in await vera.chat()] == [("/start", False), ("РАЗ", True)]
    assert (await bot.get_chat(vera.id)).pinned_message.text == "РАЗ"
