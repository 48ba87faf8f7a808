"""A draft's table: what was not touched comes back as it was, whatever a spreadsheet program makes of its cells."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.actions.draft_sheet import DraftRows, difference_from, read_draft_sheet, sheet_of
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.draft_sheet import SHEET_FIELDS, SheetDifference
from bot.domain.errors import UnreadableDocument
from bot.domain.office import Checkpoints
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import (
    Activity,
    Doubt,
    DoubtReason,
    Draft,
    Field,
    Head,
    PlanRow,
    Roadmap,
    RoadmapState,
    RowWarning,
    Section,
)
from bot.exports.draft_sheet import KEYS
from bot.reading.document import read_document
from bot.samples import sample_plan_docx
from bot.texts import languages, texts_for

TODAY = date(2026, 2, 2)
REAL = Path(__file__).resolve().parents[3] / "shared" / "roadmaps" / "documents"
COLUMN = {key: place for place, key in enumerate(KEYS, 1)}
FIRST = 3
"""The first row of the plan on its page: keys and names stand above it."""

Touch = Callable[[Worksheet], None]


def kept(draft: Draft, roadmap_id: int = 7) -> DraftRows:
    """A draft as the bot keeps it, each row in a version of its own."""
    uploaded = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
    roadmap = Roadmap(roadmap_id, RoadmapState.DRAFT, draft.head, Checkpoints.QUARTERLY, 1, draft.sections, uploaded)
    activities = [*draft.activities, *draft.instructions]
    rows = tuple(
        PlanRow(100 + place, roadmap_id, place, place >= len(draft.activities), one, version=1 + place % 3)
        for place, one in enumerate(activities)
    )
    return DraftRows(roadmap, rows, ("Рябинина Е.В.", "Синичкин О.И."))


def sent_back(
    found: DraftRows, touch: Callable[[Workbook], None] | None = None, language: str = "ru"
) -> SheetDifference:
    """What the draft's table says after somebody had it open."""
    content = sheet_of(texts_for(language), found, TODAY).content
    if touch is not None:
        content = reopened(content, touch)
    sheet = read_draft_sheet(content)
    assert sheet is not None
    return difference_from(found.roadmap, found.rows, sheet)


def reopened(content: bytes, touch: Callable[[Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    touch(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def on_page(touch: Touch) -> Callable[[Workbook], None]:
    return lambda book: touch(book.worksheets[0])


def plan(*rows: tuple[str, str, str, str]) -> DraftRows:
    """Rows as (number, title, deadline, executors), all in one section."""
    activities = tuple(
        Activity(1, number or None, title, deadline, who, Deadline(DeadlineKind.NONE))
        for number, title, deadline, who in rows
    )
    return kept(Draft(Head("План выставки"), (Section("1", "Витрины"), Section(None, "Итоги")), activities))


SHOW = (
    ("1.1", "Составить список витрин", "01.03.2026", "Рябинина Е.В."),
    ("1.10", "Проверить свет", "до 15 марта 2026 г.", "Синичкин О.И., школы"),
    ("2", "Подвести итоги", "по графику", ""),
    ("3", "=2+3 и другие примеры", "2026", "+7 900 000"),
)

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
days = st.dates(date(2015, 1, 1), date(2035, 1, 1))
numbers = st.one_of(st.none(), st.from_regex(r"[0-9]{1,2}(\.[0-9]{1,2}){0,2}", fullmatch=True), words)
deadlines = st.one_of(words, days.map("{:%d.%m.%Y}".format), st.integers(0, 99_999).map(str))
readings = st.builds(
    Deadline,
    st.sampled_from(DeadlineKind),
    st.lists(st.builds(Window, st.none(), days), max_size=2).map(tuple),
)
people = st.builds(Responsible, st.sampled_from(ResponsibleKind), words.filter(str.strip))
activities = st.builds(
    Activity,
    section=st.one_of(st.none(), st.integers(1, 3)),
    number=numbers,
    title=words,
    deadline_text=deadlines,
    responsible_text=words,
    deadline=readings,
    responsible=st.lists(people, max_size=2).map(tuple),
    warnings=st.lists(st.sampled_from(RowWarning), max_size=2, unique=True).map(tuple),
    doubts=st.lists(st.builds(Doubt, st.sampled_from(Field), st.sampled_from(DoubtReason), words), max_size=2).map(
        tuple
    ),
)
drafts = st.builds(
    Draft,
    head=st.builds(Head, title=words),
    sections=st.lists(st.builds(Section, numbers, words), min_size=3, max_size=3).map(tuple),
    activities=st.lists(activities, max_size=6).map(tuple),
    instructions=st.lists(activities, max_size=2).map(tuple),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(drafts, st.sampled_from(languages()), st.booleans())
def test_an_untouched_table_changes_nothing(draft: Draft, language: str, is_saved_again: bool):
    assert sent_back(kept(draft), (lambda _: None) if is_saved_again else None, language) == SheetDifference()


def documents() -> list[tuple[str, bytes]]:
    real = sorted(REAL.glob("*.txt")) if REAL.is_dir() else []
    return [("план.docx", sample_plan_docx(TODAY)), *((path.name, path.read_bytes()) for path in real)]


@pytest.mark.parametrize(("name", "content"), documents(), ids=[name for name, _ in documents()])
def test_an_untouched_table_of_a_whole_plan_changes_nothing(name: str, content: bytes):
    found = kept(read_document(name, content))
    assert len(found.rows) > 5
    assert sent_back(found) == SheetDifference()
    assert sent_back(found, lambda _: None) == SheetDifference()


def sort_by_title(page: Worksheet) -> None:
    """The rows of the plan, as a filter's arrow does it."""
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=FIRST)]
    rows.sort(key=lambda row: str(row[COLUMN["title"] - 1]), reverse=True)
    write(page, rows)


def sort_everything(page: Worksheet) -> None:
    """The whole page with its names, as a careless hand does it."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    rows.sort(key=lambda row: str(row[COLUMN["title"] - 1]))
    write(page, rows, 1)


def write(page: Worksheet, rows: list[list[object]], first: int = FIRST) -> None:
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = value


def delete_optional_columns(page: Worksheet) -> None:
    for key in ("question", "understood", "kind", "section"):
        page.delete_cols(COLUMN[key])


def move_a_column(page: Worksheet) -> None:
    for row in page.iter_rows():
        row[COLUMN["title"] - 1].value, row[COLUMN["deadline"] - 1].value = (
            row[COLUMN["deadline"] - 1].value,
            row[COLUMN["title"] - 1].value,
        )


def add_empty_rows(page: Worksheet) -> None:
    page.insert_rows(FIRST + 1, 3)
    page.cell(40, COLUMN["title"]).value = "   "


def rename_all(page: Worksheet) -> None:
    page.title = "Лист1"
    for column in range(1, len(KEYS) + 1):
        page.cell(2, column).value = "#" if column == 1 else f"Столбец {column}"


def make_numbers_of_texts(page: Worksheet) -> None:
    """As spreadsheets do with what looks like a number or a day."""
    page.cell(FIRST, COLUMN["number"]).value = 1.1
    page.cell(FIRST, COLUMN["deadline"]).value = datetime(2026, 3, 1)  # noqa: DTZ001  a spreadsheet knows no zones
    page.cell(FIRST + 1, COLUMN["number"]).value = 1.1
    page.cell(FIRST + 2, COLUMN["number"]).value = 2.0
    page.cell(FIRST + 3, COLUMN["number"]).value = 3
    page.cell(FIRST + 3, COLUMN["deadline"]).value = 2026.0


def make_a_day_of_a_number(page: Worksheet) -> None:
    page.cell(FIRST + 1, COLUMN["number"]).value = datetime(2026, 10, 1)  # noqa: DTZ001


def write_over_what_is_read_only(page: Worksheet) -> None:
    for key in ("understood", "question"):
        page.cell(FIRST, COLUMN[key]).value = "сам знаю"


@pytest.mark.parametrize(
    "touch",
    [
        sort_by_title,
        sort_everything,
        delete_optional_columns,
        move_a_column,
        add_empty_rows,
        rename_all,
        make_numbers_of_texts,
        make_a_day_of_a_number,
        write_over_what_is_read_only,
    ],
)
def test_what_changes_no_word_changes_nothing(touch: Touch):
    assert sent_back(plan(*SHOW), on_page(touch)) == SheetDifference()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 4, 30), "30.04.2026"),  # noqa: DTZ001
        ("30.04.2026", "30.04.2026"),
        ("  до 30  апреля\n2026 ", "до 30 апреля 2026"),
        (46142, "30.04.2026"),
        (None, ""),
    ],
)
def test_a_deadline_is_taken_as_it_was_pasted(value: object, text: str):
    def touch(page: Worksheet) -> None:
        page.cell(FIRST, COLUMN["deadline"]).value = value

    (edit,) = sent_back(plan(*SHOW), on_page(touch)).edits
    assert [(cell.field, cell.was, cell.now) for cell in edit.cells] == [(Field.DEADLINE, "01.03.2026", text)]


def test_rows_are_added_copied_and_taken_out():
    def touch(page: Worksheet) -> None:
        page.insert_rows(FIRST + 1)
        page.cell(FIRST + 1, COLUMN["title"]).value = "Повесить занавес"
        page.cell(FIRST + 1, COLUMN["number"]).value = 1.2
        page.delete_rows(FIRST + 3)
        for column in range(1, len(KEYS) + 1):
            page.cell(FIRST + 4, column).value = page.cell(FIRST, column).value
        page.cell(FIRST + 4, COLUMN["title"]).value = "Составить второй список"

    found = sent_back(plan(*SHOW), on_page(touch))
    assert [(row.texts[Field.NUMBER], row.texts[Field.TITLE], row.after_id) for row in found.added] == [
        ("1.2", "Повесить занавес", 100),
        ("1.1", "Составить второй список", 103),
    ]
    assert [row.texts[Field.TITLE] for row in found.removed] == ["Подвести итоги"]
    assert found.edits == ()


@pytest.mark.parametrize(
    ("kind", "texts", "faults"),
    [
        ("по графику", ["по отдельному графику"], []),
        ("весь период", ["в течение всего периода"], []),
        ("по датам", [], ["sheet-kind-needs-day"]),
        ("после события", [], ["sheet-kind-needs-event"]),
        ("как-нибудь", [], []),
    ],
)
def test_a_kind_chosen_from_the_list_is_a_deadline(kind: str, texts: list[str], faults: list[str]):
    def touch(page: Worksheet) -> None:
        page.cell(FIRST, COLUMN["kind"]).value = kind

    found = sent_back(plan(*SHOW), on_page(touch))
    assert [cell.now for edit in found.edits for cell in edit.cells] == texts
    assert [fault.code for fault in found.faults] == faults


def test_what_cannot_be_taken_is_told_and_the_rest_is_taken():
    def touch(page: Worksheet) -> None:
        page.cell(FIRST, COLUMN["deadline"]).value = "=TODAY()"
        page.cell(FIRST, COLUMN["responsible"]).value = "Синичкин О.И."
        page.cell(FIRST + 1, COLUMN["title"]).value = None
        page.cell(FIRST + 2, COLUMN["title"]).value = "я" * 2001
        page.cell(FIRST + 6, COLUMN["deadline"]).value = "до 1 мая 2026"

    found = sent_back(plan(*SHOW), on_page(touch))
    assert [(fault.label, fault.field, fault.code) for fault in found.faults] == [
        ("1.1", Field.DEADLINE, "sheet-formula"),
        ("1.10", Field.TITLE, "row-without-title"),
        ("до 1 мая 2026", Field.TITLE, "row-without-title"),
        ("2", Field.TITLE, "sheet-text-too-long"),
    ]
    assert [[cell.field for cell in edit.cells] for edit in found.edits] == [[Field.RESPONSIBLE]]
    assert (found.added, found.removed) == ((), ())


def test_doubtful_cells_say_why_in_words_and_colour():
    clear = Activity(None, "1", "Проверить свет", "апрель", "", Deadline(DeadlineKind.NONE))
    asked = Activity(
        None,
        "2",
        "Проверить звук",
        "апрель",
        "",
        Deadline(DeadlineKind.NONE),
        doubts=(Doubt(Field.DEADLINE, DoubtReason.YEAR_GUESSED),),
    )
    content = sheet_of(texts_for("ru"), kept(Draft(Head("План"), (), (clear, asked))), TODAY).content
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert page.cell(FIRST + 1, COLUMN["question"]).value == "год не указан"
    colours = [[page.cell(row, COLUMN[key]).fill.start_color.rgb for key in SHEET_FIELDS] for row in (FIRST, FIRST + 1)]
    assert [colour == "FFFFF2CC" for colour in colours[1]] == [key is Field.DEADLINE for key in SHEET_FIELDS]
    assert "FFFFF2CC" not in colours[0]
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[1].hidden
    assert [str(one.type) for one in page.data_validations.dataValidation] == ["list", "list", "custom"]
    assert page.cell(FIRST, COLUMN["title"]).number_format == "@"


def spoil_the_hidden_page(book: Workbook) -> None:
    book.worksheets[2]["E8"].value = "переписано"


def lose_the_ids(book: Workbook) -> None:
    book.worksheets[0].delete_cols(1)


def come_from_the_future(book: Workbook) -> None:
    book.worksheets[2]["A1"].value = "roadmap-bot draft 2"


@pytest.mark.parametrize(
    ("touch", "code"),
    [
        (spoil_the_hidden_page, "sheet-damaged"),
        (lose_the_ids, "sheet-without-rows"),
        (come_from_the_future, "sheet-of-another-layout"),
    ],
)
def test_a_table_that_cannot_be_known_again_is_refused(touch: Callable[[Workbook], None], code: str):
    content = reopened(sheet_of(texts_for("ru"), plan(*SHOW), TODAY).content, touch)
    with pytest.raises(UnreadableDocument) as refused:
        read_draft_sheet(content)
    assert refused.value.code == code


def test_other_workbooks_are_none_of_it():
    file = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "Школа"
    book.save(file)
    assert read_draft_sheet(file.getvalue()) is None
    assert read_draft_sheet(b"just a text") is None
    assert read_draft_sheet(sample_plan_docx(TODAY)) is None
    assert read_draft_sheet(b"PK\x03\x04 a torn archive") is None
