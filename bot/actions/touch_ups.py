"""Messages in chats that no longer show the truth: put right after a change, or once a newer one has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.report import ReportState
from bot.domain.timetable import Timetable, TimetableState
from bot.messages import digest, timetables
from bot.messages.message import Message
from bot.storage.touch_ups import TouchUp
from bot.storage.work import Work
from bot.texts import texts_for

BATCH = 20
GRACE = timedelta(seconds=3)
"""A message whose button was pressed is shown anew by the answer to the press: an edit of ours comes after it."""

__all__ = ["TouchUp", "changed_hands", "compose", "concerns_nobody", "due", "put_off", "sent", "settle", "shown"]


def shown(work: Work, moment: Moment, chat_id: int, message_id: int, obligation_ids: Iterable[int]) -> None:
    """A message shows these as they are now; those that showed them before it lose their buttons.

    What was removed while the message was on its way is left out.
    """
    there = work.obligations.existing(obligation_ids)
    work.outbox.register_card(chat_id, message_id, there)
    work.touch_ups.forget(chat_id, message_id)
    work.touch_ups.want(work.touch_ups.earlier_cards(chat_id, message_id, there))


def sent(work: Work, moment: Moment, chat_id: int, message_id: int, obligation_ids: Iterable[int]) -> None:
    """The same of a message that was on its way for a while: a newer one may stand below it already."""
    shown(work, moment, chat_id, message_id, obligation_ids)
    if work.touch_ups.live_on(chat_id, message_id) != work.outbox.shown_on(chat_id, message_id):
        work.touch_ups.want([(chat_id, message_id)])


def changed_hands(work: Work, obligations: Iterable[Obligation]) -> None:
    """Others answer for these now: what showed them to those before is put right."""
    for obligation in obligations:
        work.touch_ups.want_newest_of(obligation.id)


def due(work: Work, moment: Moment) -> list[TouchUp]:
    work.touch_ups.date_new(moment.now + GRACE)
    return work.touch_ups.due(moment.now, BATCH)


def compose(work: Work, moment: Moment, one: TouchUp, default_language: str) -> Message | None:
    """What the message should say now; None: it only loses its buttons, as something newer stands below."""
    reader = work.people.by_telegram(one.chat_id)
    listed = work.outbox.shown_on(one.chat_id, one.message_id)
    live = frozenset(work.touch_ups.live_on(one.chat_id, one.message_id))
    asked = _still_asked(work, one, reader.id) if reader is not None else []
    if reader is None or not (live or asked):
        return None
    texts = texts_for(reader.language or default_language)
    found = {obligation.id: obligation for obligation in work.obligations.by_ids(listed)}
    zone = moment.office.zone_of(reader.time_zone)
    sent = {one: work.reports.latest_of(one, ReportState.SENT) for one in found}
    sent_at = {
        one: texts.time(report.sent_at.astimezone(zone)) for one, report in sent.items() if report and report.sent_at
    }
    message = digest.as_of_now(texts, list(found.values()), live, sent_at, reader.id, moment)
    return timetables.with_questions(texts, message, asked)


def _still_asked(work: Work, one: TouchUp, reader_id: int) -> list[Timetable]:
    """The dates that this message has asked for and that nobody has told yet."""
    told_at = work.nudges.told_at(one.chat_id, one.message_id)
    if told_at is None:
        return []
    asked = [each for each in work.timetables.asked_of(reader_id) if each.asked_at == told_at]
    return [each for each in asked if each.state is not TimetableState.NOT_YET]


def concerns_nobody(work: Work, moment: Moment, one: TouchUp) -> bool:
    """A report's own card, and a card that another than the executor looks at, are kept by other hands, as long as
    they are the newest of their obligation."""
    reader = work.people.by_telegram(one.chat_id)
    if reader is None:
        return True
    if not work.touch_ups.live_on(one.chat_id, one.message_id):
        # A newer one stands below; a message that shows none any more was shown anew as something else.
        return not work.outbox.shown_on(one.chat_id, one.message_id)
    if work.reports.has_card(reader.id, one.message_id):
        return True
    return work.nudges.told_at(one.chat_id, one.message_id) is None and not any(
        obligation.recipient_id == reader.id
        for obligation in work.obligations.by_ids(work.outbox.shown_on(one.chat_id, one.message_id))
    )


def settle(work: Work, moment: Moment, one: TouchUp) -> None:
    work.touch_ups.settle(one)


def put_off(work: Work, moment: Moment, one: TouchUp, until: datetime) -> None:
    work.touch_ups.put_off(one, until)
