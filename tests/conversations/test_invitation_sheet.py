"""Invitations for all at once: a table and cards with QR codes; counted, expiring, revocable."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta

import openpyxl
from docx import Document

from bot.sandbox.client import Message, Person
from tests.conversations.steps import invite_curator, load_schools
from tests.town import TownOfOneProcess


async def sheets(curator: Person) -> tuple[list[tuple[str | None, ...]], bytes, Message]:
    """The rows of the table, the printable cards and the message with the table."""
    await curator.send("/people")
    page = await curator.expect("подключен")
    await curator.tap(page, "Приглашения всем, файлом")
    table = await curator.expect("таблицей")
    cards = await curator.expect("карточками с QR-кодом")
    sheet = openpyxl.load_workbook(io.BytesIO(await curator.download(table))).active
    assert sheet is not None
    found = [row for row in sheet.iter_rows(values_only=True) if row[3] and str(row[3]).startswith("http")]
    return found, await curator.download(cards), table  # type: ignore[return-value]


def token(link: str | None) -> str:
    found = re.search(r"start=(\w+)", str(link))
    assert found, link
    return found[1]


async def test_a_sheet_for_all_is_counted_and_its_links_work_once(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    curator, olga = town.curator, town.directors[0]
    rows, cards, message = await sheets(curator)
    assert "Прежние ссылки тоже работают" in message.caption
    assert len(rows) == 3
    by_name = {row[1]: row for row in rows}
    school, _, _, link, until = by_name["Дубравина Ольга Николаевна"][:5]
    assert school == "МБОУ СОШ № 1"
    assert str(until).startswith("2026-02-16")

    document = Document(io.BytesIO(cards))
    text = "\n".join(
        p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    )
    assert str(link) in text
    assert "Действует до 16 февраля 2026 включительно" in text
    pictures = [name for name in zipfile.ZipFile(io.BytesIO(cards)).namelist() if name.startswith("word/media/")]
    assert len(pictures) == 3

    # A second sheet leaves the first one's links alone; the first that is taken ends the others.
    again, _, _ = await sheets(curator)
    other = {row[1]: row for row in again}["Дубравина Ольга Николаевна"][3]
    assert other != link
    await olga.start(token(link))
    await olga.tap(await olga.expect("Это вы?"), "Это я")
    await olga.expect("Готово")
    await town.directors[1].start(token(other))
    await town.directors[1].expect("отозвано")
    await curator.send("/people")
    counted = await curator.expect("Приглашено")
    # The curator was invited as well.
    assert "Приглашено: 4, подключилось: 2, ссылку не открывали: 2." in counted.text


async def test_all_links_can_be_revoked_and_expire(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    curator, olga, sergey = town.curator, town.directors[0], town.directors[1]
    rows, _, _ = await sheets(curator)
    links = {row[1]: row[3] for row in rows}
    await curator.send("/people")
    await curator.tap(await curator.expect("Приглашено"), "Отозвать все ссылки")
    await curator.tap(await curator.expect("перестанут работать у 3 человек"), "Да, отозвать все")
    await curator.expect("Отозваны ссылки 3 человек")
    await olga.start(token(links["Дубравина Ольга Николаевна"]))
    await olga.expect("отозвано")
    rows, _, _ = await sheets(curator)
    links = {row[1]: row[3] for row in rows}
    town.move_to(town.today + timedelta(days=15))
    await sergey.start(token(links["Ольховский Сергей Петрович"]))
    await sergey.expect("истёк")
    await curator.send("/people")
    await curator.expect("У 3 человек нет действующей ссылки")


async def test_only_those_who_invite_get_a_sheet(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    await town.connect(town.curator, town.directors[0], "Дубравина")
    await town.directors[0].send("/invitations")
    await town.directors[0].expect("не в вашей роли")
    await town.directors[0].send("/revokeall_1")
    await town.directors[0].expect("не в вашей роли")
