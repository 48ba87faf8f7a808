"""Who answers for what: a change of holder, bodies behind which nobody stood, groups that get their members."""

from __future__ import annotations

import re

from bot.exports.xlsx import Sheet, to_xlsx
from bot.sandbox.client import Message, Person
from tests.conversations.steps import (
    agree,
    connect_director,
    invite_curator,
    load_schools,
    put_plan_in_force,
    send_plan,
)
from tests.town import TownOfOneProcess, payload


async def organization(person: Person, words: str, name: str) -> Message:
    """The card of the organisation of this name, found by words in the directory."""
    await person.send("/directory")
    await person.expect("В справочнике")
    await person.send(words)
    found = await person.expect("нашлось")
    line = re.search(rf"^(\d+)\. {re.escape(name)} —", found.text, re.MULTILINE)
    assert line, found.text
    await person.tap(found, line[1])
    return await person.expect("Вид: ")


async def test_a_new_director_takes_over_what_is_open(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, curator, newcomer = town.directors[0], town.curator, town.outsider
    await olga.send("/my")
    count = int((await olga.expect(re.compile(r"За вами (\d+) "))).text.split()[2])

    card = await organization(curator, "сош", "МБОУ СОШ № 1")
    assert "Руководитель: Дубравина Ольга Николаевна" in card.text
    await curator.tap(card, "Сменить руководителя")
    await curator.expect("Кто теперь на этой должности?")
    await curator.send("Тихонова Вера Андреевна")
    changed = await curator.expect("Тихонова Вера Андреевна", after=card.id)
    assert re.search(r"Передано \d+ открытых дел", changed.text)
    assert "До этого: Дубравина О.Н." in changed.text
    link = payload(await curator.expect("Приглашение:"))

    # The former head is told once, owes nothing, and can't report any more.
    told = await olga.expect("дела переданы")
    assert "Теперь отвечает Тихонова В.А." in told.text
    await olga.send("/my")
    await olga.expect("ничего нет")

    await newcomer.start(link)
    offer = await newcomer.expect("Это вы?")
    assert "МБОУ СОШ № 1" in offer.text
    await newcomer.tap(offer, "Это я")
    await newcomer.expect("Готово")
    told = await newcomer.expect("Теперь вы отвечаете за дела: МБОУ СОШ № 1")
    assert f"За вами {count} " in told.text
    await town.client.quiet()
    assert sum("Теперь вы отвечаете" in one.text for one in await newcomer.chat()) == 1
    assert sum("дела переданы" in one.text for one in await olga.chat()) == 1


async def test_what_was_closed_stays_with_who_did_it_and_a_draft_with_its_author(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, curator = town.directors[0], town.curator
    town.move_to_morning(days=3)
    digest = await olga.expect("Принять школьные планы")
    await olga.tap(digest, "Отчёт с текстом и файлами")
    await olga.expect("Черновик отчёта")
    await olga.send("Начато ещё при мне.")
    await olga.expect("Начато ещё при мне")
    card = await organization(curator, "сош", "МБОУ СОШ № 1")
    await curator.tap(card, "Сменить руководителя")
    await curator.expect("Кто теперь на этой должности?")
    await curator.send("Тихонова Вера Андреевна")
    await town.outsider.start(payload(await curator.expect("Приглашение:")))
    await town.outsider.tap(await town.outsider.expect("Это вы?"), "Это я")
    await town.outsider.expect("Готово")
    await town.outsider.send("/my")
    mine = await town.outsider.expect("ближайшие сверху")
    await town.outsider.tap(mine, "1")
    shown = await town.outsider.expect("Принять школьные планы")
    assert "черновик" not in shown.text
    assert "Начато ещё при мне" not in (await town.outsider.shown())


async def test_the_same_holder_again_changes_nothing(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    card = await organization(town.curator, "сош", "МБОУ СОШ № 1")
    await town.curator.tap(card, "Сменить руководителя")
    await town.curator.expect("Кто теперь на этой должности?")
    await town.curator.send("Дубравина О.Н.")
    changed = await town.curator.expect("передавать нечего")
    assert "Дубравина Ольга Николаевна" in changed.text
    await town.client.quiet()
    assert not [one for one in await town.directors[0].chat() if "Теперь вы отвечаете" in one.text]


async def test_somebody_answers_for_a_group_of_which_nobody_knew(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    draft = await send_plan(town)
    curator = town.curator
    force = await agree(town, draft)
    assert "пока ничь" in force.text
    await curator.tap(force, "За кого никто не отвечает")
    listed = await curator.expect("пока никто не отвечает")
    number = re.search(r"^(\d+)\. методисты ЦРО", listed.text, re.MULTILINE)
    assert number, listed.text
    await curator.tap(listed, f"{number[1]}. Кто отвечает?")
    group = await curator.expect("Кто входит в эту группу?")
    await curator.tap(group, "Добавить человека")
    await curator.expect("Напишите фамилию, имя и отчество")
    await curator.send("Клюева Нина Олеговна")
    await curator.expect("В группе 1 участник")
    await curator.send("Грачёв Пётр Ильич")
    two = await curator.expect("В группе 2 участника")
    await curator.tap(two, "Готово")
    settled = await curator.expect("Состав назван: 2 участника")
    assert "Роздано" in settled.text
    await curator.send("/people")
    assert "Клюева Нина Олеговна" in (await curator.expect("Не подключены")).text


async def test_a_group_of_all_schools_is_remembered_and_grows(town: TownOfOneProcess) -> None:
    """By district, then one by one; pressed twice a button does not turn back."""
    await invite_curator(town)
    await load_schools(town)
    curator = town.curator
    draft = await send_plan(town)
    await agree(town, draft)
    card = await organization(curator, "методисты", "методисты ЦРО")
    await curator.tap(card, "Состав группы")
    group = await curator.expect("Кто входит в эту группу?")
    await curator.tap(group, "По районам")
    districts = await curator.expect("Отметьте районы")
    await curator.tap(districts, "[ ] Центральный, 2 школы")
    ticked = await curator.expect("В группе 2 участника")
    await curator.tap_data(districts.id, districts.button("[ ] Центральный").data or "")
    assert ticked.button("[x] Центральный, 2 школы")
    await curator.tap(ticked, "Готово")
    settled = await curator.expect("Состав назван: 2 участника")
    made = re.search(r"Роздано (\d+)", settled.text)
    assert made

    # One school more by hand: it gets what is open, the others keep theirs.
    await curator.tap(settled, "К организации")
    await curator.tap(await curator.expect("Вид: группа"), "Состав группы")
    await curator.tap(await curator.expect("Состав назван и помнится"), "Отметить по одной")
    listed = await curator.expect("Отметьте, кто входит")
    await curator.tap(listed, "[ ] МБОУ СОШ № 1")
    ticked = await curator.expect("В группе 3 участника")
    await curator.tap(ticked, "Готово")
    settled = await curator.expect("Состав назван: 3 участника")
    again = re.search(r"Роздано (\d+)", settled.text)
    assert again
    assert int(again[1]) * 2 == int(made[1])

    # And one less: what nobody has begun is taken off.
    await curator.tap(settled, "К организации")
    await curator.tap(await curator.expect("Вид: группа"), "Состав группы")
    await curator.tap(await curator.expect("Состав назван и помнится"), "Отметить по одной")
    await curator.tap(await curator.expect("Отметьте, кто входит"), "[x] МБОУ СОШ № 1")
    await curator.tap(await curator.expect("В группе 2 участника"), "Готово")
    assert f"Снято {again[1]} " in (await curator.expect("Состав назван: 2 участника")).text


async def test_another_head_in_the_list_of_schools_takes_over_and_both_are_told(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, newcomer = town.directors[0], town.outsider
    rows = [["Школа", "Директор"], ["МБОУ СОШ № 1", "Тихонова Вера Андреевна"]]
    content = to_xlsx(Sheet("Школы", rows[0], rows[1:]))
    await town.curator.send_document("школы.xlsx", content)
    await town.curator.expect("В 1 школе сменился директор")
    assert "Теперь отвечает Тихонова В.А." in (await olga.expect("дела переданы")).text
    await olga.send("/my")
    await olga.expect("ничего нет")
    await town.connect(town.curator, newcomer, "Тихонова")
    await newcomer.expect("Теперь вы отвечаете за дела: МБОУ СОШ № 1")

    # The same list once more is no news to anybody.
    await town.client.quiet()
    collector = town.client.collector()
    await town.curator.send_document("школы.xlsx", content)
    await collector.expect([(town.curator, "Читаю")])
    await collector.nothing_else()
