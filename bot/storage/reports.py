"""Reports and what is attached to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.domain.report import Attachment, FileKind, Report, ReportState, ReportStatus, ReturnReason
from bot.storage.base import UtcDateTime, metadata
from bot.storage.obligations import obligations

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), index=True),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("card_message_id", BigInteger),
    Column("sent_at", UtcDateTime),
    Column("decided_at", UtcDateTime),
    Column("decided_by", ForeignKey("persons.id")),
    Column("return_reason", String(20)),
    Column("return_text", Text),
    Column("on_behalf_id", ForeignKey("persons.id")),
)

report_attachments = Table(
    "report_attachments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("file_id", String(300), nullable=False),
    Column("file_name", Text),
)


@dataclass(frozen=True, slots=True)
class Reports:
    connection: Connection

    def add_draft(self, author_id: int, obligation_id: int | None, status: ReportStatus, text: str = "") -> Report:
        report_id = self.connection.execute(
            insert(reports)
            .values(obligation_id=obligation_id, author_id=author_id, state=ReportState.DRAFT, status=status, text=text)
            .returning(reports.c.id)
        ).scalar_one()
        found = self.get(report_id)
        assert found is not None
        return found

    def get(self, report_id: int) -> Report | None:
        return next(iter(self._all(select(reports).where(reports.c.id == report_id))), None)

    def draft_of(self, author_id: int, obligation_id: int | None) -> Report | None:
        return self._newest(
            reports.c.author_id == author_id,
            reports.c.obligation_id == obligation_id,
            reports.c.state == ReportState.DRAFT,
        )

    def has_card(self, author_id: int, message_id: int) -> bool:
        """Whether a message of an author's chat is the card of a report."""
        at = (reports.c.author_id == author_id, reports.c.card_message_id == message_id)
        return self.connection.execute(select(reports.c.id).where(*at).limit(1)).first() is not None

    def shown_after(self, author_id: int, message_id: int) -> Report | None:
        """The report whose card is the first below a message of its author's chat: what was written went into it."""
        below = (
            select(reports)
            .where(
                reports.c.author_id == author_id,
                reports.c.card_message_id > message_id,
                reports.c.state != ReportState.WITHDRAWN,
            )
            .order_by(reports.c.card_message_id, reports.c.id.desc())
            .limit(1)
        )
        return next(iter(self._all(below)), None)

    def latest_of(self, obligation_id: int, *states: ReportState) -> Report | None:
        return self._newest(reports.c.obligation_id == obligation_id, reports.c.state.in_(states))

    def ids_of(self, obligation_id: int) -> list[int]:
        return list(self.connection.scalars(select(reports.c.id).where(reports.c.obligation_id == obligation_id)))

    def sent(self) -> list[Report]:
        """All that wait for acceptance, the oldest first."""
        return self._all(
            select(reports).where(reports.c.state == ReportState.SENT).order_by(reports.c.sent_at, reports.c.id)
        )

    def begun(self, obligation_ids: Collection[int]) -> set[int]:
        """Of these obligations, those of which there is any report, a draft too."""
        rows = select(reports.c.obligation_id).where(reports.c.obligation_id.in_(obligation_ids)).distinct()
        return set(self.connection.scalars(rows))

    def latest_by_obligation(self, roadmap_id: int, *states: ReportState) -> dict[int, Report]:
        newest = (
            select(func.max(reports.c.id))
            .join(obligations, obligations.c.id == reports.c.obligation_id)
            .where(obligations.c.roadmap_id == roadmap_id, reports.c.state.in_(states))
            .group_by(reports.c.obligation_id)
        )
        found = self._all(select(reports).where(reports.c.id.in_(newest)))
        return {report.obligation_id: report for report in found if report.obligation_id is not None}

    def attach(self, report_id: int, attachment: Attachment) -> None:
        self.connection.execute(
            insert(report_attachments).values(
                report_id=report_id,
                kind=attachment.kind,
                file_id=attachment.file_id,
                file_name=attachment.file_name,
            )
        )

    def clear(self, report_id: int) -> None:
        self.connection.execute(delete(report_attachments).where(report_attachments.c.report_id == report_id))
        self.change(report_id, text="")

    def change(self, report_id: int, **values: Any) -> None:
        self.connection.execute(update(reports).where(reports.c.id == report_id).values(**values))

    def advance(self, report_id: int, *, before: ReportState, after: ReportState, **values: Any) -> bool:
        """Moves the report on if it still is where the caller saw it; True for the one who comes first."""
        done = self.connection.execute(
            update(reports).where(reports.c.id == report_id, reports.c.state == before).values(state=after, **values)
        )
        return done.rowcount == 1

    def _newest(self, *conditions: Any) -> Report | None:
        found = self._all(select(reports).where(*conditions).order_by(reports.c.id.desc()).limit(1))
        return found[0] if found else None

    def _all(self, query: Select[Any]) -> list[Report]:
        rows = self.connection.execute(query).all()
        attached: dict[int, list[Attachment]] = defaultdict(list)
        if rows:
            for item in self.connection.execute(
                select(report_attachments)
                .where(report_attachments.c.report_id.in_([row.id for row in rows]))
                .order_by(report_attachments.c.id)
            ):
                attached[item.report_id].append(Attachment(FileKind(item.kind), item.file_id, item.file_name))
        return [_report(row, tuple(attached[row.id])) for row in rows]


def _report(row: Row[Any], attachments: tuple[Attachment, ...]) -> Report:
    return Report(
        id=row.id,
        obligation_id=row.obligation_id,
        author_id=row.author_id,
        on_behalf_id=row.on_behalf_id,
        state=ReportState(row.state),
        status=ReportStatus(row.status),
        text=row.text,
        card_message_id=row.card_message_id,
        attachments=attachments,
        sent_at=row.sent_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        return_reason=ReturnReason(row.return_reason) if row.return_reason else None,
        return_text=row.return_text,
    )
