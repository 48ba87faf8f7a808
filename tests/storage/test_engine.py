"""One writer, group commits: nothing is lost, and nobody's mistake undoes another's work."""

from __future__ import annotations

import asyncio
import threading

import pytest
from sqlalchemy import Connection, event, select

from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.people import persons
from bot.storage.work import Work


async def test_four_hundred_read_modify_writes_at_once_lose_nothing(database: Database) -> None:
    person = await database.write(lambda work: work.people.add("Щукина Нина Петровна", position="0"))

    def count(work: Work) -> None:
        seen = int(work.people.get(person.id).position or 0)
        work.people.change(person.id, position=str(seen + 1))

    await asyncio.gather(*(database.write(count) for _ in range(400)))
    assert (await database.read(lambda work: work.people.get(person.id))).position == "400"


async def test_a_refusal_undoes_its_own_changes_alone(database: Database) -> None:
    def refused(work: Work) -> None:
        work.people.add("Лишний Человек Иванович")
        raise Refusal("not-allowed")

    writes = [database.write(refused if n % 2 else lambda work: work.people.add("Нужный Человек")) for n in range(50)]
    results = await asyncio.gather(*writes, return_exceptions=True)
    assert sum(isinstance(one, Refusal) for one in results) == 25
    assert len(await database.read(lambda work: work.people.named("Нужный Человек"))) == 25
    assert not await database.read(lambda work: work.people.named("Лишний Человек Иванович"))


async def test_a_broken_statement_fails_alone(database: Database) -> None:
    """A statement that the database refuses must not spoil the group it stands in (PostgreSQL aborts transactions)."""

    def broken(work: Work) -> None:
        work.connection.execute(persons.insert().values(id=1, name="А", name_key="а", reachable=True, retired=False))
        work.connection.execute(persons.insert().values(id=1, name="Б", name_key="б", reachable=True, retired=False))

    def good(work: Work) -> int:
        return work.people.add("Верный Иван Ильич", roles=[Role.DIRECTOR]).id

    results = await asyncio.gather(
        *(database.write(broken if n == 3 else good) for n in range(8)), return_exceptions=True
    )
    assert [isinstance(one, Exception) for one in results] == [n == 3 for n in range(8)]
    names = await database.read(lambda work: list(work.connection.scalars(select(persons.c.name))))
    assert names == ["Верный Иван Ильич"] * 7


async def test_nothing_is_answered_before_its_commit_and_a_failed_commit_is_told(database: Database) -> None:
    answered = threading.Event()

    def fail(_connection: Connection) -> None:
        # On the writer's thread: whoever waits has all this time to hear too early that it is done.
        assert not answered.wait(0.3), "answered before the commit"
        raise OSError("disk full")

    event.listen(database.engine, "commit", fail)
    writing = asyncio.ensure_future(database.write(lambda work: work.people.add("Щукина Нина Петровна")))
    writing.add_done_callback(lambda _: answered.set())
    with pytest.raises(OSError, match="disk full"):
        await writing
    event.remove(database.engine, "commit", fail)
    assert await database.read(lambda work: work.people.named("Щукина Нина Петровна")) == []


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    migrate(database_url)


@pytest.mark.parametrize("closing", [1, 5])
async def test_closing_answers_every_write_that_was_asked_for(database_url: str, closing: int) -> None:
    database = Database(database_url)
    writes = [asyncio.ensure_future(database.write(lambda work: work.people.add("Кто То"))) for _ in range(closing)]
    await asyncio.sleep(0)
    await database.close()
    assert len(await asyncio.gather(*writes)) == closing
