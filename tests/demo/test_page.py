"""The guided path walked on the page, as a newcomer does who presses what the page tells them to press."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.samples import cast
from tests.demo.conftest import Demo, runs

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
needs_browser = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no chromium here: install it, or name one in CHROMIUM"
)
PATIENCE = 60_000
"""Milliseconds: the machine may be busy."""
STEPS = 11


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], timeout=PATIENCE
        )
        yield browser
        await browser.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where screenshots are left to be looked at."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Newcomer:
    """Sees one page and keeps pictures of it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.curator = page.get_by_role("region", name=f"Чат: {cast().curator.name}")
        self.director = page.get_by_role("region", name=f"Чат: {cast().schools[0].director}")

    async def lets_the_page_do_it(self) -> None:
        await self.page.locator("[aria-current=step] .helper").first.click()

    async def presses(self, phone: Locator, label: str) -> None:
        """The newest button of this name: the one nearest to the end of the chat."""
        await phone.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()

    async def sees_done(self, steps: int) -> None:
        await expect(self.page.locator(".steps li.done")).to_have_count(steps)
        await self.page.screenshot(path=self.folder / f"step-{steps:02}.png")


async def opened(browser: Browser, demo: Demo, folder: Path, width: int, height: int) -> Newcomer:
    page = await browser.new_page(viewport={"width": width, "height": height}, locale="ru-RU")
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    await page.goto(demo.address)
    return Newcomer(page, folder)


@needs_browser
@pytest.mark.timeout(300)
async def test_newcomer_walks_the_guided_path(demo: Demo, browser: Browser, pictures: Path):
    expect.set_options(timeout=PATIENCE)
    one = await opened(browser, demo, pictures, 1440, 900)
    curator, director = one.curator, one.director
    await expect(director).to_contain_text(f"директор, {cast().schools[0].name}")
    await one.sees_done(0)

    await one.lets_the_page_do_it()
    await one.sees_done(1)
    await one.lets_the_page_do_it()
    await one.sees_done(2)
    await one.presses(curator, "Разобрать вопросы: 1")
    await one.presses(curator, "К черновику")
    await one.presses(curator, "Ввести в действие…")
    await one.presses(curator, "Ввести в действие")
    await one.sees_done(3)

    await one.lets_the_page_do_it()
    await one.presses(curator, "1")
    await one.sees_done(4)
    await curator.get_by_role("link", name="start=").click()
    await one.page.get_by_role("dialog").get_by_role("button", name=cast().schools[0].director).click()
    await one.presses(director, "Это я")
    await one.sees_done(5)

    await one.lets_the_page_do_it()
    await expect(one.page.locator("#status")).to_contain_text("Напоминание: Дубравина")
    await one.lets_the_page_do_it()
    await expect(one.director).to_contain_text("через 3 рабочих дня")
    await expect(one.page.locator("#status")).to_contain_text("Напоминание: Дубравина")
    await one.sees_done(6)
    await one.presses(director, "Отчёт с текстом и файлами")
    await expect(director).to_contain_text("Черновик отчёта")
    await one.lets_the_page_do_it()
    await one.sees_done(7)
    await one.presses(director, "Отправить")
    await one.sees_done(8)
    await one.presses(curator, "Принять")
    await one.sees_done(9)

    phone = await opened(browser, demo, pictures, 390, 844)
    await phone.lets_the_page_do_it()
    await expect(phone.curator).to_contain_text("Закрыто: 1 из")
    await phone.curator.scroll_into_view_if_needed()
    await phone.page.screenshot(path=pictures / "phone.png")
    await one.sees_done(10)
    await one.lets_the_page_do_it()
    await one.sees_done(STEPS)
    await expect(one.page.locator(".finished")).to_be_visible()

    await one.page.get_by_role("button", name="Подключить остальных").click()
    await expect(one.page.locator("#status")).to_contain_text("Рябинина Елена Викторовна")
    await one.page.screenshot(path=pictures / "all-connected.png")

    (bot,) = demo.children()
    assert await demo.stop(signal.SIGTERM) == 0
    assert not runs(bot), "the bot stops together with the demo"
