"""Outages, clocks and calendars: what is due is told once, on its day, by today's truth."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.actions import assigning, plans
from bot.app import make_app
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.people import Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.sandbox.client import Person
from bot.storage.work import Work
from tests.town import MOSCOW, TownOfOneProcess, at_work

BERLIN = ZoneInfo("Europe/Berlin")
TITLE = "Сверить паспорта кабинетов"


async def put_in_force(
    town: TownOfOneProcess,
    people: Mapping[int, str],
    due: date,
    *,
    time_zone: str | None = None,
    controller: Person | None = None,
) -> None:
    """These people, by Telegram id, owe one thing each by this day, and know of it; its curator works in the office."""

    def give(work: Work) -> None:
        moment = town.app.performer.moment
        curator = work.people.add(town.cast.curator.name, roles=[Role.CURATOR], telegram_id=town.curator.id)
        for telegram_id, name in people.items():
            person = work.people.add(name, roles=[Role.OFFICIAL], telegram_id=telegram_id)
            work.people.change(person.id, time_zone=time_zone)
        deadline = Deadline(DeadlineKind.DATES, (Window(None, due),))
        named = tuple(Responsible(ResponsibleKind.PERSON, name) for name in people.values())
        row = Activity(None, "1", TITLE, due.isoformat(), "", deadline, named)
        head = Head("План сверки", controller=controller.name if controller is not None else None)
        if controller is not None:
            work.people.add(controller.name, roles=[Role.CONTROLLER], telegram_id=controller.id)
        kept = plans.keep_draft(work, moment, curator, "план", b"plan", Draft(head, activities=(row,)))
        assigning.put_in_force(work, moment, curator, kept.roadmap.id)

    for telegram_id in (town.curator.id, *people, *([controller.id] if controller is not None else [])):
        town.sandbox.state.people[telegram_id].started = True
    await town.app.database.write(give)
    for telegram_id in people:
        await Person(town.client, telegram_id, "").expect("Введён в действие: План сверки")
    await town.client.quiet()


def at(year: int, month: int, day: int, hour: int, minute: int, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=zone)


async def test_after_three_days_without_the_messenger_one_message_tells_todays_truth(town: TownOfOneProcess) -> None:
    olga = town.directors[0]
    await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2026, 2, 20))
    collector = town.client.collector()
    await town.client.fault("502", count=10**6, method="sendMessage")
    for day in (17, 18, 19):  # three working days before, and one
        town.move_to(at(2026, 2, day, 8, 31))
        await town.client.quiet()
    refused = await town.client.calls("sendMessage")
    assert any(TITLE in call.params["text"] and not (call.answer or {}).get("ok") for call in refused)
    town.move_to(at(2026, 2, 20, 11, 0))
    await town.client.mend()
    told, counts = await collector.expect([(olga, TITLE), (town.curator, "сегодня 1")], timeout=30)
    assert "Сегодня 1 дело" in told.text
    assert "повтор" not in told.text
    assert counts.chat_id == town.curator.id
    town.move_on(minutes=10)
    await collector.nothing_else()


async def test_a_clock_set_back_and_forward_says_nothing_twice(town: TownOfOneProcess) -> None:
    olga = town.directors[0]
    await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2026, 2, 20))
    collector = town.client.collector()
    town.move_to(at(2026, 2, 17, 8, 31))
    await collector.expect([(olga, TITLE)])
    for moment in (at(2026, 2, 17, 8, 5), at(2026, 2, 16, 8, 31), at(2026, 2, 17, 8, 40), at(2026, 2, 18, 8, 31)):
        town.move_to(moment)
        await collector.nothing_else()
    town.move_to(at(2026, 2, 19, 8, 31))
    await collector.expect([(olga, "завтра")])
    await collector.nothing_else()


@pytest.mark.parametrize(
    ("begins", "friday", "monday"),
    [
        (at(2026, 3, 25, 12, 0), at(2026, 3, 27, 10, 30), at(2026, 3, 30, 9, 30)),
        (at(2026, 10, 21, 12, 0), at(2026, 10, 23, 9, 30), at(2026, 10, 26, 10, 30)),
    ],
    ids=["spring", "autumn"],
)
async def test_a_reader_in_berlin_is_told_at_half_past_eight_of_their_own(
    tmp_path: Path, begins: datetime, friday: datetime, monday: datetime
) -> None:
    """The clocks are put on or back there on the Sunday between; in Moscow they are not."""
    for morning in (friday, monday):
        local = morning.astimezone(BERLIN)
        assert (local.hour, local.minute) == (8, 30)
    async with at_work(TownOfOneProcess, tmp_path, moment=begins) as town:
        olga = town.directors[0]
        await put_in_force(town, {olga.id: "Дубравина О.Н."}, monday.date(), time_zone="Europe/Berlin")
        collector = town.client.collector()
        town.move_to(friday - timedelta(minutes=2))
        await collector.nothing_else()
        town.move_to(friday + timedelta(minutes=1))
        await collector.expect([(olga, "через 1 рабоч")])
        town.move_to(monday - timedelta(minutes=2))
        await collector.expect([(town.curator, "сегодня 1")])  # in Moscow it is nine o'clock
        await collector.nothing_else()
        town.move_to(monday + timedelta(minutes=1))
        await collector.expect([(olga, "Сегодня 1 дело")])
        town.move_on(minutes=90)
        await collector.nothing_else()


async def test_on_a_working_saturday_people_are_told_as_on_any_working_day(tmp_path: Path) -> None:
    # 1 November 2025 was worked for Monday the 3rd; the 4th is a holiday.
    async with at_work(TownOfOneProcess, tmp_path, moment=at(2025, 10, 30, 9, 0)) as town:
        olga = town.directors[0]
        await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2025, 11, 5))
        collector = town.client.collector()
        town.move_to(at(2025, 10, 31, 8, 31))
        await collector.nothing_else()
        town.move_to(at(2025, 11, 1, 8, 31))
        await collector.expect([(olga, TITLE)])
        for day in (2, 3, 4):
            town.move_to(at(2025, 11, day, 8, 31))
            await collector.nothing_else()
        town.move_to(at(2025, 11, 5, 8, 31))
        await collector.expect([(olga, "Сегодня 1 дело")])


async def test_on_a_31_december_that_is_off_nobody_is_told_anything(tmp_path: Path) -> None:
    async with at_work(TownOfOneProcess, tmp_path, moment=at(2025, 12, 29, 9, 0)) as town:
        olga = town.directors[0]
        await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2026, 1, 12))
        collector = town.client.collector()
        town.move_to(at(2025, 12, 30, 8, 31))
        await collector.expect([(olga, TITLE)])
        for moment in (at(2025, 12, 31, 8, 31), at(2026, 1, 9, 8, 31)):
            town.move_to(moment)
            await collector.nothing_else()
        town.move_to(at(2026, 1, 12, 8, 31))
        await collector.expect([(olga, "Сегодня 1 дело")])


NAMES = ("Березин А.А.", "Осинин Б.Б.", "Ивина В.В.", "Кленова Г.Г.", "Вязова Д.Д.", "Ольхин Е.Е.")


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
async def test_two_processes_over_one_database_tell_and_hear_everything_once(
    tmp_path: Path, server: str, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres_url") if server == "postgresql" else None
    async with at_work(TownOfOneProcess, tmp_path, url) as town, make_app(town.settings()) as second:
        people = [await town.client.person(1000 + index, name) for index, name in enumerate(NAMES)]
        await put_in_force(town, {one.id: one.name for one in people}, date(2026, 2, 20))
        stop = asyncio.Event()
        running = asyncio.create_task(second.run(stop))
        await town.client.fault("duplicate-update", count=10**6)
        collector = town.client.collector()
        try:
            town.move_to(at(2026, 2, 17, 8, 31))
            told = await collector.expect([(one, TITLE) for one in people], timeout=30)
            await collector.nothing_else()
            for person, reminder in zip(people, told, strict=True):
                await person.tap(reminder, "Отчёт с текстом и файлами", wait=0)
                await person.send(f"Готово, {person.name}")
            drafts = [await person.expect(f"Готово, {person.name}", timeout=30) for person in people]
            for person, draft in zip(people, drafts, strict=True):
                await person.tap(draft, "Отправить", wait=0)
            reports = [await town.curator.expect(f"Готово, {one.name}", timeout=30) for one in people]
            await town.client.quiet()
            assert len({one.id for one in reports}) == len(people)
            cards = [one for one in await town.curator.chat() if "Отчёт на приёмку" in one.text]
            assert len(cards) == len(people)
            assert all(card.text.count("Готово, ") == 1 for card in cards)
        finally:
            stop.set()
            await running


async def test_a_delay_is_told_to_the_curator_then_the_controller_and_each_time_its_executor_is_warned_before(
    town: TownOfOneProcess,
) -> None:
    olga, curator, controller = town.directors[0], town.curator, town.officials[1]
    await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2026, 2, 6), controller=controller)
    collector = town.client.collector()
    days: list[tuple[int, str | None, str, str | None]] = [
        # the day of February, and what its executor, the curator and the controller are told
        (9, "просрочено на 1 рабочий день", "Просрочено 1", "Итоги недели"),
        (10, None, "Просрочено 1 (было 1)", None),
        (11, "13 февраля", "Просрочено 1", None),
        (13, "просрочено на 5 рабочих дней", "Давно нет отчёта", None),
        (16, None, "Просрочено 1", "Итоги недели"),
        (20, "25 февраля", "Просрочено 1", None),
        (24, None, "Просрочено 1", "Итоги недели"),  # Monday was a holiday
        (25, None, "Просрочено 1", "Остаётся просроченным 1 дело"),
        (26, None, "Просрочено 1", None),
    ]
    for day, to_executor, to_curator, to_controller in days:
        town.move_to(at(2026, 2, day, 9, 5))
        wanted = [(olga, to_executor), (curator, to_curator), (controller, to_controller)]
        told = await collector.expect([(who, words) for who, words in wanted if words is not None], timeout=30)
        assert sum("Давно нет отчёта" in one.text for one in told) == (day == 13)
        assert sum("Остаётся просроченным" in one.text for one in told) == (day == 25)
    await collector.nothing_else()


async def test_a_storm_of_flood_refusals_silences_the_whole_bot_and_loses_nothing(town: TownOfOneProcess) -> None:
    people = [await town.client.person(1000 + index, name) for index, name in enumerate(NAMES)]
    await put_in_force(town, {one.id: one.name for one in people}, date(2026, 2, 20))
    collector = town.client.collector()
    await town.client.fault("429", count=9, method="sendMessage", retry_after=1)
    town.move_to(at(2026, 2, 17, 8, 31))
    told = await collector.expect([(one, TITLE) for one in people], timeout=60)
    assert not [one for one in told if "повтор" in one.text]
    await collector.nothing_else()


async def test_a_chat_that_got_another_number_is_followed(town: TownOfOneProcess) -> None:
    olga = town.directors[0]
    await put_in_force(town, {olga.id: "Дубравина О.Н."}, date(2026, 2, 20))
    moved = await town.client.person(1001, "Дубравина О.Н.")
    town.sandbox.state.people[moved.id].started = True
    collector = town.client.collector()
    await town.client.fault("moved", chat_id=olga.id, moved_to=moved.id)
    town.move_to(at(2026, 2, 17, 8, 31))
    await collector.expect([(moved, "через 3 рабочих дня")], timeout=30)
    town.move_to(at(2026, 2, 19, 8, 31))
    await collector.expect([(moved, "завтра")], timeout=30)
    await collector.nothing_else()
