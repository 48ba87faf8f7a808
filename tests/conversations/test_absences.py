"""Away for a while: three taps, and the deputy is spoken to and reports until it ends by itself."""

from __future__ import annotations

from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess, payload


async def test_a_deputy_stands_in_until_the_absence_ends_by_itself(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, curator, nina = town.directors[0], town.curator, town.outsider
    await olga.send("/away")
    picker = await olga.expect("По какой день вас не будет?")
    await olga.tap(picker, "6")
    await olga.expect("Кто вас замещает?")
    await olga.send("Клюева Нина Олеговна")
    away = await olga.expect("Замещает: Клюева Н.О.")
    assert "до пт 6 февраля включительно" in away.text
    link = payload(await olga.expect("Приглашение:"))
    notice = await curator.expect("Дубравина Ольга Николаевна: нет на месте")
    assert "Замещает Клюева Н.О." in notice.text
    await nina.start(link)
    await nina.tap(await nina.expect("Это вы?"), "Это я")
    await nina.expect("Вы замещаете до пт 6 февраля включительно: Дубравина О.Н.")

    # The reminder goes to the deputy, and to her alone; she reports, and it is recorded for whom.
    await town.client.quiet()
    collector = town.client.collector()
    town.move_to_morning(days=3)
    (digest,) = await collector.expect([(nina, "Принять школьные планы")])
    await collector.nothing_else()
    await olga.send("/my")
    await olga.expect("Замещает: Клюева Н.О.")
    await nina.tap(digest, "Выполнено")
    await nina.expect("Отправлено")
    town.move_on(minutes=1)
    report = await curator.expect("Отчёт на приёмку")
    assert "МБОУ СОШ № 1, Клюева Н.О." in report.text
    assert "Замещает руководителя" in report.text

    # On the day after its last one it is over by itself: the deputy is told once, the director is spoken to again.
    town.move_to_morning(days=7)
    await nina.expect("закончено: бот больше не напомнит")
    await olga.send("/my")
    await olga.expect("За вами")
    await nina.send("/my")
    await nina.expect("ничего нет")


async def test_i_am_back_ends_it_and_the_last_deputy_is_offered_first(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    for deputy in ("Клюева Нина Олеговна", None):
        await olga.send("/away")
        picker = await olga.expect("По какой день вас не будет?")
        if deputy:
            await olga.send("как-нибудь потом")
            await olga.expect("Не понял, какой это день")
            await olga.send("until 13 February")
        else:
            await olga.tap(picker, "13")
        who = await olga.expect("Кто вас замещает?")
        if deputy:
            await olga.send(deputy)
        else:
            await olga.tap(who, "Клюева Н.О.")
        away = await olga.expect("Замещает: Клюева Н.О.")
        await olga.send("/away")
        await olga.expect("Замещает: Клюева Н.О.")
        await olga.tap(away, "Я вернулся")
        await olga.expect("С возвращением")
    await olga.tap(away, "Я вернулся")
    await olga.expect("Вы и не уходили")


async def test_who_is_away_is_told_kindly_who_reports(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    town.move_to_morning(days=3)
    digest = await olga.expect("Принять школьные планы")
    await olga.send("/away")
    await olga.tap(await olga.expect("По какой день вас не будет?"), "13")
    await olga.expect("Кто вас замещает?")
    await olga.send("Дубравина Ольга Николаевна")
    await olga.expect("самого себя нельзя")
    await olga.send("Клюева Нина Олеговна")
    await olga.expect("Замещает: Клюева Н.О.")
    assert "отчитывается другой человек (Клюева Н.О.)" in (await olga.tap(digest, "Выполнено") or "")

    # The reminder says so itself, and can be answered again once she is back.
    await town.client.quiet()
    town.move_on(minutes=1)
    assert (await olga.expect("дело передано другому исполнителю")).id == digest.id
    await olga.send("/away")
    await olga.tap(await olga.expect("Замещает"), "Я вернулся")
    await olga.expect("С возвращением")
    town.move_on(minutes=1)
    again = await olga.expect("Сейчас: на исполнении")
    assert again.id == digest.id
    await olga.tap(again, "Выполнено")
    await olga.expect("Отправлено")


async def test_who_invited_a_deputy_may_revoke_the_link_and_choose_another(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await olga.send("/away")
    await olga.tap(await olga.expect("По какой день вас не будет?"), "13")
    await olga.tap(await olga.expect("Кто вас замещает?"), "← Назад")
    await olga.tap(await olga.expect("По какой день вас не будет?"), "13")
    await olga.expect("Кто вас замещает?")
    await olga.send("Клюева Нина Олеговна")
    invitation = await olga.expect("Приглашение:")
    nina = await town.client.person(310, "Клюева Нина Олеговна")
    await olga.tap(invitation, "Отозвать ссылку")
    await olga.expect("Ссылка отозвана")
    await nina.start(payload(invitation))
    await nina.expect("отозвано")
    # An invitation of the curator's is not hers to revoke.
    assert "не в вашей роли" in (await olga.tap_data(invitation.id, "revoke:2") or "")


async def test_who_has_nobody_to_stand_in_is_away_all_the_same_and_the_curator_knows(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, curator = town.directors[0], town.curator
    await olga.send("/away")
    await olga.expect("По какой день вас не будет?")
    await olga.send("на неделю")
    who = await olga.expect("Вас не будет до вс 8 февраля включительно")
    await olga.tap(who, "Без замещающего")
    away = await olga.expect("Замещающего нет")
    await olga.tap_data(who.id, who.button("Без замещающего").data or "")
    assert "остаются за вами" in away.text
    await curator.expect("Дубравина Ольга Николаевна: нет на месте до вс 8 февраля включительно. Замещающего нет")

    # Whatever is due is still hers to hear of and to report.
    town.move_to_morning(days=3)
    digest = await olga.expect("Принять школьные планы")
    await olga.tap(digest, "Выполнено")
    await olga.expect("Отправлено")
    await town.client.quiet()
    collector = town.client.collector()
    await olga.tap(away, "Я вернулся")
    assert "Замещение" not in (await olga.expect("С возвращением")).text
    await collector.nothing_else()
    await olga.tap(away, "Я вернулся")
    await olga.expect("Вы и не уходили")


async def test_a_surname_is_enough_for_a_deputy_whom_the_bot_knows(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await olga.send("/away")
    await olga.tap(await olga.expect("По какой день вас не будет?"), "13")
    await olga.expect("Кто вас замещает?")
    await olga.send("Неизвестнова")
    await olga.expect("Не понял имя")
    await olga.send("ольховский")
    await olga.expect("Замещает: Ольховский С.П.")
    # Offered first the next time.
    await olga.send("/away")
    await olga.tap(await olga.expect("Замещает: Ольховский С.П."), "Я вернулся")
    await olga.expect("Замещение закончено")
    await olga.send("/away")
    await olga.tap(await olga.expect("По какой день вас не будет?"), "13")
    who = await olga.expect("Кто вас замещает?")
    assert who.buttons[0][0].text.startswith("Ольховский")
