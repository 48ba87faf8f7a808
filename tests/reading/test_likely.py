"""The likely readings of each kind of doubt, as a curator would expect to find them on buttons."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.review import ReadingKind
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Field, Head, RowWarning, asked
from bot.reading.likely import Surroundings, likely_readings, month_after
from bot.reading.typed import read_typed_deadline, read_typed_people

HEAD = Head("План на 2026-2028 годы", None, "12", date(2026, 1, 30), date(2026, 1, 1), date(2028, 12, 31))
ONE_YEAR = Head("План на 2026 год", None, "12", date(2026, 1, 30), date(2026, 1, 1), date(2026, 12, 31))


def row(deadline: str = "март 2026", people: str = "Рябинина Е.В., методист", head: Head = HEAD) -> Activity:
    when, who = read_typed_deadline(deadline, head), read_typed_people(people, [])
    lacking = () if who.responsible else (RowWarning.NO_RESPONSIBLE,)
    return Activity(
        1, "5", "Дело", deadline, people, when.deadline, who.responsible, (*when.warnings, *lacking), when.doubts
    )


def deadlines(activity: Activity, head: Head = HEAD, above: Activity | None = None) -> list[tuple[str, str]]:
    (question,) = (one for one in asked(activity) if one.field is Field.DEADLINE)
    readings = likely_readings(activity, question, Surroundings(head, above=above))
    return [(one.kind.value, one.activity.deadline_text) for one in readings]


def people(activity: Activity, *plan: Activity) -> list[tuple[str, str]]:
    (question,) = (one for one in asked(activity) if one.field is Field.RESPONSIBLE)
    readings = likely_readings(activity, question, Surroundings(HEAD, rows=plan))
    return [(one.kind.value, "; ".join(who.name for who in one.activity.responsible)) for one in readings]


@pytest.mark.parametrize(
    ("written", "head", "expected"),
    [
        (
            "Март 2025 г.",
            HEAD,
            [
                "right Март 2025 г.",
                "other-year Март 2026 г.",
                "other-year Март 2027 г.",
                "other-year Март 2028 г.",
                "month-after-order до 28.02.2026",
            ],
        ),
        ("до 05.03.25", ONE_YEAR, ["right до 05.03.25", "other-year до 05.03.26", "month-after-order до 28.02.2026"]),
        ("05.03.2025", ONE_YEAR, ["right 05.03.2025", "other-year 05.03.2026", "month-after-order до 28.02.2026"]),
        # The right year stays, the wrong one is put right.
        (
            "май 2026, июнь 2025",
            ONE_YEAR,
            ["right май 2026, июнь 2025", "other-year май 2026, июнь 2026", "month-after-order до 28.02.2026"],
        ),
        ("сентябрь 2031", ONE_YEAR, ["right сентябрь 2031", "other-year сентябрь 2026"]),
        # A day of the plan's only year that is before the order: no other year is an answer.
        ("15.01.2026", ONE_YEAR, ["right 15.01.2026", "month-after-order до 28.02.2026"]),
        ("", ONE_YEAR, ["month-after-order до 28.02.2026", "whole-period в течение всего периода", "no-deadline "]),
        ("день города", ONE_YEAR, ["right день города", "whole-period в течение всего периода", "no-deadline "]),
        ("", Head("План"), ["no-deadline "]),
    ],
)
def test_a_deadline_in_doubt(written: str, head: Head, expected: list[str]) -> None:
    found = [f"{kind} {text}" for kind, text in deadlines(row(written, head=head), head)]
    assert found == expected


def test_every_offered_deadline_is_read_without_a_doubt() -> None:
    for written in ("Март 2025 г.", "", "день города", "с 01.09.2025 по 31.05.2030", "29.02.2020"):
        activity = row(written)
        (question,) = asked(activity)
        for reading in likely_readings(activity, question, Surroundings(HEAD)):
            if reading.kind not in (ReadingKind.RIGHT, ReadingKind.NO_DEADLINE):
                again = read_typed_deadline(reading.activity.deadline_text, HEAD)
                assert (again.deadline, again.doubts, again.warnings) == (reading.activity.deadline, (), ())


def test_dates_of_parts_are_offered_one_by_one_and_all_together() -> None:
    part = row("апрель 2026")
    doubt = Doubt(Field.DEADLINE, DoubtReason.PARTS_DO_NOT_PAIR, "апрель, сентябрь ноябрь апрель")
    activity = Activity(**{**_fields(part), "doubts": (doubt,)})
    assert deadlines(activity) == [
        ("right", "апрель 2026"),
        ("dates", "апрель"),
        ("dates", "сентябрь"),
        ("dates", "ноябрь"),
        ("every-date", "апрель; сентябрь; ноябрь"),
    ]


def test_a_blank_under_a_month_may_mean_the_row_above() -> None:
    doubts = (Doubt(Field.DEADLINE, DoubtReason.UNCLEAR_TABLE),)
    activity = Activity(**{**_fields(row("")), "doubts": doubts, "warnings": ()})
    assert deadlines(activity, above=row("май 2026"))[1] == ("same-as-above", "май 2026")


def test_nobody_named_is_answered_by_those_whom_the_section_names_most() -> None:
    plan = [row(people="Синичкин О.И."), row(people="Оленин П.П.; Синичкин О.И."), row(people="ЦРО")]
    elsewhere = [Activity(**{**_fields(row(people="Ветрова М.П.")), "section": 2}) for _ in range(9)]
    assert people(row(people=""), *elsewhere, *plan) == [
        ("people", "Синичкин О.И."),
        ("people", "Оленин П.П."),
        ("people", "ЦРО"),
        ("people", "Ветрова М.П."),
        ("nobody", ""),
    ]


def test_a_name_in_an_oblique_case_may_be_one_of_several() -> None:
    guess = Responsible(ResponsibleKind.PERSON, "Громов П.А.")
    doubt = Doubt(Field.RESPONSIBLE, DoubtReason.OBLIQUE_NAME, "Громову П.А.")
    activity = Activity(**{**_fields(row()), "responsible": (guess,), "doubts": (doubt,)})
    found = people(activity)
    assert found[0] == ("right", "Громов П.А.")
    assert ("people", "Громова П.А.") in found
    assert ("people", "Громову П.А.") in found


def test_people_of_parts_are_offered_one_by_one_and_all_together() -> None:
    doubt = Doubt(Field.RESPONSIBLE, DoubtReason.PARTS_DO_NOT_PAIR, "Рябинина Е.В. Оленин П.П. Рябинина Е.В.")
    activity = Activity(**{**_fields(row()), "doubts": (doubt,)})
    known = row(people="Оленин П.П., методист")
    assert people(activity, known) == [
        ("right", "Рябинина Е.В."),
        ("people", "Оленин П.П."),
        ("everybody", "Рябинина Е.В.; Оленин П.П."),
    ]


def test_bodies_run_together_may_be_several() -> None:
    activity = row(people="ЦРО ИМЦ")
    doubt = Doubt(Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, "ЦРО ИМЦ")
    body = Responsible(ResponsibleKind.ORGANIZATION, "ЦРО ИМЦ")
    activity = Activity(**{**_fields(activity), "responsible": (body,), "doubts": (doubt,)})
    assert people(activity) == [("right", "ЦРО ИМЦ"), ("apart", "ЦРО; ИМЦ")]


def test_a_post_after_two_names_may_be_an_executor_of_its_own() -> None:
    post = "методисты центра"
    both = tuple(Responsible(ResponsibleKind.PERSON, name, post) for name in ("Рябинина Е.В.", "Оленин П.П."))
    doubt = Doubt(Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, post)
    activity = Activity(**{**_fields(row()), "responsible": both, "doubts": (doubt,)})
    assert people(activity) == [
        ("right", "Рябинина Е.В.; Оленин П.П."),
        ("apart", "Рябинина Е.В.; методисты центра; Оленин П.П."),
    ]


def test_damaged_words_may_be_what_looks_like_them_elsewhere() -> None:
    body = Responsible(ResponsibleKind.GROUP, "методисты тичт")
    doubt = Doubt(Field.RESPONSIBLE, DoubtReason.DAMAGED_TEXT, "методисты тичт")
    activity = Activity(**{**_fields(row()), "responsible": (body,), "doubts": (doubt,)})
    plan = row(people="методисты центра")
    assert people(activity, plan, row(people="ЦРО"))[:2] == [
        ("right", "методисты тичт"),
        ("people", "методисты центра"),
    ]


@pytest.mark.parametrize(
    ("day", "after"), [("2026-01-30", "2026-02-28"), ("2026-12-31", "2027-01-31"), ("2026-03-15", "2026-04-15")]
)
def test_a_month_after_a_day(day: str, after: str) -> None:
    assert str(month_after(date.fromisoformat(day))) == after


def _fields(activity: Activity) -> dict[str, object]:
    return {name: getattr(activity, name) for name in Activity.__slots__}


def test_no_deadline_is_offered_where_none_is_understood() -> None:
    nothing = likely_readings(row(""), asked(row(""))[0], Surroundings(HEAD))[-1]
    assert nothing.activity.deadline == Deadline(DeadlineKind.NONE)
