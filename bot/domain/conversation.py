"""Where a person stands in a conversation: kept in the database, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=1)


class Step(StrEnum):
    """What the next free message of a person answers."""

    REPORT = "report"
    """Adds text or files to a report; subject: the report."""
    RETURN_REASON = "return-reason"
    """The curator's own reason; subject: the report."""
    NUDGE_STEPS = "nudge-steps"
    """A plan's own steps of nudging; subject: the plan."""
    OWN_HOUR = "own-hour"
    """The hour at which the digest is to come."""
    SUSPEND_GROUND = "suspend-ground"
    REMOVE_GROUND = "remove-ground"
    NOT_REQUIRED_GROUND = "not-required-ground"
    """The curator's own ground for releasing an executor; subject: the obligation."""
    CONTROL_DATE = "control-date"
    """Another day for an obligation; subject: the obligation."""
    ROW_DATE = "row-date"
    """Another day for an obligation and those of all executors of its row and window; subject: the obligation."""
    SNOOZE = "snooze"
    """The day on which to remind again; subject: the obligation."""
    SNOOZE_ALL = "snooze-all"
    """The day on which to remind of all that a message listed; subject: the message in the outbox."""
    EXTENSION_DAY = "extension-day"
    """The later day that is asked for; subject: the obligation."""
    EXTENSION_REASON = "extension-reason"
    """Why a later day is asked for; subject: the request."""
    DENIAL = "denial"
    """The curator's own reason against a later day; subject: the request."""
    TIMETABLE = "timetable"
    """The dates of a timetable; subject: the timetable."""
    CHECKPOINT_DATES = "checkpoint-dates"
    """The days on which work without an end is asked about; subject: the plan."""
    ROW_DATES = "row-dates"
    """The days on which one row is reported; subject: the row."""
    RULE_VALUE = "rule-value"
    """What a rule of the office is set to; subject: its place among the rules."""
    INVITED_NAME = "invited-name"
    """The name of a curator to invite."""
    ANSWER = "answer"
    """What a doubtful field should say; subject: the question, detail: the row's version that was seen."""
    ROW_TITLE = "row-title"
    """A row's new title; subject: the row, detail: its version that was seen. The same for the next two."""
    ROW_DEADLINE = "row-deadline"
    ROW_PEOPLE = "row-people"
    ROW_SECTION = "row-section"
    NEW_ROW = "new-row"
    """The title of a row to be added; subject: the row above it."""
    FIND = "find"
    """Words to look for in a plan; subject: the plan."""
    DIRECTORY = "directory"
    """Words to look for in the directory."""
    NEW_HEAD = "new-head"
    """The name of who heads an organisation; subject: the organisation."""
    NEW_HOLDER = "new-holder"
    """The name of who holds a post; subject: the post."""
    NEW_MEMBER = "new-member"
    """The name of a member of a group; subject: the group."""
    NEW_EXECUTOR = "new-executor"
    """The name of who answers for an obligation; subject: the obligation."""
    OBJECTION = "objection"
    """In their own words, why an obligation is not theirs; subject: the obligation."""
    AWAY_UNTIL = "away-until"
    """The last day of an absence."""
    DEPUTY = "deputy"
    """The name of who stands in; subject: the last day of the absence, as 20260312."""


@dataclass(frozen=True, slots=True)
class Conversation:
    step: Step
    subject_id: int | None
    since: datetime
    detail: int | None = None

    def open_at(self, now: datetime) -> bool:
        """A step that nobody answered for a day is over: what is written then is about something else."""
        return now - self.since < LASTS
