"""Reports that change their mind: corrected, turned into another kind, given up, met by a decision on the way."""

from __future__ import annotations

from datetime import timedelta

from bot.exports.xlsx import Sheet, to_xlsx
from bot.samples import sample_plan_docx, school_list_xlsx
from bot.sandbox.client import Message, Person
from tests.conversations.steps import (
    agree,
    connect_director,
    invite_curator,
    load_schools,
    put_plan_in_force,
    send_plan,
)
from tests.conversations.test_reports import first_digest
from tests.sandbox.pictures import png
from tests.town import MONDAY, TownOfOneProcess, payload


async def test_done_that_turns_into_progress_is_owed_again(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Выполнено")
    await olga.expect("Отправлено")
    await olga.send("Осталось два плана из семи.")
    draft = await olga.expect("Прежний отчёт действует")
    await olga.tap(draft, "Сделать отчётом о ходе")
    draft = await olga.expect("Черновик отчёта: ход исполнения")
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    await curator.tap(await curator.expect("Отчёт на приёмку: ход исполнения"), "Принять")
    await olga.expect("Отчёт о ходе принят")
    town.move_to_morning(days=11)
    await olga.expect("через 3 рабочих дня")


async def test_a_draft_about_nothing_yet_can_be_thrown_away(town: TownOfOneProcess) -> None:
    digest = await long_overdue(town)
    olga = town.directors[0]
    await olga.reply(digest, "Не туда")
    which = await olga.expect("О каком деле этот отчёт?")
    await olga.tap(which, "Удалить черновик")
    await olga.expect("Черновик удалён")


async def test_the_choice_is_among_what_the_reminder_listed(town: TownOfOneProcess) -> None:
    digest = await long_overdue(town)
    olga = town.directors[0]
    await olga.reply(digest, "Сделано")
    which = await olga.expect("О каком деле этот отчёт?")
    listed = [line for line in digest.text.split("\n") if line[:1].isdigit()]
    offered = [line for line in which.text.split("\n") if line[:1].isdigit()]
    assert len(offered) == len(listed)
    await olga.send("и ещё строка")
    again = await olga.expect("и ещё строка")
    assert [line for line in again.text.split("\n") if line[:1].isdigit()] == offered


async def test_each_of_several_is_done_in_one_tap_and_the_list_stays(town: TownOfOneProcess) -> None:
    digest = await long_overdue(town)
    olga = town.directors[0]
    await olga.tap(digest, "1. Выполнено")
    sent = await olga.expect("Отправлено")
    assert sent.id != digest.id
    await olga.tap(digest, "2. Выполнено")
    await olga.expect("Отправлено", after=sent.id)


async def test_returned_words_stay_in_sight_while_the_report_is_mended(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.reply(digest, "Готово.")
    await olga.tap(await olga.expect("Черновик отчёта"), "Отправить")
    await olga.expect("Отправлено")
    await curator.tap(await curator.expect("Отчёт на приёмку"), "Вернуть…")
    await curator.tap(await curator.expect("Почему возвращаете?"), "Не за тот период")
    returned = await olga.expect("вернули на доработку")
    await olga.tap(returned, "Исправить")
    assert "не за тот период" in (await olga.expect("Черновик отчёта")).text


async def test_undone_and_sent_again_is_one_card_for_the_curator(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await town.client.quiet()
    await olga.tap(digest, "Выполнено")
    await olga.tap(await olga.expect("Отправлено"), "Отозвать отчёт")
    await olga.expect("Черновик отчёта")
    collector = town.client.collector()
    await olga.send("Теперь всё.")
    draft = await olga.expect("Теперь всё.")
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    town.move_on(minutes=2)
    await collector.expect([(olga, "Теперь всё"), (town.curator, "Отчёт на приёмку")])
    await collector.nothing_else()


async def test_an_own_reason_asked_for_and_not_given_holds_nobody(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.reply(digest, "Готово.")
    await olga.tap(await olga.expect("Черновик отчёта"), "Отправить")
    await olga.expect("Отправлено")
    await curator.tap(await curator.expect("Отчёт на приёмку"), "Вернуть…")
    await curator.tap(await curator.expect("Почему возвращаете?"), "Своя причина")
    asked = await curator.expect("Напишите причину")
    await curator.tap(asked, "Принять")
    await curator.expect("Принято")
    await curator.send("спасибо")
    await curator.expect("Не понял")


async def test_schools_loaded_after_the_plan_get_their_own(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await agree(town, await send_plan(town))
    await load_schools(town)
    await connect_director(town)
    await town.directors[0].send("/my")
    await town.directors[0].expect("Принять школьные планы")
    await load_again(town)
    await town.curator.send("/summary")
    assert "из 100" in (await town.curator.expect("Закрыто")).text


async def test_a_school_that_comes_later_owes_what_every_school_does(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    rows = [["Школа", "Район", "Директор"], ["МБОУ СОШ № 9", "Заречный", "Новикова Ирина Львовна"]]
    await town.curator.send_document("ещё школа.xlsx", to_xlsx(Sheet("Школы", rows[0], rows[1:])))
    await town.curator.expect("добавлено 1")
    newcomer = await town.client.person(309, "Новикова Ирина Львовна")
    await town.connect(town.curator, newcomer, "Новикова")
    await newcomer.send("/my")
    await newcomer.expect("За вами 18 дел")
    town.move_to_morning(days=3)
    await newcomer.expect("Принять школьные планы")


async def test_a_director_who_is_invited_as_curator_keeps_her_reports(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.reply(digest, "Готово.")
    await olga.tap(await olga.expect("Черновик отчёта"), "Отправить")
    sent = await olga.expect("Отправлено")
    await town.admin.send("/invite")
    await town.admin.expect("Напишите")
    await town.admin.send(town.cast.schools[0].director)
    await olga.start(payload(await town.admin.expect("Приглашение:")))
    await olga.tap(await olga.expect("Это вы?"), "Это я")
    await olga.expect("Готово")
    await olga.send("/summary")
    await olga.expect("Действующих планов пока нет")
    await olga.tap(sent, "Отозвать отчёт")
    await olga.expect("Черновик отчёта")


async def test_a_curator_sends_a_new_plan_after_reporting_on_her_own(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    curator = town.curator
    await curator.send("/my")
    mine = await curator.expect("За вами")
    await curator.tap(mine, "1")
    card = await curator.expect("Срок:")
    await curator.tap(card, "Выполнено")
    await curator.expect("Отправлено")
    await curator.send_document("план.docx", sample_plan_docx(MONDAY.date() + timedelta(days=1)))
    await curator.expect("понятн", timeout=30)


async def test_who_lost_the_account_is_linked_anew(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await olga.block()
    await town.curator.expect("сообщения не доходят")
    new_phone = await town.client.person(777, "Ольга с нового телефона")
    await town.connect(town.curator, new_phone, "Дубравина")
    town.move_to_morning(days=3)
    await new_phone.expect("Принять школьные планы")


async def test_one_failed_answer_spoils_no_first_meeting(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    olga = town.directors[0]
    link = await town.link_for(town.curator, "Дубравина")
    await town.client.fault("502", count=1, method="sendMessage", chat_id=olga.id)
    await olga.start(link)
    await olga.expect("Это вы?", timeout=20)


async def test_a_messenger_that_is_away_parks_nothing(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await town.client.fault("502", count=5, method="sendMessage", chat_id=town.curator.id)
    await town.curator.send("/plans")
    await town.curator.expect("Планов пока нет", timeout=60)


async def long_overdue(town: TownOfOneProcess) -> Message:
    """A digest of several things of the first director."""
    await put_plan_in_force(town)
    await connect_director(town)
    town.move_to_morning(days=42)
    return await town.directors[0].expect("Просрочено")


async def load_again(town: TownOfOneProcess) -> None:
    await town.curator.send_document("школы.xlsx", school_list_xlsx())
    await town.curator.expect("обновлено 3")


async def test_an_edited_message_corrects_the_report_it_went_into(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    said = await olga.reply(digest, "Плнаы приняты педсоветом.")
    draft = await olga.expect("Плнаы приняты")
    await olga.edit(said, "Планы приняты педсоветом.")
    corrected = await olga.expect("Планы приняты педсоветом.")
    assert corrected.id == draft.id
    await olga.tap(corrected, "Отправить")
    await olga.expect("Отправлено")
    await curator.expect("Планы приняты педсоветом.")

    # Once it is sent, an edit is a draft that replaces the report when its author says so.
    await olga.edit(said, "Планы приняты педсоветом 2 февраля.")
    again = await olga.expect("Прежний отчёт действует")
    assert "педсоветом 2 февраля" in again.text
    await olga.tap(again, "Отправить")
    await olga.expect("Отправлено", after=draft.id)
    report = await curator.expect("педсоветом 2 февраля")
    await curator.tap(report, "Принять")
    await olga.expect("Отчёт принят")
    await olga.edit(said, "Планы приняты педсоветом третьего февраля.")
    await olga.expect("Отчёт уже принят: правка")
    obligation_id = (digest.button("Выполнено").data or "").rpartition(":")[2]
    await curator.send(f"/history_{obligation_id}")
    assert "в отчёте исправлено сообщение" in (await curator.expect("отчёт принят")).text


async def test_an_edit_that_concerns_no_report_is_answered_kindly(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    # Below a reminder that waits for an answer it would be the first line of a report.
    said = await olga.send("Во сколько совещание?")
    await olga.expect("Не понял")
    await olga.edit(said, "Когда совещание?")
    await olga.tap(await olga.expect("Напишите то же новым сообщением"), "Все мои дела")
    await olga.expect("За вами")


async def test_a_chat_holds_one_live_card_of_an_obligation(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.reply(digest, "Готово.")
    await olga.tap(await olga.expect("Черновик отчёта"), "Отправить")
    sent = await olga.expect("Отправлено")
    first = await curator.expect("Отчёт на приёмку")
    await olga.send_photo(png(), "С педсовета", reply_to=sent)
    draft = await olga.expect("Приложено 1 фото")
    assert await live(town, olga) == [draft.id]

    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    second = await curator.expect("С педсовета")
    assert "отозвал" in (await curator.tap(first, "Принять") or "")
    assert await live(town, curator, "Принять") == [second.id]
    await curator.tap(second, "Вернуть…")
    await curator.tap(await curator.expect("Почему возвращаете?"), "Нет документа")
    returned = await olga.expect("вернули на доработку")
    assert await live(town, olga) == [returned.id]


async def live(town: TownOfOneProcess, person: Person, *labels: str) -> list[int]:
    """The messages in which something can be done, once those that are no longer true have been put right."""
    await town.client.quiet()
    town.move_on(minutes=1)
    await town.client.quiet()
    does = labels or ("Выполнено", "Отчёт с текстом и файлами", "Отправить", "Отозвать отчёт", "Исправить")
    return [one.id for one in await person.chat() if any(b.text in does for row in one.buttons for b in row)]
