"""A responsible cell cut at names, commas, semicolons and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.names import find_names
from bot.reading.piece_joining import join_pieces
from bot.reading.piece_splitting import split_piece
from bot.reading.posts import Piece

_EMPTY = re.compile(r"[\s.,;:()/\-–—и]*")
TOGETHER = r"\s(?:совместно|во взаимодействии|вместе)\s+со?(?=\s|$)"


def pieces_of(text: str, known: frozenset[str]) -> list[Piece]:
    """Names, posts and bodies of a cell, in order."""
    pieces: list[Piece] = []
    for piece in _parts(text):
        if piece.name:
            pieces.append(piece)
        else:
            pieces += split_piece(piece, known)
    return join_pieces(pieces, known)


def _parts(text: str) -> Iterator[Piece]:
    """The cell cut at names, commas, semicolons and at brackets that hold a name."""
    masked = _CLOSED.sub(lambda closed: "_" * len(closed[0]), text)
    names = {found.start: found for found in find_names(text)}
    for found in names.values():
        if masked[found.start] == "_":  # a name inside of brackets, or right before them, opens them
            masked = _opened(text, masked, found.start)
        elif bracket := re.match(r"\s*\(", text[found.end :]):
            masked = _opened(text, masked, found.end + bracket.end())
    at, before, bracketed = 0, "", False
    marks = [*_MARK.finditer(masked)]
    edges = sorted(
        [*((m.start(), m.end(), None) for m in marks), *((f.start, f.end, f.name) for f in names.values())],
        key=lambda e: e[:2],
    )
    for start, end, name in [*edges, (len(text), len(text), None)]:
        if start < at:
            continue
        written = text[at:start]
        if stripped := _stripped(written):
            yield Piece(stripped, _lead(written) or before, bracketed=bracketed)
            before = " "
        if name:
            yield Piece(text[start:end], _tail(written) or before, name, bracketed)
            before = " "
        else:
            before = text[start:end].strip() or before
            bracketed = before == "(" or (bracketed and before != ")")
            before = " " if before == ")" else before
        at = end


MADE_OF = r"\s(?:в\s+составе|под\s+(?:руководством|председательством))(?=[\s:])"
_CLOSED = re.compile(r"[«\"“„][^»\"”“]*[»\"”“]|\([^()]*\)")
_MARK = re.compile(rf"[,;()]|{MADE_OF}|{TOGETHER}")


def _opened(text: str, masked: str, at: int) -> str:
    """The mask with the brackets around a name laid open, so that they cut."""
    start, end = text.rfind("(", 0, at), text.find(")", at)
    if start < 0 or end < 0:
        return masked
    return masked[:start] + text[start : end + 1] + masked[end + 1 :]


def _lead(written: str) -> str:
    """The dash or colon that a text begins with: it stands between the name before and the post."""
    first = written.strip()[:1]
    return "-" if first in ("-", "–", "—") else ":" if first == ":" else ""


def _tail(written: str) -> str:
    """The dash, colon or "и" that a text ends with, before a name."""
    text = written.strip()
    last = text[-1:]
    return "-" if last in ("-", "–", "—") and last else ":" if last == ":" else "и" if text in ("и", "а также") else ""


def _stripped(written: str) -> str:
    written = written.strip(" \t.,;:-–—")
    if written.count("(") != written.count(")"):
        written = written.strip("() ")
    written = re.sub(r"^(?:и|а также|совместно с)\s+|\s+и$", "", written.strip(" .,;:-–—"))
    return "" if _EMPTY.fullmatch(written) else written
