"""Steps that many stories share, done as people do them."""

from __future__ import annotations

from bot.samples import sample_plan_docx, school_list_xlsx
from bot.sandbox.client import Message
from tests.town import Town, payload


async def invite_curator(town: Town) -> None:
    await town.admin.start()
    await town.admin.expect("администратор")
    await town.admin.send("/invite")
    await town.admin.expect("Напишите фамилию")
    await town.admin.send(town.cast.curator.name)
    link = payload(await town.admin.expect("Приглашение:"))
    await town.curator.start(link)
    await town.curator.tap(await town.curator.expect("Это вы?"), "Это я")
    greeting = await town.curator.expect("Готово")
    assert "Пришлите список школ" in greeting.text


async def load_schools(town: Town) -> None:
    await town.curator.send_document("школы.xlsx", school_list_xlsx())
    await town.curator.expect("добавлено 3")


async def send_plan(town: Town, content: bytes | None = None) -> Message:
    """Returns the draft's card."""
    await town.curator.send_document("план.docx", content or sample_plan_docx(town.today.date()))
    return await town.curator.expect("понятн", timeout=30)


async def agree(town: Town, draft: Message) -> Message:
    """The curator looks at what will happen, and puts the plan in force; returns the card that says so."""
    await town.curator.tap(draft, "Ввести в действие…")
    await town.curator.tap(await town.curator.expect("Что будет"), "Ввести в действие")
    return await town.curator.expect("Введён в действие")


async def put_plan_in_force(town: Town) -> None:
    await invite_curator(town)
    await load_schools(town)
    draft = await send_plan(town)
    await agree(town, draft)


async def connect_director(town: Town, index: int = 0) -> None:
    await town.connect(town.curator, town.directors[index], town.cast.schools[index].director)
