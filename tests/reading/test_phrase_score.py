"""Real cells and invented ones are read right, and the few that are not are doubted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.reading.phrase_score import report, verdicts

OWN = Path(__file__).parent / "phrases"
SHARED = Path(__file__).parents[3] / "shared" / "roadmaps"
FOLDERS = [folder for folder in (OWN, SHARED) if folder.exists()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize(("words", "least"), [("deadlines", 0.98), ("responsible", 0.97)])
def test_cells_are_read_right_or_doubted(folder: Path, words: str, least: float) -> None:
    cells = [verdict for verdict in verdicts(folder) if verdict.group.endswith(words)]
    assert len(cells) > 25
    wrong = [(v.text, v.got) for v in cells if not v.right]
    assert len(wrong) <= (1 - least) * len(cells), wrong
    assert [v.text for v in cells if not v.right and not v.doubted] == []
    assert sum(v.doubted for v in cells) <= 0.15 * len(cells)


def test_the_script_prints_shares_and_misses() -> None:
    command = [sys.executable, "-m", "bot.reading.phrase_score", str(OWN), "--misses"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=50).stdout.splitlines()
    assert printed == list(report(verdicts(OWN), misses=True))
    assert printed[0].startswith("phrases: deadlines:")
    assert "(100.0%)" in printed[0]


def test_a_wrong_answer_is_printed_as_a_miss(tmp_path: Path) -> None:
    line = '{"text": "депо, прораб", "responsible": [{"kind": "group", "name": "депо", "position": null}]}\n'
    (tmp_path / "responsible.jsonl").write_text(line, encoding="utf-8")
    printed = list(report(verdicts(tmp_path), misses=True))
    assert "0/1 right (0.0%)" in printed[0]
    assert "wrong and silent 1" in printed[0]
    assert "'депо, прораб'" in printed[1]
