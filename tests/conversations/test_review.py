"""A draft's questions answered card by card: alone, by two curators, today and days later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.sandbox.client import Message, Person
from tests.conversations.papers import LIBRARY, plan_docx
from tests.conversations.steps import invite_curator
from tests.conversations.taps import Taps, answer_all, for_all_alike, labels, open_questions, put_in_force
from tests.town import Town, TownOfOneProcess, at_work, payload

LOBACHEVA = "Лобачева Инна Юрьевна"
CARD = re.compile(r"^Вопрос \d+ из \d+")


async def draft_of_library(town: TownOfOneProcess) -> Message:
    await invite_curator(town)
    await town.curator.send_document("план.docx", plan_docx())
    return await town.curator.expect("понятн", timeout=30)


async def second_curator(town: Town) -> Person:
    lobacheva = await town.client.person(101, LOBACHEVA)
    await town.admin.send("/invite")
    await town.admin.expect("Напишите фамилию")
    await town.admin.send(LOBACHEVA)
    await lobacheva.start(payload(await town.admin.expect("Приглашение:")))
    await lobacheva.tap(await lobacheva.expect("Это вы?"), "Это я")
    await lobacheva.expect("Готово")
    return lobacheva


async def begin(person: Person, draft: Message) -> Message:
    await person.tap(draft, next(label for label in labels(draft) if label.startswith("Разобрать")))
    return await person.expect(CARD)


async def go_on(person: Person, card: Message, button: str) -> Message:
    await person.tap(card, button)
    return await person.expect(CARD)


async def test_a_plan_is_in_force_in_one_tap_a_doubt_plus_three(
    town: TownOfOneProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = await draft_of_library(town)
    assert "7 строк, 1 понятна, 6 вопросов." in draft.text
    taps = Taps(town.curator)
    done = await answer_all(taps, draft)
    await put_in_force(taps, done)
    with capsys.disabled():
        print(f"\nплан библиотек: вопросов {open_questions(draft)}, нажатий {len(taps)}")
    assert len(taps) <= open_questions(draft) + 3


async def test_questions_of_a_kind_take_one_tap_together(town: TownOfOneProcess) -> None:
    draft = await draft_of_library(town)
    taps = Taps(town.curator)
    await answer_all(taps, draft, for_all_alike)
    assert "Всем таким месяц от приказа (2)" in taps.pressed
    assert len(taps) == open_questions(draft)


async def test_each_card_says_what_the_document_says_and_offers_the_likely_readings(town: TownOfOneProcess) -> None:
    curator = town.curator
    card = await begin(curator, await draft_of_library(town))
    assert "Вопрос 1 из 6" in card.text
    assert "Срок: «Март 2025 г.»\nПонято: 1–31 марта 2025\nПочему вопрос: срок раньше даты приказа." in card.text
    assert labels(card)[:3] == ["Да, верно", "Март 2026 г.", "Месяц от приказа: 20 февраля 2026"]

    card = await go_on(curator, card, "Март 2026 г.")
    assert "Вопрос 2 из 6" in card.text
    assert "Срок не указан.\nК какому дню это нужно сделать?" in card.text
    assert labels(card)[:5] == [
        "Месяц от приказа: 20 февраля 2026",
        "Весь период плана",
        "Без срока",
        "Выбрать день",
        "Ввести самому",
    ]
    card = await go_on(curator, card, "Всем таким месяц от приказа (2)")
    assert "Вопрос 4 из 6" in card.text
    assert "Исполнители не названы." in card.text
    assert labels(card)[:2] == ["Рябинина Е.В.", "Синичкин О.И."]
    card = await go_on(curator, card, "Синичкин О.И.")
    assert "Понято: день не назван" in card.text
    card = await go_on(curator, card, "Да, верно")
    assert "Неясно здесь: «(координация)»" in card.text
    await curator.tap(card, "Да, верно")
    done = await curator.expect("Вопросов не осталось")
    await curator.tap(done, "К черновику")
    assert "7 строк, 7 понятны, вопросов нет." in (await curator.expect("понятн")).text

    await curator.send("/find 2")
    assert "«Март 2026 г.» — 1–31 марта 2026" in (await curator.expect("нашлась 1 строка")).text
    await curator.send("/find писателем")
    assert "до 20 февраля 2026 включительно" in (await curator.expect("нашлась 1 строка")).text


async def test_what_is_typed_is_read_as_the_plan_is_and_shown_back_unless_it_is_clear(town: TownOfOneProcess) -> None:
    curator = town.curator
    card = await begin(curator, await draft_of_library(town))
    await curator.tap(card, "Ввести самому")
    await curator.expect("Напишите срок")
    await curator.send("как получится")
    card = await curator.expect("Сейчас записано:")
    assert "Вопрос 1 из 6" in card.text
    assert "«как получится»" in card.text
    assert "Как в документе" in labels(card)
    # What is written next is still about this deadline; clear, it settles the question.
    await curator.send("май")
    card = await curator.expect("Вопрос 2 из 6")
    await curator.tap(card, "Выбрать день")
    month = await curator.expect("Показан февраль 2026")
    await curator.tap(month, "март →")
    month = await curator.expect("Показан март 2026")
    await curator.tap(month, "12")
    await curator.expect("Вопрос 3 из 6")
    await curator.send("/find выставку")
    assert "«май» — 1–31 мая 2026" in (await curator.expect("нашлась 1 строка")).text
    await curator.send("/find писателем")
    assert "до 12 марта 2026 включительно" in (await curator.expect("нашлась 1 строка")).text


async def test_one_goes_back_to_an_answer_and_gives_another(town: TownOfOneProcess) -> None:
    curator = town.curator
    card = await begin(curator, await draft_of_library(town))
    card = await go_on(curator, card, "Март 2026 г.")
    card = await go_on(curator, card, "← Назад")
    assert "Вопрос 1 из 6" in card.text
    assert "Сейчас записано:\nСрок: «Март 2026 г.»" in card.text
    assert "Уже решено: Ветрова М.П., 2 февраля 2026." in card.text
    card = await go_on(curator, card, "Да, верно")
    assert "Вопрос 2 из 6" in card.text
    await curator.send("/find выставку")
    found = await curator.expect("нашлась 1 строка")
    assert "«Март 2025 г.» — 1–31 марта 2025" in found.text
    assert "Вопрос:" not in found.text


async def test_what_was_skipped_is_asked_days_later_and_after_a_restart(town: TownOfOneProcess) -> None:
    curator = town.curator
    draft = await draft_of_library(town)
    card = await begin(curator, draft)
    for number in range(1, 6):
        assert f"Вопрос {number} из 6" in card.text
        card = await go_on(curator, card, "Да, верно" if number == 1 else "Пропустить →")
    await curator.tap(card, "Да, верно")
    await curator.expect("Пропущено 4 вопроса")
    await town.stop_bot()
    await town.start_bot()
    town.move_to_morning(days=4)
    await curator.send("/plan_1")
    draft = await curator.expect("понятн")
    assert open_questions(draft) == 4
    taps = Taps(curator)
    await answer_all(taps, draft)
    assert len(taps) == 5


async def test_two_curators_answer_one_draft_and_neither_overrides_the_other_unseen(town: TownOfOneProcess) -> None:
    vetrova = town.curator
    draft = await draft_of_library(town)
    lobacheva = await second_curator(town)
    hers = await begin(vetrova, draft)
    await lobacheva.send("/plan_1")
    theirs = await begin(lobacheva, await lobacheva.expect("понятн"))

    await go_on(lobacheva, theirs, "Март 2026 г.")
    toast = await vetrova.tap(hers, "Да, верно")
    assert "тем временем решили (Лобачева И.Ю.)" in (toast or "")
    seen = await vetrova.expect("Уже решено: Лобачева И.Ю.")
    assert "Сейчас записано:\nСрок: «Март 2026 г.»" in seen.text
    # Having seen it she may decide otherwise; the same answer would have been no quarrel.
    await go_on(vetrova, seen, "Да, верно")
    await vetrova.send("/plan_1")
    assert open_questions(await vetrova.expect("понятн")) == 5


async def test_what_two_curators_write_into_one_row_is_kept(town: TownOfOneProcess) -> None:
    vetrova = town.curator
    await draft_of_library(town)
    lobacheva = await second_curator(town)
    for person in (vetrova, lobacheva):
        await person.send("/row_1")
        await person.tap(await person.expect("Составить список"), "Срок")
        await person.expect("Напишите срок")
    await lobacheva.send("до 1 марта")
    await lobacheva.expect("до 1 марта 2026 включительно")
    await vetrova.send("апрель")
    refused = await vetrova.expect("тем временем изменили")
    assert "(Лобачева И.Ю.). Сейчас там: «до 1 марта»" in refused.text
    # She has seen it now: what she writes again is written.
    await vetrova.send("апрель")
    await vetrova.expect("Понято: 1–30 апреля 2026")

    for person, button in ((vetrova, "Название"), (lobacheva, "Исполнители")):
        await person.send("/row_1")
        await person.tap(await person.expect("Составить список"), button)
        await person.expect("Напишите")
    await vetrova.send("Составить список юных читателей")
    await vetrova.expect("юных")
    await lobacheva.send("Синичкин О.И., директор ЦРО")
    both = await lobacheva.expect("Понято: Синичкин О.И. (директор ЦРО)")
    assert "юных" in both.text


async def test_rows_are_found_split_merged_removed_and_added_by_hand(town: TownOfOneProcess) -> None:
    curator = town.curator
    draft = await draft_of_library(town)
    await curator.tap(draft, "Строки")
    page = await curator.expect("страница 1 из 2")
    await curator.tap(page, "Найти")
    await curator.expect("Что найти")
    await curator.send("отзывы")
    found = await curator.expect("нашлась 1 строка")
    await curator.tap(found, "5. Собрать отзывы читателей")
    card = await curator.expect("Понято: 1–30 апреля 2026; 1–31 октября 2026")
    await curator.tap(card, "Разделить: строка на каждый срок")
    page = await curator.expect("5/2.")
    assert "«октябрь 2026 г.»" in page.text

    await curator.send("/find 5/1")
    await curator.tap(await curator.expect("нашлась"), "5/1. Собрать отзывы читателей")
    card = await curator.expect("апрель 2026 г.")
    await curator.tap(card, "Соединить со следующей")
    await curator.tap(await curator.expect("Соединить эти строки"), "Соединить")
    card = await curator.expect("Понято: 1–30 апреля 2026; 1–31 октября 2026")

    await curator.tap(card, "Убрать из плана")
    card = await curator.expect("убрана из плана")
    await curator.send("/plan_1")
    draft = await curator.expect("понятн")
    assert "Убраны 2 строки: /removed_1" in draft.text
    assert open_questions(draft) == 5
    await curator.tap(card, "Вернуть в план")
    card = await curator.expect("Исполнители не названы.")
    await curator.tap(card, "Ответить на вопрос")
    await curator.expect("Кто это делает?")
    await curator.tap(card, "Добавить после")
    await curator.expect("Новая строка")
    await curator.send("Наградить читателей")
    added = await curator.expect("Наградить читателей")
    assert "Срок не указан." in added.text
    await curator.send("/plan_1")
    assert "8 строк, 1 понятна, 8 вопросов" in (await curator.expect("понятн")).text


async def test_a_row_moves_to_another_section_and_to_a_new_one(town: TownOfOneProcess) -> None:
    curator = town.curator
    await invite_curator(town)
    await curator.send_document("план.docx", plan_docx([("", "1. Лето", "", ""), *LIBRARY[:3]]))
    await curator.expect("понятн", timeout=30)
    await curator.send("/find выставку")
    await curator.tap(await curator.expect("нашлась"), "2. Открыть выставку книг о космосе")
    await curator.tap(await curator.expect("Март 2025"), "Раздел")
    await curator.expect("Нажмите номер раздела")
    await curator.send("Осень")
    card = await curator.expect("Раздел: Осень")
    await curator.tap(card, "Раздел")
    await curator.tap(await curator.expect("Нажмите номер раздела"), "Без раздела")
    assert "Раздел:" not in (await curator.expect("Март 2025")).text


async def test_the_review_is_done_on_postgresql_too(tmp_path: Path, postgres_url: str) -> None:
    async with at_work(TownOfOneProcess, tmp_path, postgres_url) as town:
        curator = town.curator
        draft = await draft_of_library(town)
        await curator.send("/row_5")
        card = await curator.expect("Собрать отзывы")
        await curator.tap(card, "Разделить: строка на каждый срок")
        made = await curator.expect("Теперь это 2 строки")
        await curator.tap(made, "5/2. Собрать отзывы читателей")
        await curator.tap(await curator.expect("октябрь 2026"), "Убрать из плана")
        await curator.tap(await curator.expect("убрана из плана"), "Вернуть в план")
        await curator.expect("Исполнители не названы.")
        await curator.send("/find писателем")
        await curator.expect("нашлась 1 строка")
        await curator.send("/plan_1")
        draft = await curator.expect("понятн")
        taps = Taps(curator)
        await put_in_force(taps, await answer_all(taps, draft))
        assert len(taps) <= open_questions(draft) + 3


async def test_forged_and_old_buttons_do_no_harm(town: TownOfOneProcess) -> None:
    curator = town.curator
    draft = await draft_of_library(town)
    card = await begin(curator, draft)
    await town.outsider.start()
    stranger = await town.outsider.expect("")
    verbs = ("ask:1", "answer:1:5:1", "own:1:1", "row:1", "removerow:1:1", "split:1:1:0", "review:1", "rows:1:0")
    for data in verbs:
        assert await town.outsider.tap_data(stranger.id, data)
    for data in ("answer:1:5:1", "answer:1:5:77", "answer:99:5:1", "alike:1:9:1", "alike:1:0:9", "day:1:1:20260231"):
        assert await curator.tap_data(card.id, data), data
    for data in ("row:99", "split:1:1:9", "section:1:1:9", "merge:1:1:2", "removerow:1:77", "merge:1:1:1:1"):
        assert await curator.tap_data(card.id, data), data
    await curator.send("/plan_1")
    draft = await curator.expect("понятн")
    assert open_questions(draft) == 6

    taps = Taps(curator)
    done = await answer_all(taps, draft)
    await put_in_force(taps, done)
    for row in card.buttons:
        for button in row:
            assert await curator.tap_data(card.id, button.data or "") or button.text in ("К черновику", "Вся строка")
    chat = await curator.chat()
    assert not [message for message in chat if "сломалось" in message.text]
