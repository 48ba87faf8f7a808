"""Two editions of a plan are told apart row by row: none is lost, none is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amendment import ChangedField, compare, same_plan
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, PlanRow

TITLES = (
    "Провести сверку списков выпускников",
    "Провести осмотр спортивных площадок",
    "Подготовить приказ о летнем лагере",
    "Собрать заявки на учебники",
    "Обучить экспертов муниципальных комиссий",
    "Обучить экспертов региональных комиссий",
)


def row(row_id: int, title: str, *, day: int = 1, who: str = "Рябинина Е.В.", number: str | None = None) -> PlanRow:
    deadline = Deadline(DeadlineKind.DATES, (Window(None, date(2026, 3, day)),))
    people = (Responsible(ResponsibleKind.PERSON, who),)
    activity = Activity(None, number, title, f"до {day} марта", who, deadline, people)
    return PlanRow(row_id, 1, row_id, False, activity)


rows = st.lists(
    st.tuples(st.sampled_from(TITLES), st.integers(1, 3), st.sampled_from(["Рябинина Е.В.", "Синичкин О.И."])),
    max_size=8,
)


@given(rows, rows)
def test_each_row_of_either_edition_is_in_exactly_one_change(before, after):
    old = [row(place, title, day=day, who=who) for place, (title, day, who) in enumerate(before, 1)]
    new = [row(100 + place, title, day=day, who=who) for place, (title, day, who) in enumerate(after, 1)]
    found = compare(old, new)
    changes = [*found.differences, *found.same]
    assert sorted(one.old.id for one in changes if one.old) == [one.id for one in old]
    assert sorted(one.new.id for one in changes if one.new) == [one.id for one in new]


@given(rows)
def test_an_edition_that_changes_nothing_has_no_differences_in_any_order(described):
    old = [row(place, title, day=day, who=who) for place, (title, day, who) in enumerate(described, 1)]
    new = [replace(one, id=100 + one.id) for one in old]
    assert compare(old, new).differences == ()


def test_what_changed_is_named():
    old = [row(1, TITLES[0], number="1"), row(2, TITLES[1], number="2"), row(3, TITLES[2]), row(4, TITLES[3])]
    new = [
        row(11, TITLES[0], number="1", day=9),
        row(12, TITLES[1] + " и площадей", number="3"),
        row(13, TITLES[2], who="Синичкин О.И."),
        row(14, "Закупить новые автобусы для сельских школ"),
    ]
    found = compare(old, new)
    assert {one.key: set(one.fields) for one in found.changed} == {
        (1, 11): {ChangedField.DEADLINE},
        (2, 12): {ChangedField.TITLE},
        (3, 13): {ChangedField.RESPONSIBLE},
    }
    assert [one.key for one in found.added] == [(0, 14)]
    assert [one.key for one in found.removed] == [(4, 0)]


def test_another_lead_is_a_change():
    old = row(1, TITLES[0])
    people = (old.activity.responsible[0], Responsible(ResponsibleKind.PERSON, "Синичкин О.И."))
    before = replace(old, activity=replace(old.activity, responsible=people))
    led = (people[0], replace(people[1], leads=True))
    after = replace(before, id=11, activity=replace(before.activity, responsible=led))
    assert [set(one.fields) for one in compare([before], [after]).changed] == [{ChangedField.RESPONSIBLE}]


def test_titles_that_differ_by_one_word_are_not_mixed_up():
    old = [row(1, TITLES[4]), row(2, TITLES[5])]
    new = [row(11, TITLES[5]), row(12, TITLES[4])]
    assert {one.key for one in compare(old, new).same} == {(1, 12), (2, 11)}


def test_a_plan_with_other_rows_is_another_plan():
    old = [row(place, title) for place, title in enumerate(TITLES, 1)]
    assert same_plan(old, [row(10 + place, title) for place, title in enumerate(TITLES[:4])])
    assert not same_plan(old, [row(20, "Побелить деревья"), row(21, "Полить клумбы"), row(22, TITLES[0])])
    assert not same_plan(old, [])
