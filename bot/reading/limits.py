"""What a file may be, checked before anything parses it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from bot.domain.errors import UnreadableDocument
from bot.reading.damage import refuse_damage

MAX_BYTES = 20 * 2**20
"""What a messenger hands to a bot at most."""
MAX_TEXT_BYTES = 4 * 2**20
MAX_UNPACKED = 60 * 2**20
MAX_XML = 24 * 2**20
"""One part of a .docx or .xlsx unpacked: its tree takes up to ten times as much memory."""
MAX_PDF_STREAM = 8 * 2**20
MAX_MEMBERS = 3000
MAX_ROWS = 3000
MAX_COLUMNS = 60
MAX_PAGES = 100
MAX_SECONDS = 20.0
MAX_MEMORY_MB = 300

_PDF_STREAM = re.compile(rb"\bstream\r?\n")
_NOT_DRAWING = (b"/Image", b"/Length1", b"/FontFile", b"/Type1C", b"/CIDFontType0C", b"/OpenType")


def check_limits(content: bytes) -> None:
    """Raises UnreadableDocument: "file-too-large", "file-empty", "file-damaged", "unpacks-too-large"."""
    if len(content) > MAX_BYTES:
        raise UnreadableDocument("file-too-large", most=MAX_BYTES // 2**20)
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("file-empty")
    if content.startswith(b"PK"):
        _check_archive(content)
    elif b"%PDF-" in content[:1024]:
        _check_pdf(content)


def check_rows(rows: int) -> None:
    """Raises UnreadableDocument("too-many-rows")."""
    if rows > MAX_ROWS:
        raise UnreadableDocument("too-many-rows", most=MAX_ROWS)


def _check_archive(content: bytes) -> None:
    with refuse_damage(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    xml = max(
        (member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels"))), default=0
    )
    for size, limit in ((total, MAX_UNPACKED), (xml, MAX_XML), (len(members) * 2**20, MAX_MEMBERS * 2**20)):
        if size > limit:
            raise UnreadableDocument("unpacks-too-large", have=size // 2**20, most=limit // 2**20)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("file-encrypted")


def _check_pdf(content: bytes) -> None:
    """Streams that draw pages: a small one may unpack to millions of strokes. Pictures and fonts are never unpacked."""
    total = 0
    for match in _PDF_STREAM.finditer(content):
        described = content[max(0, match.start() - 300) : match.start()].rpartition(b"obj")[2]
        if b"FlateDecode" not in described or any(word in described for word in _NOT_DRAWING):
            continue
        try:
            unpacked = zlib.decompressobj().decompress(content[match.end() :], MAX_PDF_STREAM + 1)
        except zlib.error:
            continue
        total += len(unpacked)
        if len(unpacked) > MAX_PDF_STREAM or total > MAX_UNPACKED:
            megabytes, limit = max(len(unpacked), total) // 2**20, MAX_PDF_STREAM // 2**20
            raise UnreadableDocument("unpacks-too-large", have=megabytes, most=limit)
