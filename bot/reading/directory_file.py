"""The directory's own .xlsx, as it was sent out and corrected at a desk: sorted, columns deleted, rows added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.domain.directory_file import DirectoryTables, OrganizationRow, PersonRow, Problem, ProblemReason
from bot.domain.errors import UnreadableDocument
from bot.domain.people import OrganizationKind
from bot.reading.blocks import Row
from bot.reading.limits import check_limits
from bot.reading.xlsx_file import read_xlsx

HEAD_WITHIN = 10
_ORGANIZATIONS = {
    "code": r"код|code",
    "kind": r"вид|kind",
    "name": r"организация|organization",
    "district": r"район|district",
    "head_post": r"должность руководителя|post of the head",
    "head": r"руководитель|head",
    "curator": r"куратор|curator",
}
_PEOPLE = {
    "code": r"код|code",
    "name": r"фамилия, имя, отчество|full name",
    "organization": r"организация|organization",
    "post": r"должность|post",
}
_KINDS = {
    OrganizationKind.SCHOOL: re.compile(r"школа|school"),
    OrganizationKind.BODY: re.compile(
        r"учреждение или отдел|учреждение|отдел|центр|institution or department|institution"
    ),
    OrganizationKind.GROUP: re.compile(r"группа|group"),
}


def is_directory_file(name: str, content: bytes) -> bool:
    """Whether a file is the directory that the bot sent out: both of its tables' heads, or one of them."""
    try:
        return name.casefold().endswith(".xlsx") and bool(_tables(content))
    except UnreadableDocument:
        return False


def read_directory_file(content: bytes) -> DirectoryTables:
    """Its rows, and those that can't be understood. Raises UnreadableDocument as `read_xlsx` does."""
    organizations: list[OrganizationRow] = []
    people: list[PersonRow] = []
    problems: list[Problem] = []
    for number, columns, lines in _tables(content):
        for line in lines:
            cells = {name: _cell(line, at) for name, at in columns.items()}
            if not any(cells.values()):
                continue
            row = line.number or 0
            code = _code(cells.get("code"))
            if code == 0:
                problems.append(Problem(number, row, ProblemReason.BAD_CODE, cells.get("code") or ""))
            elif not cells.get("name"):
                problems.append(Problem(number, row, ProblemReason.NO_NAME))
            elif number == 1:
                kind = next(
                    (one for one, words in _KINDS.items() if words.fullmatch((cells.get("kind") or "").casefold())),
                    None,
                )
                organizations.append(
                    OrganizationRow(
                        row,
                        code,
                        kind,
                        cells["name"],
                        *(cells.get(one) for one in ("district", "head_post", "head", "curator")),
                    )
                )
            else:
                people.append(PersonRow(row, code, cells["name"], cells.get("organization"), cells.get("post")))
    return DirectoryTables(tuple(organizations), tuple(people), tuple(problems))


def _tables(content: bytes) -> list[tuple[int, dict[str, int], list[Row]]]:
    """(1 for organisations or 2 for people, where its columns stand, the rows below its head) of each sheet."""
    check_limits(content)
    rows = [block for block in read_xlsx(content) if isinstance(block, Row)]
    return [found for _, sheet in groupby(rows, key=lambda row: row.table) if (found := _table(list(sheet)))]


def _table(lines: Sequence[Row]) -> tuple[int, dict[str, int], list[Row]] | None:
    for index, line in enumerate(lines[:HEAD_WITHIN]):
        for number, heads, needed in ((1, _ORGANIZATIONS, {"code", "name", "kind"}), (2, _PEOPLE, {"code", "name"})):
            columns = dict(_columns(line, heads))
            if needed <= columns.keys():
                return number, columns, list(lines[index + 1 :])
    return None


def _columns(line: Row, heads: dict[str, str]) -> Iterator[tuple[str, int]]:
    for position, text in enumerate(line.texts()):
        folded = " ".join(text.split()).casefold()
        for name, words in heads.items():
            if re.fullmatch(words, folded):
                yield name, position


def _cell(line: Row, position: int) -> str:
    texts = line.texts()
    return " ".join(texts[position].split()) if position < len(texts) else ""


def _code(text: str | None) -> int | None:
    """None for a blank cell, 0 for what is no number of ours."""
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", text)
    return int(match[1]) if match else 0
