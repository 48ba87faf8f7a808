"""From an upload to a plan in force in one tap a doubt plus three: the project's samples, and plans of real life."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.steps import invite_curator
from tests.conversations.taps import Taps, answer_all, open_questions, put_in_force
from tests.town import TownOfOneProcess

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "reading" / "samples" / "documents"
ASKING = (
    "beregovoy-school-2020.txt",
    "kamyshinka-library-2023.docx",
    "kedrovy-log-corruption-2024.txt",
    "verkhnerechensk-theatre-2019.docx",
)
"""Samples that leave something to ask."""
REAL = sorted((ROOT.parent / "shared" / "roadmaps" / "documents").glob("*.txt"))


async def review(town: TownOfOneProcess, name: str, content: bytes) -> tuple[int, int]:
    """Sends a plan and answers all its questions; returns how many there were, and how many taps it took."""
    await town.curator.send_document(name, content)
    draft = await town.curator.expect("понятн", timeout=60)
    taps = Taps(town.curator)
    await put_in_force(taps, await answer_all(taps, draft))
    return open_questions(draft), len(taps)


async def test_our_own_plans(town: TownOfOneProcess, capsys: pytest.CaptureFixture[str]) -> None:
    await invite_curator(town)
    counted = {name: await review(town, name, (OWN / name).read_bytes()) for name in ASKING}
    with capsys.disabled():
        for name, (questions, taps) in counted.items():
            print(f"\n{name}: вопросов {questions}, нажатий {taps}", end="")
    assert all(questions for questions, _ in counted.values())
    assert {name: one for name, one in counted.items() if one[1] > one[0] + 3} == {}


@pytest.fixture(params=REAL, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param.name, request.param.read_bytes()


async def test_plans_of_real_life(
    town: TownOfOneProcess, plan: tuple[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    await invite_curator(town)
    questions, taps = await review(town, *plan)
    with capsys.disabled():
        print(f"\n{plan[0]}: вопросов {questions}, нажатий {taps}", end="")
    assert taps <= questions + 3
