"""The gallery leaves out no screen, and no screen in it is longer, wider or more careless than people can bear."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import messages
from bot.cli import app
from bot.gallery.screens import screens
from bot.gallery.stage import Screen
from bot.messages.message import BUTTON_BYTES, MOST, plain_text, shown_length
from bot.texts import languages

LABEL = 40
"""Letters of a button that a phone shows whole, alone in its row."""
CARELESS = re.compile(r"  |\.\.| [,;!?]| \.(?!\w)|\bNone\b|\(\)|\n\n\n|\A\s|\s\Z| $", re.MULTILINE)
"""Doubled blanks and stops, a blank before a stop (".docx" aside) or at an end, an absent fact, a gap of two lines."""


@pytest.fixture(scope="module", params=languages())
def gallery(request: pytest.FixtureRequest) -> list[Screen]:
    return screens(request.param)


def functions_that_say() -> set[str]:
    """module.function of every public function of bot/messages that makes a Message."""
    modules = [importlib.import_module(f"bot.messages.{one.name}") for one in pkgutil.iter_modules(messages.__path__)]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and function.__annotations__.get("return") == "Message"
    }


def test_every_screen_is_shown(gallery: list[Screen]):
    shown = {screen.name.partition(":")[0] for screen in gallery}
    assert len(functions_that_say()) > 20
    assert functions_that_say() - shown == set()


def test_no_two_screens_share_a_name(gallery: list[Screen]):
    names = [screen.name for screen in gallery]
    assert len(names) == len(set(names))


def test_every_screen_fits_a_message(gallery: list[Screen]):
    assert [screen.name for screen in gallery if not 0 < shown_length(screen.message.text) <= MOST] == []


def test_every_button_can_be_read_and_sent(gallery: list[Screen]):
    buttons = [(screen.name, one) for screen in gallery for row in screen.message.buttons for one in row]
    assert [(name, one.text) for name, one in buttons if not 0 < len(one.text) <= LABEL] == []
    assert [(name, one.data) for name, one in buttons if len(one.data.encode()) > BUTTON_BYTES] == []


def test_what_is_said_of_work_has_a_way_on(gallery: list[Screen]):
    """No dead end: from plans, obligations, reports and their lists one gets further by a press."""
    about = (
        "drafts.",
        "digest.",
        "obligations.",
        "reports.",
        "summaries.",
        "executors.",
        "control.",
        "moves.",
        "groups.",
    )
    ends = {screen.name for screen in gallery if screen.name.startswith(about) and not screen.message.buttons}
    first = {
        "drafts.plans: none",
        "obligations.mine: nothing",
        "summaries.overview: no plans",
        "summaries.choose_export: none",
    }
    assert ends == first, "before there is any work, there is nowhere to go"


def test_the_card_of_a_plan_offers_the_usual_alone(gallery: list[Screen]):
    """What is rarely done to it stands behind "more"."""
    assert max(len(screen.message.buttons) for screen in gallery if screen.name.startswith("drafts.draft")) <= 5


def test_no_row_of_buttons_is_empty(gallery: list[Screen]):
    assert [screen.name for screen in gallery if not all(screen.message.buttons)] == []


def test_no_screen_is_careless(gallery: list[Screen]):
    found = [
        (screen.name, one.group()) for screen in gallery for one in CARELESS.finditer(plain_text(screen.message.text))
    ]
    assert found == []


def test_a_control_date_is_always_said_to_be_inclusive():
    """Wherever Russian says "до" and a day, the reader must not wonder whether the day itself counts."""
    until = re.compile(r"\bдо (?:пн|вт|ср|чт|пт|сб|вс|\d+ (?:января|февраля|марта|мая))\b[^\n]*")
    said = [found for screen in screens("ru") for found in until.findall(plain_text(screen.message.text))]
    assert said
    assert [found for found in said if "включительно" not in found] == []


@pytest.mark.parametrize("language", languages())
def test_the_command_prints_all_screens_and_writes_a_page(language: str, tmp_path: Path):
    page = tmp_path / "gallery.html"
    printed = CliRunner().invoke(app, ["gallery", "--language", language])
    written = CliRunner().invoke(app, ["gallery", "--language", language, "--html", str(page)])
    assert (printed.exit_code, written.exit_code) == (0, 0)
    for screen in screens(language):
        assert f"--- {screen.name} (" in printed.output
        assert screen.message.text in page.read_text(encoding="utf-8")
