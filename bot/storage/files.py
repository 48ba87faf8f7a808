"""The documents that people send as plans, as they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, LargeBinary, String, Table, Text, insert, select

from bot.storage.base import UtcDateTime, metadata

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("uploaded_by", ForeignKey("persons.id"), nullable=False),
    Column("uploaded_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Files:
    connection: Connection

    def content(self, document_id: int) -> bytes | None:
        content: bytes | None = self.connection.scalar(select(documents.c.content).where(documents.c.id == document_id))
        return content

    def keep(self, sha256: str, name: str, content: bytes, uploaded_by: int, now: datetime) -> int:
        """The document's id; the same bytes are kept once."""
        known: int | None = self.connection.scalar(select(documents.c.id).where(documents.c.sha256 == sha256))
        if known is not None:
            return known
        document_id: int = self.connection.execute(
            insert(documents)
            .values(sha256=sha256, name=name, content=content, uploaded_by=uploaded_by, uploaded_at=now)
            .returning(documents.c.id)
        ).scalar_one()
        return document_id
