"""Speech that the messenger refuses, delays or cuts: it arrives once, or somebody is told why not."""

from __future__ import annotations

from bot.domain.speech import SpeechKind
from bot.storage.work import Work
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess


async def test_who_can_no_longer_be_reached_is_named_to_the_curator_the_same_day(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await town.client.quiet()
    # The messenger tells the bot of the account's end only when something is sent there.
    await town.client.fault("403", chat_id=olga.id)
    collector = town.client.collector()
    town.move_to_morning(days=3)
    (notice,) = await collector.expect([(town.curator, "сообщения не доходят")])
    assert "Дубравина Ольга Николаевна" in notice.text
    await collector.nothing_else()
    await olga.send("/my")
    await olga.expect("За вами")
    # What could not be told in the morning is told now that she is there, and not once more tomorrow.
    await olga.expect("Напоминание: 1 дело впереди")
    await town.client.quiet()
    collector = town.client.collector()
    town.move_to_morning(days=1)
    await collector.nothing_else()


async def test_who_blocked_the_bot_is_left_in_peace_and_found_again(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await olga.block()
    notice = await town.curator.expect("сообщения не доходят")
    assert "Дубравина Ольга Николаевна" in notice.text
    await town.client.quiet()
    collector = town.client.collector()
    town.move_to_morning(days=3)
    await collector.nothing_else()
    await olga.unblock()
    await olga.expect("Принять школьные планы")


async def test_what_is_on_its_way_is_not_recorded_as_said_and_comes_though_the_way_ends(
    town: TownOfOneProcess,
) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga, words = town.directors[0], "Принять школьные планы"
    await town.client.quiet()
    state = town.sandbox.state
    await town.client.fault("timeout", chat_id=olga.id, method="sendMessage", seconds=4)
    town.move_to_morning(days=3)
    await state.bell.until(lambda: any(words in str(call.params) and call.answer is None for call in state.calls), 30)

    def under_way(work: Work) -> int:
        return len(work.outbox.open_of(SpeechKind.DIGEST, work.people.named(town.cast.schools[0].director)[0].id))

    assert await town.app.database.read(under_way) == 1
    await olga.expect(words)
    await town.client.quiet()
    assert await town.app.database.read(under_way) == 0


async def test_a_flood_refusal_is_waited_out(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()
    await town.client.fault("429", count=1, method="sendMessage", retry_after=1)
    collector = town.client.collector()
    town.move_to_morning(days=3)
    await collector.expect([(town.directors[0], "Принять школьные планы")])
    await collector.nothing_else()


async def test_a_server_that_stumbles_is_asked_again(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()
    await town.client.fault("502", count=2, method="sendMessage")
    collector = town.client.collector()
    town.move_to_morning(days=3)
    await collector.expect([(town.directors[0], "Принять школьные планы")], timeout=30)
    await collector.nothing_else()


async def test_a_message_cut_after_it_was_taken_comes_again_marked_as_a_repeat(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()
    await town.client.fault("cut-after", count=1, method="sendMessage", chat_id=town.directors[0].id)
    collector = town.client.collector()
    town.move_to_morning(days=3)
    olga = town.directors[0]
    messages = await collector.expect([(olga, "Принять школьные планы")] * 2, timeout=30)
    assert ["повтор" in one.text for one in sorted(messages, key=lambda one: one.id)] == [False, True]


async def test_a_message_cut_before_it_was_taken_comes_once_and_is_no_repeat(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()
    await town.client.fault("cut-before", count=2, method="sendMessage", chat_id=town.directors[0].id)
    collector = town.client.collector()
    town.move_to_morning(days=3)
    await collector.expect([(town.directors[0], "Принять школьные планы")], timeout=30)
    town.move_on(minutes=10)
    await collector.nothing_else()


async def test_a_message_that_cannot_be_put_into_words_keeps_no_others_of_its_reader_back(
    town: TownOfOneProcess,
) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()

    def plan(work: Work, kind: SpeechKind, slot: str) -> None:
        (olga,) = work.people.named("Дубравина О.Н.")
        work.outbox.plan(kind, olga.id, slot, due_at=town.clock.now(), subject_id=olga.id)

    await town.app.database.write(lambda work: plan(work, SpeechKind.CALENDAR, "no year at all"))
    for _ in range(4):
        await town.client.quiet()
        town.move_on(minutes=6)
    await town.client.quiet()
    await town.app.database.write(lambda work: plan(work, SpeechKind.NOT_ME, "1"))
    await town.directors[0].expect("Дубравина Ольга Николаевна")


async def test_a_message_whose_sending_cannot_be_recorded_comes_again_as_a_repeat_and_not_for_ever(
    town: TownOfOneProcess,
) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    await town.client.quiet()
    engine = town.app.database.engine
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER broken BEFORE UPDATE ON outbox WHEN NEW.state = 'sent'"
            " BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END"
        )
    collector = town.client.collector()
    town.move_to_morning(days=3)
    olga = town.directors[0]
    told = await collector.expect([(olga, "Принять школьные планы")])
    for _ in range(3):
        await town.client.quiet()
        town.move_on(minutes=6)
        told += await collector.expect([(olga, "Принять школьные планы")])
    assert ["повтор" in one.text for one in told] == [False, True, True, True]
    town.move_on(minutes=60)
    await collector.nothing_else()


async def test_an_update_delivered_twice_is_done_once(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    await town.client.quiet()
    await town.client.fault("duplicate-update", count=1)
    collector = town.client.collector()
    await olga.send("/my")
    await collector.expect([(olga, "За вами")])
    await collector.nothing_else()
