"""Which nudges are due: one digest a person and day, planned as rows of the outbox."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.office import Moment
from bot.domain.speech import SpeechKind
from bot.storage.work import Work


def queue_due(work: Work, moment: Moment) -> int:
    """Plans today's digests; run again, or by two workers, it plans nothing twice. Returns how many were new.

    Digests are planned only within office hours of their reader: what a night or a breakdown held back is told by the
    next morning's digest, in one message.
    """
    office = moment.office
    planned = 0
    # Tomorrow has come in some zones already; each person's own day decides below.
    for person in work.people.by_ids(work.obligations.people_with_due_steps(moment.today + timedelta(days=1))).values():
        if office.next_open_moment(moment.now, person.time_zone) != moment.now:
            continue
        today = moment.today_for(person.time_zone)
        if work.obligations.due_steps(person.id, today):
            planned += work.outbox.plan(SpeechKind.DIGEST, person.id, today.isoformat(), due_at=moment.now)
    return planned
