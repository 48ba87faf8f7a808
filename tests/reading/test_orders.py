"""The order around the plan: its head, its points, who controls."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.roadmap import Draft
from bot.reading.document import read_document

ORDER = """УПРАВЛЕНИЕ ДВОРОВ И САДОВ
АДМИНИСТРАЦИИ ГОРОДА ПОДГОРСКА
ЗАРЕЧНОЙ ОБЛАСТИ

ПРИКАЗ

от 12 февраля 2024 года  № 17-п

Об утверждении плана уборки города Подгорска в 2024 году

В целях чистоты города Подгорска п р и к а з ы в а ю:

{points}

Начальник управления                     Д.Е. Фомин

Приложение к приказу от 12.02.2024 № 17-п

План уборки города Подгорска на 2024 год

№\tМероприятие\tСрок\tОтветственный
1\tВывезти снег\tмарт\tКим А.В., мастер участка
"""


def read(*points: str) -> Draft:
    return read_document("order.txt", ORDER.format(points="\n".join(points)).encode())


def test_the_head_of_an_order() -> None:
    head = read("1. Утвердить план.", "2. Контроль оставляю за собой.").head
    assert head.issuer == "Управление дворов и садов администрации города Подгорска"
    assert (head.order_number, head.order_date) == ("17-п", date(2024, 2, 12))
    assert (head.period_start, head.period_end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert head.title == "План уборки города Подгорска на 2024 год"
    assert head.controller == "Фомин Д.Е."


@pytest.mark.parametrize(
    ("point", "controller"),
    [
        ("Контроль за исполнением приказа возложить на заместителя начальника управления О.Н. Белову.", "Белова О.Н."),
        ("Контроль возложить на мастера участка Кима А.В.", "Ким А.В."),
        ("Контроль возложить на заместителя начальника Белову-Райс О.Н.", "Белова-Райс О.Н."),
        ("Контроль за выполнением настоящего приказа оставляю за собой.", "Фомин Д.Е."),
    ],
)
def test_the_controller(point: str, controller: str) -> None:
    assert read("1. Утвердить план.", f"2. {point}").head.controller == controller


POINTS = {
    "an addressee and a date": (
        "2. Мастерам участков вывезти снег в срок до 01.04.2024 г.",
        ("2", "вывезти снег", "в срок до 01.04.2024 г.", "Мастерам участков", ["Мастера участков"]),
    ),
    "a person in brackets": (
        "2. Отделу озеленения (Е.Е. Дорн) высадить цветы в мае 2024 г.",
        ("2", "высадить цветы", "в мае 2024 г.", "Отделу озеленения (Е.Е. Дорн)", ["Отдел озеленения", "Дорн Е.Е."]),
    ),
    "an adverb before the verb": (
        "2. Мастерам участков своевременно и полностью вывозить снег, постоянно.",
        ("2", "своевременно и полностью вывозить снег", "постоянно", "Мастерам участков", ["Мастера участков"]),
    ),
    "an addressee inside the sentence": (
        "2. Рекомендовать старостам домов вывесить план.",
        ("2", "Рекомендовать старостам домов вывесить план", "", "старостам домов", ["старосты домов"]),
    ),
    "no addressee": ("2. Обеспечить выполнение плана.", ("2", "Обеспечить выполнение плана", "", "", [])),
    "a report": (
        "2. О ходе уборки доложить до 01.05.2024.",
        ("2", "О ходе уборки доложить", "до 01.05.2024", "", []),
    ),
    "days told in words": (
        "2. Мастерам участков вывезти снег в течение трёх рабочих дней.",
        ("2", "вывезти снег", "в течение трёх рабочих дней", "Мастерам участков", ["Мастера участков"]),
    ),
    "the plan's own year": (
        "2. Обеспечить уборку города Подгорска в 2024 году.",
        ("2", "Обеспечить уборку города Подгорска в 2024 году", "", "", []),
    ),
}


@pytest.mark.parametrize(("point", "want"), POINTS.values(), ids=POINTS)
def test_a_point_becomes_a_task(point: str, want: tuple[str, str, str, str, list[str]]) -> None:
    draft = read("1. Утвердить план.", point, "3. Контроль оставляю за собой.")
    rows = [
        (row.number, row.title, row.deadline_text, row.responsible_text, [one.name for one in row.responsible])
        for row in draft.instructions
    ]
    assert rows == [want]


def test_sub_points_inherit_the_addressee_and_a_bare_addressee_is_no_task() -> None:
    draft = read(
        "1. Утвердить план.",
        "2. Мастерам участков:",
        "2.1. Вывезти снег до 1 апреля 2024 г.;",
        " - 2.2. Составить ведомость машин",
        "и тракторов.",
        "3. Приказ вступает в силу со дня подписания.",
    )
    assert [(row.number, row.title, row.responsible_text) for row in draft.instructions] == [
        ("2.1", "Вывезти снег", "Мастерам участков"),
        ("2.2", "Составить ведомость машин и тракторов", "Мастерам участков"),
    ]


def test_points_in_brackets_stand_under_their_addressee() -> None:
    tasks = read("1. Утвердить план.", "2. Дворникам:", "1) убрать снег;", "2) вывезти лёд.", "3. Отчёт сдать к 1 мая.")
    assert [(task.number, task.responsible_text) for task in tasks.instructions] == [
        ("1", "Дворникам"),
        ("2", "Дворникам"),
        ("3", ""),
    ]


def test_the_issuer_of_an_annex_and_its_number_beside_a_quoted_one() -> None:
    head = "№\tМероприятие\tСрок\tОтветственный\n1\tМыть окна\tмай\tКим А.В.\n"
    stamp = "Приложение 2\nк решению Совета посёлка Дубки\nот 03.02.2024 № 8/1\n\nПлан на 2024 год\n\n"
    council = read_document("plan.txt", (stamp + head).encode()).head
    assert (council.issuer, council.order_number) == ("Совет посёлка Дубки", "8/1")
    stamp = "УТВЕРЖДЁН\nприказом МБДОУ «Сад № 5 «Лес»\nот 03.02.2024 № 9\n\nПлан на 2024 год\n\n"
    garden = read_document("plan.txt", (stamp + head).encode()).head
    assert (garden.issuer, garden.order_number) == ("МБДОУ «Сад № 5 «Лес»", "9")
    stamp = "Приложение № 3 к приказу МБДОУ «Сад «Лес» от 03.02.2024 № 9\n\nПлан на 2024 год\n\n"
    garden = read_document("plan.txt", (stamp + head).encode()).head
    assert (garden.issuer, garden.order_number) == ("МБДОУ «Сад «Лес»", "9")


def test_who_approved_may_have_a_post_of_two_steps_and_the_title_a_stamp_of_its_own() -> None:
    rows = "№\tМероприятие\tСрок\tОтветственный\n1\tМыть окна\tмай\tКим А.В.\n"
    stamp = "УТВЕРЖДАЮ\nПервый заместитель главы администрации Дубковского района\n_______ Л.Л. Сомов\n03.02.2024\n\n"
    head = read_document("plan.txt", f"{stamp}План уборки на 2024 год (утверждён 03.02.2024)\n\n{rows}".encode()).head
    assert (head.issuer, head.title) == ("Администрация Дубковского района", "План уборки на 2024 год")


def test_who_signs_may_stand_under_the_post() -> None:
    text = ORDER.format(points="1. Утвердить план.\n2. Контроль оставляю за собой.")
    text = text.replace("\n\nНачальник управления                     Д.Е. Фомин", "\nНачальник управления\nД.Е. Фомин")
    assert read_document("order.txt", text.encode()).head.controller == "Фомин Д.Е."


MINUTES = """ПРОТОКОЛ
совещания при начальнике участка
12.02.2024 № 3

Решили:
1. Утвердить список дворов.
Срок: до 01.03.2024. Отв.: мастер участка
2. Вывезти снег.
Срок: март. Отв.: дворники
Председатель   Л.Л. Сомова
Протокол вёл   К.К. Жук
"""


def test_minutes_end_with_who_signs_and_what_they_approve_by_a_date_is_a_task() -> None:
    tasks = read_document("minutes.txt", MINUTES.encode()).instructions
    assert [(task.title, [one.name for one in task.responsible]) for task in tasks] == [
        ("Утвердить список дворов", ["мастер участка"]),
        ("Вывезти снег", ["дворники"]),
    ]


LETTER = """ДЕПАРТАМЕНТ ДВОРОВ И САДОВ
ЗАРЕЧНОЙ ОБЛАСТИ

12.02.2024 № 17

{recipient}

Об уборке дворов

Уважаемые коллеги!
В целях чистоты департамент просит:
1. Вывезти снег до 01.04.2024.
2. Мастерам участков помыть окна до 01.05.2024.

Директор департамента                     Д.Е. Фомин
"""


@pytest.mark.parametrize(
    ("recipient", "name"),
    [
        ("Руководителям городских\nуправлений дворов", "Руководители городских управлений дворов"),
        ("Директору МБУ «Дворы»\nСомовой Л.Л.", "Сомова Л.Л."),
    ],
)
def test_whom_a_letter_is_sent_to_does_what_it_asks(recipient: str, name: str) -> None:
    draft = read_document("letter.txt", LETTER.format(recipient=recipient).encode())
    assert [[one.name for one in task.responsible] for task in draft.instructions] == [[name], ["Мастера участков"]]
    assert draft.head.issuer == "Департамент дворов и садов Заречной области"


def test_a_topic_of_a_meeting_is_no_part_of_what_was_decided_before() -> None:
    text = MINUTES.replace("2. Вывезти", "II. О снеге\n(Сомова Л.Л.)\nРешили:\n2. Вывезти")
    tasks = read_document("minutes.txt", text.encode()).instructions
    assert [[one.name for one in task.responsible] for task in tasks] == [["мастер участка"], ["дворники"]]


def test_a_topic_and_what_is_taken_note_of_are_no_tasks() -> None:
    draft = read("1. О состоянии дворов.", "2. Принять доклад мастера к сведению.", "3. Вывезти снег до 01.04.2024.")
    assert [task.number for task in draft.instructions] == ["3"]


def test_a_recurrence_at_the_head_of_a_point_is_its_deadline() -> None:
    tasks = read("1. Утвердить план.", "2. Мастерам участков:", "- ежедневно вывозить снег.", "3. План обнародовать.")
    assert [(task.title, task.deadline_text, task.responsible_text) for task in tasks.instructions] == [
        ("вывозить снег", "ежедневно", "Мастерам участков"),
        ("План обнародовать", "", ""),
    ]


def test_an_end_that_speaks_of_time_and_is_not_understood_is_doubted() -> None:
    draft = read("1. Утвердить план.", "2. Мастерам участков сдать ключи не позднее третьей оттепели.")
    (task,) = draft.instructions
    assert [doubt.field.value for doubt in task.doubts] == ["deadline"]


def test_a_document_with_neither_table_nor_points_is_refused() -> None:
    from bot.domain.errors import UnreadableDocument

    with pytest.raises(UnreadableDocument) as refusal:
        read_document("note.txt", "Просто письмо без таблицы.".encode())
    assert refusal.value.code == "no-table"


@pytest.mark.parametrize("kind", ["Отраслевая дорожная карта", "Ведомственный сетевой план-график"])
def test_a_plan_of_whatever_kind_is_the_title(kind: str) -> None:
    table = "№\tМероприятие\tСрок\tОтветственный\n1\tОбойти дворы\tмай\tКим А.В.\n2\tВывезти снег\tмарт\tКим А.В.\n"
    draft = read_document("plan.txt", f"{kind.upper()}\nуборки дворов на 2024 год\n\n{table}".encode())
    assert draft.head.title == f"{kind} уборки дворов на 2024 год"
