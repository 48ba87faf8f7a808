"""Reports as directors make them: one tap, a line and photos, an answer to the reminder."""

from __future__ import annotations

import re

from bot.sandbox.client import Message
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.sandbox.pictures import png
from tests.town import TownOfOneProcess


async def first_digest(town: TownOfOneProcess) -> Message:
    """Of the first director, when the nearest thing is ten working days off."""
    await put_plan_in_force(town)
    await connect_director(town)
    town.move_to_morning(days=3)
    return await town.directors[0].expect("Принять школьные планы")


async def test_done_is_one_tap_and_can_be_undone(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.tap(digest, "Выполнено")
    sent = await olga.expect("в 08:3")
    assert sent.id == digest.id
    await olga.tap(sent, "Отозвать отчёт")
    await olga.expect("Черновик отчёта: выполнено")
    await town.client.quiet()
    assert not [one for one in await town.curator.chat() if "на приёмку" in one.text]
    await olga.tap((await olga.chat())[-1], "Отправить")
    await town.curator.expect("Отчёт на приёмку")


async def test_a_line_after_done_becomes_part_of_the_report(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.tap(digest, "Выполнено")
    await olga.expect("Отправлено")
    await olga.send("Планы приняты на педсовете.")
    draft = await olga.expect("Прежний отчёт действует")
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    town.move_on(minutes=1)
    report = await town.curator.expect("Отчёт на приёмку")
    assert "Планы приняты на педсовете" in report.text


async def test_every_button_of_a_report_pressed_twice_does_no_harm(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Отчёт с текстом и файлами")
    card = await olga.expect("Черновик отчёта")
    for button in ("Заново", "Дополнить", "Сделать отчётом о ходе"):
        await olga.tap(card, button)
        await olga.tap(card, button)
    interim = (await olga.chat())[-1]
    assert "Черновик отчёта: ход исполнения" in interim.text
    await olga.tap(interim, "Сделать итоговым")
    await olga.tap(interim, "Сделать итоговым")
    await olga.send("Готово.")
    draft = await olga.expect("Черновик отчёта: выполнено")
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    assert "уже отправлен" in (await olga.tap(draft, "Отправить") or "")
    report = await curator.expect("Отчёт на приёмку")
    await curator.tap(report, "Принять")
    await curator.expect("Принято")
    assert "уже принят" in (await curator.tap(report, "Принять") or "")
    assert "уже принят" in (await curator.tap(report, "Вернуть…") or "")
    for button in ("Отправить", "Заново", "Сделать отчётом о ходе", "Удалить черновик"):
        assert "уже решил" in (await olga.tap(draft, button) or ""), button
    await olga.tap_data(digest.id, digest.button("Выполнено").data or "")
    await town.client.quiet()
    collector = town.client.collector()
    town.move_to_morning(days=1)
    await collector.nothing_else()


async def test_an_album_in_answer_to_a_reminder_is_one_draft(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.send_album([png(), png(), png()], "Три фото", reply_to=digest)
    card = await olga.expect("Приложено 3 фото")
    await town.client.quiet()
    cards = [one for one in await olga.chat() if one.from_bot and "Черновик отчёта" in one.text]
    assert [one.id for one in cards] == [card.id]
    await olga.tap(card, "Отправить")
    await olga.expect("Отправлено")
    await town.curator.expect("Приложено 3 фото")
    # The photos come below the words.
    await town.client.quiet()
    assert len([one for one in await town.curator.chat() if one.photo]) == 3


async def test_an_answer_to_a_digest_of_several_asks_which(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    # Long after the first dates several steps have come at once.
    town.move_to_morning(days=42)
    digest = await olga.expect("Просрочено")
    assert len(re.findall(r"^\d+\. ", digest.text, re.MULTILINE)) > 1
    await olga.reply(digest, "Собрания проведены во всех классах.")
    which = await olga.expect("О каком деле этот отчёт?")
    assert "Собрания проведены" in which.text
    await olga.tap(which, "2")
    draft = await olga.expect("Черновик отчёта: выполнено")
    assert "Собрания проведены" in draft.text
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")


async def test_an_answer_to_a_reminder_whose_arrival_was_never_learnt_is_a_report_too(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await town.client.quiet()
    await town.client.fault("cut-after", count=1, method="sendMessage", chat_id=olga.id)
    town.move_to_morning(days=3)
    first = await olga.expect("Принять школьные планы")
    await olga.reply(first, "Планы приняты педсоветом.")
    draft = await olga.expect("Черновик отчёта")
    assert "Планы приняты педсоветом" in draft.text


async def test_an_answer_to_what_is_another_persons_duty_is_no_report(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    await connect_director(town, 1)
    boris = town.directors[1]
    forged = {
        "message_id": 10**6,
        "date": 0,
        "chat": {"id": boris.id, "type": "private"},
        "reply_markup": {
            "inline_keyboard": [
                [{"text": one.text, "callback_data": one.data} for row in digest.buttons for one in row]
            ]
        },
    }
    said = {
        "message_id": 10**6 + 1,
        "date": 0,
        "chat": {"id": boris.id, "type": "private"},
        "from": {"id": boris.id, "is_bot": False, "first_name": boris.name},
        "text": "Всё сделано.",
        "reply_to_message": forged,
    }
    await town.client.quiet()
    town.sandbox.state.updates.add("message", said)
    await boris.expect("Не понял")


async def test_an_interim_report_does_not_close(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Отчёт о ходе")
    draft = await olga.expect("Черновик отчёта: ход исполнения")
    assert "пустой отчёт о ходе" in (await olga.tap(draft, "Отправить") or "")
    await olga.send("Собрано три плана из семи.")
    draft = await olga.expect("Собрано три плана")
    await olga.tap(draft, "Отправить")
    await olga.expect("Отправлено")
    report = await curator.expect("Отчёт на приёмку: ход исполнения")
    await curator.tap(report, "Принять")
    await olga.expect("Отчёт о ходе принят")
    # Three working days before the date it is told again.
    town.move_to_morning(days=11)
    await olga.expect("через 3 рабочих дня")


async def test_own_reason_of_a_return_reaches_the_author_word_for_word(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Выполнено")
    await olga.expect("Отправлено")
    town.move_on(minutes=1)
    report = await curator.expect("Отчёт на приёмку")
    await curator.tap(report, "Вернуть…")
    # Pressed by mistake: nothing is decided by the way back.
    reasons = await curator.expect("Почему возвращаете?")
    await curator.tap(reasons, "← Назад")
    await curator.tap(await curator.expect("Отчёт на приёмку"), "Вернуть…")
    await curator.tap(await curator.expect("Почему возвращаете?"), "Своя причина")
    await curator.expect("Напишите причину")
    await curator.send("Нужен <приказ> & протокол")
    await curator.expect("Возвращено")
    assert "Нужен <приказ> & протокол" in (await olga.expect("вернули на доработку")).text
    assert "уже возвращ" in (await curator.tap(reasons, "← Назад") or "")


async def test_a_report_too_long_is_refused_and_loses_nothing(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.reply(digest, "Первое.")
    await olga.expect("Черновик отчёта")
    await olga.send("д" * 2500)
    await olga.expect("Сократите")
    await olga.send("Второе.")
    card = await olga.expect("Второе.")
    assert "Первое." in card.text


async def test_what_is_sent_below_a_reminder_without_replying_to_it_is_a_draft(town: TownOfOneProcess) -> None:
    """As people write on a phone: below the message, not by "reply"."""
    digest = await first_digest(town)
    olga = town.directors[0]
    await olga.send("План принят на педсовете.")
    draft = await olga.expect("Ещё не отправлено")
    assert "План принят на педсовете." in draft.text
    await olga.tap(draft, "Удалить черновик")
    await olga.expect("Состояние: на исполнении")

    # Mere words mean a report only where nothing was done with the reminder yet.
    await olga.send("спасибо")
    await olga.expect("Не понял сообщение")
    await olga.send_photo(png(2, 2))
    draft = await olga.expect("Приложено 1 фото")
    await olga.tap(draft, "Отправить")
    sent = await olga.expect("Отправлено")

    # The card that an old button brings offers the same as the report itself.
    await olga.tap_data(sent.id, digest.button("Выполнено").data or "")
    card = await olga.expect("ждёт приёмки")
    assert [one.text for one in card.buttons[0]] == ["Отозвать отчёт", "Дополнить"]
    town.move_on(minutes=1)
    report = await town.curator.expect("Отчёт на приёмку")
    await town.curator.tap(report, "Принять")
    await olga.expect("Отчёт принят")
    await olga.send_photo(png(2, 2))
    await olga.expect("Не понял сообщение")
