"""The chat page in a real browser: what people see and press there reaches the bot, and the other way round."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputRichMessage,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox.client import SandboxClient
from bot.sandbox.server import Control, GuideStep, Sandbox, ShelfFile
from tests.sandbox.conftest import TOKEN
from tests.sandbox.pictures import png

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no chromium here: install it, or name one in CHROMIUM"
)
VERA, OLEG = 101, 7


def inline(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], timeout=30_000
        )
        yield browser
        await browser.close()


class Town:
    """What the demo would hand to the page: a control, a shelf and a guide that follows what was done."""

    def __init__(self) -> None:
        self.days = 0

    async def next_day(self) -> str:
        self.days += 1
        return f"Прошло дней: {self.days}"

    async def guide(self) -> list[GuideStep]:
        return [
            GuideStep("Переведите часы", "На один день вперёд.", self.days > 0, control="day"),
            GuideStep("Отправьте план", "Файл лежит на полке.", False, person_id=VERA, file="План.txt", say="Вот план"),
        ]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    town = Town()
    sandbox = Sandbox(
        token=TOKEN,
        controls=[Control("day", "Следующий день", town.next_day)],
        shelf=[ShelfFile("План.txt", "1. Собрание".encode(), "Небольшой план")],
        guide=town.guide,
    )
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def open_page(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Callable[..., Awaitable[Page]]]:
    """Opens the page; in the end nothing may have gone wrong in its console."""
    problems: list[str] = []

    async def opened(width: int = 1300, height: int = 850, path: str = "") -> Page:
        page = await browser.new_page(viewport={"width": width, "height": height}, locale="ru-RU")
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(sandbox.page_url + path)
        return page

    yield opened
    assert problems == []


class Listener:
    """Hears the bot's updates one after the other, as a bot does: a press may come a moment after the click."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.offset = 0
        self.said: list[str] = []

    async def listen(self, seconds: int) -> CallbackQuery | None:
        """The next press, if one came; what was said before it is kept."""
        for update in await self.bot.get_updates(offset=self.offset, limit=1, timeout=seconds):
            self.offset = update.update_id + 1
            if update.message:
                self.said.append(update.message.text)
            return update.callback_query or await self.listen(seconds)
        return None


@pytest.mark.usefixtures("vera")
async def test_talk_on_the_page(open_page: Callable[..., Awaitable[Page]], client: SandboxClient, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="my", description="Мои дела")])
    await client.person(OLEG, "Олег Мартов")
    listener, page = Listener(bot), await open_page()
    vera, oleg = (page.get_by_role("region", name=f"Чат: {name}") for name in ("Вера Лунина", "Олег Мартов"))
    await oleg.get_by_role("button", name="Старт").click()
    await expect(oleg.get_by_role("log")).to_contain_text("/start")

    markup = inline(
        [InlineKeyboardButton(text="Выполнено", callback_data="done:1")],
        [InlineKeyboardButton(text="Номер", copy_text=CopyTextButton(text="117-п"))],
    )
    card = await bot.send_message(VERA, "Срок: <b>завтра</b> &lt;img src=x onerror=alert(1)&gt;", reply_markup=markup)
    await expect(vera.get_by_role("log")).to_contain_text("Срок: завтра <img src=x onerror=alert(1)>")
    await expect(vera.locator("b", has_text="завтра")).to_be_visible()

    await vera.get_by_role("button", name="Выполнено").click()
    press = await listener.listen(20)
    await bot.answer_callback_query(press.id, "Отмечено")
    await card.edit_text("Сдано", reply_markup=inline([InlineKeyboardButton(text="Исправить", callback_data="undo:1")]))
    await expect(page.locator(".toast", has_text="Отмечено")).to_be_visible()
    await expect(vera.get_by_role("log")).not_to_contain_text("Срок")
    await expect(vera.get_by_role("log")).to_contain_text("изменено")

    await vera.get_by_role("button", name="Исправить").click()
    undo = await listener.listen(20)
    await bot.answer_callback_query(undo.id, "Уже поздно", show_alert=True)
    await page.get_by_role("dialog").get_by_role("button", name="Понятно").click()
    await expect(vera.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("Спасибо")
    await page.keyboard.press("Enter")
    await expect(vera.locator(".mine").last).to_contain_text("Спасибо")

    await vera.get_by_role("button", name="Меню").click()
    await page.keyboard.press("Enter")
    await expect(vera.locator(".mine").last).to_contain_text("/my")
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Кто не сдал")]])
    await bot.send_message(VERA, "Выберите", reply_markup=keyboard)
    await vera.get_by_role("group", name="Клавиатура бота").get_by_role("button").click()
    await expect(vera.locator(".mine").last).to_contain_text("Кто не сдал")
    assert await listener.listen(0) is None
    assert listener.said == ["/start", "/start", "Спасибо", "/my", "Кто не сдал"]


@pytest.mark.usefixtures("vera")
async def test_files_pictures_and_tables(open_page: Callable[..., Awaitable[Page]], bot: Bot) -> None:
    page = await open_page()
    vera = page.get_by_role("region", name="Чат: Вера Лунина")
    await vera.get_by_role("button", name="Вложить файл").click()
    await vera.get_by_role("menuitem", name="План.txt").click()
    await expect(vera.get_by_role("button", name="Убрать План.txt")).to_be_visible()
    pictures = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": png(40, 30)} for n in range(2)]
    await vera.locator("input[type=file]").set_input_files(pictures)
    await vera.get_by_role("textbox").fill("Готово")
    await vera.get_by_role("button", name="Отправить").click()
    await expect(vera.locator(".album2 img")).to_have_count(2)
    await expect(vera.locator(".file")).to_contain_text("План.txt")
    _, first, second, plan = [update.message for update in await bot.get_updates()]
    assert (first.caption, first.media_group_id) == ("Готово", second.media_group_id)
    assert (await bot.download(plan.document)).read() == "1. Собрание".encode()

    await bot.send_document(VERA, BufferedInputFile(b"report", "Справка.xlsx"))
    async with page.expect_download() as download:
        await vera.get_by_role("link", name="Справка.xlsx").click()
    assert (await download.value).suggested_filename == "Справка.xlsx"
    table = "<table><tr><th>Раздел</th></tr><tr><td>Кадры</td></tr></table><details><summary>Ещё</summary>5</details>"
    await bot.send_rich_message(VERA, InputRichMessage(html=table))
    await expect(vera.get_by_role("columnheader", name="Раздел")).to_be_visible()
    await vera.get_by_text("Ещё").click()
    await expect(vera.get_by_role("log")).to_contain_text("5")


@pytest.mark.usefixtures("vera")
async def test_guide_does_the_step_and_moves_on(open_page: Callable[..., Awaitable[Page]], bot: Bot) -> None:
    page = await open_page()
    step = page.locator("[aria-current=step]")
    await expect(step).to_contain_text("Переведите часы")
    await step.get_by_role("button", name="Нажать «Следующий день»").click()
    await expect(page.locator("#status")).to_have_text("Прошло дней: 1")
    await expect(step).to_contain_text("Отправьте план")
    await expect(page.locator("#phone-101")).to_have_class("phone active pointed")
    await step.get_by_role("button", name="Отправить «План.txt»").click()
    await expect(page.locator("#phone-101 .file")).to_contain_text("План.txt")
    assert (await bot.get_updates())[-1].message.caption == "Вот план"


@pytest.mark.usefixtures("vera")
async def test_one_chat_at_a_time_on_a_phone(
    open_page: Callable[..., Awaitable[Page]], client: SandboxClient, bot: Bot
) -> None:
    await (await client.person(OLEG, "Олег Мартов")).start()
    page = await open_page(390, 780)
    await expect(page.locator(".phone:visible")).to_have_count(1)
    await bot.send_message(OLEG, "Олегу")
    await expect(page.get_by_role("tab", name="Олег")).to_contain_text("1")
    await page.get_by_role("tab", name="Вера").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Олег")).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_role("region", name="Чат: Олег Мартов")).to_contain_text("Олегу")
    widths = await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert widths == [390, 780], "nothing sticks out of the screen"


@pytest.mark.usefixtures("vera")
async def test_link_for_somebody_else_block_and_return(
    open_page: Callable[..., Awaitable[Page]], client: SandboxClient, bot: Bot
) -> None:
    await client.person(OLEG, "Олег Мартов")
    page = await open_page()
    vera = page.get_by_role("region", name="Чат: Вера Лунина")
    await bot.send_message(
        VERA, 'Ссылка: https://t.me/roadmap_demo_bot?start=inv-1, <a href="https://example.org">ещё</a>'
    )
    await vera.get_by_role("link", name="start=inv-1").click()
    await page.get_by_role("dialog").get_by_role("button", name="Олег Мартов").click()
    await expect(page.get_by_role("region", name="Чат: Олег Мартов")).to_contain_text("/start inv-1")
    await vera.get_by_role("button", name="Ещё").click()
    await vera.get_by_role("menuitem", name="Заблокировать бота").click()
    await vera.get_by_role("button", name="Разблокировать и начать").click()
    await expect(vera.get_by_role("textbox")).to_be_visible()
    updates = await bot.get_updates()
    assert [update.event_type for update in updates][-4:] == ["message", "my_chat_member", "my_chat_member", "message"]


@pytest.mark.usefixtures("vera")
async def test_page_finds_the_sandbox_again(open_page: Callable[..., Awaitable[Page]], sandbox: Sandbox) -> None:
    page = await open_page(path="?lang=en")
    await expect(page.get_by_role("region", name="Chat: Вера Лунина")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "en"
    await sandbox.stop()
    await expect(page.get_by_text("Lost the sandbox")).to_be_visible()
    reborn = Sandbox(token=TOKEN)
    await reborn.start(port=urlsplit(sandbox.url).port)
    async with SandboxClient(reborn.url) as client:
        nina = await client.person(8, "Нина Рогова")
        await nina.start()
        await expect(page.get_by_role("region", name="Chat: Нина Рогова")).to_be_visible(timeout=15_000)
        await expect(page.get_by_text("Lost the sandbox")).to_be_hidden()
        session = AiohttpSession(api=TelegramAPIServer.from_base(reborn.url))
        await Bot(TOKEN, session=session).send_message(8, "Снова здесь")
        await (await session.create_session()).close()
        await expect(page.get_by_role("log")).to_contain_text("Снова здесь")
    await reborn.stop()
