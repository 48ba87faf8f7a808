"""People's names in any order and case."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.morphology import DATIVE, GENITIVE
from bot.reading.names import ACCUSATIVE, PersonName, SettledName, find_names, read_person_name, settle

WRITTEN = (
    ("Громова Е.Е.", "Громова Е.Е."),
    ("Е.Е. Громова", "Громова Е.Е."),
    ("Е. Е. Громова", "Громова Е.Е."),
    ("Е.Е.Громова,", "Громова Е.Е."),
    ("ГромоваЕ.Е.", "Громова Е.Е."),
    ("ГРОМОВА Е.Е.", "Громова Е.Е."),
    ("Громова Е. Е", "Громова Е.Е."),
    ("Громова E.E.", "Громова Е.Е."),
    ("Громова Ева Егоровна", "Громова Е.Е."),
    ("Ева Егоровна Громова", "Громова Е.Е."),
    ("Громовой Еве Егоровне", "Громовой Е.Е."),
    ("Громова Ева", "Громова Е."),
    ("Е. Громова", "Громова Е."),
    ("Лунин-Коровин К.К.", "Лунин-Коровин К.К."),
    ("ЛУНИН-КОРОВИН К.К.", "Лунин-Коровин К.К."),
    ("Мамед-заде Р.Р.", "Мамед-заде Р.Р."),
    ("Алиев Рашид Гасан оглы", "Алиев Р.Г."),
    ("Д’Арк Ж.Д.", "Д’Арк Ж.Д."),
    ("Ли Т.", "Ли Т."),
    ("Браун Дж.С.", "Браун Дж.С."),
    ("Тхи Н.В.", "Тхи Н.В."),
    ("Кузнец О.О.", "Кузнец О.О."),
    ("О.О. Мельник", "Мельник О.О."),
)


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_name_is_read(text: str, expected: str) -> None:
    assert str(read_person_name(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "Громова", "директор театра", "Громова Е.Е., кассир", "г. Томск", "ЦГБ", "п. 3.2.", "И.О."]
)
def test_what_is_no_name(text: str) -> None:
    assert read_person_name(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("директор К.К. Жук и Лис О.О.", ["Жук К.К.", "Лис О.О."]),
        ("К.К. Жук Лис О.О. Громова Е.Е.", ["Жук К.К.", "Лис О.О.", "Громова Е.Е."]),
        ("директор МБУ «Депо» К.К. Жук", ["Жук К.К."]),
        ("специалист Управления Т.Т. Ли", ["Ли Т.Т."]),
        ("Лис О.О. Начальники участков", ["Лис О.О."]),
        ("театр имени А.П. Чехова, школа им. Ю.А. Гагарина", []),
    ],
)
def test_names_are_found_among_words(text: str, expected: list[str]) -> None:
    assert [str(found.name) for found in find_names(text)] == expected


CASES = (
    ("Громовой", DATIVE, "Громова"),
    ("Громову", DATIVE, "Громов"),
    ("Громову", ACCUSATIVE, "Громова"),
    ("Громова", ACCUSATIVE, "Громов"),
    ("Лисицыну", DATIVE, "Лисицын"),
    ("Белецкой", DATIVE, "Белецкая"),
    ("Белецкого", GENITIVE, "Белецкий"),
    ("Шевчуку", DATIVE, "Шевчук"),
    ("Ковалю", DATIVE, "Коваль"),
)


@pytest.mark.parametrize(("form", "case", "expected"), CASES)
def test_an_oblique_name_seen_nowhere_else_is_a_guess(form: str, case: str, expected: str) -> None:
    settled = settle(PersonName(form, "А.А."), (), case)
    assert settled == SettledName(PersonName(expected, "А.А."), certain=False)


@pytest.mark.parametrize("surname", ["Петренко", "Седых", "Долгих", "Гелашвили", "Беридзе"])
def test_a_surname_that_never_changes_is_certain(surname: str) -> None:
    assert settle(PersonName(surname, "А.А."), (), DATIVE) == SettledName(PersonName(surname, "А.А."), True)


@pytest.mark.parametrize(
    ("form", "expected"), [("Громову", "Громов"), ("Лисицыной", "Лисицына"), ("Белецким", "Белецкий")]
)
def test_a_form_that_can_be_no_nominative_is_a_guess_even_where_one_is_due(form: str, expected: str) -> None:
    assert settle(PersonName(form, "А.А.")) == SettledName(PersonName(expected, "А.А."), False)
    assert settle(PersonName("Мостовой", "А.А.")) == SettledName(PersonName("Мостовой", "А.А."), True)


def test_a_known_name_settles_the_form_it_takes() -> None:
    known = [PersonName("Щерба", "А.А."), PersonName("Громов", "П.П."), PersonName("Громова", "А.А.")]
    assert settle(PersonName("Щербе", "А.А."), known, DATIVE) == SettledName(known[0], True)
    assert settle(PersonName("Щербе", "А.А."), known) == SettledName(known[0], True)
    assert settle(PersonName("Громову", "П.П."), known, DATIVE) == SettledName(known[1], True)
    assert settle(PersonName("Громову", "А.А."), known, ACCUSATIVE) == SettledName(known[2], True)


def test_other_initials_are_another_person() -> None:
    known = [PersonName("Громов", "П.П.")]
    assert not settle(PersonName("Громову", "Б.Б."), known, DATIVE).certain


def test_a_name_where_the_nominative_is_asked_for_stays() -> None:
    assert settle(PersonName("Толстой", "Л.Н.")) == SettledName(PersonName("Толстой", "Л.Н."), True)


@given(st.text("АБВГЕЁИК.авгеёик -,«»", max_size=40) | st.text(max_size=60))
def test_no_text_breaks_the_finder(text: str) -> None:
    found = find_names(text)
    assert all(0 <= name.start < name.end <= len(text) for name in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    for name in found:
        for case in (None, DATIVE):
            assert settle(name.name, (), case).name.initials == name.name.initials
