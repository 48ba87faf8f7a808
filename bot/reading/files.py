"""What kind a file is, told by its content and never by its name, and the reader for it."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block
from bot.reading.damage import refuse_damage


class FileKind(StrEnum):
    TEXT = "text"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    DOC = "doc"
    XLS = "xls"


CONVERTED = {
    FileKind.ODT: "docx",
    FileKind.RTF: "docx",
    FileKind.DOC: "docx",
    FileKind.XLS: "xlsx",
    FileKind.ODS: "xlsx",
}
"""Kinds that LibreOffice turns into one that is read here."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\x7fELF", b"MZ", b"\xfd7zXZ", b"\xca\xfe\xba\xbe")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(content: bytes) -> FileKind:
    """Raises UnreadableDocument: "file-empty", "file-encrypted", "file-with-macros", "file-damaged",
    "file-wrong-type", "scan-without-text" (a picture)."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("file-empty")
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.startswith(b"PK"):
        return _kind_of_archive(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith(b"{\\rtf"):
        return FileKind.RTF
    if content.startswith(_PICTURES):
        raise UnreadableDocument("scan-without-text")
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OTHERS) or start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise UnreadableDocument("file-wrong-type")
    return FileKind.TEXT


def _kind_of_archive(content: bytes) -> FileKind:
    with refuse_damage(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        mime = _start(archive, "mimetype") if "mimetype" in names else b""
    if any(name.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for name in names):
        raise UnreadableDocument("file-with-macros")
    if any(name.startswith("word/") for name in names):
        return FileKind.DOCX
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        return FileKind.ODT
    if mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileKind.ODS
    raise UnreadableDocument("file-wrong-type")


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a member: its told size may be a lie, so it is never unpacked whole."""
    with archive.open(name) as member:
        return member.read(100)


def _kind_of_ole(content: bytes) -> FileKind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise UnreadableDocument("file-encrypted")
    if holds("WordDocument"):
        return FileKind.DOC
    if holds("Workbook"):
        return FileKind.XLS
    raise UnreadableDocument("file-wrong-type")


def read_blocks(name: str, content: bytes) -> list[Block]:
    """The blocks of a file that needs no converter; readers are imported when they are needed.

    Raises UnreadableDocument: those of `kind_of` and of the readers, and "needs-converter" (kind).
    """
    kind = kind_of(content)
    if kind is FileKind.PDF:
        from bot.reading.pdf_file import read_pdf

        return read_pdf(content)
    if kind is FileKind.DOCX:
        from bot.reading.docx_file import read_docx

        return read_docx(content)
    if kind is FileKind.XLSX:
        from bot.reading.xlsx_file import read_xlsx

        return read_xlsx(content)
    if kind in CONVERTED:
        raise UnreadableDocument("needs-converter", kind=kind.value)
    from bot.reading.text_file import read_text

    return read_text(content, name)
