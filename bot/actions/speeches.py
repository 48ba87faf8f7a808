"""What the bot says first: claimed, said, recorded, or why it was not said."""

from __future__ import annotations

from datetime import timedelta

from bot.actions import mornings, reminders, timetables, touch_ups
from bot.actions.control_dates import heard
from bot.actions.scopes import deciding
from bot.domain.obligation import OWING
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.speech import Excuse, Speech, SpeechKind, SpeechState
from bot.messages.message import Message
from bot.storage.work import Work

LEASE = timedelta(seconds=90)
"""Longer than a message may wait for its turn and for the messenger's answer together."""
LONGEST = timedelta(minutes=5)
"""Between two attempts: an outage may last for days, and its end must be noticed soon. What the messenger itself asks
for beyond that is kept by whoever sends."""
BATCH = 32
ASIDE = timedelta(minutes=1)
"""After which what could not be composed is tried again."""
_TO_CURATORS = frozenset(
    {SpeechKind.REPORT, SpeechKind.EXTENSION, SpeechKind.OBJECTION, SpeechKind.AWAY, SpeechKind.UNREACHABLE}
)
"""Messages to which curators are to answer, or that they are to know of."""
_NUDGING = frozenset({SpeechKind.DIGEST, SpeechKind.ON_THE_DAY, SpeechKind.ASSIGNMENT})
"""Messages that nudge about obligations."""


def claim(work: Work, moment: Moment, limit: int = BATCH) -> list[Speech]:
    return work.outbox.claim(moment.now, moment.now + LEASE, limit)


def hold(work: Work, moment: Moment, speech: Speech) -> bool:
    """Puts a message off to the next office hours of its reader; False if it may be said now."""
    person = work.people.get(speech.person_id)
    opens = moment.office.next_open_moment(moment.now, person.time_zone, person.digest_time)
    if opens == moment.now:
        return False
    work.outbox.hold(speech, opens, "office-hours")
    return True


def begin(work: Work, moment: Moment, speech: Speech) -> Speech | None:
    """Before the attempt: from now on nobody knows whether it arrives, until that is recorded.

    None where it is not to be sent now: held back, another's to hear, or taken over by another worker since its lease
    ran out.
    """
    if hold(work, moment, speech) or _pass_on(work, moment, speech):
        return None
    return work.outbox.begin(speech, moment.now, moment.now + LEASE)


def _pass_on(work: Work, moment: Moment, speech: Speech) -> bool:
    """What was held while an absence began or ended, or another executor came, is said to who reports now."""
    hears = _hears(work, speech)
    if hears is None or hears == speech.person_id:
        return False
    due_at = moment.office.next_open_moment(moment.now, work.people.get(hears).time_zone)
    work.outbox.plan(speech.kind, hears, speech.slot, due_at=due_at, subject_id=speech.subject_id)
    record_excused(work, moment, speech, Excuse.HANDED_OVER)
    return True


def _hears(work: Work, speech: Speech) -> int | None:
    """Who is to hear what was planned for an executor or a curator; None where nobody else can."""
    if speech.kind in _TO_CURATORS:
        return deciding(work, speech.person_id).id
    if speech.kind in (SpeechKind.MOVED, SpeechKind.CONTROL):
        absence = work.absences.lasting(speech.person_id)
        return absence.deputy_id if absence is not None else None
    subject = speech.subject_id or 0
    if speech.kind is SpeechKind.RETURNED:
        report = work.reports.get(subject)
        subject = (report.obligation_id if report is not None else None) or 0
    elif speech.kind is SpeechKind.EXTENDED:
        extension = work.extensions.get(subject)
        subject = extension.obligation_id if extension is not None else 0
    elif speech.kind is not SpeechKind.GIVEN:
        return None
    obligation = work.obligations.get(subject)
    return obligation.recipient_id if obligation is not None else None


def put_back(work: Work, moment: Moment, claimed: list[Speech], after: timedelta) -> None:
    """What was claimed and not sent, through no fault of its own."""
    for speech in claimed:
        work.outbox.put_back(speech, moment.now + min(after, LONGEST) if after else speech.due_at, None)


def record_sent(work: Work, moment: Moment, speech: Speech, chat_id: int, message_id: int, message: Message) -> None:
    work.outbox.settle(speech.id, SpeechState.SENT, sent_at=moment.now)
    shown = touch_ups.sent if message.edits is None else touch_ups.shown
    shown(work, moment, chat_id, message_id, message.obligations)
    if speech.kind in _NUDGING:
        reminders.told(work, moment, speech, message, chat_id, message_id)
    if speech.kind is SpeechKind.DIGEST:
        mornings.record(work, moment, work.people.get(speech.person_id), message)
    if speech.kind is SpeechKind.ASSIGNMENT:
        for other in _folded(work, speech):
            record_excused(work, moment, other, Excuse.FOLDED)
    if speech.kind in (SpeechKind.RETURNED, SpeechKind.CONTROL):
        # It says by when the report is due: no nudge need say so again today.
        today = moment.today_for(work.people.get(speech.person_id).time_zone)
        owed = [one for one in work.obligations.by_ids(message.obligations) if one.state in OWING]
        reminders.settle_steps(work, moment, owed, today)
    if message.questions:
        timetables.record_asked(work, moment, speech.person_id, message)
    _mark_known(work, moment, speech, message)


def record_excused(work: Work, moment: Moment, speech: Speech, excuse: Excuse) -> None:
    work.outbox.settle(speech.id, SpeechState.EXCUSED, reason=str(excuse))
    reminders.not_told(work, moment, speech, excuse)


def record_retry(
    work: Work, moment: Moment, speech: Speech, after: timedelta, reason: str, *, maybe_arrived: bool
) -> None:
    """`maybe_arrived`: the next attempt is marked as a repeat."""
    work.outbox.postpone(speech, moment.now + min(after, LONGEST), reason, repeat=maybe_arrived)


def set_aside(work: Work, moment: Moment, speech: Speech, reason: str) -> None:
    """What can't be put into words is our mistake: it is looked at again later, and the reader's others go on."""
    work.outbox.put_back(speech, moment.now + ASIDE, reason)


def record_moved(work: Work, moment: Moment, speech: Speech, old_chat_id: int, new_chat_id: int) -> None:
    """The messenger has given a group another id: what was said there and is to be said there goes by the new one."""
    work.outbox.move_cards(old_chat_id, new_chat_id)
    work.people.change(speech.person_id, telegram_id=new_chat_id)
    work.history.add(moment.now, speech.person_id, "moved", "person", speech.person_id)
    work.outbox.put_back(speech, moment.now, None)


def record_gave_up(work: Work, moment: Moment, speech: Speech, reason: str) -> None:
    work.outbox.settle(speech.id, SpeechState.FAILED, reason=reason)
    reminders.not_told(work, moment, speech, Excuse.REFUSED)


def record_refused(work: Work, moment: Moment, speech: Speech, reason: str) -> None:
    """A refusal for good ends the link, and the curators of what the person owes are told the same day."""
    record_excused(work, moment, speech, Excuse.UNREACHABLE)
    work.history.add(moment.now, speech.person_id, "refused", "speech", speech.id, reason=reason)
    lose(work, moment, work.people.get(speech.person_id))


def lose(work: Work, moment: Moment, person: Person) -> None:
    """Someone can't be spoken to any more; the curators of what they owe are told, for a curator the administrators."""
    work.people.change(person.id, reachable=False)
    curators = {one.curator_id for one in work.obligations.owed_by(person.id)} - {person.id}
    told = [one for one in work.people.by_ids(curators).values() if one.connected and one.reachable]
    for curator in told or work.people.with_role(Role.ADMINISTRATOR):
        work.outbox.plan(
            SpeechKind.UNREACHABLE,
            curator.id,
            f"{person.id}/{moment.today}",
            due_at=moment.office.next_open_moment(moment.now, curator.time_zone),
            subject_id=person.id,
        )


def tell_parked(work: Work, moment: Moment, update_id: int) -> None:
    for administrator in work.people.with_role(Role.ADMINISTRATOR):
        due_at = moment.office.next_open_moment(moment.now, administrator.time_zone)
        work.outbox.plan(SpeechKind.PARKED, administrator.id, str(update_id), due_at=due_at, subject_id=update_id)


def _mark_known(work: Work, moment: Moment, speech: Speech, message: Message) -> None:
    """The dates that a message has told are no news any more, unless they were moved while it was on its way."""
    told = dict(message.dates)
    known = [one for one in work.obligations.by_ids(told) if one.news and one.control_date == told[one.id]]
    if known:
        heard(work, moment, work.people.get(speech.person_id), known)


def _folded(work: Work, speech: Speech) -> list[Speech]:
    """Other plans of which the same person is to be told: one message tells of all."""
    return [one for one in work.outbox.open_of(SpeechKind.ASSIGNMENT, speech.person_id) if one.id != speech.id]
