"""Who may do what: checked on the server, by command and by forged button alike."""

from __future__ import annotations

import pytest

from bot.actions import plans, summaries
from bot.domain.roadmap import RoadmapState
from tests.conversations.steps import (
    agree,
    connect_director,
    invite_curator,
    load_schools,
    put_plan_in_force,
    send_plan,
)
from tests.town import TownOfOneProcess

CURATORS_ONLY = ("summary", "late", "plans", "export", "awaiting", "people", "schools")
CURATORS_BUTTONS = (
    "plan:1",
    "rows:1:0",
    "doubts:1",
    "checkpoints:1:0",
    "force:1",
    "reject:1",
    "people:0",
    "link:2",
    "revoke:2",
    "awaiting",
    "summary",
    "late",
    "export:1",
    "accept:1",
    "return:1",
    "reason:1:0",
    "look:1",
)


async def test_an_outsider_is_sent_to_the_curator(town: TownOfOneProcess) -> None:
    outsider = town.outsider
    await outsider.start()
    await outsider.expect("ссылку-приглашение")
    for command in (*CURATORS_ONLY, "my", "invite", "cancel"):
        await outsider.send(f"/{command}")
        await outsider.expect(r"Бот пока вас не знает" if command != "cancel" else "Прерывать нечего")
    await outsider.send("я директор, пустите")
    await outsider.expect("Бот пока вас не знает")
    hello = (await outsider.chat())[1]
    for data in CURATORS_BUTTONS:
        assert "не знает" in (await outsider.tap_data(hello.id, data) or ""), data


async def test_a_director_and_an_official_can_do_nothing_that_is_the_curators(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    await connect_director(town)
    draft = await send_plan(town)
    await town.connect(town.curator, town.directors[1], town.cast.schools[1].director)
    for person in town.directors[:2]:
        for command in CURATORS_ONLY:
            await person.send(f"/{command}")
            await person.expect("не в вашей роли")
        hello = (await person.chat())[1]
        for data in CURATORS_BUTTONS:
            toast = await person.tap_data(hello.id, data)
            assert toast is not None, data
            assert "не в вашей роли" in toast or "больше нет" in toast, (data, toast)
        await person.send_document("план.docx", b"whatever")
        await person.expect("Не понял")
    plan = await town.app.performer.see(plans.draft_view, await curator_record(town), 1)
    assert plan.roadmap.state is RoadmapState.DRAFT
    # An official of the plan is linked only once the plan is in force.
    await agree(town, draft)
    official = town.officials[0]
    await town.connect(town.curator, official, "Синичкин")
    for command in CURATORS_ONLY:
        await official.send(f"/{command}")
        await official.expect("не в вашей роли")


async def test_only_a_curator_decides_on_a_report(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town, 0)
    await connect_director(town, 1)
    await town.connect(town.curator, town.officials[0], "Синичкин")
    olga = town.directors[0]
    await olga.send("/my")
    await olga.tap(await olga.expect("За вами"), "1")
    await olga.tap(await olga.expect("Срок:"), "Отчёт с текстом и файлами")
    await olga.expect("Черновик отчёта")
    await olga.send("Готово.")
    await olga.tap(await olga.expect("Готово."), "Отправить")
    report = await town.curator.expect("Отчёт на приёмку")
    accept = report.button("Принять").data or ""
    number = accept.split(":")[1]
    for person in (town.outsider, olga, town.directors[1], town.officials[0]):
        await person.start()
        hello = (await person.chat())[-1]
        for data in (accept, f"return:{number}", f"reason:{number}:0", f"reason:{number}:3", "force:1", "export:1"):
            toast = await person.tap_data(hello.id, data) or ""
            assert "не в вашей роли" in toast or "не знает" in toast, (person, data, toast)
    for person in (town.directors[1], town.officials[0]):
        for verb in ("send", "withdraw", "drop", "again", "draft", "look"):
            await person.send(f"/{verb}_{number}")
            await person.expect("не в вашей роли")
    await town.curator.tap(report, "Принять")
    await town.curator.expect("Принято")


async def test_nobody_reports_for_another_school(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town, 0)
    await connect_director(town, 1)
    state = await town.app.performer.see(summaries.plan_state, await curator_record(town), 1)
    others = next(one for one in state.obligations if one.executor_name == town.cast.schools[1].name)
    olga = town.directors[0]
    hello = (await olga.chat())[-1]
    for verb in ("done", "report", "interim", "card"):
        assert "не в вашей роли" in (await olga.tap_data(hello.id, f"{verb}:{others.id}") or "")
        await olga.send(f"/{verb}_{others.id}")
        await olga.expect("не в вашей роли")
    assert not (await town.app.performer.see(summaries.plan_state, await curator_record(town), 1)).reports


async def test_a_curators_link_cannot_be_taken_by_a_curator(town: TownOfOneProcess) -> None:
    """Else a curator could become an administrator by taking another's link."""
    await invite_curator(town)
    await town.admin.send("/invite")
    await town.admin.expect("Напишите")
    await town.admin.send("Осокина Вера Ильинична")
    await town.admin.expect("Приглашение: Осокина")
    page = (await town.curator.chat())[-1]
    for person_id in range(1, 5):
        toast = await town.curator.tap_data(page.id, f"link:{person_id}")
        assert toast is not None, person_id


@pytest.mark.parametrize("data", ["done", "done:1:2", "done:99999999999999999999", "nonsense:1", "force:x", "💥", ""])
async def test_a_forged_button_answers_kindly(town: TownOfOneProcess, data: str) -> None:
    await invite_curator(town)
    message = (await town.curator.chat())[-1]
    assert "устарела" in (await town.curator.tap_data(message.id, data) or "")


async def curator_record(town: TownOfOneProcess):
    from bot.actions.people import standing

    found = await town.app.performer.see(standing, town.curator.id)
    assert found.person is not None
    return found.person


async def test_in_a_group_the_bot_is_silent_tells_nothing_and_takes_nobody_in(town: TownOfOneProcess) -> None:
    """It speaks with people one by one: reports and names are not for whoever sits in a chat, nor is an invitation."""
    await put_plan_in_force(town)
    await connect_director(town)
    director, stranger, group = town.directors[0], town.outsider, -100200300
    link = await town.link_for(town.curator, town.cast.schools[1].director)
    before = [len(await one.chat()) for one in (town.curator, director, stranger)]

    await town.client.group(group, "Учительская", director)
    for person, words in (
        (town.curator, "/summary"),
        (town.curator, "/late"),
        (director, "/my"),
        (director, "Отчёт: витрины готовы"),
        (stranger, f"/start {link}"),
        (stranger, "/help"),
    ):
        await town.client.say_in_group(group, person, words)
    await town.client.quiet()

    assert [call for call in await town.client.calls() if str(call.params.get("chat_id")) == str(group)] == []
    assert [len(await one.chat()) for one in (town.curator, director, stranger)] == before
    await stranger.start()
    await stranger.expect("приглашени")
    await town.connect(town.curator, town.directors[1], town.cast.schools[1].director)
