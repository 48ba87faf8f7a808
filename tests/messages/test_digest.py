"""The words of a morning's digest: true of everything that stands under them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.nudge_policy import EscalationLevel
from bot.gallery.town import TODAY, town
from bot.messages.digest import EscalationWarning, digest
from bot.texts import texts_for

PLACE = town()
CALENDAR = PLACE.moment.office.calendar
TONES = ("ahead", "soon", "today", "just-late", "late", "long-late", "weeks-late")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    ("due", "near", "tone"),
    [
        ([17], [], "ahead"),
        ([17], [1], "soon"),
        ([17], [0], "today"),
        ([17], [-7], None),
        ([1], [-7], None),
        ([0], [-7], None),
        ([-7], [17], "long-late"),
        ([-7, 17], [], "long-late"),
    ],
)
def test_nothing_mild_is_said_above_what_is_late(language: str, due: list[int], near: list[int], tone: str | None):
    texts = texts_for(language)
    told = [PLACE.obligation(number, days) for number, days in enumerate(due)]
    listed = [PLACE.obligation(5 + number, days) for number, days in enumerate(near)]
    message = digest(texts, told, listed, 0, TODAY, CALENDAR, speech_id=7)
    said = [one for one in TONES if str(texts(f"phase-{one}")) in str(message.text)]
    assert said == ([tone] if tone else [])


@pytest.mark.parametrize(
    ("language", "one", "two"), [("ru", "Дело 1.", "Дела 1, 2."), ("en", "Task 1.", "Tasks 1, 2.")]
)
def test_a_warning_counts_whom_it_is_about(language: str, one: str, two: str):
    late = [PLACE.obligation(0, -5), PLACE.obligation(2, -5)]
    ids = tuple(each.id for each in late)
    soon = TODAY + timedelta(days=2)
    warnings = [
        EscalationWarning(EscalationLevel.CURATOR, soon, ids),
        EscalationWarning(EscalationLevel.CONTROLLER, soon, ids[:1]),
    ]
    message = digest(texts_for(language), late, (), 0, TODAY, CALENDAR, speech_id=7, warnings=warnings)
    assert f"\n{two} " in str(message.text)
    assert f"\n{one} " in str(message.text)
