"""What the bot says first, put into words by what is true when it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.actions import absences as absence_actions
from bot.actions import executors as executor_actions
from bot.actions import extensions, mornings, reminders, timetables
from bot.actions.amendments import effects_for
from bot.actions.reports import sending
from bot.domain.extension import ExtensionState
from bot.domain.obligation import OWING, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.reminder import SOON
from bot.domain.report import ReportState
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.domain.timetable import Timetable
from bot.messages import (
    absences,
    amendments,
    assignments,
    control,
    digest,
    directory,
    executors,
    moves,
    notices,
    reports,
)
from bot.messages import extensions as extension_words
from bot.messages import timetables as timetable_words
from bot.messages.message import Message
from bot.messages.mornings import morning
from bot.storage.work import Work
from bot.texts import Texts, texts_for


def compose(work: Work, moment: Moment, speech: Speech, default_language: str) -> tuple[int, Message] | Excuse:
    """The chat and the message by what is true now, or the reason for which nothing is to be said any more."""
    person = work.people.get(speech.person_id)
    if person.telegram_id is None:
        return Excuse.NOT_CONNECTED
    if not person.reachable:
        return Excuse.UNREACHABLE
    texts = texts_for(person.language or default_language)
    message = _COMPOSERS[speech.kind](work, moment, speech, person, texts)
    if isinstance(message, Excuse):
        return message
    return person.telegram_id, notices.repeated(texts, message) if speech.repeat else message


def _digest(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    today = moment.today_for(person.time_zone)
    if speech.slot != today.isoformat():
        # Held back over night or by a breakdown: today's digest tells today's truth.
        return Excuse.NEXT_MORNING
    # The word of a new plan lists what is due as well: one message, not two.
    announced = bool(work.outbox.open_of(SpeechKind.ASSIGNMENT, person.id))
    watched, controlled = mornings.watch(work, moment, person), mornings.control(work, moment, person)
    if watched is None and controlled is None and announced:
        return Excuse.FOLDED
    own = _nudges_of(work, moment, person, texts, speech.id)
    asked = timetables.to_tell(work, moment, person.id)
    if watched is None and controlled is None:
        if own is None:
            return _questions(work, moment, person, asked, texts) if asked else Excuse.NOTHING_LEFT
        return timetable_words.with_questions(texts, own, asked)
    escalated = [*(watched.escalated if watched else ()), *(controlled.escalated if controlled else ())]
    people = work.people.by_ids({one.recipient_id for one in escalated if one.recipient_id is not None})
    lean = moment.office.rules.lean_texts
    message = morning(texts, watched, controlled, own, people, today, moment.office.calendar, lean=lean)
    return timetable_words.with_questions(texts, message, asked)


def _nudges_of(work: Work, moment: Moment, person: Person, texts: Texts, speech_id: int) -> Message | None:
    """What a person is to be told today of what they owe; None if nothing."""
    today, calendar = moment.today_for(person.time_zone), moment.office.calendar
    due = reminders.due_now(work, moment, person)
    if not due:
        return None
    told = {one.id for one in due}
    soon = calendar.add_working_days(today, SOON)
    near = [
        one
        for one in work.due_steps.near(person.id, soon)
        if one.id not in told and (one.snoozed_until or today) <= today
    ]
    owed = work.obligations.owed_by(person.id)
    undated = sum(1 for one in owed if one.state is ObligationState.AWAITS_TIMETABLE)
    others = len(owed) - len(due) - len(near)
    warnings = reminders.warnings(work, moment, due, today)
    return digest.digest(
        texts, due, near, others, today, calendar, speech_id=speech_id, warnings=warnings, undated=undated
    )


def _questions(work: Work, moment: Moment, person: Person, asked: Sequence[Timetable], texts: Texts) -> Message:
    """A morning on which a person is told nothing else."""
    if len(asked) > 1:
        return timetable_words.questions(texts, asked)
    view = timetables.show(work, moment, person, asked[0].id)
    card = timetable_words.card(texts, view.timetable, view.rows, view.asked, moment, view.offered, asks=True)
    return replace(card, questions=(asked[0].id,), answered_in_words=True)


def _on_the_day(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    today = moment.today_for(person.time_zone)
    if speech.slot != today.isoformat():
        return Excuse.NEXT_MORNING
    due = reminders.due_second_call(work, moment, person)
    return digest.on_the_day(texts, due, today, speech.id) if due else Excuse.NOTHING_LEFT


def _assignment(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    waiting = work.outbox.open_of(SpeechKind.ASSIGNMENT, person.id)
    if speech.id not in {one.id for one in waiting}:
        return Excuse.FOLDED
    owed = work.obligations.owed_by(person.id)
    plans = []
    for subject in (speech, *(one for one in waiting if one.id != speech.id)):
        roadmap = work.roadmaps.get(subject.subject_id or 0)
        of_plan = [one for one in owed if roadmap is not None and one.roadmap_id == roadmap.id]
        if roadmap is not None and of_plan:
            lean = moment.office.rules.lean_texts
            plans.append((roadmap, of_plan, None if lean else work.people.get(roadmap.curator_id).short_name))
    if not plans:
        return Excuse.NOTHING_LEFT
    today = moment.today_for(person.time_zone)
    asked = timetables.to_tell(work, moment, person.id)
    digest_sent = work.outbox.sent_at(SpeechKind.DIGEST, person.id, today.isoformat()) is not None
    if digest_sent:
        announced = {one.id for _, of_plan, _ in plans for one in of_plan}
        due = tuple(one.id for one in reminders.due_now(work, moment, person) if one.id in announced)
        message = assignments.assignment(texts, plans, None, today, nudges=due)
    else:
        message = assignments.assignment(texts, plans, _nudges_of(work, moment, person, texts, speech.id), today)
    return timetable_words.with_questions(texts, message, asked)


def _moved(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    news = work.obligations.untold(person.id)
    if not news:
        # Told meanwhile, or moved back to what they know.
        return Excuse.NOTHING_LEFT
    return moves.moved(texts, news, moment.today_for(person.time_zone), moment.office.calendar)


def _extension(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    view = extensions.show(work, moment, person, speech.subject_id or 0)
    if view.extension.state is not ExtensionState.ASKED or view.obligation.state not in OWING:
        return Excuse.ALREADY_DECIDED
    return extension_words.for_curator(texts, view.extension, view.obligation, view.author, moment)


def _extended(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    extension = work.extensions.get(speech.subject_id or 0)
    if extension is None or extension.decided_by is None:
        return Excuse.NOTHING_LEFT
    obligation = _obligation(work, extension.obligation_id)
    if obligation.state not in OWING:
        return Excuse.ALREADY_DECIDED
    return extension_words.decided(texts, extension, obligation, work.people.get(extension.decided_by), moment)


def _report(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    report = work.reports.get(speech.subject_id or 0)
    if report is None or report.state is not ReportState.SENT or report.obligation_id is None or not report.sent_at:
        return Excuse.ALREADY_DECIDED
    if speech.slot != sending(report.id, report.sent_at):
        # Taken back and sent again since: that sending has a row of its own.
        return Excuse.ALREADY_DECIDED
    obligation = _obligation(work, report.obligation_id)
    return reports.for_curator(texts, report, obligation, work.people.get(report.author_id), moment)


def _accepted(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    report = work.reports.get(speech.subject_id or 0)
    if report is None or report.obligation_id is None or report.decided_by is None:
        return Excuse.NOTHING_LEFT
    obligation = _obligation(work, report.obligation_id)
    return reports.accepted(texts, report, obligation, work.people.get(report.decided_by), moment)


def _returned(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    report = work.reports.get(speech.subject_id or 0)
    if report is None or report.obligation_id is None or report.decided_by is None:
        return Excuse.NOTHING_LEFT
    obligation = _obligation(work, report.obligation_id)
    newer = work.reports.latest_of(obligation.id, ReportState.SENT, ReportState.ACCEPTED)
    if newer is not None and newer.id > report.id:
        return Excuse.ALREADY_DECIDED
    return reports.returned(texts, report, obligation, work.people.get(report.decided_by), moment)


def _not_me(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    return notices.not_me(texts, work.people.get(speech.subject_id or 0))


def _unreachable(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    lost = work.people.get(speech.subject_id or 0)
    return Excuse.NOTHING_LEFT if lost.reachable else notices.unreachable(texts, lost)


def _calendar(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    year = int(speech.slot)
    return Excuse.NOTHING_LEFT if moment.office.calendar.knows(year) else notices.unknown_year(texts, year)


def _parked(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    return notices.parked(texts, speech.subject_id or 0)


def _handed_over(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    place = work.organizations.find(speech.subject_id or 0)
    holds = place is not None and (
        place.head_id == person.id or any(post.holder_id == person.id for post in work.posts.of_organization(place.id))
    )
    owed = len(work.obligations.owed_by(person.id))
    return directory.handed_over(texts, place, owed) if place and holds and owed else Excuse.NOTHING_LEFT


def _relieved(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    place = work.organizations.find(speech.subject_id or 0)
    if place is None or place.head_id is None or place.head_id == person.id:
        return Excuse.NOTHING_LEFT
    return directory.relieved(texts, place, work.people.get(place.head_id))


def _objection(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    objection = work.objections.get(speech.subject_id or 0)
    if objection is None or objection.ruling is not None:
        return Excuse.ALREADY_DECIDED
    obligation = _obligation(work, objection.obligation_id)
    objector = work.people.get(objection.person_id)
    found = executor_actions.candidates(work, obligation)
    return executors.for_curator(texts, objection, obligation, objector, found, moment)


def _ruling(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    objection = work.objections.get(speech.subject_id or 0)
    if objection is None or objection.decided_by is None:
        return Excuse.NOTHING_LEFT
    given_to = work.people.get(objection.given_to) if objection.given_to is not None else None
    decider = work.people.get(objection.decided_by)
    obligation = _obligation(work, objection.obligation_id)
    return executors.ruling(texts, objection, obligation, decider, given_to, moment)


def _given(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    obligation = work.obligations.get(speech.subject_id or 0)
    if obligation is None or obligation.recipient_id != person.id or obligation.state is ObligationState.CLOSED:
        return Excuse.NOTHING_LEFT
    return executors.yours_now(texts, obligation, work.people.get(obligation.curator_id), moment)


def _deputy(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    absence = work.absences.get(speech.subject_id or 0)
    if absence is None or absence.ended_at is not None or absence.deputy_id != person.id:
        return Excuse.NOTHING_LEFT
    owed = [one for one in work.obligations.owed_by(person.id) if one.principal_id == absence.person_id]
    absent = work.people.get(absence.person_id)
    decides = person.may(Role.CURATOR) and absence_actions.curates(work, absent)
    today = moment.today_for(person.time_zone)
    return absences.for_deputy(texts, absence, absent, len(owed), today, decides=decides)


def _away(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    absence = work.absences.get(speech.subject_id or 0)
    if absence is None or absence.ended_at is not None:
        return Excuse.NOTHING_LEFT
    absent, deputy = work.people.get(absence.person_id), work.people.get(absence.deputy_id)
    return absences.for_curator(texts, absence, absent, deputy, moment.today_for(person.time_zone))


def _back(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    absence = work.absences.get(speech.subject_id or 0)
    lasting = work.absences.lasting(absence.person_id) if absence is not None else None
    if absence is None or (lasting is not None and lasting.deputy_id == person.id):
        return Excuse.NOTHING_LEFT
    if absence.person_id == person.id:
        return _welcome(work, moment, person, work.people.get(absence.deputy_id), texts)
    return absences.deputy_free(texts, work.people.get(absence.person_id))


def _welcome(work: Work, moment: Moment, person: Person, deputy: Person, texts: Texts) -> Message | Excuse:
    """What the deputy was told of is not told once more: without this who is back might hear of nothing for days."""
    owed = work.obligations.owed_by(person.id)
    if not owed:
        return Excuse.NOTHING_LEFT
    return Excuse.FOLDED if reminders.due_now(work, moment, person) else absences.back(texts, person, deputy, len(owed))


def _control(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    found = [one for one in work.obligations.of_activities([speech.subject_id or 0]) if one.recipient_id == person.id]
    return control.told(texts, found, moment.today) if found else Excuse.NOTHING_LEFT


def _amended(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    draft = work.roadmaps.get(speech.subject_id or 0)
    effects = effects_for(work, draft.id, person.id) if draft is not None else []
    return amendments.told(texts, draft, effects, moment.today) if draft and effects else Excuse.NOTHING_LEFT


def _plan_closed(work: Work, moment: Moment, speech: Speech, person: Person, texts: Texts) -> Message | Excuse:
    roadmap = work.roadmaps.get(speech.subject_id or 0)
    assert roadmap is not None
    return control.plan_closed_notice(texts, roadmap)


_COMPOSERS = {
    SpeechKind.DIGEST: _digest,
    SpeechKind.ON_THE_DAY: _on_the_day,
    SpeechKind.ASSIGNMENT: _assignment,
    SpeechKind.REPORT: _report,
    SpeechKind.ACCEPTED: _accepted,
    SpeechKind.RETURNED: _returned,
    SpeechKind.MOVED: _moved,
    SpeechKind.EXTENSION: _extension,
    SpeechKind.EXTENDED: _extended,
    SpeechKind.NOT_ME: _not_me,
    SpeechKind.UNREACHABLE: _unreachable,
    SpeechKind.CALENDAR: _calendar,
    SpeechKind.PARKED: _parked,
    SpeechKind.HANDED_OVER: _handed_over,
    SpeechKind.RELIEVED: _relieved,
    SpeechKind.OBJECTION: _objection,
    SpeechKind.RULING: _ruling,
    SpeechKind.GIVEN: _given,
    SpeechKind.DEPUTY: _deputy,
    SpeechKind.AWAY: _away,
    SpeechKind.BACK: _back,
    SpeechKind.CONTROL: _control,
    SpeechKind.AMENDED: _amended,
    SpeechKind.PLAN_CLOSED: _plan_closed,
}


def _obligation(work: Work, obligation_id: int) -> Obligation:
    found = work.obligations.get(obligation_id)
    if found is None:
        raise LookupError(f"no obligation {obligation_id}")
    return found
