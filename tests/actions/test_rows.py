"""Rows of a draft corrected by two curators at once: whatever they do, nothing of either is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.actions import assigning, plans, rows
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.office import Moment, Office
from bot.domain.people import Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, DoubtReason, Draft, Head, PlanRow, RowChange, RowWarning, Section, questions
from bot.domain.rows import SplitBy, merged, split_by_people
from bot.reading.typed import read_typed_deadline, read_typed_people
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.work import Work
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = Moment(datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW), Office(russian_calendar(2025, 2027), MOSCOW))
HEAD = Head("План на 2026 год", None, "12", date(2026, 1, 20), date(2026, 1, 1), date(2026, 12, 31))
SECTIONS = (Section("1", "Подготовка"), Section("2", "Итоги"))


def written(number: str, title: str, deadline: str, people: str, section: int = 1) -> Activity:
    when, who = read_typed_deadline(deadline, HEAD), read_typed_people(people, [])
    warnings = (*when.warnings, *(() if who.responsible else (RowWarning.NO_RESPONSIBLE,)))
    return Activity(
        section, number, title, deadline, people, when.deadline, who.responsible, warnings, (*when.doubts, *who.doubts)
    )


PLAN = Draft(
    HEAD,
    SECTIONS,
    (
        written("1", "Собрать сведения", "март, май", "Рябинина Е.В., Синичкин О.И."),
        written("2", "Провести час контроля", "", "Ветрова М.П."),
        written("3", "Подвести итоги", "до 20.12.2026", "", 2),
    ),
)


class Desk:
    """A draft of three rows, and two curators at it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.vetrova = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        self.lobacheva = work.people.add("Лобачева Инна Юрьевна", roles=[Role.CURATOR])
        self.roadmap_id = plans.keep_draft(work, MONDAY, self.vetrova, "план.docx", b"plan", PLAN).roadmap.id

    def rows(self) -> list[PlanRow]:
        return self.work.rows.of_roadmap(self.roadmap_id)

    def change(self, who: Person, row: PlanRow, **change: str | int) -> PlanRow:
        return rows.change_row(self.work, MONDAY, who, row.id, row.version, RowChange(**change))

    def numbers(self) -> list[str | None]:
        return [row.activity.number for row in self.rows()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    engine = make_engine(sync_url(url))
    with engine.begin() as connection:
        yield Desk(Work(connection))
    engine.dispose()


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value


def test_different_fields_of_one_row_are_both_kept(desk: Desk) -> None:
    seen = desk.rows()[0]
    desk.change(desk.vetrova, seen, title="Собрать сведения о кружках")
    desk.change(desk.lobacheva, seen, deadline="до 1 апреля")
    now = desk.rows()[0].activity
    assert now.title == "Собрать сведения о кружках"
    assert now.deadline.windows == (Window(None, date(2026, 4, 1)),)


def test_of_two_who_write_one_field_the_second_is_told_what_stands_there_and_who_wrote_it(desk: Desk) -> None:
    seen = desk.rows()[0]
    desk.change(desk.vetrova, seen, deadline="до 1 апреля")
    refusal = refused(lambda: desk.change(desk.lobacheva, seen, deadline="май"))
    assert (refusal.code, refusal.facts) == (
        "deadline-changed-meanwhile",
        {"now": "до 1 апреля", "name": "Ветрова М.П."},
    )
    assert desk.rows()[0].activity.deadline_text == "до 1 апреля"
    # Having seen it, she may write over it; and to write the same is no quarrel.
    desk.change(desk.vetrova, seen, deadline="до 1 апреля")
    desk.change(desk.lobacheva, desk.rows()[0], deadline="май")
    assert desk.rows()[0].activity.deadline_text == "май"


def test_a_row_that_changed_meanwhile_is_neither_split_nor_removed_unseen(desk: Desk) -> None:
    seen, other, _ = desk.rows()
    desk.change(desk.vetrova, seen, responsible="Рябинина Е.В.")
    for act in (
        lambda: rows.split_row(desk.work, MONDAY, desk.lobacheva, seen.id, seen.version, SplitBy.WINDOWS),
        lambda: rows.remove_row(desk.work, MONDAY, desk.lobacheva, seen.id, seen.version),
        lambda: rows.merge_rows(desk.work, MONDAY, desk.lobacheva, other.id, other.version, seen.id, seen.version),
    ):
        refusal = refused(act)
        assert (refusal.code, refusal.facts) == ("row-changed-meanwhile", {"name": "Ветрова М.П."})


def test_a_written_field_is_doubted_anew_or_settled(desk: Desk) -> None:
    row = desk.rows()[1]
    assert questions(row.activity) == (RowWarning.NO_DEADLINE,)
    row = desk.change(desk.vetrova, row, deadline="март 2025")
    assert questions(row.activity) == (DoubtReason.BEFORE_ORDER,)
    row = desk.change(desk.vetrova, row, deadline="март")
    assert questions(row.activity) == ()
    row = desk.change(desk.vetrova, row, deadline="")
    assert questions(row.activity) == (RowWarning.NO_DEADLINE,)
    row = desk.change(desk.vetrova, row, deadline="Без срока")
    assert questions(row.activity) == ()
    assert row.activity.deadline.kind is DeadlineKind.NONE


def test_a_row_is_split_by_its_windows_and_merged_again(desk: Desk) -> None:
    row = desk.rows()[0]
    first, second = rows.split_row(desk.work, MONDAY, desk.vetrova, row.id, row.version, SplitBy.WINDOWS)
    assert desk.numbers() == ["1/1", "1/2", "2", "3"]
    assert [one.activity.deadline_text for one in (first, second)] == ["март 2026 г.", "май 2026 г."]
    whole = rows.merge_rows(desk.work, MONDAY, desk.vetrova, first.id, first.version, second.id, second.version)
    assert desk.numbers() == ["1/1", "2", "3"]
    assert whole.activity.deadline == row.activity.deadline
    assert whole.activity.responsible == row.activity.responsible
    assert whole.activity.title == row.activity.title


def test_a_lead_who_is_marked_stays_so_in_a_merged_row_and_two_are_asked_about() -> None:
    elena = Responsible(ResponsibleKind.PERSON, "Рябинина Е.В.")
    oleg = Responsible(ResponsibleKind.PERSON, "Синичкин О.И.")
    led, led_too = replace(oleg, leads=True), replace(elena, leads=True)
    deadline = Deadline(DeadlineKind.NONE)
    one, other = (Activity(None, None, title, "", "…", deadline, (elena, oleg)) for title in ("Сверка", "Осмотр"))
    whole = merged(one, replace(other, responsible=(led,)))
    assert whole.responsible == (elena, led)
    assert whole.doubts == ()
    whole = merged(replace(one, responsible=(led_too, oleg)), replace(other, responsible=(led,)))
    assert whole.responsible == (led_too, led)
    assert [doubt.excerpt for doubt in whole.doubts] == [elena.name, oleg.name]
    assert not any(one.leads for row in split_by_people(whole) for one in row.responsible)


def test_a_row_is_split_by_its_people(desk: Desk) -> None:
    row = desk.rows()[0]
    parted = rows.split_row(desk.work, MONDAY, desk.vetrova, row.id, row.version, SplitBy.PEOPLE)
    assert [one.activity.responsible for one in parted] == [
        (Responsible(ResponsibleKind.PERSON, "Рябинина Е.В."),),
        (Responsible(ResponsibleKind.PERSON, "Синичкин О.И."),),
    ]
    assert {one.activity.deadline for one in parted} == {row.activity.deadline}
    refusal = refused(
        lambda: rows.split_row(desk.work, MONDAY, desk.vetrova, parted[0].id, parted[0].version, SplitBy.PEOPLE)
    )
    assert refusal.code == "nothing-to-split"


def test_a_removed_row_is_kept_and_comes_back_to_its_place(desk: Desk) -> None:
    row = desk.rows()[1]
    rows.remove_row(desk.work, MONDAY, desk.vetrova, row.id, row.version)
    assert desk.numbers() == ["1", "3"]
    assert [one.id for one in desk.work.rows.of_roadmap(desk.roadmap_id, removed=True)] == [row.id]
    assert refused(lambda: desk.change(desk.lobacheva, row, title="Иначе")).code == "row-removed-already"
    rows.restore_row(desk.work, MONDAY, desk.lobacheva, row.id)
    assert desk.numbers() == ["1", "2", "3"]
    happened = [event.event for event in reversed(desk.work.history.of({"activity": [row.id]}))]
    assert happened == ["row-restored", "row-removed"]


def test_a_row_is_added_in_its_place_and_section(desk: Desk) -> None:
    first = desk.rows()[0]
    change = RowChange(title="Разослать памятку", deadline="апрель", responsible="Рябинина Е.В.", number="1а")
    rows.add_row(desk.work, MONDAY, desk.vetrova, desk.roadmap_id, first.id, change)
    rows.add_row(desk.work, MONDAY, desk.vetrova, desk.roadmap_id, None, RowChange(title="Начать", number="0"))
    assert desk.numbers() == ["0", "1", "1а", "2", "3"]
    assert [row.activity.section for row in desk.rows()] == [None, 1, 1, 1, 2]
    assert questions(desk.rows()[0].activity) == (RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE)


@pytest.mark.parametrize(
    ("section", "position"),
    [("Итоги", 2), ("2", 2), ("2. итоги", 2), (2, 2), ("", None), (0, None), ("Контроль", 3)],
)
def test_a_section_is_found_by_its_name_or_added(desk: Desk, section: str | int, position: int | None) -> None:
    row = desk.change(desk.vetrova, desk.rows()[0], section=section)
    assert row.activity.section == position
    roadmap = desk.work.roadmaps.get(desk.roadmap_id)
    assert roadmap is not None
    assert len(roadmap.sections) == max(2, position or 0)


def test_the_history_tells_who_wrote_what_over_what(desk: Desk) -> None:
    row = desk.change(desk.lobacheva, desk.rows()[2], responsible="Синичкин О.И.", deadline="декабрь")
    (event,) = desk.work.history.of({"activity": [row.id]})
    assert event.person_id == desk.lobacheva.id
    assert event.facts["changes"] == {
        "deadline": {"from": "до 20.12.2026", "to": "декабрь"},
        "responsible": {"from": "", "to": "Синичкин О.И."},
    }
    assert event.facts["before"]["deadline"]["windows"] == [{"start": None, "due": "2026-12-20"}]


def test_rows_of_a_plan_in_force_or_of_nobody_are_left_alone(desk: Desk) -> None:
    row = desk.rows()[0]
    outsider = desk.work.people.add("Синичкин Олег Игоревич", roles=[Role.DIRECTOR])
    assert refused(lambda: desk.change(outsider, row, title="Иначе")).code == "not-allowed"
    missing = RowChange(title="Иначе")
    assert refused(lambda: rows.change_row(desk.work, MONDAY, desk.vetrova, 10**6, 1, missing)).code == "nothing-here"
    assert refused(lambda: rows.change_row(desk.work, MONDAY, desk.vetrova, row.id, 99, missing)).code == "nothing-here"
    assert refused(lambda: desk.change(desk.vetrova, row, title="  ")).code == "row-without-title"
    assert refused(lambda: desk.change(desk.vetrova, row, title="А" * 5000)).code == "row-text-too-long"
    assigning.put_in_force(desk.work, MONDAY, desk.vetrova, desk.roadmap_id)
    assert refused(lambda: desk.change(desk.vetrova, row, title="Иначе")).code == "plan-in-force-already"
