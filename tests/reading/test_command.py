"""`roadmap-bot parse`: JSON on stdout, diagnostics on stderr, an exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

DOCUMENTS = Path(__file__).parent / "samples" / "documents"


def parse(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "parse", *arguments], capture_output=True, text=True, check=False
    )


def test_json_on_stdout_and_doubts_on_stderr() -> None:
    run = parse(str(DOCUMENTS / "beregovoy-school-2020.txt"), "--json")
    assert run.returncode == 0
    assert len(json.loads(run.stdout)["activities"]) == 7
    assert "parts-do-not-pair" in run.stderr


def test_an_overview_for_people() -> None:
    run = parse(str(DOCUMENTS / "lipovka-culture-2023.xlsx"))
    assert run.returncode == 0
    assert "Проводы зимы | 18.02.2023" in run.stdout


def test_a_file_that_is_no_plan_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Уважаемые коллеги!")
    for file in (letter, tmp_path / "missing.txt"):
        run = parse(str(file), "--json")
        assert (run.returncode, run.stdout) == (2, "")
        assert len(run.stderr.splitlines()) == 1


def test_parse_starts_without_messenger_and_database() -> None:
    file = DOCUMENTS / "sosnovka-heating-2024.txt"
    code = f"import sys; sys.argv = ['roadmap-bot', 'parse', {str(file)!r}]\n"
    code += "import bot.__main__\ntry: bot.__main__.main()\nexcept SystemExit: print('modules:', *sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = run.stdout.rpartition("modules:")[2].split()
    assert "bot.reading.document" in modules
    assert not {"aiogram", "sqlalchemy", "typer", "pydantic"} & set(modules)
