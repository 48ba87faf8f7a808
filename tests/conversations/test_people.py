"""Getting acquainted: invitations, "it is me", languages, help, kind answers to anything."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.conversations.steps import connect_director, invite_curator, load_schools, put_plan_in_force
from tests.sandbox.pictures import png
from tests.town import TownOfOneProcess


async def test_an_invitation_works_once_and_for_who_opened_it(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    olga, sergey = town.directors[:2]
    link = await town.link_for(town.curator, "Дубравина")
    await olga.start(link)
    offer = await olga.expect("Это вы?")
    assert "МБОУ СОШ № 1" in offer.text
    assert "директор школы" in offer.text
    # Another account forges the button of an invitation that it never opened.
    await sergey.start()
    hello = await sergey.expect("ссылку-приглашение")
    assert "Такого приглашения нет" in (await sergey.tap_data(hello.id, offer.button("Это я").data or "") or "")
    await olga.tap(offer, "Это я")
    await olga.expect("Готово")
    await olga.tap_data(offer.id, offer.button("Это я").data or "")
    await sergey.start(link)
    await sergey.expect("уже использовано")
    # Who came in by the link presses it again to find the bot: they are greeted.
    await olga.start(link)
    await olga.expect("Здравствуйте, Ольга Николаевна!")


async def test_an_invitation_can_be_revoked_and_expires(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    olga = town.directors[0]
    first = await town.link_for(town.curator, "Дубравина")
    second = await town.link_for(town.curator, "Дубравина")
    await olga.start(first)
    await olga.expect("отозвано")
    await town.curator.tap((await town.curator.chat())[-1], "Отозвать ссылку")
    await town.curator.expect("отозвана")
    await olga.start(second)
    await olga.expect("отозвано")
    third = await town.link_for(town.curator, "Дубравина")
    town.move_to(town.today + timedelta(days=15))
    await olga.start(third)
    await olga.expect("истёк")
    await olga.start("x" * 40)
    await olga.expect("Такого приглашения нет")


async def test_it_is_not_me_tells_who_invited(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    stranger = town.outsider
    await stranger.start(await town.link_for(town.curator, "Дубравина"))
    await stranger.tap(await stranger.expect("Это вы?"), "Это не я")
    await stranger.expect("Спасибо, что сказали")
    assert "Дубравина Ольга Николаевна" in (await town.curator.expect("Это не я")).text


async def test_one_person_can_be_curator_and_director(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    link = await town.link_for(town.curator, "Ивушкина")
    await town.curator.start(link)
    await town.curator.tap(await town.curator.expect("Это вы?"), "Это я")
    await town.curator.expect("Готово")
    await town.curator.start()
    assert "директор школы, куратор" in (await town.curator.expect("Вы здесь")).text
    await town.curator.send("/summary")
    await town.curator.expect("Действующих планов пока нет")


async def test_the_menu_is_what_the_role_can_do(town: TownOfOneProcess) -> None:
    await town.client.quiet()
    assert set(await town.outsider.menu()) == {"start", "help", "language", "cancel"}
    await invite_curator(town)
    await load_schools(town)
    await connect_director(town)
    assert "summary" in await town.curator.menu()
    assert set(await town.directors[0].menu()) == {"my", "away", "settings", "help", "language", "cancel"}
    for command in await town.curator.menu():
        await town.curator.send(f"/{command}")
        answer = await town.curator.expect(re.compile("."))
        assert "Не понял" not in answer.text, command


async def test_english_is_one_tap_away_and_stays(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await olga.send("/language")
    await olga.tap(await olga.expect("Choose a language"), "English")
    await olga.expect("The bot will write in English")
    assert (await olga.menu())["my"] == "my tasks"
    await olga.send("/my")
    await olga.expect("You have")
    town.move_to_morning(days=3)
    await olga.expect("by Thu 19 February inclusive")


async def test_anything_else_gets_a_kind_answer(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    curator = town.curator
    await curator.send("привет")
    await curator.expect("Не понял")
    await curator.send_photo(png())
    await curator.expect("Не понял")
    await curator.send_contact()
    await curator.expect("Не понял")
    await curator.send("/nonsense")
    await curator.expect("Не понял")
    await curator.reply((await curator.chat())[1], "а это?")
    await curator.expect("Не понял")
