"""Word documents, read from their XML: python-docx's own objects cost ten times as much on long tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block, Cell, Line, Row, Span
from bot.reading.damage import refuse_damage
from bot.reading.healing import strip_marks
from bot.reading.limits import check_rows

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
"""A drawn text box: it holds paragraphs and tables of its own."""
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", _MC_FALLBACK, _BOX, f"{_W}rPr", f"{_W}pPr"}
)
_PARSER_LIMITS: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_docx(content: bytes) -> list[Block]:
    """Paragraphs and rows of the body in their order; tables inside a cell are that cell's text.

    Raises UnreadableDocument("file-damaged").
    """
    with refuse_damage(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = _parse(archive, _main_part(archive))
        levels = _numbered_levels(archive)
        styles = _numbered_styles(archive)
        body = root.find(f"{_W}body")
    if body is None:
        raise UnreadableDocument("file-damaged")
    return _Reader(levels, styles).read(body)


def _parse(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), etree.XMLParser(**_PARSER_LIMITS))


def _list_of(properties: Any) -> tuple[str, str] | None:
    """(list, level) of a paragraph or a style."""
    found = properties.find(f"{_W}numPr") if properties is not None else None
    return (_val(found.find(f"{_W}numId")), _val(found.find(f"{_W}ilvl")) or "0") if found is not None else None


def _numbered_styles(archive: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    """Paragraph styles that bring a list with them."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    styles = _parse(archive, "word/styles.xml").iter(f"{_W}style")
    lists = {style.get(f"{_W}styleId", ""): _list_of(style.find(f"{_W}pPr")) for style in styles}
    return {style: found for style, found in lists.items() if found}


def _main_part(archive: zipfile.ZipFile) -> str:
    """Word writes word/document.xml; some other programs choose another name."""
    for relation in _parse(archive, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _numbered_levels(archive: zipfile.ZipFile) -> set[tuple[str, str]]:
    """(list, level) pairs that a word processor numbers; bullets are left out."""
    if "word/numbering.xml" not in archive.namelist():
        return set()
    root = _parse(archive, "word/numbering.xml")
    formats: dict[str, list[str]] = {}
    for abstract in root.iter(f"{_W}abstractNum"):
        formats[abstract.get(f"{_W}abstractNumId", "")] = [
            level.get(f"{_W}ilvl", "0")
            for level in abstract.iter(f"{_W}lvl")
            if (kind := level.find(f"{_W}numFmt")) is not None and kind.get(f"{_W}val") not in ("bullet", "none")
        ]
    levels: set[tuple[str, str]] = set()
    for number in root.iter(f"{_W}num"):
        abstract = number.find(f"{_W}abstractNumId")
        for level in formats.get(abstract.get(f"{_W}val", "") if abstract is not None else "", ()):
            levels.add((number.get(f"{_W}numId", ""), level))
    return levels


class _Reader:
    def __init__(self, levels: set[tuple[str, str]], styles: dict[str, tuple[str, str]]) -> None:
        self.levels = levels
        self.styles = styles
        self.blocks: list[Block] = []
        self.tables = 0
        self.paragraphs = 0
        self.gap = False

    def read(self, body: Any) -> list[Block]:
        for child in _children(body):
            if child.tag == f"{_W}p":
                self._take_paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._take_table(child)
        return self.blocks

    def _take_paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        self._take_text(element)
        for box in _boxes(element):
            self.read(box)

    def _take_text(self, element: Any) -> None:
        check_rows(len(self.blocks))
        text = strip_marks(_paragraph_text(element))
        if not text.strip():
            self.gap = True
            return
        level = self._list_level(element)
        for part in text.split("\n"):
            if part.strip():
                self.blocks.append(Line(part.strip(), f"абзац {self.paragraphs}", self.gap, level))
                self.gap, level = False, None

    def _list_level(self, paragraph: Any) -> int | None:
        key = _list_of(paragraph.find(f"{_W}pPr")) or self.styles.get(_val(paragraph.find(f"{_W}pPr/{_W}pStyle")))
        return int(key[1]) if key and key in self.levels else None

    def _take_table(self, element: Any) -> None:
        self.tables += 1
        above: dict[int, str] = {}
        for number, row in enumerate((child for child in _children(element) if child.tag == f"{_W}tr"), 1):
            cells = [Cell()] * _value(row, "trPr", "gridBefore")
            for cell in _children(row):
                if cell.tag == f"{_W}tc":
                    self._take_cell(cell, cells, above)
            check_rows(number)
            if any(cell.text for cell in cells):
                self.blocks.append(Row(tuple(cells), f"таблица {self.tables}, строка {number}", self.tables))
        self.gap = True

    def _take_cell(self, element: Any, cells: list[Cell], above: dict[int, str]) -> None:
        column = len(cells)
        properties = element.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        width = max(1, min(_value(element, "tcPr", "gridSpan") or 1, 64))
        if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in above:
            cells.append(Cell(above[column], Span.ABOVE))
            cells.extend(Cell("", Span.ABOVE) for _ in range(width - 1))
            return
        text = strip_marks(_cell_text(element))
        if merge is not None:
            above[column] = text
        else:
            above.pop(column, None)
        shade = _shade(properties)
        cells.append(Cell(text, shade=shade))
        cells.extend(Cell("", Span.LEFT, shade) for _ in range(width - 1))


def _children(element: Any) -> Iterator[Any]:
    """Children, with content controls, insertions and custom XML opened."""
    for child in element:
        if child.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}sdtContent", f"{_W}moveTo"):
            yield from _children(child)
        elif child.tag not in _SKIPPED:
            yield child


def _boxes(element: Any) -> list[Any]:
    """The text boxes drawn in a paragraph; those inside of them are read with them."""
    return [
        box
        for box in element.iter(_BOX)
        if not any(parent.tag in (_BOX, _MC_FALLBACK) for parent in box.iterancestors())
    ]


def _value(element: Any, properties: str, name: str) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    value = found.get(f"{_W}val", "0") if found is not None else "0"
    return int(value) if value.isdigit() else 0


def _shade(properties: Any) -> str:
    """The colour that fills a cell."""
    found = properties.find(f"{_W}shd") if properties is not None else None
    colour = str(found.get(f"{_W}fill", "")).upper() if found is not None else ""
    return "" if colour in ("AUTO", "FFFFFF") else colour


def _val(element: Any) -> str:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return str(value)


def _cell_text(cell: Any) -> str:
    lines: list[str] = []
    for child in _children(cell):
        if child.tag == f"{_W}p":
            lines.append(_paragraph_text(child))
            lines += map(_cell_text, _boxes(child))
        elif child.tag == f"{_W}tbl":
            rows = ((_cell_text(inner).strip() for inner in row.iter(f"{_W}tc")) for row in child.iter(f"{_W}tr"))
            lines += [" ".join(filter(None, texts)) for texts in rows]
    return "\n".join(lines)


def _paragraph_text(paragraph: Any) -> str:
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append(" ")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}p":
            parts.append("\n")
            _collect(child, parts)
        elif tag not in _SKIPPED and len(child):
            _collect(child, parts)
