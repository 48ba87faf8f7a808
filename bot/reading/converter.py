"""LibreOffice, where it is installed, turns old and open formats into those that are read here."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from bot.domain.errors import UnreadableDocument
from bot.reading.files import CONVERTED, kind_of

CONVERT_SECONDS = 60.0


def convert(content: bytes, *, seconds: float = CONVERT_SECONDS) -> bytes:
    """The same document as .docx or .xlsx; a file that needs no converting as it is.

    Raises UnreadableDocument: "needs-converter" (kind) without LibreOffice, "too-slow", "file-damaged".
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
        try:
            subprocess.run(command, capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise UnreadableDocument("too-slow", seconds=int(seconds)) from error
        made = Path(folder, f"plan.{target}")
        if not made.exists():
            raise UnreadableDocument("file-damaged")
        return made.read_bytes()
