"""The same plan a year later."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.next_year import next_year_draft
from bot.domain.roadmap import Activity, Head, PlanRow, RowWarning


@pytest.mark.parametrize(
    ("due", "later"),
    [
        (date(2026, 3, 1), date(2027, 3, 1)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2024, 2, 28), date(2025, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_days_move_by_a_year_and_the_end_of_february_stays_its_end(due: date, later: date):
    deadline = Deadline(DeadlineKind.DATES, (Window(None, due),))
    activity = Activity(None, "1", "Отчёт за 2026 год", "до 2026 года", "", deadline, (), (RowWarning.BEFORE_ORDER,))
    head = Head("План на 2026-2027 годы", None, "5-од", date(2026, 1, 9), date(2026, 1, 1), date(2027, 12, 31))
    draft = next_year_draft(head, (), [PlanRow(1, 1, 1, False, activity)])
    [copied] = draft.activities
    assert copied.deadline.windows == (Window(None, later),)
    assert (copied.title, copied.deadline_text, copied.warnings) == ("Отчёт за 2027 год", "до 2027 года", ())
    assert draft.head == Head("План на 2027-2028 годы", None, None, None, date(2027, 1, 1), date(2028, 12, 31))
