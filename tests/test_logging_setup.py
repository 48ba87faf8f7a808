"""Logs as they leave the process: readable by machines, and without tokens wherever those came from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logging_setup import redacted

TOKEN = "7123456789:" + "AAF-x_9" * 5

SPEAKER = f"""
import logging, structlog, warnings
from bot.logging_setup import set_up_logging
set_up_logging("INFO", "OUTPUT")
TOKEN = "{TOKEN}"
structlog.get_logger("bot.delivery").info("asked", url=f"https://api.telegram.org/bot{{TOKEN}}/getMe", person=42)
logging.getLogger("aiohttp.client").warning("retrying %s", f"http://127.0.0.1/bot1:short/sendMessage")
logging.getLogger("aiohttp.client").debug("chatter")
warnings.warn(f"token {{TOKEN}} is old")
try:
    raise OSError(f"can't reach /file/bot{{TOKEN}}/photo.jpg")
except OSError:
    structlog.get_logger("bot").exception("failed")
raise RuntimeError(f"lost {{TOKEN}}")
"""


def spoken(output: str) -> str:
    """What a process of its own writes; it ends by an uncaught exception."""
    script = SPEAKER.replace("OUTPUT", output)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("output", ["json", "console"])
def test_no_token_leaves_the_process(output: str):
    lines = spoken(output)
    assert TOKEN.split(":")[1][:12] not in lines
    assert "short" not in lines
    assert lines.count("7123456789:***") >= 4, "which bot it was stays visible"
    assert "OSError" in lines
    assert "RuntimeError" in lines
    assert "chatter" not in lines


def test_every_line_is_one_json_object():
    entries = [json.loads(line) for line in spoken("json").splitlines()]
    assert [entry["level"] for entry in entries] == ["info", "warning", "warning", "error", "critical"]
    asked = entries[0]
    assert asked["event"] == "asked"
    assert asked["person"] == 42
    assert asked["logger"] == "bot.delivery"
    assert asked["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"bot {TOKEN}.", "bot 7123456789:***."),
        ("/bot1:short/getMe", "/bot1:***/getMe"),
        ("/file/bot12:a-b_c/documents/1.docx", "/file/bot12:***/documents/1.docx"),
        ("at 08:41, row 12:3", "at 08:41, row 12:3"),
    ],
)
def test_only_tokens_are_cut(said: str, kept: str):
    assert redacted(said) == kept


def test_the_process_that_reads_its_settings_does_not_show_them(tmp_path: Path):
    script = "from bot.settings import read_settings\nread_settings()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        cwd=tmp_path,
        env={"BOT_TOKEN": "my secret", "TIMEZONE": "UTC"},
    )
    assert "BOT_TOKEN: not like a token" in done.stderr
    assert "my secret" not in done.stderr
