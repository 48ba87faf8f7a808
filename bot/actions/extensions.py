"""An executor asks for a later control date; the plan's curator grants or refuses it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.actions.control_dates import move
from bot.actions.scopes import acts_for, deciding
from bot.actions.timetables import last_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.extension import Denial, Extension, ExtensionState, asked_until, offered_days
from bot.domain.obligation import OWING, Obligation, ObligationState
from bot.domain.office import Moment, control_day
from bot.domain.people import Person, Role
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

LEAST_WORDS = 3
MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class ExtensionOffer:
    """The days among which an executor chooses."""

    obligation: Obligation
    offered: tuple[date, ...]
    last: date


@dataclass(frozen=True, slots=True)
class ExtensionView:
    extension: Extension
    obligation: Obligation
    author: Person
    curator: Person
    """Who decides: the plan's, or who stands in for them."""


def offer(work: Work, moment: Moment, actor: Person, obligation_id: int) -> ExtensionOffer:
    """Raises Refusal("extension-too-late") on the eve's morrow, with whom to turn to."""
    obligation, control_date = _to_extend(work, moment, actor, obligation_id)
    roadmap = work.roadmaps.get(obligation.roadmap_id)
    assert roadmap is not None
    days = offered_days(control_date, calendar=moment.office.calendar, rules=moment.office.rules)
    return ExtensionOffer(obligation, days, last_day(roadmap, moment))


def ask_day(work: Work, moment: Moment, actor: Person, obligation_id: int) -> ExtensionOffer:
    """As `offer`; a day may be typed instead of pressed."""
    found = offer(work, moment, actor, obligation_id)
    work.conversations.set(actor.id, Step.EXTENSION_DAY, obligation_id, moment.now)
    return found


def choose(work: Work, moment: Moment, actor: Person, obligation_id: int, day: date) -> ExtensionView:
    """The day is chosen; what the executor writes next is the reason."""
    obligation, control_date = _to_extend(work, moment, actor, obligation_id)
    until = control_day(day, moment.office.calendar, moment.office.rules)
    if until <= control_date:
        raise Refusal("extension-not-later")
    extension_id = work.extensions.add_draft(obligation.id, actor.id, until, control_date)
    work.conversations.set(actor.id, Step.EXTENSION_REASON, extension_id, moment.now)
    return _view(work, extension_id)


def ask(work: Work, moment: Moment, actor: Person, extension_id: int, reason: str) -> ExtensionView:
    """With its reason the request goes to the plan's curator."""
    view = _view(work, extension_id)
    if view.extension.author_id != actor.id:
        raise Refusal("not-allowed")
    _to_extend(work, moment, actor, view.obligation.id)
    if not work.extensions.advance(
        extension_id,
        before=ExtensionState.DRAFT,
        after=ExtensionState.ASKED,
        reason=_words(reason),
        asked_at=moment.now,
    ):
        raise Refusal("extension-asked-already")
    work.conversations.end(actor.id)
    due_at = moment.office.next_open_moment(moment.now, view.curator.time_zone)
    work.outbox.plan(SpeechKind.EXTENSION, view.curator.id, str(extension_id), due_at=due_at, subject_id=extension_id)
    work.history.add(
        moment.now,
        actor.id,
        "extension-asked",
        "obligation",
        view.obligation.id,
        until=view.extension.until.isoformat(),
        reason=reason.strip(),
    )
    return _view(work, extension_id)


def take_back(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Obligation:
    asked = work.extensions.asked_of(obligation_id)
    obligation = work.obligations.get(obligation_id)
    if obligation is None or asked is None:
        raise Refusal("extension-decided")
    if obligation.recipient_id != actor.id:
        raise Refusal("not-allowed")
    work.extensions.advance(asked.id, before=ExtensionState.ASKED, after=ExtensionState.DROPPED)
    work.history.add(moment.now, actor.id, "extension-taken-back", "obligation", obligation_id)
    return obligation


def asked(work: Work, moment: Moment, actor: Person) -> list[ExtensionView]:
    """Requests that wait for this curator, the oldest first."""
    actor.must_be(Role.CURATOR)
    views = [_view(work, one.id) for one in work.extensions.asked()]
    return [one for one in views if _may_decide(work, actor, one) and one.obligation.state in OWING]


def show(work: Work, moment: Moment, actor: Person, extension_id: int) -> ExtensionView:
    view = _view(work, extension_id)
    if actor.id != view.extension.author_id and not _may_decide(work, actor, view):
        raise Refusal("not-allowed")
    return view


def grant(work: Work, moment: Moment, actor: Person, extension_id: int) -> ExtensionView:
    view = _to_decide(work, actor, extension_id)
    _decide(work, moment, actor, view, ExtensionState.GRANTED)
    move(work, moment, actor, view.obligation, max(view.extension.until, moment.today))
    return _view(work, extension_id)


def ask_denial(work: Work, moment: Moment, actor: Person, extension_id: int) -> ExtensionView:
    """What the curator writes next is the reason of the refusal."""
    view = _to_decide(work, actor, extension_id)
    work.conversations.set(actor.id, Step.DENIAL, extension_id, moment.now)
    return view


def to_decide(work: Work, moment: Moment, actor: Person, extension_id: int) -> ExtensionView:
    return _to_decide(work, actor, extension_id)


def refuse(
    work: Work, moment: Moment, actor: Person, extension_id: int, denial: Denial, words: str | None = None
) -> ExtensionView:
    view = _to_decide(work, actor, extension_id)
    text = _words(words or "") if denial is Denial.OWN else None
    _decide(work, moment, actor, view, ExtensionState.REFUSED, denial=denial, denial_text=text)
    work.conversations.end(actor.id)
    return _view(work, extension_id)


def _decide(
    work: Work,
    moment: Moment,
    actor: Person,
    view: ExtensionView,
    state: ExtensionState,
    denial: Denial | None = None,
    denial_text: str | None = None,
) -> None:
    extension, obligation = view.extension, view.obligation
    if not work.extensions.advance(
        extension.id,
        before=ExtensionState.ASKED,
        after=state,
        decided_at=moment.now,
        decided_by=actor.id,
        denial=denial,
        denial_text=denial_text,
    ):
        raise Refusal("extension-decided")
    author = work.people.get(obligation.recipient_id or extension.author_id)
    due_at = moment.office.next_open_moment(moment.now, author.time_zone)
    work.outbox.plan(SpeechKind.EXTENDED, author.id, str(extension.id), due_at=due_at, subject_id=extension.id)
    if state is ExtensionState.GRANTED:
        work.history.add(moment.now, actor.id, "extension-granted", "obligation", obligation.id)
    else:
        work.history.add(
            moment.now, actor.id, "extension-refused", "obligation", obligation.id, reason=denial_text or denial
        )


def _to_extend(work: Work, moment: Moment, actor: Person, obligation_id: int) -> tuple[Obligation, date]:
    """What the actor owes, and its control date, if a later one may still be asked for."""
    obligation = work.obligations.get(obligation_id)
    if obligation is None:
        raise Refusal("nothing-here")
    if obligation.recipient_id != actor.id:
        raise Refusal("not-allowed")
    if obligation.state is ObligationState.REPORTED:
        raise Refusal("already-reported")
    if obligation.control_date is None:
        raise Refusal("extension-without-date")
    if obligation.state not in OWING:
        raise Refusal("already-closed")
    if obligation.extension_asked:
        raise Refusal("extension-asked-already")
    if moment.today > asked_until(obligation.control_date, moment.office.rules):
        roadmap = work.roadmaps.get(obligation.roadmap_id)
        assert roadmap is not None
        raise Refusal("extension-too-late", name=work.people.get(roadmap.curator_id).short_name)
    return obligation, obligation.control_date


def _to_decide(work: Work, actor: Person, extension_id: int) -> ExtensionView:
    actor.must_be(Role.CURATOR)
    view = _view(work, extension_id)
    if not _may_decide(work, actor, view):
        raise Refusal("not-your-date", name=view.curator.short_name)
    if view.extension.state is ExtensionState.DROPPED:
        raise Refusal("extension-taken-back")
    if view.extension.state is not ExtensionState.ASKED:
        raise Refusal("extension-decided")
    if view.obligation.state not in OWING:
        raise Refusal("extension-needless")
    return view


def _may_decide(work: Work, actor: Person, view: ExtensionView) -> bool:
    roadmap = work.roadmaps.get(view.obligation.roadmap_id)
    return roadmap is not None and roadmap.curator_id in acts_for(work, actor)


def _view(work: Work, extension_id: int) -> ExtensionView:
    extension = work.extensions.get(extension_id)
    obligation = work.obligations.get(extension.obligation_id) if extension else None
    if extension is None or obligation is None:
        raise Refusal("nothing-here")
    roadmap = work.roadmaps.get(obligation.roadmap_id)
    assert roadmap is not None
    return ExtensionView(
        extension, obligation, work.people.get(extension.author_id), deciding(work, roadmap.curator_id)
    )


def _words(text: str) -> str:
    words = text.strip()
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        raise Refusal("return-reason-length", least=LEAST_WORDS, most=MOST_WORDS)
    return words
