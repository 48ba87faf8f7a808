"""An executor answers a nudge without a report yet: "later", or "accepted for execution"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.actions import mornings, reminders
from bot.domain.calendar import WorkingCalendar
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.nudge_policy import EscalationLevel
from bot.domain.obligation import OWING, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.reminder import escalates_on
from bot.storage.work import Work

LONGEST = timedelta(days=60)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Later:
    """What is to be put off, and the days among which to choose."""

    obligations: tuple[Obligation, ...]
    tomorrow: date
    monday: date | None
    """None where it is tomorrow."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PutOff:
    obligations: tuple[Obligation, ...]
    until: date
    told: tuple[tuple[EscalationLevel, date], ...]
    """Who will be told of the delay meanwhile, and when."""


def later(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Later:
    return _later([_owed(work, actor, obligation_id)], moment, actor)


def later_all(work: Work, moment: Moment, actor: Person, speech_id: int) -> Later:
    return _later(_of_speech(work, actor, speech_id), moment, actor)


def ask_day(work: Work, moment: Moment, actor: Person, step: Step, subject_id: int) -> None:
    """A day may be typed instead of pressed."""
    work.conversations.set(actor.id, step, subject_id, moment.now)


def snooze(work: Work, moment: Moment, actor: Person, obligation_id: int, day: date) -> PutOff:
    return _snooze(work, moment, actor, [_owed(work, actor, obligation_id)], day)


def snooze_all(work: Work, moment: Moment, actor: Person, speech_id: int, day: date) -> PutOff:
    return _snooze(work, moment, actor, _of_speech(work, actor, speech_id), day)


def acknowledge(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Obligation:
    """ "Accepted for execution": early nudges come no more, the last ones before the date do."""
    one = _owed(work, actor, obligation_id)
    if one.acknowledged_at is None:
        work.obligations.change(one.id, acknowledged_at=moment.now)
        work.history.add(moment.now, actor.id, "acknowledged", "obligation", one.id)
        reminders.schedule(work, moment, work.obligations.by_ids([one.id]))
    return work.obligations.by_ids([one.id])[0]


def _later(found: list[Obligation], moment: Moment, actor: Person) -> Later:
    today, calendar = moment.today_for(actor.time_zone), moment.office.calendar
    tomorrow = calendar.following_working_day(today + _DAY)
    monday = _next_week(today, calendar)
    return Later(tuple(found), tomorrow, None if monday == tomorrow else monday, today + _DAY, today + LONGEST)


def _next_week(today: date, calendar: WorkingCalendar) -> date:
    return calendar.following_working_day(today + timedelta(days=8 - today.isoweekday()))


def _snooze(work: Work, moment: Moment, actor: Person, found: Iterable[Obligation], day: date) -> PutOff:
    today, calendar = moment.today_for(actor.time_zone), moment.office.calendar
    if not today < day <= today + LONGEST:
        raise Refusal("snooze-too-far", most=LONGEST.days)
    until = calendar.following_working_day(day)
    rows = list(found)
    ids = [one.id for one in rows]
    for one in rows:
        # Who puts a thing off knows of it: no step before today need be told.
        known = max(one.told_on or date.min, today - _DAY)
        work.obligations.change(one.id, snoozed_until=until, told_on=known)
        before = one.snoozed_until.isoformat() if one.snoozed_until else None
        changes = {"until": {"from": before, "to": until.isoformat()}}
        work.history.add(moment.now, actor.id, "snoozed", "obligation", one.id, changes=changes)
    after = work.obligations.by_ids(ids)
    reminders.schedule(work, moment, after)
    work.conversations.end(actor.id)
    return PutOff(tuple(after), until, _told_meanwhile(work, moment, after, today, until))


def _told_meanwhile(
    work: Work, moment: Moment, found: Iterable[Obligation], today: date, until: date
) -> tuple[tuple[EscalationLevel, date], ...]:
    rows = [one for one in found if one.control_date is not None]
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in rows})
    kept = work.nudges.escalation(one.id for one in rows)
    levels = mornings.levels_of(work, rows)
    calendar = moment.office.calendar
    tomorrow = calendar.following_working_day(today + _DAY)
    days: dict[EscalationLevel, date] = {}
    for one in rows:
        assert one.control_date is not None
        policy, curator_on = policies.get(one.roadmap_id) or moment.office.rules.nudges, None
        for level in levels[one.roadmap_id]:
            known = kept.get((one.id, level))
            if known is not None and known.told_on is not None and known.told_on > one.control_date:
                curator_on = known.told_on
                continue
            day = escalates_on(one.control_date, None, level, calendar=calendar, policy=policy, curator_on=curator_on)
            curator_on = max(day, tomorrow)
            days[level] = min(curator_on, days.get(level, curator_on))
    return tuple((level, day) for level, day in days.items() if day < until)


def _of_speech(work: Work, actor: Person, speech_id: int) -> list[Obligation]:
    """What a message listed that its reader still owes."""
    listed = work.obligations.by_ids(work.nudges.listed_in(speech_id, actor.id))
    owed = [one for one in listed if one.recipient_id == actor.id and one.state in OWING]
    if not owed:
        raise Refusal("nothing-owed-there")
    return owed


def _owed(work: Work, actor: Person, obligation_id: int) -> Obligation:
    one = work.obligations.get(obligation_id)
    if one is None:
        raise Refusal("nothing-here")
    if one.recipient_id != actor.id:
        raise Refusal("not-allowed")
    if one.state is ObligationState.REPORTED:
        raise Refusal("already-reported")
    if one.state not in OWING or one.control_date is None:
        raise Refusal("already-closed" if one.state is ObligationState.CLOSED else "nothing-to-put-off")
    return one
