"""A draft goes to a curator's desk as a table, and what was corrected there is taken over by a press."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import which

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.draft_sheet import KEYS
from bot.sandbox.client import Message
from tests.conversations.papers import plan_docx
from tests.conversations.steps import agree, invite_curator
from tests.town import TownOfOneProcess

COLUMN = {key: place for place, key in enumerate(KEYS, 1)}
FIRST = 3
OFFICE = which("soffice")


def corrected(content: bytes, touch: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    touch(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row_of(page: Worksheet, title: str) -> int:
    return next(
        number for number in range(FIRST, page.max_row + 1) if title in str(page.cell(number, COLUMN["title"]).value)
    )


async def table_of_draft(town: TownOfOneProcess) -> tuple[Message, bytes]:
    await invite_curator(town)
    await town.curator.send_document("план.docx", plan_docx())
    draft = await town.curator.expect("понятн", timeout=30)
    await town.curator.tap(draft, "Ещё…")
    await town.curator.tap(await town.curator.expect("понятн"), "Скачать таблицей")
    return draft, await town.curator.download(await town.curator.expect("таблицей. Исправьте"))


async def test_a_draft_is_corrected_at_a_desk(town: TownOfOneProcess) -> None:
    curator = town.curator
    _, content = await table_of_draft(town)

    def touch(page: Worksheet) -> None:
        page.title = "моё"
        page.cell(FIRST, COLUMN["deadline"]).value = datetime(2026, 4, 30)  # noqa: DTZ001  a spreadsheet knows no zones
        page.cell(FIRST + 1, COLUMN["responsible"]).value = "Синичкин О.И."
        page.delete_rows(FIRST + 2)
        page.append([None, None, None, "Подарить книги детскому дому", "до 29 мая 2026 г.", "Рябинина Е.В."])

    changed = corrected(content, touch)
    await curator.send_document("что угодно.xlsx", changed)
    shown = await curator.expect("Ваша таблица и черновик")
    assert "Изменены 2 строки, 1 новая, 1 убрана." in shown.text
    assert "→ станет «30.04.2026»" in shown.text
    assert "новая строка «Подарить книги детскому дому»" in shown.text
    await curator.tap(shown, "Внести 4 строки")
    done = await curator.expect("Внесено: 4 строки.")

    # Pressed or sent twice, it is there once.
    await curator.tap_data(done.id, "sheetapply:2")
    await curator.expect("черновик уже такой")
    await curator.send_document("ещё раз.xlsx", changed)
    await curator.expect("Отличий нет")
    await curator.send("/find детскому")
    found = await curator.expect("нашлась 1 строка")
    assert "до 29 мая 2026 включительно" in found.text


async def test_two_who_correct_at_once_lose_nothing(town: TownOfOneProcess) -> None:
    curator = town.curator
    _, content = await table_of_draft(town)

    def touch(page: Worksheet) -> None:
        for place, text in enumerate(("до 30 апреля 2026", "до 29 мая 2026")):
            page.cell(FIRST + place, COLUMN["deadline"]).value = text
        page.cell(FIRST, COLUMN["responsible"]).value = "Синичкин О.И."

    # Meanwhile, in the chat, another table was taken over: it wrote the same deadline, and another row's title.
    def first(page: Worksheet) -> None:
        page.cell(FIRST, COLUMN["deadline"]).value = "до 15 июня 2026"
        page.cell(FIRST + 1, COLUMN["title"]).value = "Позвать писателя в каждую школу"

    await curator.send_document("первая.xlsx", corrected(content, first))
    await curator.tap(await curator.expect("Ваша таблица"), "Внести 2 строки")
    await curator.expect("Внесено: 2 строки.")

    await curator.send_document("вторая.xlsx", corrected(content, touch))
    shown = await curator.expect("Ваша таблица")
    assert "срок: у вас «до 30 апреля 2026», а в боте уже «до 15 июня 2026». Останется как в боте." in shown.text
    await curator.tap(shown, "Внести 2 строки")
    done = await curator.expect("Внесено: 2 строки.")
    assert "Не внесено, 1:" in done.text
    await curator.send("/find писателя в каждую")
    assert "до 29 мая 2026 включительно" in (await curator.expect("нашлась 1 строка")).text


async def test_a_table_that_fits_no_draft_is_refused_with_what_to_do(town: TownOfOneProcess, tmp_path: Path) -> None:
    curator = town.curator
    draft, content = await table_of_draft(town)
    await curator.send_document("таблица.xlsx", content)
    shown = await curator.expect("Отличий нет")
    assert "больше нет" in (await curator.tap_data(shown.id, "sheetapply:99") or "")
    # A document that is no table, and a draft that is none any more.
    assert "больше нет" in (await curator.tap_data(shown.id, "sheetdiff:1:0") or "")
    await agree(town, draft)
    await curator.send_document("таблица.xlsx", content)
    await curator.expect("уже не черновик")
    assert "уже не черновик" in (await curator.tap_data(shown.id, "sheetapply:2") or "")
    assert "уже введён" in (await curator.tap_data(shown.id, "sheet:1") or "")

    def another_plan(content: bytes) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(content))
        book.worksheets[2]["B1"].value = "99"
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    await curator.send_document("таблица.xlsx", another_plan(content))
    await curator.expect("испорчен скрытый лист")


async def test_many_differences_come_in_pages(town: TownOfOneProcess) -> None:
    curator = town.curator
    _, content = await table_of_draft(town)

    def touch(page: Worksheet) -> None:
        for number in range(FIRST, page.max_row + 1):
            page.cell(number, COLUMN["deadline"]).value = "до 30 апреля 2026"
            page.cell(number, COLUMN["section"]).value = "Итоги"

    await curator.send_document("таблица.xlsx", corrected(content, touch))
    shown = await curator.expect("Страница 1 из")
    await curator.tap(shown, "Дальше →")
    shown = await curator.expect("Страница 2 из")
    assert "раздел: было" in shown.text
    await curator.tap(shown, "К черновику")
    await curator.expect("понятн")


needs_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here; what it does to cells is told by tables")


@needs_office
@pytest.mark.timeout(180)
async def test_a_table_saved_by_libreoffice_is_the_same_table(town: TownOfOneProcess, tmp_path: Path) -> None:
    _, content = await table_of_draft(town)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.xlsx").write_bytes(content)
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "in" / "plan.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=150)  # noqa: ASYNC221  nobody else waits
    await town.curator.send_document("plan.xlsx", (tmp_path / "plan.xlsx").read_bytes())
    await town.curator.expect("Отличий нет")
