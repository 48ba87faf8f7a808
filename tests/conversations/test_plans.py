"""A plan from its document to its obligations, in the chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.samples import sample_plan_docx
from tests.conversations.steps import agree, connect_director, invite_curator, load_schools, send_plan
from tests.town import MONDAY, TownOfOneProcess, at_work


async def test_every_page_of_a_draft_can_be_read(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    draft = await send_plan(town)
    await town.curator.tap(draft, "Строки")
    page = await town.curator.expect("страница 1 из 4")
    seen = page.text
    for number in (2, 3, 4):
        await town.curator.tap(page, "Дальше →")
        page = await town.curator.expect(f"страница {number} из 4")
        seen += page.text
    assert "Принять школьные планы" in seen
    assert "Подготовить отчёт о выполнении плана" in seen
    await town.curator.tap(page, "К черновику")
    await town.curator.expect("понятн")


async def test_the_same_document_is_the_same_draft(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    document = sample_plan_docx(MONDAY.date())
    await send_plan(town, document)
    again = await send_plan(town, document)
    assert "уже присылали" in again.text
    await town.curator.tap(again, "Ещё…")
    await town.curator.tap(await town.curator.expect("понятн"), "Отклонить")
    await town.curator.expect("отклонён")
    assert "уже отклонён" in (await town.curator.tap_data(again.id, "force:1") or "")
    fresh = await send_plan(town, document)
    assert "уже присылали" not in fresh.text


async def test_pressing_put_in_force_twice_makes_one_set_of_obligations(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    draft = await send_plan(town)
    await town.curator.tap(draft, "Ввести в действие…")
    what_comes = await town.curator.expect("Что будет")
    await town.curator.tap(what_comes, "Ввести в действие")
    first = await town.curator.expect("Введён в действие")
    assert "уже введён" in (await town.curator.tap(what_comes, "Ввести в действие") or "")
    card = await town.curator.expect("План действует")
    await town.curator.tap(card, "Сводка")
    await town.curator.expect("Закрыто")
    made = first.text.split(" дел")[0].rsplit("\n", 1)[1]
    await town.curator.send("/summary")
    assert f"Закрыто: 0 из {made} " in (await town.curator.expect("Закрыто")).text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("план.docx", b"PK\x03\x04 not a document", "повреждён"),
        ("план.docx", b"", "пуст"),
        ("план.exe", b"MZ\x90\x00" * 40, "не читаю"),
        ("план.txt", "Просто письмо без таблицы.\nС уважением".encode(), "нет таблицы"),
    ],
)
async def test_a_file_that_is_no_plan_is_answered_with_what_to_do(
    town: TownOfOneProcess, name: str, content: bytes, words: str
) -> None:
    await invite_curator(town)
    await town.curator.send_document(name, content)
    await town.curator.expect(words)


async def test_the_job_is_done_on_postgresql_too(tmp_path: Path, postgres_url: str) -> None:
    async with at_work(TownOfOneProcess, tmp_path, postgres_url) as town:
        await invite_curator(town)
        await load_schools(town)
        await agree(town, await send_plan(town))
        await connect_director(town)
        town.move_to_morning(days=3)
        digest = await town.directors[0].expect("Принять школьные планы")
        await town.directors[0].tap(digest, "Выполнено")
        await town.directors[0].expect("Отправлено")
        town.move_on(minutes=1)
        await town.curator.tap(await town.curator.expect("Отчёт на приёмку"), "Принять")
        await town.directors[0].expect("Отчёт принят")


async def test_a_plan_sent_while_the_bot_was_down_is_read_when_it_is_back(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await town.stop_bot()
    await town.curator.send_document("план.docx", sample_plan_docx(MONDAY.date()))
    await town.start_bot()
    await town.curator.expect("понятн", timeout=30)
