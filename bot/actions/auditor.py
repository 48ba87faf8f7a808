"""Compares what was due with what was said or excused, mends what is stuck, and tells how the bot fares."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.actions import reminders
from bot.actions.speeches import LEASE, LONGEST
from bot.domain.health import Finding, FindingKind, Health
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

NUDGES = (SpeechKind.DIGEST, SpeechKind.MOVED, SpeechKind.EXTENDED)
"""Kinds by which a due step is told: the word of another date is the nudge of its day."""
STUCK = 3 * LEASE
"""A claim this old is nobody's: a worker takes over what another has left within one lease."""
WEEK = timedelta(days=7)


def audit(work: Work, moment: Moment) -> list[Finding]:
    """Finds and mends; what is found is recorded once a day."""
    findings = [*_mend_claims(work, moment), *_mend_steps(work, moment)]
    yesterday = moment.now - timedelta(days=1)
    return [one for one in findings if _record(work, moment, one, yesterday)]


def health(work: Work, moment: Moment, ticked_at: datetime | None, *, asked_in: int | None = None) -> Health:
    """`ticked_at`: by the clock of this process; the rest is what the database knows.

    `asked_in`: the update that asks for it, which waits for nothing but this answer.
    """
    week_ago = moment.now - WEEK
    speeches, oldest_speech = work.outbox.backlog(moment.now)
    updates, oldest_update = work.inbox.backlog(but=asked_in)
    return Health(
        now=moment.now,
        ticked_at=ticked_at,
        speeches=speeches,
        oldest_speech=oldest_speech,
        unknown=work.outbox.unknown(moment.now),
        repeats=work.outbox.repeated_since(week_ago),
        failed=work.outbox.failed_since(week_ago),
        updates=updates,
        oldest_update=oldest_update,
        parked=work.inbox.parked(),
        unreachable=work.people.unreachable(),
        mended=work.history.count_since(week_ago, *(_event(kind, mended=True) for kind in FindingKind)),
        untold=len(_unplanned(work, moment)),
        database_bytes=work.database_bytes(),
        known_until=_known_until(moment),
    )


def health_for(
    work: Work, moment: Moment, actor: Person, ticked_at: datetime | None, *, asked_in: int | None = None
) -> Health:
    actor.must_be(Role.ADMINISTRATOR)
    return health(work, moment, ticked_at, asked_in=asked_in)


def _mend_claims(work: Work, moment: Moment) -> list[Finding]:
    """Also those whose lease or next attempt lies further ahead than one does: the clock was set back since."""
    now = moment.now
    released = work.outbox.release_stuck(now, now - STUCK, now + 2 * LEASE, now + LONGEST)
    return [Finding(FindingKind.STUCK_CLAIM, speech_id, mended=True) for speech_id in released]


def _mend_steps(work: Work, moment: Moment) -> list[Finding]:
    missed = _unplanned(work, moment)
    if not missed:
        return []
    reminders.queue_due(work, moment)
    left = _unplanned(work, moment)
    return [Finding(FindingKind.UNPLANNED, person_id, mended=person_id not in left) for person_id in missed]


def _unplanned(work: Work, moment: Moment) -> set[int]:
    """People with a step that was due by the last working day, and for whom nothing was planned on it or since.

    From the obligations themselves: the outbox alone would not know what was never put into it.
    """
    calendar = moment.office.calendar
    day = calendar.preceding_working_day(moment.today - timedelta(days=1))
    due = work.due_steps.people(day)
    # A day is over everywhere before it is judged: zones lie within a day of the office's own.
    since = datetime.combine(day, time(), moment.office.zone) - timedelta(days=1)
    untold = set(due) - work.outbox.people_told_since(since, NUDGES)
    # What came about in the evening or on a day off is planned when their hours open, and judged after that.
    return {one.id for one in work.people.present(untold) if reminders.hour_has_come(moment, one)}


def _record(work: Work, moment: Moment, finding: Finding, since: datetime) -> bool:
    event = _event(finding.kind, mended=finding.mended)
    if work.history.has(event, finding.subject_id, since):
        return False
    subject = "person" if finding.kind is FindingKind.UNPLANNED else "speech"
    work.history.add(moment.now, None, event, subject, finding.subject_id)
    return True


def _event(kind: FindingKind, *, mended: bool) -> str:
    return f"audit-{kind}-{'mended' if mended else 'left'}"


def _known_until(moment: Moment) -> int | None:
    year, known = moment.today.year, None
    while moment.office.calendar.knows(year):
        known, year = year, year + 1
    return known
