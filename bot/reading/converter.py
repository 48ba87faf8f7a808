"""LibreOffice, where it is installed, turns old and open formats into those that are read here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from bot.domain.errors import UnreadableDocument
from bot.reading.files import CONVERTED, kind_of
from bot.reading.limits import MAX_BYTES

CONVERT_SECONDS = 60.0


def convert(content: bytes, *, seconds: float = CONVERT_SECONDS) -> bytes:
    """The same document as .docx or .xlsx; a file that needs no converting as it is.

    Raises UnreadableDocument: "needs-converter" (kind) without LibreOffice, "too-slow", "file-damaged",
    "unpacks-too-large".
    """
    kind = kind_of(content)
    target = CONVERTED.get(kind)
    if target is None:
        return content
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise UnreadableDocument("needs-converter", kind=kind.value)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"plan.{kind.value}")
        source.write_bytes(content)
        command = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", target, "--outdir", folder, str(source)]
        _run(command, seconds)
        made = Path(folder, f"plan.{target}")
        if not made.exists():
            raise UnreadableDocument("file-damaged")
        if made.stat().st_size > MAX_BYTES:
            raise UnreadableDocument("unpacks-too-large")
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """Its own group, so that the office behind the starting script ends with it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise UnreadableDocument("too-slow", most=int(seconds)) from error
