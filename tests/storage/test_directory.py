"""Who is spoken to and who sees what, on both databases: deputies, objections, groups, scopes, the directory's file."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.actions import absences, assigning, directory, directory_file, executors, groups, plans, scopes, summaries
from bot.actions.directory_file import read_directory_file
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.directory_file import ChangeKind, ProblemReason
from bot.domain.errors import Refusal
from bot.domain.objection import ObjectionReason
from bot.domain.obligation import Part
from bot.domain.office import Moment, Office
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head, RoadmapState
from bot.storage.engine import Database
from bot.storage.work import Work
from bot.texts import texts_for
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = Office(russian_calendar(2025, 2027), MOSCOW)
MONDAY = Moment(datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW), OFFICE)
DUE = date(2026, 3, 2)
"""A Monday in March."""
T = TypeVar("T")


def person(name: str, position: str | None = None) -> Responsible:
    return Responsible(ResponsibleKind.PERSON, name, position)


def group(name: str) -> Responsible:
    return Responsible(ResponsibleKind.GROUP, name)


class Town:
    """Two districts with three schools, two curators and a plan of three rows in force."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.marina = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR], telegram_id=1)
        self.kirill = work.people.add("Лобачев Кирилл Ильич", roles=[Role.CURATOR], telegram_id=2)
        self.heads = [
            work.people.add(f"{surname} Ольга Николаевна", roles=[Role.DIRECTOR], telegram_id=10 + place)
            for place, surname in enumerate(("Дубравина", "Ольховская", "Ивушкина"))
        ]
        for place, (head, district) in enumerate(
            zip(self.heads, ("Заречный", "Центральный", "Центральный"), strict=True)
        ):
            school = work.organizations.add(f"МБОУ СОШ № {place + 1}", OrganizationKind.SCHOOL)
            curator_id = self.kirill.id if place == 0 else None
            work.organizations.change(school.id, head_id=head.id, district=district, curator_id=curator_id)
        due = Deadline(DeadlineKind.DATES, (Window(None, DUE),))
        rows = (
            (person("Синичкин О.И.", "директор ЦРО"), person("Рябинина Е.В.", "начальник отдела ЦРО")),
            (group("Руководители ОО"),),
            (group("наставники молодых учителей"),),
        )
        activities = tuple(
            Activity(None, str(number), f"Мероприятие {number}", "до 2 марта", "…", due, row)
            for number, row in enumerate(rows, 1)
        )
        kept = plans.keep_draft(
            work, MONDAY, self.marina, "план.docx", b"plan", Draft(Head("План"), activities=activities)
        )
        assigning.put_in_force(work, MONDAY, self.marina, kept.roadmap.id)
        self.roadmap_id = kept.roadmap.id
        self.oleg, self.elena = (work.people.named(name)[0] for name in ("Синичкин О.И.", "Рябинина Е.В."))
        for place, one in enumerate((self.oleg, self.elena)):
            work.people.change(one.id, telegram_id=20 + place)

    def group(self):
        found = self.work.organizations.by_name("наставники молодых учителей", OrganizationKind.GROUP)
        assert found is not None
        return found


async def on(database: Database, story: Callable[[Town], T]) -> T:
    return await database.write(lambda work: story(Town(work)))


def at(days: int) -> Moment:
    return Moment(MONDAY.now + timedelta(days=days), OFFICE)


async def test_a_deputy_is_spoken_to_and_owes_until_it_ends(database: Database) -> None:
    def story(town: Town) -> None:
        work = town.work
        absences.leave(work, MONDAY, town.oleg, date(2026, 2, 27), person_id=town.elena.id)
        assert work.obligations.owed_by(town.oleg.id) == []
        owed = work.obligations.owed_by(town.elena.id)
        assert {one.principal_id for one in owed} == {town.oleg.id, town.elena.id}
        assert {one.recipient_id for one in owed} == {town.elena.id}
        due = DUE - timedelta(days=4)
        assert work.due_steps.people(due) == sorted([town.elena.id, *(one.id for one in town.heads)])
        assert len(work.due_steps.of(town.elena.id, due)) == 2
        # The deputy leaves too: all goes on to hers, and comes back with whom it belongs to.
        absences.leave(work, MONDAY, town.elena, date(2026, 2, 20), name="Клюева Нина Олеговна")
        nina = work.people.named("Клюева Нина Олеговна")[0]
        assert len(work.obligations.owed_by(nina.id)) == 2
        assert absences.end_absences(work, at(17)) == 0
        assert absences.end_absences(work, at(19)) == 1
        assert [one.principal_id for one in work.obligations.owed_by(nina.id)] == [town.oleg.id]
        assert absences.end_absences(work, at(26)) == 1
        assert absences.end_absences(work, at(26)) == 0
        assert len(work.obligations.owed_by(town.oleg.id)) == 1
        assert work.obligations.owed_by(nina.id) == []

    await on(database, story)


async def test_nobody_stands_in_for_somebody_while_away(database: Database) -> None:
    def story(town: Town) -> None:
        absences.leave(town.work, MONDAY, town.oleg, date(2026, 2, 27), person_id=town.elena.id)
        with pytest.raises(Refusal, match="deputy-away"):
            absences.leave(town.work, MONDAY, town.elena, date(2026, 2, 27), name="Синичкин О.И.")
        with pytest.raises(Refusal, match="nothing-here"):
            # Not one of those who were offered.
            absences.leave(town.work, MONDAY, town.heads[0], date(2026, 2, 27), person_id=town.marina.id)

    await on(database, story)


async def test_nobody_is_nudged_about_what_is_objected_to(database: Database) -> None:
    def story(town: Town) -> None:
        work, day = town.work, DUE - timedelta(days=4)
        (mine,) = work.obligations.owed_by(town.elena.id)
        view = executors.object_(work, MONDAY, town.elena, mine.id, ObjectionReason.NOT_MY_DUTY)
        assert work.due_steps.of(town.elena.id, day) == []
        assert town.elena.id not in work.due_steps.people(day)
        assert town.oleg.id in [one.id for one in view.candidates]
        with pytest.raises(Refusal, match="objected-already"):
            executors.object_(work, MONDAY, town.elena, mine.id, ObjectionReason.OWN, "ещё раз")
        # Her colleague leads the row himself: what was hers is his once, and his lead stays.
        executors.give(work, MONDAY, town.marina, mine.id, person_id=town.oleg.id)
        assert work.obligations.owed_by(town.elena.id) == []
        assert len([one for one in work.obligations.owed_by(town.oleg.id) if one.activity_id == mine.activity_id]) == 1

    await on(database, story)


async def test_the_lead_changes_with_its_dates(database: Database) -> None:
    def story(town: Town) -> None:
        work = town.work
        (hers,) = work.obligations.owed_by(town.elena.id)
        (his,) = work.obligations.owed_by(town.oleg.id)
        assert (his.part, his.control_date, hers.part) == (Part.LEAD, DUE, Part.CO_EXECUTOR)
        executors.make_lead(work, MONDAY, town.marina, hers.id)
        executors.make_lead(work, MONDAY, town.marina, hers.id)
        after = {one.id: one for one in work.obligations.of_activities([his.activity_id])}
        assert (after[hers.id].part, after[hers.id].control_date) == (Part.LEAD, DUE)
        assert (after[his.id].part, after[his.id].control_date) == (Part.CO_EXECUTOR, hers.control_date)

    await on(database, story)


async def test_members_come_and_go_with_what_is_open(database: Database) -> None:
    def story(town: Town) -> None:
        work, group_id = town.work, town.group().id
        with pytest.raises(Refusal, match="group-empty"):
            groups.agree(work, MONDAY, town.marina, group_id)
        groups.choose_district(work, MONDAY, town.marina, group_id, 1, chosen=True)
        done = groups.agree(work, MONDAY, town.marina, group_id)
        assert (done.members, done.made, done.removed) == (2, 2, 0)
        assert work.obligations.of_organization(group_id) == []
        again = groups.agree(work, MONDAY, town.marina, group_id)
        assert (again.made, again.removed) == (0, 0)
        # One has begun to report: what is begun stays; the other, who has not, is let go.
        second, third = work.group_obligations.of_group(group_id)
        work.reports.add_draft(town.heads[1].id, second.id, "done")  # type: ignore[arg-type]
        everybody = groups.all_schools(work, MONDAY, town.marina, group_id)
        assert (everybody.members, everybody.made) == (3, 1)
        first = work.organizations.by_name("МБОУ СОШ № 1", OrganizationKind.SCHOOL)
        assert first is not None
        for one in (second, third):
            groups.tick(work, MONDAY, town.marina, group_id, one.organization_id or 0, chosen=False)
        done = groups.agree(work, MONDAY, town.marina, group_id)
        assert (done.members, done.removed) == (1, 1)
        assert {one.organization_id for one in work.group_obligations.of_group(group_id)} == {
            first.id,
            second.organization_id,
        }

    await on(database, story)


async def test_a_plan_teaches_who_holds_which_post(database: Database) -> None:
    def story(town: Town) -> None:
        centre = town.work.organizations.by_name("ЦРО", OrganizationKind.BODY)
        assert centre is not None
        assert (centre.head_id, centre.head_post) == (town.oleg.id, "директор")
        assert [(one.title, one.holder_id) for one in town.work.posts.of_organization(centre.id)] == [
            ("начальник отдела", town.elena.id)
        ]
        # Another director: what the plan gives the former by name follows the post.
        changed = directory.change_holder(town.work, MONDAY, town.marina, centre.id, name="Грачёв Пётр Ильич")
        assert changed.moved == 1
        assert changed.link is not None
        assert town.work.obligations.owed_by(town.oleg.id) == []
        assert len(town.work.obligations.owed_by(changed.holder.id)) == 1

    await on(database, story)


async def test_a_curator_sees_their_plans_and_their_schools(database: Database) -> None:
    def story(town: Town) -> None:
        work = town.work

        def seen(curator: Person) -> list[int]:
            return [one.total.total for one in summaries.summary(work, MONDAY, curator)]

        assert seen(town.marina) == [6]
        assert seen(town.kirill) == [1]
        after = at(40)
        assert summaries.late(work, after, town.marina).total == 6
        assert [
            one.executor_name for _, rows in summaries.late(work, after, town.kirill).districts for one in rows
        ] == ["МБОУ СОШ № 1"]
        assert len(summaries.plan_state(work, MONDAY, town.kirill, town.roadmap_id).obligations) == 1
        outsider = work.people.add("Чужой Пётр Ильич", roles=[Role.CURATOR])
        assert seen(outsider) == []
        assert plans.plans(work, MONDAY, outsider) == []
        with pytest.raises(Refusal, match="nothing-here"):
            summaries.plan_state(work, MONDAY, outsider, town.roadmap_id)
        with pytest.raises(Refusal, match="not-your-plan"):
            scopes.share(work, MONDAY, town.kirill, town.roadmap_id, town.kirill.id, shared=True)
        scopes.share(work, MONDAY, town.marina, town.roadmap_id, outsider.id, shared=True)
        assert seen(outsider) == [6]
        (his,) = work.obligations.owed_by(town.oleg.id)
        assert scopes.decides(work, outsider, his)
        scopes.share(work, MONDAY, town.marina, town.roadmap_id, outsider.id, shared=False)
        assert seen(outsider) == []
        controller = work.people.add("Полянская Тамара Романовна", roles=[Role.CONTROLLER])
        assert seen(controller) == [6]
        assert [one.state for one in plans.plans(work, MONDAY, controller)] == [RoadmapState.IN_FORCE]

    await on(database, story)


def exported(town: Town) -> bytes:
    found = directory_file.contents(town.work, MONDAY, town.marina)
    return directory_file.to_file(texts_for("ru"), found, "2 февраля").content


async def test_the_file_untouched_changes_nothing(database: Database) -> None:
    def story(town: Town) -> None:
        content = exported(town)
        found = directory_file.review(town.work, MONDAY, town.marina, "с.xlsx", content, read_directory_file(content))
        assert (found.changes, found.problems) == ((), ())

    await on(database, story)


async def test_a_corrected_file_is_shown_then_applied_and_bad_rows_do_not_lose_the_rest(database: Database) -> None:
    def story(town: Town) -> None:
        work = town.work
        book = openpyxl.load_workbook(io.BytesIO(exported(town)))
        places, people = book["Организации"], book["Люди"]
        row = next(one for one in places.iter_rows(min_row=2) if one[2].value == "МБОУ СОШ № 1")
        row[3].value, row[5].value = "Северный", "Тихонова Вера Андреевна"
        places.append([None, "школа", "МБОУ СОШ № 4", "Северный", None, "Грачёв Пётр Ильич", "Лобачев Кирилл Ильич"])
        places.append([None, None, "Без вида", None, None, None, None])
        places.append([777, "школа", "Чужая", None, None, None, None])
        elena = next(one for one in people.iter_rows(min_row=2) if one[1].value == "Рябинина Е.В.")
        elena[1].value, elena[3].value = "Рябинина Елена Викторовна", "заместитель директора"
        people.append([None, "Клюева Нина Олеговна", "МБОУ СОШ № 4", "завуч"])
        people.append([None, "Клюева Нина Олеговна", "Нигде", "завуч"])
        file = io.BytesIO()
        book.save(file)
        tables = read_directory_file(file.getvalue())
        shown = directory_file.review(work, MONDAY, town.marina, "с.xlsx", file.getvalue(), tables)
        assert [one.reason for one in shown.problems] == [
            ProblemReason.NO_KIND,
            ProblemReason.UNKNOWN_CODE,
            ProblemReason.NO_SUCH_ORGANIZATION,
        ]
        assert [one.row for one in shown.problems][:2] == [places.max_row - 1, places.max_row]
        assert work.organizations.by_name("МБОУ СОШ № 4", OrganizationKind.SCHOOL) is None

        applied = directory_file.apply(work, MONDAY, town.marina, shown.document_id, tables)
        assert [one.kind for one in applied.changes] == [one.kind for one in shown.changes]
        assert {ChangeKind.HEAD, ChangeKind.DISTRICT, ChangeKind.PERSON_RENAMED, ChangeKind.POST_ADDED} <= {
            one.kind for one in applied.changes
        }
        first = work.organizations.by_name("МБОУ СОШ № 1", OrganizationKind.SCHOOL)
        added = work.organizations.by_name("МБОУ СОШ № 4", OrganizationKind.SCHOOL)
        assert first is not None
        assert added is not None
        assert (first.district, work.people.get(first.head_id or 0).name) == ("Северный", "Тихонова Вера Андреевна")
        assert added.curator_id == town.kirill.id
        assert work.people.get(town.elena.id).name == "Рябинина Елена Викторовна"
        assert [one.title for one in work.posts.held_by(town.elena.id)] == ["заместитель директора"]
        assert [one.title for one in work.posts.of_organization(added.id)] == ["завуч"]
        # What was the former head's is open for the new one.
        assert town.work.obligations.owed_by(town.heads[0].id) == []

        content = exported(town)
        found = directory_file.review(work, MONDAY, town.marina, "с.xlsx", content, read_directory_file(content))
        assert (found.changes, found.problems) == ((), ())

    await on(database, story)


async def test_a_sorted_file_with_a_column_less_changes_nothing_either(database: Database) -> None:
    def story(town: Town) -> None:
        book = openpyxl.load_workbook(io.BytesIO(exported(town)))
        for name, column in (("Организации", 4), ("Люди", 3)):
            sheet = book[name]
            rows = sorted((list(row) for row in sheet.iter_rows(min_row=2, values_only=True)), key=str, reverse=True)
            for place, values in enumerate(rows, 2):
                for at_, value in enumerate(values, 1):
                    sheet.cell(place, at_).value = value
            sheet.delete_cols(column)
        file = io.BytesIO()
        book.save(file)
        tables = read_directory_file(file.getvalue())
        found = directory_file.review(town.work, MONDAY, town.marina, "с.xlsx", file.getvalue(), tables)
        assert (found.changes, found.problems) == ((), ())

    await on(database, story)
