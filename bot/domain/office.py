"""The rules of the office: how a deadline becomes the day on which a report is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendar import WorkingCalendar
from bot.domain.nudge_policy import NudgePolicy


class Checkpoints(StrEnum):
    """How often work without an end ("throughout the year") is asked about; agreed once at import."""

    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    OWN_DATES = "own-dates"
    """By dates that the curator has named."""


class DayOff(StrEnum):
    """Where a control date goes that falls on a day off."""

    PRECEDING = "preceding"
    """To the preceding working day."""
    FOLLOWING = "following"
    SAME = "same"
    """It stays."""


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """Settings of the organisation with the defaults of office practice."""

    day_off: DayOff = DayOff.PRECEDING
    co_executor_days: int = 3
    """Working days before the control date by which co-executors give their part."""
    after_period_day: int = 10
    """Day of the following month by which a period without a day of its own is reported."""
    after_year_day: int = 20
    """Day of January by which a year is reported."""
    nudges: NudgePolicy = field(default_factory=NudgePolicy)
    """When to nudge, in plans that have no policy of their own."""
    checkpoints: Checkpoints = Checkpoints.QUARTERLY
    """How often work without an end is asked about, as proposed for a new draft."""
    no_deadline_months: int = 1
    """Months from the order offered to a row without a deadline."""
    timetable_days: int = 10
    """Working days after which a timetable that is not there yet is asked for again."""
    extension_days: int = 1
    """Days before the control date until which an extension may be asked for."""
    day_starts: time = time(8, 30)
    """Local time of the digest; nothing is said first before it, but to who has chosen an earlier hour."""
    curators_hour: time = time(9, 0)
    """Local time of the morning message of those who watch over others."""
    second_call: time = time(14, 0)
    """Local time on a control date at which what is not reported yet is told once more."""
    day_ends: time = time(18, 0)
    """Local time after which the bot speaks first to nobody."""
    lean_texts: bool = True
    """What is sent first names organizations and posts rather than people."""


def control_day(day: date, calendar: WorkingCalendar, rules: OfficeRules) -> date:
    """The day itself, or where the rule puts what falls on a day off."""
    if rules.day_off is DayOff.PRECEDING:
        return calendar.preceding_working_day(day)
    return calendar.following_working_day(day) if rules.day_off is DayOff.FOLLOWING else day


@dataclass(frozen=True, slots=True)
class Office:
    calendar: WorkingCalendar
    zone: ZoneInfo
    rules: OfficeRules = field(default_factory=OfficeRules)

    def zone_of(self, time_zone: str | None) -> ZoneInfo:
        return ZoneInfo(time_zone) if time_zone else self.zone

    def next_open_moment(
        self, moment: datetime, time_zone: str | None = None, own_hour: time | None = None
    ) -> datetime:
        """The moment itself within office hours of a working day, else when the next such hours start (aware).

        `own_hour`: of a reader who wants their digest earlier, and so may be spoken to from then on.
        """
        zone = self.zone_of(time_zone)
        starts = min(self.rules.day_starts, own_hour or self.rules.day_starts)
        local = moment.astimezone(zone)
        day = local.date()
        if self.calendar.is_working(day):
            if starts <= local.time() < self.rules.day_ends:
                return moment
            if local.time() < starts:
                return datetime.combine(day, starts, zone)
        day = self.calendar.following_working_day(day + timedelta(days=1))
        return datetime.combine(day, starts, zone)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done, and by whose rules."""

    now: datetime
    office: Office

    @property
    def today(self) -> date:
        return self.now.astimezone(self.office.zone).date()

    def today_for(self, time_zone: str | None) -> date:
        return self.now.astimezone(self.office.zone_of(time_zone)).date()
