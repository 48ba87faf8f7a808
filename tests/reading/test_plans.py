"""Whole documents against answers made by hand: our own samples, and real plans where they lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.reading.document import read_document
from bot.reading.gold_json import draft_from_json, draft_to_json

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "roadmaps"
WHOLE = ("number", "title", "deadline", "responsible", "warnings")


def _pairs(folder: Path) -> list[Any]:
    found = [
        (document, gold)
        for gold in sorted((folder / "gold").glob("*.json"))
        for document in sorted((folder / "documents").glob(f"{gold.stem}.*"))
    ]
    return [pytest.param(document, gold, id=document.name) for document, gold in found]


def _plain(value: Any) -> Any:
    """Without the differences that a reader of plans does not see."""
    if isinstance(value, str):
        value = value.casefold().replace("ё", "е")
        return " ".join("".join(char if char.isalnum() else " " for char in value).split())
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _section(row: dict[str, Any], sections: list[dict[str, Any]]) -> Any:
    return _plain(sections[row["section"] - 1]["title"]) if row["section"] else None


@pytest.mark.parametrize(("document", "gold"), _pairs(SAMPLES))
def test_each_sample_is_read_as_its_gold_says(document: Path, gold: Path) -> None:
    want = json.loads(gold.read_text())
    got = draft_to_json(read_document(document.name, document.read_bytes()))
    assert got["roadmap"] == want["roadmap"]
    assert got["sections"] == want["sections"]
    for part in ("activities", "instructions"):
        for row in got[part]:
            del row["doubts"], row["doubt_reasons"]
        assert got[part] == want[part]


@pytest.mark.parametrize(("document", "gold"), _pairs(SHARED))
def test_real_plans_are_read_nearly_whole_and_never_silently_wrong(document: Path, gold: Path) -> None:
    want = json.loads(gold.read_text())
    got = draft_to_json(read_document(document.name, document.read_bytes()))
    wrong, silent = 0, 0
    for part in ("activities", "instructions"):
        assert len(got[part]) == len(want[part])
        for expected, row in zip(want[part], got[part], strict=True):
            fields = [field for field in WHOLE if field not in (expected.get("ambiguous") or [])]
            bad = {field for field in fields if not _same(field, expected, row)}
            wrong += bool(bad)
            silent += bool(bad - set(row["doubts"]))
    rows = len(want["activities"]) + len(want["instructions"])
    assert wrong <= 0.03 * rows
    assert silent <= 0.01 * rows
    assert {key: _plain(value) for key, value in got["roadmap"].items()} == {
        key: _plain(value) for key, value in want["roadmap"].items()
    }


def _same(field: str, expected: dict[str, Any], row: dict[str, Any]) -> bool:
    if "sha" in str(expected.get(field)):
        return True  # the gold holds a mark in place of a text
    return bool(_plain(expected[field]) == _plain(row[field]))


def test_who_is_marked_as_the_lead_is_kept_and_the_exchanged_shape_stays_as_it_is() -> None:
    led = Responsible(ResponsibleKind.PERSON, "Лис О.О.", leads=True)
    nothing = Deadline(DeadlineKind.NONE)
    draft = Draft(
        Head("План"), activities=(Activity(None, "1", "Сверить фонды", "", "Лис О.О. (свод)", nothing, (led,)),)
    )
    exchanged = draft_to_json(draft)
    assert [set(one) for row in exchanged["activities"] for one in row["responsible"]] == [{"kind", "name", "position"}]
    assert draft_from_json(draft_to_json(draft, whole=True)) == draft


@pytest.mark.parametrize(("document", "gold"), _pairs(SAMPLES))
def test_a_draft_survives_json(document: Path, gold: Path) -> None:
    draft = read_document(document.name, document.read_bytes())
    assert draft_from_json(json.loads(json.dumps(draft_to_json(draft, whole=True)))) == draft
    assert draft_from_json(json.loads(gold.read_text())).activities
