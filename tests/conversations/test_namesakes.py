"""Names of a plan and the directory: sure ones silently, unsure ones as cards, each answer remembered."""

from __future__ import annotations

import io
import re

from docx import Document

from bot.sandbox.client import Message
from tests.conversations.steps import agree, invite_curator, load_schools, send_plan
from tests.town import TownOfOneProcess

ROWS = (
    ("1", "Провести совещание о каникулах", "до 02.03.2026 г.", "Синичкин О.И., директор ЦРО"),
    ("2", "Подготовить памятку для родителей", "до 10.03.2026 г.", "Синчкин О.И., директор ЦПРО"),
    ("3", "Открыть кабинет чтения в лицее", "до 16.03.2026 г.", "Ольховский С.П., методист ЦРО"),
    ("4", "Собрать заявки на конкурс", "до 20.03.2026 г.", "ЦРО"),
)


def order(number: int, rows: tuple[tuple[str, str, str, str], ...] = ROWS) -> bytes:
    document = Document()
    for line in (
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "АДМИНИСТРАЦИИ ГОРОДА КЛЕНОГОРСКА",
        "ПРИКАЗ",
        f"26.01.2026\t\t№ {number}",
        f"План мероприятий («дорожная карта») по летнему чтению, часть {number}, на 2026 год",
    ):
        document.add_paragraph(line)
    table = document.add_table(len(rows) + 1, 4)
    for row, texts in zip(
        table.rows, (("№ п/п", "Мероприятия", "Срок исполнения", "Ответственный"), *rows), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def people_button(draft: Message) -> str | None:
    return next((one.text for row in draft.buttons for one in row if one.text.startswith("Люди")), None)


async def test_unsure_names_are_asked_once_and_remembered(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    curator = town.curator
    draft = await send_plan(town, order(1))
    count = re.match(r"Люди: (\d+) вопрос", people_button(draft) or "")
    assert count, draft.buttons
    await curator.tap(draft, people_button(draft) or "")
    asked = {}
    for _ in range(int(count[1])):
        card = await curator.expect("Вопрос 1 из")
        asked[re.search(r"В плане: ([^,(]+)", card.text)[1].strip()] = card.text  # type: ignore[index]
        # The slip of a letter is one man, and so are his two centres one; the director of the lyceum is somebody else.
        yes = "Ольховский" not in card.text
        await curator.tap(card, "Да" if yes else "Нет, разные")
    done = await curator.expect("не осталось")
    assert any("Ольховский Сергей Петрович, МБОУ лицей № 2" in text for text in asked.values()), asked
    assert any("Синчкин О.И." in text or "Синичкин О.И." in text for text in asked.values()), asked
    await curator.tap(done, "К черновику")
    again = await curator.expect("понятн")
    assert people_button(again) is None
    force = await agree(town, again)
    # Two persons: Sinichkin, who heads the centre too, and the other Olkhovsky.
    assert "у 2 человек" in force.text
    assert "пока ничь" not in force.text

    # The next plan asks nothing.
    following = await send_plan(town, order(2))
    assert people_button(following) is None


async def test_a_question_can_be_skipped_and_left_for_later(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    curator = town.curator
    draft = await send_plan(town, order(1))
    label = people_button(draft) or ""
    await curator.tap(draft, label)
    first = await curator.expect("Вопрос 1 из")
    await curator.tap(first, "Пропустить")
    await curator.expect("Вопрос 2 из")
    await curator.tap(first, "К черновику")
    again = await curator.expect("понятн")
    assert people_button(again) == label
    # Put in force with its questions open, each name is somebody of its own.
    assert "у 3 человек" in (await agree(town, again)).text
