"""Plain text: lines, and tables written with tabs, bars or semicolons."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block, Cell, Line, Row
from bot.reading.fixed_width import cut_columns, find_columns
from bot.reading.healing import strip_marks
from bot.reading.limits import MAX_COLUMNS, MAX_TEXT_BYTES, check_rows

_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ")
_SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "mac_cyrillic")
_RULE = re.compile(r"[\s|+:=\-–—─┼├┤┌┐└┘│╔╗╚╝═║╬┬┴]+")
_BARS = re.compile(r"[|│║]")


def decode(content: bytes) -> str:
    """The text of `content`, whatever of the usual Russian encodings it is in.

    Raises UnreadableDocument("file-wrong-type") for bytes that are no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff")
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", errors="replace")
    sample = content[:4000]
    if sample.count(0) > len(sample) // 8:
        odd = sample[1::2].count(0) + sum(byte == 4 for byte in sample[1::2])
        even = sample[0::2].count(0) + sum(byte == 4 for byte in sample[0::2])
        return content.decode("utf-16-le" if odd >= even else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = max(_SINGLE_BYTE, key=lambda encoding: _likeness(content[:20000].decode(encoding, errors="replace")))
    text = content.decode(best, errors="replace")
    if _likeness(text[:20000]) <= 0:
        raise UnreadableDocument("file-wrong-type")
    return text


def _likeness(text: str) -> float:
    """How Russian the text looks: common letters count for it, capitals inside words and oddities against it."""
    score = 0.0
    for before, char in zip(" " + text, text, strict=False):
        if char in _COMMON:
            score += 1.0 if char in "оеаинтсрвл" else 0.6
        elif char.isupper() and before.islower():
            score -= 2
        elif char in "\ufffd" or (ord(char) < 32 and char not in "\t\n\r\x0c\x1a"):
            score -= 5
        elif (not char.isascii() and not char.isalpha() and char not in "№«»–—…•“”„°§\u00a0") or (
            "\u0400" <= char <= "\u045f" and not ("а" <= char.lower() <= "я" or char.lower() == "ё")
        ):
            score -= 2
    return score


def read_text(content: bytes, name: str = "") -> list[Block]:
    """Blocks of a text file; `name` tells a .csv by its extension."""
    if len(content) > MAX_TEXT_BYTES:
        raise UnreadableDocument("text-too-long", most=MAX_TEXT_BYTES // 2**20)
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    tabbed = sum("\t" in line for line in lines)
    if tabbed < 2:
        if name.lower().endswith(".csv"):
            return _read_csv(text)
        if _are_barred(lines):
            lines = [_bars_to_tabs(line) for line in lines]
        elif columns := find_columns(lines):
            lines = cut_columns(lines, columns)
        elif sum(line.count(";") >= 2 for line in lines) > sum(bool(line.strip()) for line in lines) // 2:
            return _read_csv(text)
    return _read_lines(lines)


def read_lines(lines: list[str]) -> list[Block]:
    """Blocks of lines whose tables are set with blanks alone."""
    columns = find_columns(lines)
    return _read_lines(cut_columns(lines, columns) if columns else lines)


def _are_barred(lines: Sequence[str]) -> bool:
    """Three lines that the same number of bars cuts are a table's rows, whether bars close them or not."""
    counts = Counter(count for line in lines if (count := len(_BARS.findall(line))) > 1)
    return any(rows >= 3 for rows in counts.values())


def _bars_to_tabs(line: str) -> str:
    cells = [cell.strip() for cell in _BARS.split(line.strip())]
    if len(cells) < 3:
        return line
    is_closed = not cells[0]
    return "\t".join(cells[is_closed : len(cells) - (is_closed and not cells[-1])])


def _read_lines(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    table, gap = 0, False
    for number, raw in enumerate(lines, 1):
        for line in raw.split("\x0c"):
            if not line.strip(" \xa0\t"):
                gap = True
                continue
            if "\t" in line.strip(" ") and not _RULE.fullmatch(line):
                cells = tuple(Cell(strip_marks(cell)) for cell in line.split("\t", MAX_COLUMNS))
                if not (blocks and isinstance(blocks[-1], Row)):
                    table += 1
                if any(cell.text for cell in cells):
                    blocks.append(Row(cells, f"строка {number}", table, after_break=gap))
            elif (text := strip_marks(line.strip("\t"))) and not _RULE.fullmatch(text):
                blocks.append(Line(text, f"строка {number}", gap))
            gap = False
            check_rows(len(blocks))
    return blocks


def _read_csv(text: str) -> list[Block]:
    delimiter = max(";,\t", key=text[:20000].count)
    blocks: list[Block] = []
    gap = False
    for number, record in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
        cells = tuple(Cell(strip_marks(cell)) for cell in record[:MAX_COLUMNS])
        filled = [cell for cell in cells if cell.text]
        if not filled:
            gap = True
            continue
        if len(cells) == 1:
            blocks.append(Line(cells[0].text, f"строка {number}", gap))
        else:
            blocks.append(Row(cells, f"строка {number}", 1))
        gap = False
        check_rows(len(blocks))
    return blocks
