"""What a person owes, and which messages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions import touch_ups
from bot.actions.scopes import acts_for, among_seen, decides, to_see
from bot.domain.errors import Refusal
from bot.domain.obligation import REPORTABLE, Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.report import Report, ReportState
from bot.domain.speech import Nudge
from bot.storage.work import Work

NUDGES = 6
"""Nudges of an obligation that its curator sees."""


@dataclass(frozen=True, slots=True)
class ObligationView:
    obligation: Obligation
    report: Report | None
    """The newest report of it, of any state but withdrawn."""
    curator: Person
    author: Person | None = None
    mine: bool = True
    """Whether the reader is the executor."""
    decides: bool = False
    """Whether the reader is a curator who decides on it."""
    may_move: bool = False
    """Whether the reader has set its control date, and may move it."""
    deputy: Person | None = None
    """Who stands in for the executor."""
    nudges: tuple[Nudge, ...] = ()
    """What became of its nudges, the newest first; for those who watch over it."""


def mine(work: Work, moment: Moment, actor: Person) -> list[Obligation]:
    return work.obligations.owed_by(actor.id)


def show(work: Work, moment: Moment, actor: Person, obligation_id: int) -> ObligationView:
    obligation = to_see(work, actor, obligation_id)
    # A draft is its author's alone: a new head does not see what the one before began.
    report = work.reports.draft_of(actor.id, obligation_id) or work.reports.latest_of(
        obligation_id, ReportState.SENT, ReportState.ACCEPTED, ReportState.RETURNED
    )
    author = work.people.get(report.author_id) if report else None
    curator = work.people.get(obligation.curator_id)
    roadmap = work.roadmaps.get(obligation.roadmap_id)
    may_move = roadmap is not None and roadmap.curator_id in acts_for(work, actor) and obligation.unreported
    deputy = None
    if obligation.recipient_id is not None and obligation.recipient_id != obligation.principal_id:
        deputy = work.people.get(obligation.recipient_id)
    mine = obligation.recipient_id == actor.id
    nudges = () if mine else tuple(work.nudges.of_obligation(obligation_id, NUDGES))
    may_decide = decides(work, actor, obligation)
    return ObligationView(obligation, report, curator, author, mine, may_decide, may_move, deputy, nudges)


def of_row(work: Work, moment: Moment, actor: Person, row_id: int) -> list[Obligation]:
    """The obligations for one row of a plan, of all whom the actor watches over."""
    actor.must_be(Role.CURATOR, Role.CONTROLLER)
    return _seen(work, actor, work.obligations.of_activities([row_id]))


def shown_to(
    work: Work, moment: Moment, actor: Person, chat_id: int, message_id: int, named: Sequence[int] = ()
) -> list[int]:
    """Which of their own obligations a message shows.

    `named`: what the message itself says, which may be forged. It counts where the bot never learnt that the message
    had arrived: killed, or cut off, just after the messenger took it.
    """
    shown = work.obligations.by_ids(work.outbox.shown_on(chat_id, message_id) or named)
    return [one.id for one in shown if one.recipient_id == actor.id]


def awaited_answer(
    work: Work, moment: Moment, actor: Person, chat_id: int, *, words: bool
) -> tuple[int, list[int]] | None:
    """The message to which something sent by itself is an answer, and what its reader still owes of what it shows.

    Many write below a message and do not reply to it. A file is about the newest message that shows what they owe;
    mere `words` only where that is a nudge to which nothing was done yet, for they may be about anything else.
    """
    newest = work.outbox.newest_card(chat_id)
    if newest is None or (words and not work.nudges.unseen(chat_id, newest)):
        return None
    shown = work.obligations.by_ids(work.outbox.shown_on(chat_id, newest))
    owed = [one.id for one in shown if one.recipient_id == actor.id and one.state in REPORTABLE]
    return (newest, owed) if owed else None


def remember_shown(work: Work, moment: Moment, chat_id: int, message_id: int, obligation_ids: Sequence[int]) -> None:
    touch_ups.shown(work, moment, chat_id, message_id, obligation_ids)


def _seen(work: Work, actor: Person, found: Sequence[Obligation]) -> list[Obligation]:
    seen = among_seen(work, actor, found)
    if found and not seen:
        raise Refusal("not-watched")
    return seen
