"""Who leads: the marked one, from the cell of an order through corrections and an amendment to the next year."""

from __future__ import annotations

import io
from dataclasses import replace

from openpyxl import load_workbook

from bot.domain.roadmap import Field
from bot.exports.draft_sheet import KEYS
from bot.sandbox.client import Person
from tests.conversations.editions import ELENA, OLEG, Row, plan_docx
from tests.conversations.steps import agree, invite_curator, send_plan
from tests.conversations.taps import labels
from tests.town import TownOfOneProcess

ROWS = [
    Row(1, "Провести сверку книжных фондов", "до 20 марта 2026 года", f"{ELENA}, {OLEG} (свод)"),
    Row(2, "Свести отчёты читален", "до 24 апреля 2026 года", f"{ELENA} (свод), {OLEG} (созыв)"),
    Row(3, "Составить список читателей", "до 20 мая 2026 года", f"{ELENA}; {OLEG}"),
]
LEADS, HELPS = "Вы — ответственный исполнитель", "Вы — соисполнитель"


async def owes(person: Person) -> list[str]:
    """What of each of the three rows the person owes, by the cards, the nearest first."""
    found = []
    for number in (1, 2, 3):
        await person.send("/my")
        await person.tap(await person.expect("ближайшие сверху"), str(number))
        card = await person.expect("Состояние")
        found.append(LEADS if LEADS in card.text else HELPS if HELPS in card.text else card.text)
    return found


async def test_whoever_is_marked_leads_from_the_order_to_the_next_year(town: TownOfOneProcess) -> None:
    curator = town.curator
    await invite_curator(town)
    draft = await send_plan(town, plan_docx(ROWS, "11-од", "26 января 2026 г."))
    assert "3 строки, 2 понятны, 1 вопрос." in draft.text

    # Two marks: the curator is asked which.
    await curator.tap(draft, next(label for label in labels(draft) if label.startswith("Разобрать")))
    card = await curator.expect("Вопрос 1 из 1")
    assert f"Неясно здесь: «{ELENA} (свод); {OLEG} (созыв)»" in card.text
    await curator.tap(card, f"Ответственный: {OLEG}")
    await curator.expect("Вопросов не осталось")

    # At a desk a mark is added, and those that are there stay.
    await curator.send("/sheet_1")
    content = await curator.download(await curator.expect("таблицей. Исправьте"))
    book = load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    cells = page.iter_rows(min_col=KEYS.index(Field.RESPONSIBLE) + 1, max_col=KEYS.index(Field.RESPONSIBLE) + 1)
    cell = next(one for (one,) in cells if one.value == ROWS[2].people)
    cell.value = f"{ELENA}; {OLEG} – ответственный"
    file = io.BytesIO()
    book.save(file)
    await curator.send_document("таблица.xlsx", file.getvalue())
    await curator.tap(await curator.expect("Изменена 1 строка"), "Внести 1 строку")
    await curator.expect("Внесено: 1 строка.")
    await curator.send("/rows_1")
    listed = await curator.expect("Строки плана")
    assert listed.text.count(f"Исполнители: {ELENA}; {OLEG} (ответственный)") == 3

    await agree(town, draft)
    oleg, elena = town.officials
    for person, name in ((oleg, OLEG), (elena, ELENA)):
        await town.connect(curator, person, name)
    assert await owes(oleg) == [LEADS] * 3
    assert await owes(elena) == [HELPS] * 3

    # An amended order gives the third row to another lead, and nothing else changes.
    rows = [*ROWS[:1], replace(ROWS[1], people=f"{ELENA}, {OLEG} (свод)"), replace(ROWS[2], people=f"{ELENA}; {OLEG}")]
    amended = await send_plan(town, plan_docx(rows, "19-од", "10 февраля 2026 г."))
    await curator.tap(amended, "Сравнить")
    page_of_changes = await curator.expect("Что изменилось")
    assert f"{ELENA}; {OLEG} (ответственный)" in page_of_changes.text
    await curator.tap(page_of_changes, "Применить (1)")
    await curator.expect("Новая редакция внесена")
    assert await owes(oleg) == [LEADS, LEADS, HELPS]
    assert await owes(elena) == [HELPS, HELPS, LEADS]

    await curator.send("/closeplan_1")
    await curator.tap(await curator.expect("Не выполнено 6 дел"), "Закрыть план")
    await curator.tap(await curator.expect("Снято с контроля 6"), "Копия на следующий год")
    await curator.tap(await curator.expect("на 2027 год"), "Строки")
    copied = await curator.expect("Строки плана")
    assert copied.text.count("(ответственный)") == 2
