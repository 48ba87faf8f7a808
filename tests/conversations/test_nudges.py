"""Nudges as people meet them: put off, accepted, said once more on the day; a curator's morning; rules and settings."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.sandbox.client import Message
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess


def about(message: Message) -> int:
    """The obligation that a message with one of them is about."""
    found = re.search(r"\d+", message.button("Выполнено").data or "")
    assert found
    return int(found[0])


async def test_a_nudge_is_put_off_accepted_and_said_once_more_on_the_day(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    town.move_to_morning(days=3)
    first = await olga.expect("через 10 рабочих дней")
    assert "времени достаточно" in first.text

    await olga.tap(first, "Позже")
    asked = await olga.expect("Когда напомнить?")
    await olga.tap(asked, "Завтра, пт 6 февраля")
    await olga.expect("бот напомнит пт 6 февраля")
    town.move_to_morning(days=1)
    second = await olga.expect("через 9 рабочих дней")

    # The earlier message is not live any more: a chat holds one card of an obligation.
    await town.client.quiet()
    town.move_on(minutes=1)
    stripped = await olga.expect("бот напомнит пт 6 февраля")
    assert stripped.id == first.id
    assert not stripped.buttons

    await olga.tap(second, "Принято к исполнению")
    await olga.expect("Состояние: принято к исполнению")
    await town.client.quiet()
    collector = town.client.collector()
    town.move_to_morning(days=10)  # three working days before: an early step no more
    town.move_on(minutes=30)  # the hour of curators
    await collector.expect([(town.curator, "Нужны даты")])
    await collector.nothing_else()
    town.move_to_morning(days=2)
    await olga.expect("завтра")
    town.move_to_morning(days=1)
    await olga.expect("Сегодня 1 дело")
    town.move_to(town.today.replace(hour=14, minute=2))
    last = await olga.expect("Сегодня последний день")
    await olga.tap(last, "Выполнено")
    await olga.expect("Отправлено")


async def test_a_day_typed_to_be_reminded_on_is_that_day_and_other_words_are_a_report(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    town.move_to_morning(days=3)
    first = await olga.expect("через 10 рабочих дней")
    await olga.tap(first, "Позже")
    await olga.expect("Когда напомнить?")
    await olga.send("потом как-нибудь")
    assert "в пятницу" in (await olga.expect("Не понял, какой это день")).text
    await olga.send("сегодня")
    await olga.expect("не раньше пт 6 февраля")
    await olga.send("через неделю")
    put_off = await olga.expect("бот напомнит чт 12 февраля")
    await olga.tap(put_off, "Открыть дело")
    await olga.tap(await olga.expect("Напоминания отложены"), "Позже")
    asked = await olga.expect("Когда напомнить?")
    await olga.reply(asked, "План принят педсоветом.")
    assert "План принят педсоветом." in (await olga.expect("Черновик отчёта")).text


async def test_a_curator_knows_in_the_morning_who_is_late_and_what_did_not_arrive(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, curator = town.directors[0], town.curator
    town.move_to_morning(days=3)
    digest = await olga.expect("Принять школьные планы")
    await olga.reply(digest, "Готовим проект плана.")
    draft = await olga.expect("Черновик отчёта")

    town.move_to(town.today.replace(hour=9, minute=5) + timedelta(days=15))  # Friday, the day after the control date
    await olga.expect("Принять школьные планы", after=draft.id)
    morning = await curator.expect("Просрочено 3")
    assert "не подключены" in morning.text
    await curator.tap(morning, "Просрочено 3")
    late = await curator.expect("Просрочено 3 дела")
    assert "МБОУ СОШ № 1" in late.text

    await curator.send(f"/card_{about(digest)}")
    card = await curator.expect("Напоминания:")
    assert "чт 5 февраля: отправлено, нажата кнопка или получен ответ" in card.text

    await olga.block()
    town.move_to_morning(days=5)
    await curator.expect("сообщения не доходят")
    # That may be told of a card that could not be changed, before her reminder has had its turn.
    await town.client.quiet(3)
    await curator.send("/undelivered")
    missed = await curator.expect("Напоминания не дошли")
    assert "МБОУ СОШ № 1: бот заблокирован" in missed.text
    assert "не подключён" in missed.text


async def test_a_curator_sets_the_rules_and_everybody_their_hour(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    curator = town.curator
    await curator.send("/plans")
    await curator.tap(await curator.expect("Планы:"), "1")
    await curator.tap(await curator.expect("План действует"), "Ещё…")
    await curator.tap(await curator.expect("План действует"), "Напоминания")
    rules = await curator.expect("Сейчас: обычно")
    assert "за 10, 3, 1 раб. дн. и в сам день" in rules.text
    await curator.tap(rules, "Свои шаги")
    await curator.expect("Напишите шаги")
    await curator.send("почаще, пожалуйста")
    await curator.expect("Не понял шаги")
    await curator.send("за 7, 2 дня; после: 2, 4")
    own = await curator.expect("Сейчас: свои шаги")
    assert "за 7, 2 раб. дн." in own.text
    assert "Ветрова М.П." in own.text
    await curator.tap(own, "Выбрать: настойчиво")
    await curator.expect("Сейчас: настойчиво")

    await curator.send("/settings")
    await curator.tap(await curator.expect("приходит в 09:00"), "Час сообщения")
    await curator.expect("Выберите час")
    await curator.send("в 22:00")
    await curator.expect("от 07:00 до 17:00")
    await curator.send("7:45")
    settings = await curator.expect("приходит в 07:45")
    await curator.tap(settings, "Часовой пояс")
    await curator.tap(await curator.expect("В каком часовом поясе"), "Омск (МСК+3)")
    await curator.expect("Часовой пояс: Омск")


async def test_an_administrator_makes_a_saturday_worked(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await town.admin.send("/calendar")
    await town.admin.tap(await town.admin.expect("Своих дней нет"), "Изменить день")
    month = await town.admin.expect("Показан февраль")
    await town.admin.tap(month, "(7)")
    await town.admin.tap(await town.admin.expect("сб 7 февраля 2026 — выходной"), "Сделать рабочим")
    await town.admin.expect("сб 7 февраля — рабочий")
