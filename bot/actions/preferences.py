"""What each sets for themselves, what curators set for organizations, and the days of the office's calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.actions import reminders
from bot.domain.calendar import WorkingCalendar
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Organization, OrganizationKind, Person, Role
from bot.domain.roadmap import RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

EARLIEST, LATEST = time(7, 0), time(17, 0)
"""Between which hours a digest may be asked for."""
WARN_FROM = (12, 1)
"""From this day on (month, day), a next year without a decree is told of."""


@dataclass(frozen=True, slots=True)
class Preferences:
    person: Person
    usual_hour: time
    zone: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    days: dict[date, bool]
    """The office's own days from today on."""
    unknown_years: tuple[int, ...]
    mine: bool
    """Whether the reader may change them."""


def preferences(work: Work, moment: Moment, actor: Person) -> Preferences:
    rules = moment.office.rules
    watches = actor.may(Role.CURATOR, Role.CONTROLLER)
    person = work.people.get(actor.id)
    zone = moment.office.zone_of(person.time_zone)
    return Preferences(person, rules.curators_hour if watches else rules.day_starts, zone.key)


def ask_hour(work: Work, moment: Moment, actor: Person) -> Preferences:
    """A person may also type the hour."""
    work.conversations.set(actor.id, Step.OWN_HOUR, None, moment.now)
    return preferences(work, moment, actor)


def type_hour(work: Work, moment: Moment, actor: Person, text: str) -> Preferences:
    found = re.fullmatch(r"\D*(\d{1,2})(?:\D+(\d{2}))?\D*", text)
    if found is None:
        raise Refusal("hour-unclear")
    return set_hour(work, moment, actor, int(found[1]), int(found[2] or 0))


def set_hour(work: Work, moment: Moment, actor: Person, hour: int, minute: int) -> Preferences:
    if hour > 23 or minute > 59:
        raise Refusal("hour-unclear")
    chosen = time(hour, minute)
    if not EARLIEST <= chosen <= LATEST:
        raise Refusal("hour-out-of-day", earliest=f"{EARLIEST:%H:%M}", latest=f"{LATEST:%H:%M}")
    work.people.change(actor.id, digest_time=chosen)
    work.conversations.end(actor.id)
    return preferences(work, moment, actor)


def set_zone(work: Work, moment: Moment, actor: Person, zone: ZoneInfo) -> Preferences:
    work.people.change(actor.id, time_zone=zone.key)
    return preferences(work, moment, actor)


def organizations(work: Work, moment: Moment, actor: Person) -> list[Organization]:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    return work.organizations.of_kind(OrganizationKind.SCHOOL)


def organization(work: Work, moment: Moment, actor: Person, organization_id: int) -> Organization:
    found = [one for one in organizations(work, moment, actor) if one.id == organization_id]
    if not found:
        raise Refusal("nothing-here")
    return found[0]


def set_zone_of(
    work: Work, moment: Moment, actor: Person, organization_id: int, zone: ZoneInfo, *, district: bool
) -> int:
    """Of one organization, or of all of its district; returns of how many."""
    one = organization(work, moment, actor, organization_id)
    chosen = [one]
    if district:
        chosen = [other for other in organizations(work, moment, actor) if other.district == one.district]
    for each in chosen:
        work.organizations.change(each.id, time_zone=zone.key)
    work.history.add(moment.now, actor.id, "zone-set", "organization", one.id, zone=zone.key, count=len(chosen))
    return len(chosen)


def calendar_view(work: Work, moment: Moment, actor: Person) -> CalendarView:
    actor.must_be(Role.ADMINISTRATOR, Role.CURATOR)
    days = {day: worked for day, worked in work.calendar_days.all().items() if day >= moment.today}
    return CalendarView(days, tuple(_unknown_years(work, moment)), actor.may(Role.ADMINISTRATOR))


def own_day(work: Work, moment: Moment, actor: Person, day: date) -> bool:
    """Whether the office has written this day itself."""
    actor.must_be(Role.ADMINISTRATOR)
    return day in work.calendar_days.all()


def set_day(work: Work, moment: Moment, actor: Person, day: date, *, worked: bool | None) -> CalendarView:
    """Makes a day worked or off; None: as the production calendar has it. Coming nudges move with it."""
    actor.must_be(Role.ADMINISTRATOR)
    if day < moment.today:
        raise Refusal("nothing-here")
    if worked is None:
        work.calendar_days.remove(day)
    else:
        work.calendar_days.set(day, worked, actor.id, moment.now)
    work.history.add(moment.now, actor.id, "calendar-day-set", "person", actor.id, day=day.isoformat(), worked=worked)
    return calendar_view(work, moment, actor)


def reschedule_all(work: Work, moment: Moment) -> None:
    """After a change of the calendar: the steps of all that is owed."""
    reminders.reschedule(work, moment, work.obligations.owing())


def calendar(work: Work, moment: Moment, base: WorkingCalendar) -> WorkingCalendar:
    """The production calendar with the office's own days."""
    return base.with_days(work.calendar_days.all())


def queue_unknown_year(work: Work, moment: Moment) -> int:
    """From December on, a next year without a decree is told of to administrators and curators, once."""
    today = moment.today
    if (today.month, today.day) < WARN_FROM or moment.office.calendar.knows(today.year + 1):
        return 0
    plans = work.roadmaps.in_states(RoadmapState.IN_FORCE)
    told = {one.id: one for one in work.people.with_role(Role.ADMINISTRATOR)}
    told |= work.people.by_ids({one.curator_id for one in plans})
    return sum(_tell_year(work, moment, person, today.year + 1) for person in told.values() if person.connected)


def _tell_year(work: Work, moment: Moment, person: Person, year: int) -> bool:
    due_at = moment.office.next_open_moment(moment.now, person.time_zone, person.digest_time)
    return work.outbox.plan(SpeechKind.CALENDAR, person.id, str(year), due_at=due_at)


def _unknown_years(work: Work, moment: Moment) -> Iterable[int]:
    """Of this and the next year, and of years in which something is due."""
    today = moment.today
    years = {today.year} | ({today.year + 1} if today + timedelta(days=60) >= date(today.year + 1, 1, 1) else set())
    return sorted(year for year in years if not moment.office.calendar.knows(year))
