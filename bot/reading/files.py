"""What kind a file is, by its content, and the reader for it."""

from __future__ import annotations

import io
import zipfile

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block


def read_blocks(name: str, content: bytes) -> list[Block]:
    """The blocks of a file of any known kind. Raises UnreadableDocument."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("file-empty")
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        from bot.reading.pdf_file import read_pdf

        return read_pdf(content)
    if content.startswith(b"PK"):
        return _read_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0") or content.startswith(b"{\\rtf"):
        raise UnreadableDocument("needs-converter", kind="doc")
    from bot.reading.text_file import read_text

    return read_text(content, name)


def _read_zip(content: bytes) -> list[Block]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableDocument("file-damaged") from error
    if "word/document.xml" in names:
        from bot.reading.docx_file import read_docx

        return read_docx(content)
    if any(name.startswith("xl/") for name in names):
        from bot.reading.xlsx_file import read_xlsx

        return read_xlsx(content)
    raise UnreadableDocument("file-wrong-type")
