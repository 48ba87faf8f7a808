"""What is looked at before an .xlsx is opened: small files can unpack to gigabytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.domain.errors import UnreadableDocument

MAX_UNPACKED = 64 * 2**20
"""Bytes of all parts together; a plan or a list of thousands of rows takes a few megabytes."""
MAX_ROWS = 5_000
MAX_COLUMNS = 100

# An encrypted part is a RuntimeError, an unknown compression one too, an unknown charset a LookupError.
_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, LookupError)
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def check_workbook(content: bytes) -> None:
    """Raises UnreadableDocument: "workbook-unreadable" (no .xlsx at all), "workbook-too-large" (`rows`, `columns`).

    A single cell far out costs openpyxl gigabytes, so cells are looked at by their addresses as well.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise UnreadableDocument("workbook-unreadable")
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise _too_large()
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _check_sheet(archive, part)
    except (*_DAMAGED, DefusedXmlException, ParseError) as error:
        raise UnreadableDocument("workbook-unreadable") from error


def _check_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as xml:
        for _, element in iterparse(xml, events=("end",)):
            if element.tag.endswith(("}c", "}row")):
                cell = _CELL.fullmatch(element.get("r", ""))
                row = int(cell[2]) if cell else int(element.get("r") or 0)
                if row > MAX_ROWS or (cell and _column(cell[1]) > MAX_COLUMNS):
                    raise _too_large()
            elif element.tag.endswith("}mergeCell"):
                # openpyxl makes every cell of a merged range.
                last = _CELL.fullmatch(element.get("ref", "").rpartition(":")[2])
                if last and (int(last[2]) > MAX_ROWS or _column(last[1]) > MAX_COLUMNS):
                    raise _too_large()
            element.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_large() -> UnreadableDocument:
    return UnreadableDocument("workbook-too-large", rows=MAX_ROWS, columns=MAX_COLUMNS)
