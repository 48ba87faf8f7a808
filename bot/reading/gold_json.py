"""A draft as JSON, in the shape that plans are exchanged and judged in, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain.deadline import Deadline, DeadlineKind, Recurrence, Window
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Draft, Dropped, Field, Head, RowWarning, Section


def draft_to_json(draft: Draft, *, whole: bool = False) -> dict[str, Any]:
    """`doubts` of a row names its doubted fields; `doubt_reasons` beside it says why.

    `whole`: also what the shape has no place for, who is marked as the lead, so that nothing is lost on the way back.
    """
    head = draft.head
    return {
        "roadmap": {
            "title": head.title,
            "issuer": head.issuer,
            "order_number": head.order_number,
            "order_date": _iso(head.order_date),
            "period_start": _iso(head.period_start),
            "period_end": _iso(head.period_end),
            "controller": head.controller,
        },
        "sections": [{"number": section.number, "title": section.title} for section in draft.sections],
        "activities": [_activity_to_json(row, whole) for row in draft.activities],
        "instructions": [_activity_to_json(row, whole) for row in draft.instructions],
        "dropped": [{"place": piece.place, "text": piece.text} for piece in draft.dropped],
    }


def draft_from_json(data: Mapping[str, Any]) -> Draft:
    """The inverse of `draft_to_json`; also reads a hand-made gold, which has no doubts and no dropped pieces."""
    head = data["roadmap"]
    return Draft(
        head=Head(
            title=head["title"],
            issuer=head.get("issuer"),
            order_number=head.get("order_number"),
            order_date=_date(head.get("order_date")),
            period_start=_date(head.get("period_start")),
            period_end=_date(head.get("period_end")),
            controller=head.get("controller"),
        ),
        sections=tuple(Section(section["number"], section["title"]) for section in data.get("sections", ())),
        activities=tuple(_activity_from_json(row) for row in data.get("activities", ())),
        instructions=tuple(_activity_from_json(row) for row in data.get("instructions", ())),
        dropped=tuple(Dropped(piece["place"], piece["text"]) for piece in data.get("dropped", ())),
    )


def deadline_to_json(deadline: Deadline) -> dict[str, Any]:
    return {
        "kind": deadline.kind.value,
        "occurrences": [[_iso(window.start), _iso(window.due)] for window in deadline.windows],
        "recurrence": deadline.recurrence.value if deadline.recurrence else None,
        "source": deadline.source,
    }


def deadline_from_json(data: Mapping[str, Any]) -> Deadline:
    return Deadline(
        kind=DeadlineKind(data["kind"]),
        windows=tuple(Window(_date(start), date.fromisoformat(due)) for start, due in data["occurrences"]),
        recurrence=Recurrence(data["recurrence"]) if data["recurrence"] else None,
        source=data["source"],
    )


def _responsible_to_json(one: Responsible, whole: bool) -> dict[str, Any]:
    mark = {"leads": True} if whole and one.leads else {}
    return {"kind": one.kind.value, "name": one.name, "position": one.position, **mark}


def _responsible_from_json(one: Mapping[str, Any]) -> Responsible:
    return Responsible(ResponsibleKind(one["kind"]), one["name"], one["position"], one.get("leads", False))


def _activity_to_json(row: Activity, whole: bool) -> dict[str, Any]:
    return {
        "section": row.section,
        "number": row.number,
        "title": row.title,
        "deadline_text": row.deadline_text,
        "responsible_text": row.responsible_text,
        "deadline": deadline_to_json(row.deadline),
        "responsible": [_responsible_to_json(one, whole) for one in row.responsible],
        "warnings": [warning.value for warning in row.warnings],
        "doubts": list(dict.fromkeys(doubt.field.value for doubt in row.doubts)),
        "doubt_reasons": [
            {"field": doubt.field.value, "reason": doubt.reason.value, "excerpt": doubt.excerpt} for doubt in row.doubts
        ],
    }


def _activity_from_json(row: Mapping[str, Any]) -> Activity:
    return Activity(
        section=row["section"],
        number=row["number"],
        title=row["title"],
        deadline_text=row["deadline_text"],
        responsible_text=row["responsible_text"],
        deadline=deadline_from_json(row["deadline"]),
        responsible=tuple(_responsible_from_json(one) for one in row["responsible"]),
        warnings=tuple(RowWarning(warning) for warning in row.get("warnings", ())),
        doubts=tuple(
            Doubt(Field(doubt["field"]), DoubtReason(doubt["reason"]), doubt["excerpt"])
            for doubt in row.get("doubt_reasons", ())
        ),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
