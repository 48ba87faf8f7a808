"""Invitations: what links a person to a messenger account, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    and_,
    case,
    func,
    insert,
    select,
    update,
)

from bot.domain.people import Invitation, InvitationCounts
from bot.storage.base import UtcDateTime, metadata
from bot.storage.people import persons

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("invited_by", ForeignKey("persons.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("opened_by", BigInteger),
    Column("used_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)


@dataclass(frozen=True, slots=True)
class Invitations:
    connection: Connection

    def add(self, token_hash: str, person_id: int, invited_by: int, created_at: datetime, expires_at: datetime) -> None:
        self.connection.execute(
            insert(invitations).values(
                token_hash=token_hash,
                person_id=person_id,
                invited_by=invited_by,
                created_at=created_at,
                expires_at=expires_at,
            )
        )

    def by_hash(self, token_hash: str) -> Invitation | None:
        row = self.connection.execute(select(invitations).where(invitations.c.token_hash == token_hash)).one_or_none()
        return _invitation(row) if row else None

    def get(self, invitation_id: int) -> Invitation | None:
        row = self.connection.execute(select(invitations).where(invitations.c.id == invitation_id)).one_or_none()
        return _invitation(row) if row else None

    def use(self, invitation_id: int, now: datetime) -> bool:
        """True for the one who comes first."""
        done = self.connection.execute(
            update(invitations)
            .where(
                invitations.c.id == invitation_id, invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None)
            )
            .values(used_at=now)
        )
        return done.rowcount == 1

    def open(self, invitation_id: int, telegram_id: int) -> None:
        """Only the account that opened the link may take it: the button's id alone can be forged."""
        self.connection.execute(
            update(invitations).where(invitations.c.id == invitation_id).values(opened_by=telegram_id)
        )

    def counts(self, now: datetime) -> InvitationCounts:
        usable = and_(
            invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None), invitations.c.expires_at > now
        )
        rows = self.connection.execute(
            select(
                invitations.c.person_id,
                persons.c.telegram_id.is_not(None).label("connected"),
                func.max(case((invitations.c.opened_by.is_not(None), 1), else_=0)).label("opened"),
                func.max(case((usable, 1), else_=0)).label("usable"),
            )
            .join(persons, persons.c.id == invitations.c.person_id)
            .where(~persons.c.retired)
            .group_by(invitations.c.person_id, persons.c.telegram_id)
        ).all()
        waiting = [row for row in rows if not row.connected]
        return InvitationCounts(
            invited=len(rows),
            connected=len(rows) - len(waiting),
            unopened=sum(1 for row in waiting if not row.opened),
            expired=sum(1 for row in waiting if not row.usable),
        )

    def revoke_for(self, person_id: int, now: datetime, *, invited_by: int | None = None) -> int:
        """Ends the open ones; with `invited_by`, only those of one who invited. Returns how many there were."""
        theirs = () if invited_by is None else (invitations.c.invited_by == invited_by,)
        done = self.connection.execute(
            update(invitations)
            .where(
                invitations.c.person_id == person_id,
                invitations.c.used_at.is_(None),
                invitations.c.revoked_at.is_(None),
                *theirs,
            )
            .values(revoked_at=now)
        )
        return done.rowcount


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(
        id=row.id,
        person_id=row.person_id,
        invited_by=row.invited_by,
        expires_at=row.expires_at,
        opened_by=row.opened_by,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
