"""The demo without a browser, as somebody on a terminal sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.conftest import environment

LINES = (
    "Шаг 11 из 11",
    "15 строк, 14 понятны, 1 вопрос",
    "(через 3 рабочих дня)",
    "09:01 Бот → ",
    "Разговоры и черновики целы",
    "Приложено 1 фото",
    "Закрыто: 1 из",
    "Весь путь пройден",
)


@pytest.mark.timeout(240)
def test_script_walks_the_whole_path(tmp_path: Path):
    command = (sys.executable, "-m", "bot", "demo", "--script")
    done = subprocess.run(command, env=environment(), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line for line in LINES if line not in done.stdout] == []
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == [], "the demo leaves nothing behind"
