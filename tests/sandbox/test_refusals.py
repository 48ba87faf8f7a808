"""What Telegram refuses, the sandbox refuses with the same code and the same words."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.methods import GetForumTopicIconStickers
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputRichBlockParagraph,
    InputRichBlockTable,
    InputRichMessage,
    Message,
    ReplyParameters,
    RichBlockTableCell,
)

from bot.sandbox.client import Person, SandboxClient
from tests.sandbox.pictures import png

VERA = 101
TEXT = BufferedInputFile(b"text", "note.txt")
NOT_A_PICTURE = BufferedInputFile(b"no picture", "photo.jpg")
LONG_LINE = BufferedInputFile(png(2100, 100), "line.png")
CELL = RichBlockTableCell(align="left", valign="top", text="1")


def inline(**action: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Кнопка", **action)]])


@dataclass
class Scene:
    """A chat with Vera in which the bot has said a card, a document and a photo, and she has said a word."""

    bot: Bot
    card: Message
    document: Message
    said: int


@pytest.fixture
async def scene(bot: Bot, vera: Person) -> Scene:
    card = await bot.send_message(VERA, "Карточка <b>1</b>", reply_markup=inline(callback_data="open:1"))
    document = await bot.send_document(VERA, BufferedInputFile(b"text", "note.txt"), caption="Файл")
    return Scene(bot, card, document, (await vera.send("Слово")).id)


Attempt = Callable[[Scene], Awaitable[object]]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
REFUSED: dict[str, tuple[Attempt, str]] = {
    "a stranger": (lambda s: s.bot.send_message(999, "?"), "chat not found"),
    "a name of a channel": (lambda s: s.bot.send_message("@nowhere", "?"), "chat not found"),
    "nothing to say": (lambda s: s.bot.send_message(VERA, " \n "), "message text is empty"),
    "only tags": (lambda s: s.bot.send_message(VERA, "<b></b>"), "message text is empty"),
    "too long": (lambda s: s.bot.send_message(VERA, "я" * 4097), "message is too long"),
    "too long in pairs": (lambda s: s.bot.send_message(VERA, "🙂" * 2049), "message is too long"),
    "a long caption": (lambda s: s.bot.send_document(VERA, TEXT, caption="я" * 1025), "message caption is too long"),
    "unknown mode": (lambda s: s.bot.send_message(VERA, "*", parse_mode="MarkdownV3"), "unsupported parse_mode"),
    "open tag": (
        lambda s: s.bot.send_message(VERA, "Срок <b>вчера"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "a sign less": (
        lambda s: s.bot.send_message(VERA, "я < ты"),
        'can\'t parse entities: Unsupported start tag "" at byte offset 3',
    ),
    "reply to nothing": (
        lambda s: s.bot.send_message(VERA, "?", reply_parameters=ReplyParameters(message_id=10**6)),
        "message to be replied not found",
    ),
    "data over 64 bytes": (
        lambda s: s.bot.send_message(VERA, "?", reply_markup=inline(callback_data="я" * 33)),
        "BUTTON_DATA_INVALID",
    ),
    "button without a deed": (
        lambda s: s.bot.send_message(VERA, "?", reply_markup=inline()),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "button to nowhere": (
        lambda s: s.bot.send_message(VERA, "?", reply_markup=inline(url="nowhere")),
        "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    "edit: the same": (
        lambda s: s.card.edit_text("Карточка <b>1</b>", reply_markup=inline(callback_data="open:1")),
        NOT_MODIFIED,
    ),
    "edit: the same buttons": (
        lambda s: s.card.edit_reply_markup(reply_markup=inline(callback_data="open:1")),
        NOT_MODIFIED,
    ),
    "edit: text of a file": (lambda s: s.document.edit_text("?"), "there is no text in the message to edit"),
    "edit: caption of a text": (
        lambda s: s.card.edit_caption(caption="?"),
        "there is no caption in the message to edit",
    ),
    "edit: not there": (
        lambda s: s.bot.edit_message_text("?", chat_id=VERA, message_id=10**6),
        "message to edit not found",
    ),
    "edit: hers": (lambda s: s.bot.edit_message_text("?", chat_id=VERA, message_id=s.said), "message can't be edited"),
    "delete: not there": (lambda s: s.bot.delete_message(VERA, 10**6), "message to delete not found"),
    "pin: not there": (lambda s: s.bot.pin_chat_message(VERA, 10**6), "message to pin not found"),
    "unknown query": (
        lambda s: s.bot.answer_callback_query("1"),
        "query is too old and response timeout expired or query ID is invalid",
    ),
    "unknown file": (
        lambda s: s.bot.send_document(VERA, "BQAC-unknown"),
        "wrong file identifier/HTTP URL specified",
    ),
    "a document as a photo": (
        lambda s: s.bot.send_photo(VERA, s.document.document.file_id),
        "can't use file of type Document as Photo",
    ),
    "no picture": (lambda s: s.bot.send_photo(VERA, NOT_A_PICTURE), "IMAGE_PROCESS_FAILED"),
    "a picture too narrow": (lambda s: s.bot.send_photo(VERA, LONG_LINE), "PHOTO_INVALID_DIMENSIONS"),
    "an empty file": (
        lambda s: s.bot.send_document(VERA, BufferedInputFile(b"", "empty.txt")),
        "file must be non-empty",
    ),
    "an album mixed": (
        lambda s: s.bot.send_media_group(
            VERA, [InputMediaDocument(media=TEXT), InputMediaPhoto(media=BufferedInputFile(png(), "a.png"))]
        ),
        "document can't be mixed with other media types",
    ),
    "unknown file to fetch": (lambda s: s.bot.get_file("nothing"), "invalid file_id"),
    "chat of a stranger": (lambda s: s.bot.get_chat(999), "chat not found"),
    "unknown chat action": (lambda s: s.bot.send_chat_action(VERA, "dancing"), "wrong parameter action in request"),
    "command in capitals": (
        lambda s: s.bot.set_my_commands([BotCommand(command="My", description="Мои")]),
        "BOT_COMMAND_INVALID",
    ),
    "rich: nothing": (
        lambda s: s.bot.send_rich_message(VERA, InputRichMessage()),
        "can't parse rich message: exactly one of the fields html, markdown and blocks must be used",
    ),
    "rich: too many blocks": (
        lambda s: s.bot.send_rich_message(
            VERA, InputRichMessage(blocks=[InputRichBlockParagraph(text="1") for _ in range(501)])
        ),
        "RICH_MESSAGE_TOO_MANY_BLOCKS",
    ),
    "rich: too wide a table": (
        lambda s: s.bot.send_rich_message(VERA, InputRichMessage(blocks=[InputRichBlockTable(cells=[[CELL] * 21])])),
        "RICH_MESSAGE_TABLE_TOO_WIDE",
    ),
    "rich: unknown tag": (
        lambda s: s.bot.send_rich_message(VERA, InputRichMessage(html="<p>a</p><blink>b</blink>")),
        'can\'t parse rich message: Unsupported start tag "blink" at line 1',
    ),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_bad_request(scene: Scene, what: str) -> None:
    attempt, reason = REFUSED[what]
    with pytest.raises(TelegramBadRequest) as refused:
        await attempt(scene)
    assert refused.value.message == f"Bad Request: {reason}"


async def test_who_never_pressed_start_or_blocked_is_not_written_to(
    client: SandboxClient, bot: Bot, vera: Person
) -> None:
    await client.person(102, "Пётр Незваный")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(102, "?")
    await vera.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(VERA, "?")
    await vera.unblock()
    await bot.send_message(VERA, "С возвращением")


async def test_unknown_method_and_wrong_token_are_loud(bot: Bot, client: SandboxClient) -> None:
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot(GetForumTopicIconStickers())
    async with client.session.post(f"{client.url}/bot42:wrong/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


async def test_second_answer_to_a_press_is_refused(bot: Bot, client: SandboxClient, vera: Person, scene: Scene) -> None:
    await vera.tap_data(scene.card.message_id, "open:1", wait=0)
    await vera.tap_data(scene.card.message_id, "open:1", wait=0)
    first, second = [u.callback_query for u in await bot.get_updates() if u.callback_query]
    await bot.answer_callback_query(first.id, "Открыто")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(first.id)
    await client.expire_queries()
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(second.id)


async def test_files_too_big(bot: Bot, client: SandboxClient, vera: Person) -> None:
    sent = await vera.send_document("big.bin", b"0" * (20 * 2**20 + 1))
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.document["file_id"])
    with pytest.raises(TelegramAPIError, match="Too Large"):
        await bot.send_document(VERA, BufferedInputFile(b"0" * (50 * 2**20 + 1), "huge.bin"))
    assert [call.answer["error_code"] for call in await client.calls("getFile")] == [400]
