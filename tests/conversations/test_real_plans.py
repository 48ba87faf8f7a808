"""Plans of real life, where they lie beside the project: the whole job with each, in the year of its order."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from bot.actions import obligations, summaries
from bot.actions.people import standing
from bot.domain.people import Person as Known
from bot.reading.document import read_document
from bot.sandbox.client import Person
from tests.conversations.steps import agree, invite_curator, load_schools
from tests.sandbox.pictures import png
from tests.town import MOSCOW, TownOfOneProcess, at_work

DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "roadmaps" / "documents"
ORDERS = sorted(DOCUMENTS.glob("*.txt")) if DOCUMENTS.is_dir() else []


def monday_after(day: date) -> datetime:
    """Before office hours: nobody is told anything yet."""
    return datetime.combine(day + timedelta(days=7 - day.weekday()), time(7, 0), MOSCOW)


@pytest.fixture(params=ORDERS, ids=lambda path: path.stem)
def order(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param.name, request.param.read_bytes()


async def test_a_real_plan_gets_done(tmp_path: Path, order: tuple[str, bytes]) -> None:
    name, content = order
    head = read_document(name, content).head
    begins = monday_after(head.order_date or head.period_start or date(2026, 2, 1))
    async with at_work(TownOfOneProcess, tmp_path, moment=begins) as town:
        curator = town.curator
        await invite_curator(town)
        await load_schools(town)
        await curator.send_document(name, content)
        draft = await curator.expect("понятн", timeout=40)
        await curator.tap(draft, "Строки")
        page = await curator.expect("страница 1 из")
        while any(button.text == "Дальше →" for row in page.buttons for button in row):
            await curator.tap(page, "Дальше →")
            page = await curator.expect("страница")
        await curator.tap(page, "К черновику")
        in_force = await agree(town, await curator.expect("понятн"))
        executor = await connect_someone(town)
        if executor is None:
            # A plan that names posts alone: nothing is dropped, and the curator is told.
            assert "пока нич" in in_force.text
            return

        # The clock moves to the morning of the first step; exactly one digest arrives.
        await town.client.quiet()
        morning = datetime.combine(await first_step(town, executor), time(8, 31), MOSCOW)
        last_heard = (await town.curator.chat())[-1].id
        town.move_to(morning)
        digest = await executor.expect("Нажмите")
        await town.client.quiet()
        heard = [one for one in await executor.chat() if one.from_bot and one.id >= digest.id]
        assert heard == [digest]
        # The curator hears nothing but, where the plan leaves days to others, one question about them.
        asked = [one for one in await town.curator.chat() if one.from_bot and one.id > last_heard]
        assert len(asked) <= 1, asked
        assert all("Нужны даты" in one.text for one in asked), asked

        # An album answers it; the bot is stopped and started on the way.
        await executor.send_album([png(), png(colour=(200, 40, 40))], "Сделано, фото прилагаю", reply_to=digest)
        card = await executor.expect("Приложено 2 фото")
        if "О каком деле" in card.text:
            await executor.tap(card, "1")
            card = await executor.expect("Черновик отчёта: выполнено")
        await town.stop_bot()
        await town.start_bot()
        await executor.tap(card, "Отправить")
        sent = await executor.expect("Отправлено")
        report = await curator.expect("Отчёт на приёмку", after=draft.id)
        await curator.tap(report, "Вернуть…")
        await curator.tap(await curator.expect("Почему возвращаете?"), "Не по существу")
        await curator.expect("Возвращено")
        returned = await executor.expect("вернули на доработку", after=sent.id)
        await executor.reply(returned, "Теперь по существу.")
        await executor.tap(await executor.expect("Теперь по существу"), "Отправить")
        await executor.expect("Отправлено")
        await curator.tap(await curator.expect("Теперь по существу", after=report.id), "Принять")
        await curator.expect("Принято")

        await curator.send("/summary")
        await curator.expect("Закрыто: 1 из")
        for command in ("late", "people", "plans"):
            await curator.send(f"/{command}")
            await curator.expect("")
        await curator.send("/export")
        export = await curator.expect("состояние на")
        sheet = openpyxl.load_workbook(io.BytesIO(await curator.download(export))).active
        assert sheet is not None
        assert [row[7] for row in sheet.iter_rows(values_only=True)].count("закрыто") == 1


async def connect_someone(town: TownOfOneProcess) -> Person | None:
    """The first director, if the plan gives schools something with a day; else the first person whom it names."""
    await town.connect(town.curator, town.directors[0], town.cast.schools[0].director)
    if any(one.control_date for one in await owed(town, town.directors[0])):
        return town.directors[0]
    state = await town.app.performer.see(summaries.plan_state, await known(town, town.curator), 1)
    named = [one for one in state.obligations if one.person_id is not None and one.control_date is not None]
    if not named:
        return None
    official = town.officials[0]
    await town.connect(town.curator, official, named[0].executor_name)
    return official


async def known(town: TownOfOneProcess, person: Person) -> Known:
    found = (await town.app.performer.see(standing, person.id)).person
    assert found is not None
    return found


async def owed(town: TownOfOneProcess, person: Person) -> list:
    return await town.app.performer.see(obligations.mine, await known(town, person))


async def first_step(town: TownOfOneProcess, executor: Person) -> date:
    """The first working day from now on on which a nudge is due."""
    calendar = town.app.performer.office.calendar
    today = calendar.following_working_day(town.today.date())
    nearest = min(one.control_date for one in await owed(town, executor) if one.control_date)
    return max(today, calendar.add_working_days(nearest, -10))
