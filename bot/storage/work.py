"""The unit of work: every repository over one open transaction."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from bot.storage.absences import Absences
from bot.storage.amendments import Amendments
from bot.storage.audit import History
from bot.storage.calendar_days import CalendarDays
from bot.storage.conversations import Conversations
from bot.storage.directory import Aliases, Groups, Posts
from bot.storage.due_steps import DueSteps
from bot.storage.extensions import Extensions
from bot.storage.files import Files
from bot.storage.group_obligations import GroupObligations
from bot.storage.inbox import Inbox
from bot.storage.invitations import Invitations
from bot.storage.nudges import Nudges
from bot.storage.objections import Objections
from bot.storage.obligation_counts import ObligationCounts
from bot.storage.obligations import Obligations
from bot.storage.office_rules import OfficeRuleBook
from bot.storage.organizations import Organizations
from bot.storage.outbox import Outbox
from bot.storage.people import People
from bot.storage.questions import Questions
from bot.storage.reports import Reports
from bot.storage.roadmaps import Roadmaps
from bot.storage.rows import Rows
from bot.storage.rows_to_assign import RowsToAssign
from bot.storage.timetables import Timetables
from bot.storage.touch_ups import TouchUps


class Work:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def database_bytes(self) -> int:
        sqlite = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        postgresql = "SELECT pg_database_size(current_database())"
        query = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        return int(self.connection.exec_driver_sql(query).scalar_one())

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def organizations(self) -> Organizations:
        return Organizations(self.connection)

    @cached_property
    def posts(self) -> Posts:
        return Posts(self.connection)

    @cached_property
    def groups(self) -> Groups:
        return Groups(self.connection)

    @cached_property
    def aliases(self) -> Aliases:
        return Aliases(self.connection)

    @cached_property
    def absences(self) -> Absences:
        return Absences(self.connection)

    @cached_property
    def objections(self) -> Objections:
        return Objections(self.connection)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self.connection)

    @cached_property
    def roadmaps(self) -> Roadmaps:
        return Roadmaps(self.connection)

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.connection)

    @cached_property
    def rows_to_assign(self) -> RowsToAssign:
        return RowsToAssign(self.connection)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self.connection)

    @cached_property
    def obligations(self) -> Obligations:
        return Obligations(self.connection)

    @cached_property
    def due_steps(self) -> DueSteps:
        return DueSteps(self.connection)

    @cached_property
    def group_obligations(self) -> GroupObligations:
        return GroupObligations(self.connection)

    @cached_property
    def obligation_counts(self) -> ObligationCounts:
        return ObligationCounts(self.connection)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.connection)

    @cached_property
    def extensions(self) -> Extensions:
        return Extensions(self.connection)

    @cached_property
    def timetables(self) -> Timetables:
        return Timetables(self.connection)

    @cached_property
    def office_rules(self) -> OfficeRuleBook:
        return OfficeRuleBook(self.connection)

    @cached_property
    def files(self) -> Files:
        return Files(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.connection)

    @cached_property
    def history(self) -> History:
        return History(self.connection)

    @cached_property
    def nudges(self) -> Nudges:
        return Nudges(self.connection)

    @cached_property
    def touch_ups(self) -> TouchUps:
        return TouchUps(self.connection)

    @cached_property
    def calendar_days(self) -> CalendarDays:
        return CalendarDays(self.connection)

    @cached_property
    def amendments(self) -> Amendments:
        return Amendments(self.connection)
