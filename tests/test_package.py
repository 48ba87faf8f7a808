"""What is installed is whole: the words, the invented town, migrations and the chat page come with the code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
PARTS = {"bot": "*.py", "locales": "*.ftl", "samples": "*.toml", "bot/sandbox/page": "*"}


def test_a_wheel_has_all_that_the_bot_needs(tmp_path: Path):
    for name in ("bot", "locales", "samples"):
        copytree(ROOT / name, tmp_path / "tree" / name)
    for name in ("pyproject.toml", "README.md"):
        (tmp_path / "tree" / name).write_bytes((ROOT / name).read_bytes())
    build = "from setuptools.build_meta import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=tmp_path / "tree", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
        packed = set(wheel.namelist())
    needed = {
        path.relative_to(ROOT).as_posix()
        for folder, pattern in PARTS.items()
        for path in (ROOT / folder).rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(needed) > 300
    assert needed - packed == set()
