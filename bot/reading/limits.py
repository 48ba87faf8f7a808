"""What a file may be, checked before anything parses it."""

from __future__ import annotations

import io
import zipfile

from bot.domain.errors import UnreadableDocument

MAX_BYTES = 20 * 2**20
"""What a messenger hands to a bot at most."""
MAX_UNPACKED = 60 * 2**20
MAX_MEMBER = 40 * 2**20
MAX_MEMBERS = 3000
MAX_SECONDS = 30.0
MAX_MEMORY_MB = 300


def check_limits(content: bytes) -> None:
    """Raises UnreadableDocument: "file-too-large", "file-empty", "file-damaged", "unpacks-too-large"."""
    if len(content) > MAX_BYTES:
        raise UnreadableDocument("file-too-large", most=MAX_BYTES // 2**20)
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("file-empty")
    if content.startswith(b"PK"):
        _check_archive(content)


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableDocument("file-damaged") from error
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED or any(member.file_size > MAX_MEMBER for member in members):
        raise UnreadableDocument("unpacks-too-large", megabytes=total // 2**20, limit=MAX_UNPACKED // 2**20)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("file-encrypted")
