"""Which nudges are due: one digest a person and day, planned as rows of the outbox; and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from bot.actions import mornings
from bot.domain.nudge_policy import EscalationLevel, NudgePolicy
from bot.domain.obligation import OWING, RELEASED, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.reminder import digest_hour, escalates_on, next_step, warns
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.messages.digest import EscalationWarning
from bot.messages.message import Message
from bot.storage.work import Work

_DAY = timedelta(days=1)
_NOT_THERE = frozenset({Excuse.NOT_CONNECTED, Excuse.UNREACHABLE})
_REST = timedelta(hours=3)
"""How long after that the day itself is told of once more, at the soonest."""
_TELLING = frozenset(
    {SpeechKind.DIGEST, SpeechKind.ASSIGNMENT, SpeechKind.MOVED, SpeechKind.EXTENDED, SpeechKind.RETURNED}
)
"""Messages that tell an executor by when something is due."""


def queue_due(work: Work, moment: Moment) -> int:
    """Plans today's digests; run again, or by two workers, it plans nothing twice. Returns how many were new.

    Digests are planned only within office hours of their reader: what a night or a breakdown held back is told by the
    next morning's digest, in one message. For who is not connected they are planned too: the reason for which they
    were not sent is kept.
    """
    # Tomorrow has come in some zones already; each person's own day decides below.
    due = set(work.due_steps.people(moment.today + _DAY))
    # Who watches over others or is asked for dates is told too; not of what is lost while nobody is there.
    others = mornings.watchers(work, moment) | {one.asked_id for one in work.timetables.to_ask(moment.today)}
    # Of a plan that is being put in force its people are told of all first, and are reminded after that.
    unfinished = work.rows_to_assign.roadmaps()
    by_day: dict[date, dict[int, Person]] = defaultdict(dict)
    for one in work.people.present(due | others):
        if hour_has_come(moment, one):
            by_day[moment.today_for(one.time_zone)][one.id] = one
    planned = 0
    for day, here in by_day.items():
        steps = work.due_steps.by_person(day, here.keys(), unfinished)
        listening = {one.id for one in here.values() if one.id in others and one.connected and one.reachable}
        intended = {one: steps.get(one, []) for one in here if one in steps or one in listening}
        planned += _plan(work, moment, SpeechKind.DIGEST, day, intended)
    return planned + queue_second_calls(work, moment)


def queue_second_calls(work: Work, moment: Moment) -> int:
    """Plans what is said once more on the day itself. Returns how many were new."""
    planned = 0
    nearby = work.due_steps.people_with_control_date(moment.today - _DAY, moment.today + _DAY)
    for person in work.people.present(nearby):
        if not (person.connected and person.reachable):
            continue
        zone = moment.office.zone_of(person.time_zone)
        local = moment.now.astimezone(zone)
        if local.time() < moment.office.rules.second_call or not hour_has_come(moment, person):
            continue
        due = due_second_call(work, moment, person)
        if due:
            dated = [(one.id, one.control_date) for one in due if one.control_date is not None]
            planned += _plan(work, moment, SpeechKind.ON_THE_DAY, local.date(), {person.id: dated})
    return planned


def schedule(work: Work, moment: Moment, obligations: Iterable[Obligation]) -> None:
    """Sets the next day of a nudge for each, by its plan's policy: after a change of either, or of the calendar."""
    found = [one for one in obligations if one.control_date is not None]
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in found})
    work.due_steps.set_next(
        {one.id: _following(one, one.told_on, moment, policies.get(one.roadmap_id)) for one in found}
    )


def reschedule(work: Work, moment: Moment, obligations: Iterable[Obligation]) -> None:
    """As `schedule`, where steps themselves have changed: those before today that were not due do not become due.

    Else a stricter policy would nudge everybody at once about days that have passed. What is due stays due, unless the
    new steps have none from its day on: a calmer policy is heard at once.
    """
    found = [one for one in obligations if one.control_date is not None]
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in found})
    work.due_steps.set_next(
        {
            one.id: _following(one, max(one.told_on or date.min, passed), moment, policies.get(one.roadmap_id))
            for one in found
            for passed in [min(one.next_step_on or moment.today, moment.today) - _DAY]
        }
    )


def start_anew(work: Work, moment: Moment, obligations: Iterable[Obligation]) -> None:
    """Another answers for these: what the former put off, accepted or was warned of, they did not."""
    found = list(obligations)
    for one in found:
        if one.snoozed_until is not None or one.acknowledged_at is not None:
            work.obligations.change(one.id, snoozed_until=None, acknowledged_at=None)
    work.nudges.forget_warnings(one.id for one in found)
    schedule(work, moment, work.obligations.by_ids(one.id for one in found if one.state not in RELEASED))


def resume(work: Work, moment: Moment, person_id: int) -> None:
    """Someone can be spoken to again: what was kept for them is said, and the steps that they missed are due."""
    person = work.people.get(person_id)
    today = moment.today_for(person.time_zone)
    work.nudges.reopen(work.outbox.revive(person_id, moment.now, today.isoformat()))
    schedule(work, moment, work.obligations.owed_by(person_id))


def due_now(work: Work, moment: Moment, person: Person) -> list[Obligation]:
    return work.due_steps.of(person.id, moment.today_for(person.time_zone))


def due_second_call(work: Work, moment: Moment, person: Person) -> list[Obligation]:
    """What is due today, was told in the morning and is not reported yet."""
    if moment.now < second_call_at(work, moment, person):
        return []
    today = moment.today_for(person.time_zone)
    return [
        one
        for one in work.due_steps.near(person.id, today)
        if one.control_date == today and one.told_on == today and (one.snoozed_until or today) <= today
    ]


def second_call_at(work: Work, moment: Moment, person: Person) -> datetime:
    """When a person is told once more today, at the soonest, of what is due today."""
    zone, rules = moment.office.zone_of(person.time_zone), moment.office.rules
    today = moment.today_for(person.time_zone)
    hour = datetime.combine(today, max(rules.second_call, digest_hour(person, rules)), zone)
    told_at = work.outbox.last_sent(_TELLING, person.id, datetime.combine(today, time(), zone))
    return hour if told_at is None else max(hour, told_at + _REST)


def told(work: Work, moment: Moment, speech: Speech, message: Message, chat_id: int, message_id: int) -> None:
    """Records that a message was sent: its steps are told, and what it left out is excused."""
    person = work.people.get(speech.person_id)
    today = moment.today_for(person.time_zone)
    # What has become due since it was put into words is not told by it.
    listed = {*message.obligations, *message.nudges}
    found = [one for one in work.obligations.by_ids(listed) if one.control_date is not None]
    intended = work.nudges.of_speech(speech.id)
    work.nudges.plan(speech.id, [(one.id, one.control_date) for one in found if one.control_date], moment.now)
    work.nudges.sent(speech.id, [one.id for one in found], moment.now, chat_id, message_id)
    _excuse_each(work, speech, {one: day for one, day in intended.items() if one not in listed}, today)
    settle_steps(work, moment, found, today)
    _warn(work, moment, [one for one in found if one.id in message.warned and one.overdue(today)], today)


def settle_steps(work: Work, moment: Moment, obligations: Iterable[Obligation], today: date) -> None:
    """Steps up to today are told."""
    found = [one for one in obligations if one.control_date is not None]
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in found})
    following = {one.id: _following(one, today, moment, policies.get(one.roadmap_id)) for one in found}
    work.due_steps.set_next(following, told_on=today)


def _warn(work: Work, moment: Moment, late: Sequence[Obligation], day: date) -> None:
    """Keeps on which day the executor was first told that others will hear of the delay."""
    if not late:
        return
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in late})
    kept = work.nudges.escalation(one.id for one in late)
    for one in late:
        assert one.control_date is not None
        policy = policies.get(one.roadmap_id) or moment.office.rules.nudges
        for level in EscalationLevel:
            earlier = kept.get((one.id, level))
            warned = earlier is not None and earlier.warned_on is not None and earlier.warned_on > one.control_date
            if not warned and warns(one.control_date, day, level, calendar=moment.office.calendar, policy=policy):
                work.nudges.note_escalation(one.id, level, warned_on=day)


def warnings(work: Work, moment: Moment, due: Iterable[Obligation], today: date) -> list[EscalationWarning]:
    """To whom, and when, these will be told if no report comes: of those whose executor is warned by now."""
    found = [one for one in due if one.control_date is not None and one.overdue(today)]
    if not found:
        return []
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in found})
    kept = work.nudges.escalation(one.id for one in found)
    levels = mornings.levels_of(work, found)
    days: dict[tuple[EscalationLevel, date], list[int]] = {}
    for one in found:
        assert one.control_date is not None
        policy, calendar = policies.get(one.roadmap_id) or moment.office.rules.nudges, moment.office.calendar
        curator_on = None
        for level in levels[one.roadmap_id]:
            known = kept.get((one.id, level))
            if known is not None and known.told_on is not None and known.told_on > one.control_date:
                curator_on = known.told_on
                continue
            if warns(one.control_date, today, level, calendar=calendar, policy=policy):
                warned = known.warned_on if known is not None and known.warned_on else today
                warned = warned if warned > one.control_date else today
                day = escalates_on(
                    one.control_date, warned, level, calendar=calendar, policy=policy, curator_on=curator_on
                )
                curator_on = max(day, today)
                if day > today:
                    days.setdefault((level, day), []).append(one.id)
    found_days = sorted(days.items(), key=lambda item: (item[0][1], tuple(EscalationLevel).index(item[0][0])))
    return [EscalationWarning(level, day, tuple(ids)) for (level, day), ids in found_days]


def not_told(work: Work, moment: Moment, speech: Speech, excuse: Excuse) -> None:
    """Records why a message was not sent; where nobody is there, its steps are over, and the reason stands for them."""
    intended = work.nudges.of_speech(speech.id)
    over = excuse in _NOT_THERE and speech.kind is SpeechKind.DIGEST
    if not intended and not over:
        return
    person = work.people.get(speech.person_id)
    today = moment.today_for(person.time_zone)
    if excuse is Excuse.NOTHING_LEFT:
        _excuse_each(work, speech, intended, today)
        return
    if over:
        missed = [one for one in work.due_steps.of(person.id, today) if one.control_date is not None]
        # Some may have become due since it was planned.
        work.nudges.plan(speech.id, [(one.id, one.control_date) for one in missed if one.control_date], moment.now)
        intended = work.nudges.of_speech(speech.id)
        policies = work.roadmaps.nudges_of({one.roadmap_id for one in missed})
        work.due_steps.set_next(
            {one.id: _following(one, today, moment, policies.get(one.roadmap_id)) for one in missed}
        )
    work.nudges.excuse(speech.id, intended, excuse)


def note_seen(work: Work, moment: Moment, chat_id: int, message_id: int) -> None:
    work.nudges.see(chat_id, message_id, moment.now)


def unseen(work: Work, moment: Moment, chat_id: int, message_id: int) -> bool:
    return work.nudges.unseen(chat_id, message_id)


def _plan(
    work: Work, moment: Moment, kind: SpeechKind, today: date, intended: Mapping[int, Iterable[tuple[int, date]]]
) -> int:
    """A message of a kind to each of these people about what they owe, as (obligation, its control date).

    Returns how many were not planned before.
    """
    new = work.outbox.plan_all(kind, dict.fromkeys(intended, moment.now), today.isoformat())
    work.nudges.plan_new({speech_id: intended[person_id] for person_id, speech_id in new.items()}, moment.now)
    return len(new)


def hour_has_come(moment: Moment, person: Person) -> bool:
    """Within office hours of the reader, from the hour of their digest on."""
    office = moment.office
    if office.next_open_moment(moment.now, person.time_zone, person.digest_time) != moment.now:
        return False
    return moment.now.astimezone(office.zone_of(person.time_zone)).time() >= digest_hour(person, office.rules)


def _following(one: Obligation, told_on: date | None, moment: Moment, policy: NudgePolicy | None) -> date:
    assert one.control_date is not None
    return next_step(
        one.control_date,
        told_on,
        calendar=moment.office.calendar,
        rules=moment.office.rules,
        policy=policy,
        acknowledged=one.acknowledged_at is not None,
        snoozed_until=one.snoozed_until,
    )


def _excuse_each(work: Work, speech: Speech, intended: dict[int, date], today: date) -> None:
    now = {one.id: one for one in work.obligations.by_ids(intended)}
    reasons: dict[Excuse, list[int]] = defaultdict(list)
    for obligation_id, control_date in intended.items():
        reasons[_why_not(now.get(obligation_id), speech.person_id, control_date, today)].append(obligation_id)
    for excuse, ids in reasons.items():
        work.nudges.excuse(speech.id, ids, excuse)


def _why_not(one: Obligation | None, person_id: int, control_date: date, today: date) -> Excuse:
    """Why an obligation that was to be told of is not any more."""
    if one is None:
        return Excuse.REMOVED
    if one.state in (ObligationState.REPORTED, ObligationState.CLOSED):
        return Excuse.REPORTED
    if one.control_date != control_date:
        return Excuse.MOVED
    if one.state not in OWING:
        return Excuse.REMOVED
    if one.recipient_id != person_id:
        return Excuse.HANDED_OVER
    if one.objected:
        return Excuse.OBJECTED
    return Excuse.SNOOZED if one.snoozed_until is not None and one.snoozed_until > today else Excuse.FOLDED
