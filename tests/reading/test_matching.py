"""Names of a plan against those already known: what is surely one, what is asked, what is somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.matching import BodyIndex, Known, PeopleIndex, PostTitle, shared_heads, split_post

ELENA = Known("Рябинина Елена Викторовна", 1)
SERGEY = Known("Ольховский Сергей Петрович", 2, likely=False)
OLEG = Known("Синичкин Олег Игоревич", 3)
IVANOV = Known("Журавлёв Е.В.", 4)
PEOPLE = PeopleIndex([ELENA, SERGEY, OLEG, IVANOV])


@pytest.mark.parametrize(
    ("name", "oblique", "sure", "asked"),
    [
        ("Рябинина Е.В.", False, ELENA, None),
        ("Рябинина Елена Викторовна", False, ELENA, None),
        # An oblique form that the reader doubts is hers; where it does not, she is asked about.
        ("Рябининой Е.В.", True, ELENA, None),
        ("Рябининой Е.В.", False, None, ELENA),
        # A woman's nominative is a man's genitive.
        ("Журавлева Е.В.", False, None, IVANOV),
        ("Журавлев Е.В.", False, IVANOV, None),
        # A namesake among heads of schools is somebody else until a person says so.
        ("Ольховский С.П.", False, None, SERGEY),
        ("Синичкин О.", False, None, OLEG),
        ("Синичкин И.О.", False, None, OLEG),
        ("Синчкин О.И.", False, None, OLEG),
        ("Снегирёв О.И.", False, None, None),
        ("Синичкин А.П.", False, None, None),
        ("Рябинин Е.В.", False, None, ELENA),
    ],
)
def test_people(name: str, oblique: bool, sure: Known | None, asked: Known | None) -> None:
    assert PEOPLE.sure(name, oblique=oblique) == sure
    if sure is None:
        assert next(PEOPLE.likely(name), None) == asked


def test_of_two_namesakes_nobody_is_guessed() -> None:
    two = PeopleIndex([ELENA, Known("Рябинина Евгения Власовна", 9)])
    assert two.sure("Рябинина Е.В.") is None
    assert {one.id for one in two.likely("Рябинина Е.В.")} == {1, 9}
    assert two.sure("Рябинина Е.В.", different=[9]) == ELENA
    assert PEOPLE.sure("Рябинина Е.В.", different=[1]) is None


BODIES = BodyIndex(
    [
        Known("ЦРО", 1),
        Known("МБУ «ИМЦ»", 2),
        Known("МКУДПО «ГЦРО»", 3),
        Known("МБОУ СОШ № 1", 4),
        Known("методисты - предметники ИМЦ", 5),
        Known("Отдел общего образования управления", 6),
        Known("Детский сад комбинированного вида № 12", 7),
    ]
)


@pytest.mark.parametrize(
    ("name", "sure", "asked"),
    [
        ('МКУДПО "ГЦРО"', 3, None),
        ("методисты – предметники ИМЦ", 5, None),
        ("Методисты–предметники ИМЦ", 5, None),
        ("МБУ ДПО ЦРО", 1, None),
        ("ИМЦ", 2, None),
        ("СОШ №1", 4, None),
        ("МКУ ИМЦ", None, 2),
        ("Центр развития образования", None, 1),
        ("Городской центр развития образования", None, 3),
        ("Отдел общего образавания управления", None, 6),
        ("СОШ № 2", None, None),
        ("Детский сад комбинированного вида № 13", None, None),
        ("ЦДО", None, None),
    ],
)
def test_bodies(name: str, sure: int | None, asked: int | None) -> None:
    found = BODIES.sure(name)
    assert (found.id if found else None) == sure
    if sure is None:
        assert next((one.id for one in BODIES.likely(name)), None) == asked


@pytest.mark.parametrize(
    ("position", "post", "of_head"),
    [
        ("директор ЦРО", PostTitle("директор", "ЦРО"), True),
        ("директор МБУ «ИМЦ»", PostTitle("директор", "МБУ «ИМЦ»"), True),
        ("начальник отдела ЦРО", PostTitle("начальник отдела", "ЦРО"), False),
        ("заместитель директора ЦРО", PostTitle("заместитель директора", "ЦРО"), False),
        ("заведующая МКУ «Радуга»", PostTitle("заведующая", "МКУ «Радуга»"), True),
        ("начальник отдела общего образования", None, False),
        ("директор", None, False),
    ],
)
def test_posts(position: str, post: PostTitle | None, of_head: bool) -> None:
    found = split_post(position)
    assert found == post
    assert (found is not None and found.of_head) == of_head


def test_a_post_may_name_a_known_body_in_full() -> None:
    body = "Дом учителя"
    assert split_post("методист Дом учителя", [body]) == PostTitle("методист", body)


def test_one_head_of_two_bodies_makes_them_worth_asking() -> None:
    posts = {"Синичкин О.И.": ["директор ЦРО", "директор ЦПРО", "методист ИМЦ"], "Рябинина Е.В.": ["начальник УО"]}
    assert list(shared_heads(posts)) == [("ЦРО", "ЦПРО")]


letters = st.text("абвгдежзиклмнопрстуфхцчшэюя", min_size=2, max_size=12)


@given(letters, letters, letters)
@settings(max_examples=200, deadline=None)
def test_a_name_is_found_by_its_initials_whatever_it_is(surname: str, first: str, second: str) -> None:
    full = f"{surname.capitalize()} {first.capitalize()} {second.capitalize()}"
    known = Known(full, 7)
    short = f"{surname.capitalize()} {first[0].upper()}.{second[0].upper()}."
    assert PeopleIndex([known]).sure(short) == known
    assert PeopleIndex([Known(short, 7)]).sure(full) == Known(short, 7)
