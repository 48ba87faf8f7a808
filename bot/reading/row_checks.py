"""What a row of a plan does not look like: such rows were cut or joined in the wrong place, and are asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.roadmap import Activity, Doubt, DoubtReason, Field
from bot.reading.headings import starts_low

_HANGING = re.compile(r"(?:[,–—-]|(?<!\w)(?:и|в|во|на|по|с|со|для|от|за|при|о|об|к|ко|из|у|до|не))$", re.IGNORECASE)
_FEWEST_LETTERS = 3


def doubt_fragments(rows: Sequence[Activity]) -> list[Activity]:
    """Titles that begin or end in mid-sentence, say nothing, or hold the number of a row of their own."""
    low = sum(starts_low(row.title) for row in rows)
    are_capital = low <= 0.2 * len(rows)
    return [_doubted(row) if _is_fragment(row, are_capital) else row for row in rows]


def _is_fragment(row: Activity, are_capital: bool) -> bool:
    title = row.title
    if sum(char.isalpha() for char in title) < _FEWEST_LETTERS or _HANGING.search(title):
        return True
    return (are_capital and starts_low(title)) or _holds_next(row)


def _holds_next(row: Activity) -> bool:
    """ "… дворов 1.3. Вывезти снег" in row 1.2."""
    stem, dot, last = (row.number or "").rpartition(".")
    if not last.isdigit():
        return False
    number = re.escape(f"{stem}{dot}{int(last) + 1}")
    return re.search(rf"(?<=[\s;.]){number}[.)]?\s+[А-ЯЁ]", row.title) is not None


def _doubted(row: Activity) -> Activity:
    if any(doubt.field is Field.TITLE for doubt in row.doubts):
        return row
    doubt = Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE, row.title[:80])
    return replace(row, doubts=(*row.doubts, doubt))
