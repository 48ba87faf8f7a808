"""What `roadmap-bot parse` prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.domain.errors import UnreadableDocument
from bot.domain.roadmap import Activity, Draft
from bot.reading.document import read_document
from bot.reading.gold_json import draft_to_json


def run(arguments: Sequence[str]) -> int:
    """`parse FILE [--json]`; returns the exit code."""
    as_json = "--json" in arguments
    files = [argument for argument in arguments if not argument.startswith("--")]
    if len(files) != 1 or set(arguments) - {*files, "--json"}:
        print("roadmap-bot parse FILE [--json]", file=sys.stderr)
        return 2
    return parse_file(Path(files[0]), as_json)


def parse_file(path: Path, as_json: bool) -> int:
    """Print the draft of a file; diagnostics go to stderr. Returns 0, or 2 for a file that can't be read."""
    try:
        draft = read_document(path.name, path.read_bytes())
    except OSError as error:
        print(f"Файл не открывается: {error.strerror}", file=sys.stderr)
        return 2
    except UnreadableDocument as refusal:
        print(refusal_line(refusal), file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(draft_to_json(draft), ensure_ascii=False, indent=1))
    else:
        print(overview(draft))
    for line in diagnostics(draft):
        print(line, file=sys.stderr)
    return 0


def refusal_line(refusal: UnreadableDocument) -> str:
    """Why the file was not read, in one line."""
    from bot.texts import DEFAULT_LANGUAGE, Texts  # only a refusal needs the words

    texts, key = Texts(DEFAULT_LANGUAGE), f"error-{refusal.code}"
    words = texts.plain(key, **refusal.facts) if texts.has(key) else f"Файл не прочитан: {refusal.code}"
    return " ".join(words.split())


def overview(draft: Draft) -> str:
    """A short readable account."""
    head = draft.head
    doubted = sum(bool(row.doubts) for row in (*draft.activities, *draft.instructions))
    order = f"№ {head.order_number or '—'} от {head.order_date or '—'}"
    counts = f"мероприятий {len(draft.activities)}, поручений {len(draft.instructions)}, с вопросами {doubted}"
    lines = [
        head.title or "Без названия",
        f"Издал: {head.issuer or '—'}; {order}; контроль: {head.controller or '—'}",
        f"Разделов {len(draft.sections)}, {counts}",
    ]
    section = 0
    for row in draft.activities:
        if row.section and row.section != section:
            section = row.section
            found = draft.sections[section - 1]
            lines.append(f"\n{found.number or ''} {found.title}".rstrip())
        lines.append(
            f"  {row.number or '—'}  {row.title[:70]} | {row.deadline_text or '—'} | {row.responsible_text or '—'}"
        )
    return "\n".join(lines)


def diagnostics(draft: Draft) -> list[str]:
    """Doubts and dropped pieces, a line each."""
    lines = [_doubt_line(row, n) for row in (*draft.activities, *draft.instructions) for n in range(len(row.doubts))]
    return lines + [f"вне строк ({piece.place}): {piece.text!r}" for piece in draft.dropped]


def _doubt_line(row: Activity, n: int) -> str:
    doubt = row.doubts[n]
    return f"вопрос к {row.number or row.title[:40]!r}: {doubt.field.value}, {doubt.reason.value} {doubt.excerpt!r}"
