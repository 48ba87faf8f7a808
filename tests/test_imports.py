"""Who is loaded when: the command line must answer at once, and reading a plan needs neither Telegram nor SQL."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer.main

from bot.cli import app

HEAVY = {"aiogram", "sqlalchemy", "apscheduler", "matplotlib"}
VERBS = sorted(typer.main.get_group(app).commands) if app.registered_commands else []


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a new process has loaded after this code."""
    probe = (
        f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True)
    return {module.partition(".")[0] for module in done.stderr.split()}


@pytest.mark.parametrize("verb", [None, *VERBS])
def test_help_loads_nothing_heavy(verb: str | None):
    arguments = [*([verb] if verb else []), "--help"]
    loaded = loaded_by(f"sys.argv = ['roadmap-bot', *{arguments}]; from bot.cli import main; main()")
    assert "typer" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("room", ["bot.domain.roadmap", "bot.reading.school_list", "bot.texts", "bot.settings"])
def test_lower_rooms_load_no_framework(room: str):
    loaded = loaded_by(f"import {room}")
    assert "bot" in loaded
    assert loaded & HEAVY == set()
