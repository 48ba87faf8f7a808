"""From a document to a plan in force in at most one tap a doubt plus three, with every plan that there is."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot.reading.document import read_document
from bot.samples import sample_plan_docx
from tests.conversations.editions import first_edition
from tests.conversations.editions import plan_docx as edition_docx
from tests.conversations.papers import plan_docx as library_docx
from tests.conversations.steps import invite_curator, load_schools
from tests.conversations.taps import Taps, answer_all, open_questions, put_in_force
from tests.town import MONDAY, MOSCOW, TownOfOneProcess, at_work

REAL = Path(__file__).resolve().parents[3] / "shared" / "roadmaps" / "documents"
OWN = {
    "план чтения": ("план.docx", lambda: sample_plan_docx(MONDAY.date())),
    "план библиотек": ("план.docx", library_docx),
    "весенний план": ("план.docx", lambda: edition_docx(first_edition(), "11-од", "26 января 2026 г.")),
}


def plans() -> dict[str, tuple[str, bytes]]:
    own = {title: (name, made()) for title, (name, made) in OWN.items()}
    real = sorted(REAL.glob("*.txt")) if REAL.is_dir() else []
    return own | {path.stem: (path.name, path.read_bytes()) for path in real}


@pytest.fixture(params=plans())
def plan(request: pytest.FixtureRequest) -> tuple[str, str, bytes]:
    return (request.param, *plans()[request.param])


async def test_taps_from_a_document_to_a_plan_in_force(
    tmp_path: Path, plan: tuple[str, str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    title, name, content = plan
    ordered = read_document(name, content).head.order_date or MONDAY.date()
    monday = ordered + timedelta(days=7 - ordered.weekday())
    async with at_work(TownOfOneProcess, tmp_path, moment=datetime.combine(monday, time(9), MOSCOW)) as town:
        await invite_curator(town)
        await load_schools(town)
        await town.curator.send_document(name, content)
        draft = await town.curator.expect("понятн", timeout=40)
        taps = Taps(town.curator)
        await put_in_force(taps, await answer_all(taps, draft))
        doubts = open_questions(draft)
        with capsys.disabled():
            print(f"\n{title}: вопросов {doubts}, нажатий {len(taps)}")
        assert len(taps) <= doubts + 3
