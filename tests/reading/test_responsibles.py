"""Cells of responsible people as hospitals, theatres, building sites and schools write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import DoubtReason
from bot.reading.known_names import KnownNames, collect_known_names
from bot.reading.names import PersonName
from bot.reading.responsibles import ResponsibleReading, read_responsibles

SOMOVA = PersonName("Сомова", "Л.Л.")
TOWN = KnownNames(
    abbreviations=frozenset({"Министерство", "ГБУ НИИ", "ГКУ КК ЦПП", "ЦГБ", "ОО"}),
    people=frozenset({SOMOVA, PersonName("Ким", "А.Э.")}),
)
NOBODY = KnownNames()

CELLS: tuple[tuple[str, str], ...] = (
    # people, with the post before or after
    ("Лис А.А.", "p:Лис А.А."),
    ("А.А. Лис", "p:Лис А.А."),
    ("Лис А.А. Жук Б.Б.", "p:Лис А.А. | p:Жук Б.Б."),
    ("Лис Анна Артуровна, режиссёр", "p:Лис А.А. [режиссёр]"),
    (
        "Главный врач Громов П.П., заведующая аптекой Лис О.О.",
        "p:Громов П.П. [Главный врач] | p:Лис О.О. [заведующая аптекой]",
    ),
    ("Громов П.П., главный врач, Лис О.О., провизор", "p:Громов П.П. [главный врач] | p:Лис О.О. [провизор]"),
    ("Громов П.П., главный врач Лис О.О., провизор", "p:Громов П.П. [главный врач] | p:Лис О.О. [провизор]"),
    ("Громов П.П. - прораб, О.О. Лис – геодезист", "p:Громов П.П. [прораб] | p:Лис О.О. [геодезист]"),
    ("Громов П.П. (прораб), Лис О.О. (геодезист)", "p:Громов П.П. [прораб] | p:Лис О.О. [геодезист]"),
    ("Лис О.О., прораб Громов П.П.", "p:Лис О.О. | p:Громов П.П. [прораб]"),
    ("Прораб Ван Дер Лис О.О.", "p:Ван Дер Лис О.О. [Прораб]"),
    ("Заведующая, председатель комитета родителей", "g:Заведующая | g:председатель комитета родителей"),
    ("Лис О.О., Громов П.П., артисты", "p:Лис О.О. [артисты] | p:Громов П.П. [артисты] | ?unclear-people"),
    ("артисты Лис О.О., Громов П.П.", "p:Лис О.О. [артисты] | p:Громов П.П. [артисты]"),
    ("Лис О.О., библиотекарь, волонтёры", "p:Лис О.О. [библиотекарь] | g:волонтёры"),
    ("Лис О.О. Начальники участков", "p:Лис О.О. | g:Начальники участков"),
    ("и.о. директора Жук К.К.", "p:Жук К.К. [и.о. директора]"),
    ("Ответственный за лифты Жук К.К.", "p:Жук К.К. [Ответственный за лифты]"),
    # who leads: whoever the mark stands with
    ("Жук К.К., Лис О.О. - свод", "p:Жук К.К. | p:Лис О.О.*"),
    ("Громов П.П., прораб, Лис О.О., геодезист (свод)", "p:Громов П.П. [прораб] | p:Лис О.О. [геодезист]*"),
    ("Лис О.О. (созыв), геодезист, касса", "p:Лис О.О. [геодезист]* | o:касса"),
    ("депо, отдел кадров – свод", "o:депо | o:отдел кадров*"),
    ("Депо, касса по согласованию (отв. исполнитель)", "o:Депо | o:касса*"),
    ("Касса, депо (Лис О.О. - свод)", "o:Касса | o:депо | p:Лис О.О.*"),
    ("Кассиры, директор депо (ответственный)", "g:Кассиры | g:директор депо*"),
    ("Жук К.К., кассир, Лис О.О., ответственный исполнитель", "p:Жук К.К. [кассир] | p:Лис О.О.*"),
    ("Депо, ответственный – Лис О.О., касса", "o:Депо | p:Лис О.О.* | o:касса"),
    ("Соисполнители: депо; ответственный: Лис О.О.", "o:депо | p:Лис О.О.*"),
    ("Жук К.К., свод: Лис О.О.", "p:Жук К.К. | p:Лис О.О.*"),
    ("Жук К.К. (соисполнитель), Лис О.О. (отв.)", "p:Жук К.К. | p:Лис О.О.*"),
    ("Ответственный: Жук К.К., Лис О.О. (свод)", "p:Жук К.К. | p:Лис О.О.*"),
    ("Исполнители: 1. Депо 2. Лис О.О. (свод)", "o:Депо | p:Лис О.О.*"),
    # two marks, somebody's who is many, nobody's, or one that says something else
    ("Жук К.К. (свод), Лис О.О. (созыв)", "p:Жук К.К.* | p:Лис О.О.* | ?unclear-people"),
    ("Лис О.О., кассиры (свод)", "p:Лис О.О. | g:кассиры | ?unclear-people"),
    ("Лис О.О., руководители ОО – свод", "p:Лис О.О. | g:руководители ОО | ?unclear-people"),
    ("(свод) Лис О.О., депо", "p:Лис О.О. | o:депо | ?unclear-people"),
    ("Жук К.К., Лис О.О. (координация)", "p:Жук К.К. | p:Лис О.О. | ?unclear-people"),
    ("Жук К.К., Лис О.О. (соисполнитель)", "p:Жук К.К. | p:Лис О.О. | ?unclear-people"),
    ("Депо; ответственные: Лис О.О., Жук К.К.", "o:Депо | p:Лис О.О. | p:Жук К.К. | ?unclear-people"),
    # groups
    ("Главные врачи больниц", "g:Главные врачи больниц"),
    ("Прораб, мастер участка, инженер ПТО", "g:Прораб | g:мастер участка | g:инженер ПТО"),
    ("Прораб; мастер участка.", "g:Прораб | g:мастер участка"),
    ("Ректор и учёный секретарь", "g:Ректор | g:учёный секретарь"),
    ("Зам. директора по АХР, ЭТР", "g:Зам. директора по АХР, ЭТР"),
    ("зам. по АХР сторожа", "g:зам. по АХР | g:сторожа | ?unclear-people"),
    ("Зам. по АХР Рабочий сцены", "g:Зам. по АХР | g:Рабочий сцены"),
    ("художественный руководитель костюмер", "g:художественный руководитель | g:костюмер | ?unclear-people"),
    ("руководители, координаторы ТОС", "g:руководители, координаторы ТОС"),
    ("Начальники отделов, кассиры ЦГБ", "g:Начальники отделов | g:кассиры ЦГБ"),
    ("Руководители ГУП и МУП", "g:Руководители ГУП и МУП"),
    (
        "Начальник штаба, координирующего ремонт дорог, ведущих к школам",
        "g:Начальник штаба, координирующего ремонт дорог, ведущих к школам",
    ),
    ("врач терапевт, врач-хирург", "g:врач терапевт | g:врач-хирург"),
    ("члены учёного совета", "g:члены учёного совета"),
    ("тьюторы, модераторы", "g:тьюторы | g:модераторы"),
    ("Директор, ЗАХР", "g:Директор | g:ЗАХР"),
    ("Проректор по науке- начальник НИЧ", "g:Проректор по науке- начальник НИЧ"),
    # bodies
    ("Администрация, учёный совет, ректорат", "o:Администрация | o:учёный совет | o:ректорат"),
    ("ЦГБ, ФАП", "o:ЦГБ | o:ФАП"),
    ("МБУК «Театр, кино и цирк»", "o:МБУК «Театр, кино и цирк»"),
    ('ГБУЗ «Больница № 3», ООО "Стройка"', 'o:ГБУЗ «Больница № 3» | o:ООО "Стройка"'),
    ("Депо совместно с Советом ветеранов", "o:Депо | o:Совет ветеранов"),
    ("Депо совместно с мастерами участков, Отдел культуры", "o:Депо | g:мастера участков | o:Отдел культуры"),
    ("Отдел культуры (Лис О.О.)", "o:Отдел культуры | p:Лис О.О."),
    ("Депо (мастер - Лис О.О.)", "o:Депо | p:Лис О.О. [мастер]"),
    ("Полиция (по согласованию)", "o:Полиция"),
    ("Полиция по согласованию, Лис О.О.", "o:Полиция | p:Лис О.О."),
    ("Комиссия в составе: Громов П.П., Лис О.О.", "o:Комиссия | p:Громов П.П. | p:Лис О.О."),
    ("Комиссия в составе прораба Сомовой Л.Л.", "o:Комиссия | p:Сомова Л.Л. [прораб]"),
    ("Управление труда г. Подгорска, управа", "o:Управление труда г. Подгорска | o:управа"),
    ("Администрация г. Устье", "o:Администрация г. Устье"),
    ("Участковые социальные работники", "g:Участковые социальные работники"),
    ("библиотека имени А.С. Грина", "o:библиотека имени А.С. Грина"),
    ("Министерство ГКУ КК ЦПП ГБУ НИИ ЦГБ, ОО", "o:Министерство | o:ГКУ КК ЦПП | o:ГБУ НИИ | o:ЦГБ | o:ОО"),
    ("АБВ ГДЕ", "o:АБВ ГДЕ | ?unclear-people"),
    # instructions: the dative
    ("Главным врачам больниц", "g:Главные врачи больниц"),
    ("Директору театра Сомовой Л.Л.", "p:Сомова Л.Л. [Директор театра]"),
    ("Директору театра Громову П.П.", "p:Громов П.П. [Директор театра] | ?oblique-name"),
    ("Дорожной службе (Громов П.П.)", "o:Дорожная служба | p:Громов П.П."),
    ("Отделу культуры, ветеринарной станции", "o:Отдел культуры | o:ветеринарная станция"),
    ("начальникам участков (депо)", "g:начальники участков (депо)"),
    # what nobody can tell
    ("Громов", "g:Громов | ?unclear-people"),
    ("прораб Громов", "g:прораб Громов | ?unclear-people"),
    ("по мере сил", "g:по мере сил | ?unclear-people"),
    ("прораб стрктн", "g:прораб стрктн | ?damaged-text"),
    ("заведующий медкабинетом, педколлектив", "g:заведующий медкабинетом | o:педколлектив"),
    ("Кл. рук. 1-4 кл., рук-ли цехов", "g:Кл. рук. 1-4 кл | g:рук-ли цехов"),
    ("Исполнители: Лис О.О./Жук К.К.", "p:Лис О.О. | p:Жук К.К."),
    ("прораб/геодезист", "g:прораб/геодезист | ?unclear-people"),
    ("институты и факультеты", "o:институты | o:факультеты | ?unclear-people"),
    # deputies of deputies, labels, complements
    ("заместитель Главы Администрации - начальник штаба", "g:заместитель Главы Администрации - начальник штаба"),
    ("Касса: кассир", "o:Касса: кассир | ?unclear-people"),
    ("Лица, ответственные за лифты", "g:Лица, ответственные за лифты"),
    ("Депо, подведомственные управе", "o:Депо, подведомственные управе"),
    ("Отделы культуры, спорта и туризма", "o:Отделы культуры, спорта и туризма | ?unclear-people"),
    ("Деканы факультетов и директора институтов", "g:Деканы факультетов | g:директора институтов | ?unclear-people"),
    ("Заведующим аптеками", "g:Заведующие аптеками"),
    # a comma inside of one body, and "и" between two
    ("Сектор по туризму, торговле и делам казачества", "o:Сектор по туризму, торговле и делам казачества"),
    ("Сектор ГО, ЧС и оперативного учёта", "o:Сектор ГО, ЧС и оперативного учёта"),
    ("Помощник декана по УР, НР, АХЧ", "g:Помощник декана по УР, НР, АХЧ"),
    ("Комитет по спорту и совет тренеров", "o:Комитет по спорту | o:совет тренеров"),
    ("КЧС и ОПБ, депо", "o:КЧС и ОПБ | o:депо"),
    ("ЦТП и НМЦ", "o:ЦТП и НМЦ | ?unclear-people"),
    ("ТО архива, ЦГБ", "o:ТО архива | o:ЦГБ"),
    ("Отдел опеки и ЦГБ", "o:Отдел опеки | o:ЦГБ | ?unclear-people"),
    ("Дежурный слесарь, отд. кадров", "g:Дежурный слесарь | o:отд. кадров"),
    # somebody in a body's brackets, and marks for "the same"
    ("Отдел кадров (Сомова), касса", "o:Отдел кадров (Сомова) | o:касса | ?unclear-people"),
    ("Депо № 5 (директор)", "o:Депо № 5 (директор) | ?unclear-people"),
    ("Депо (корпус «Б»)", "o:Депо (корпус «Б»)"),
    ("-//-", "?unclear-people"),
    ("доц. Жук К.К., каф. физики", "p:Жук К.К. [доц] | o:каф. физики"),
    ("Прорабы Жук К.К.", "p:Жук К.К. [Прорабы] | ?unclear-people"),
    ("Отдел связи, теплоснабжающие организации", "o:Отдел связи | o:теплоснабжающие организации"),
    ("Отдел связи, обслуживающий депо", "o:Отдел связи, обслуживающий депо"),
    ("Мастера 3, 4 участков, касса", "g:Мастера 3, 4 участков | o:касса"),
    # a thing that nobody calls a body may be anything
    ("крановщик, рояль", "g:крановщик | o:рояль | ?unclear-people"),
    ("ансамбль «Рояль», Минтранс области", "o:ансамбль «Рояль» | o:Минтранс области"),
    # clipped words, staff in letters, adjectives that are people
    ("Худ. рук. Лис О.О., муз. редактор", "p:Лис О.О. [Худ. рук] | g:муз. редактор"),
    ("Зам. главы, нач. смены", "g:Зам. главы | g:нач. смены"),
    ("Прораб Жук К.К., ИТР цеха", "p:Жук К.К. [Прораб] | g:ИТР цеха"),
    ("ИП Жук К.К.", "p:Жук К.К. [ИП]"),
    ("Участковые уполномоченные полиции, ЦГБ", "g:Участковые уполномоченные полиции | o:ЦГБ"),
    ("Депо совместно с участковым уполномоченным", "o:Депо | g:участковый уполномоченный"),
    # labels and numbers inside of a cell are nobody's post
    ("Отв.: Лис О.О., исп.: Жук К.К.", "p:Лис О.О.* | p:Жук К.К."),
    ("Депо (отв. Лис О.О.)", "o:Депо | p:Лис О.О."),
    ("Ответственный исполнитель: депо", "o:депо"),
    ("1. Депо 2. Лис О.О.", "o:Депо | p:Лис О.О."),
    ("Рабочая группа под руководством Сомовой Л.Л.", "o:Рабочая группа | p:Сомова Л.Л."),
    ("Начальники смен, ответственные за лифты", "g:Начальники смен | g:ответственные за лифты | ?unclear-people"),
    ("", ""),
    (" - ", ""),
)


def said(reading: ResponsibleReading) -> str:
    """A reading in one line: kind and name, [post], "*" of who is marked as the lead, then "?" and doubts."""
    people = [
        f"{r.kind.value[0]}:{r.name}" + (f" [{r.position}]" if r.position else "") + "*" * r.leads
        for r in reading.responsible
    ]
    doubts = dict.fromkeys(f"?{doubt.reason.value}" for doubt in reading.doubts)
    return " | ".join([*people, *doubts])


@pytest.mark.parametrize(("cell", "expected"), CELLS, ids=[cell for cell, _ in CELLS])
def test_a_cell_names(cell: str, expected: str) -> None:
    assert said(read_responsibles(cell, TOWN)) == expected


def test_groups_and_organizations_have_no_post() -> None:
    reading = read_responsibles("Прораб, депо, Лис О.О., крановщик", NOBODY)
    assert reading.responsible == (
        Responsible(ResponsibleKind.GROUP, "Прораб"),
        Responsible(ResponsibleKind.ORGANIZATION, "депо"),
        Responsible(ResponsibleKind.PERSON, "Лис О.О.", "крановщик"),
    )


def test_bodies_are_known_from_the_cells_and_from_the_list_of_abbreviations() -> None:
    cells = [
        "Министерство ГКУ ЦПП ЦГБ",
        "Министерство",
        "ЦГБ, ОО",
        "ГКУ ЦПП",
        "Дворец культуры – ДК",
        "1) ЦНТ – центр народного творчества;",
        "Областная филармония (далее – ОФ)",
    ]
    known = collect_known_names(cells)
    assert {"Министерство", "ЦГБ", "ОО", "ГКУ ЦПП", "ДК", "ЦНТ", "ОФ"} <= known.abbreviations
    assert "Министерство ГКУ ЦПП ЦГБ" not in known.abbreviations
    assert said(read_responsibles("Министерство ЦНТ ОФ ДК, ОО", known)) == "o:Министерство | o:ЦНТ | o:ОФ | o:ДК | o:ОО"


def test_a_name_seen_in_the_nominative_settles_the_others() -> None:
    cells = ["Сомова Л.Л., директор театра", "Директору театра Громову П.П.", "К.К. Жук", "Жуку К.К."]
    known = collect_known_names(cells)
    assert known.people == {SOMOVA, PersonName("Жук", "К.К.")}
    assert said(read_responsibles("Директору Сомовой Л.Л.", known)) == "p:Сомова Л.Л. [Директор]"
    assert said(read_responsibles("Жуку К.К.", known)) == "p:Жук К.К."


def test_a_post_after_a_person_known_by_another_is_somebody_else() -> None:
    known = collect_known_names(["Прораб Громов П.П.", "Геодезист"])
    apart = read_responsibles("Громов П.П., Геодезист", known)
    assert [(one.name, one.position) for one in apart.responsible] == [("Громов П.П.", None), ("Геодезист", None)]
    assert not apart.doubts
    small = read_responsibles("Громов П.П., геодезист", known)
    assert small.doubts, "a small letter may be a second post"
    assert small.responsible[0].position is None, "but somebody works by that alone"
    assert said(read_responsibles("Громов П.П., маляр", known)) == "p:Громов П.П. [маляр] | ?unclear-people"


def test_a_post_that_others_hold_may_be_somebody_elses() -> None:
    cells = ["Геодезист", "Прораб Сомова Л.Л.", "Крановщик Жук К.К."]
    known = collect_known_names(cells)
    assert read_responsibles("Громов П.П., геодезист", known).doubts, "named by itself elsewhere"
    assert read_responsibles("Громов П.П., прораб", known).doubts, "another's post elsewhere"
    assert not read_responsibles("Громов П.П., маляр", known).doubts


def test_a_name_after_words_that_ask_for_a_case_is_no_nominative() -> None:
    assert collect_known_names(["Комиссия под председательством Громова П.П."]).people == frozenset()


def test_a_post_may_be_cut_short_the_next_time() -> None:
    known = collect_known_names(["Заместитель главы района Громов П.П."])
    assert said(read_responsibles("Громов П.П. (зам. главы)", known)) == "p:Громов П.П. [зам. главы]"


def test_a_pair_of_abbreviations_is_two_bodies_where_each_stands_alone() -> None:
    known = collect_known_names(["ЦТП и НМЦ", "НМЦ, депо", "ЦТП"])
    assert said(read_responsibles("ЦТП и НМЦ", known)) == "o:ЦТП | o:НМЦ"


def test_a_doubt_quotes_what_is_in_doubt() -> None:
    doubts = read_responsibles("Кассир, прораб Громов", NOBODY).doubts
    assert [(doubt.reason, doubt.excerpt) for doubt in doubts] == [(DoubtReason.UNCLEAR_PEOPLE, "прораб Громов")]


BITS = """
Лис О.О. Громову П.П. А.А. директор Директору школ и «ООО ( ) , ; - – № 5 ЦГБ МБУ "Дом" зам. по УВР ВР врач библиотека
Анна Петровна участковые заведующий отделом координирующей работу Министерство рабочая группа члены Иванов-Водкин .
"""


def test_letters_without_a_name_in_unicode_break_nothing() -> None:
    assert said(read_responsibles("прораб \U00017000")) == "g:прораб \U00017000"
    assert said(read_responsibles("\U00017000")).startswith("g:")


@given(st.lists(st.sampled_from(BITS.split()), max_size=14).map(" ".join) | st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    known = collect_known_names([text])
    for reading in (read_responsibles(text), read_responsibles(text, known), read_responsibles(text, TOWN)):
        assert all(r.name.strip() for r in reading.responsible)
        assert all(r.position is None or r.kind is ResponsibleKind.PERSON for r in reading.responsible)
        if any(char.isalpha() for char in text) and not reading.responsible:
            assert reading.doubts or not text.replace("и", "").strip(' .,;:-–()«»"№')
