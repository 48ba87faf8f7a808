"""A report: one tap, or a draft gathered from texts and files, sent, corrected until it is accepted."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import people, reminders, reports
from bot.actions.performer import PersonAction
from bot.actions.reports import ReportView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.report import Attachment, FileKind, ReportState, ReportStatus
from bot.handlers.director.obligations import show_card
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import AnswersObligation, At, FollowsReminder, IsNewPlan, on
from bot.handlers.turn import Turn
from bot.messages import reports as words

router = Router()
replies = Router()
"""Asked before any step of a conversation: an answer to a card is about that card."""
strays = Router()
"""Asked when nothing else understands what was sent."""

CONTENT = F.text | F.photo | F.document


@on(router, "done", ids=1)
async def done(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_obligation(turn, reports.done_at_once, args[0])


@on(router, "report", ids=1)
async def report(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_obligation(turn, reports.begin, args[0], ReportStatus.DONE)


@on(router, "interim", ids=1)
async def interim(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_obligation(turn, reports.begin, args[0], ReportStatus.IN_PROGRESS)


@on(router, "draft", ids=1)
async def draft(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await show_open_report(turn, args[0])


@on(router, "send", ids=1)
async def send(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_report(turn, reports.submit, args[0])


@on(router, "again", ids=1)
async def start_over(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_report(turn, reports.start_over, args[0])


@on(router, "status", ids=2)
async def change_status(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    report_id, index = args
    if index >= len(words.STATUSES):
        raise Refusal("nothing-here")
    await _about_report(turn, reports.change_status, report_id, words.STATUSES[index])


@on(router, "drop", ids=1)
async def discard(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_report(turn, reports.discard, args[0])


@on(router, "withdraw", ids=1)
async def withdraw(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _about_report(turn, reports.withdraw, args[0])


@on(router, "about", ids=2)
async def about(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    report_id, obligation_id = args
    await _about_report(turn, reports.choose, report_id, obligation_id)


@on(router, "add", ids=1)
async def add(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Nothing needs to be pressed in order to add; whoever looks for a button is told so."""
    view = await turn.do(reports.expect_more, args[0])
    await turn.toast(turn.texts.plain("report-add-toast"), alert=True)
    await show_report(turn, view)


@replies.message(F.reply_to_message, CONTENT, ~F.text.startswith("/"), AnswersObligation())
async def answer_reminder(message: Message, turn: Turn, about: list[int]) -> None:
    """Answering a reminder or a card with text or files is the draft of a report."""
    text, attachment = _content(message)
    await show_report(turn, await turn.do(reports.answer, about, text, attachment))


@strays.message(CONTENT, ~F.text.startswith("/"), FollowsReminder())
async def answer_below(message: Message, turn: Turn, below: int, about: list[int]) -> None:
    """What is sent below a reminder and answers no message is a draft too: people seldom press "reply"."""
    text, attachment = _content(message)
    view = await turn.do(reports.answer, about, text, attachment)
    await turn.performer.tend(reminders.note_seen, turn.telegram_id, below)
    await show_report(turn, view)


@router.message(At(Step.REPORT), CONTENT, ~F.text.startswith("/"), ~IsNewPlan())
async def more(message: Message, turn: Turn) -> None:
    """What is written or sent while a report is open goes into it."""
    assert turn.conversation is not None
    text, attachment = _content(message)
    try:
        view = await turn.do(reports.add, turn.conversation.subject_id or 0, text, attachment)
    except Refusal as refusal:
        if refusal.code not in ("report-decided", "report-withdrawn", "nothing-here"):
            raise
        # The report was closed long ago: this is about something else.
        await turn.do(people.stop)
        await turn.say_words(turn.texts("not-understood"))
        return
    await show_report(turn, view)


async def show_open_report(turn: Turn, report_id: int) -> None:
    await show_report(turn, await turn.see(reports.view, report_id))


async def show_report(turn: Turn, view: ReportView) -> None:
    """One live card a report: in the place of the pressed message, else below what was just written."""
    if view.report.state is ReportState.WITHDRAWN and view.obligation is not None:
        # Thrown away, or replaced by a newer one: what counts is where the obligation stands.
        await show_card(turn, view.obligation.id)
        return
    message = words.for_author(
        turn.texts,
        view.report,
        view.obligation,
        view.curator,
        view.choices,
        turn.moment,
        replaces=view.replaces,
        mends=view.returned,
    )
    earlier = view.report.card_message_id
    if turn.incoming is None:
        message_id = await turn.show_one(message)
    elif earlier is not None and earlier > turn.incoming.message_id:
        # Of an album several updates arrive after the card is below all of its photos already.
        message_id = await turn.messenger.edit(turn.telegram_id, earlier, message)
    else:
        message_id = await turn.say(message)
        if earlier is not None:
            await turn.messenger.delete(turn.telegram_id, earlier)
    if message_id != earlier:
        await turn.performer.tend(reports.remember_card, view.report.id, message_id)


async def _about_obligation(
    turn: Turn, action: PersonAction[..., ReportView], obligation_id: int, *args: object
) -> None:
    """A press on an old card: what can't be done any more is said, and the card shows today's state."""
    try:
        view = await turn.do(action, obligation_id, *args)
    except Refusal as refusal:
        await tell_refusal(turn, refusal)
        if turn.press is not None and refusal.code in ("already-reported", "already-closed"):
            await show_card(turn, obligation_id)
        return
    await show_report(turn, view)


async def _about_report(turn: Turn, action: PersonAction[..., ReportView], report_id: int, *args: object) -> None:
    try:
        view = await turn.do(action, report_id, *args)
    except Refusal as refusal:
        await tell_refusal(turn, refusal)
        if turn.press is None or refusal.code in ("not-allowed", "nothing-here"):
            return
        view = await turn.see(reports.view, report_id)
    await show_report(turn, view)


def _content(message: Message) -> tuple[str, Attachment | None]:
    text = message.text or message.caption or ""
    if message.photo:
        return text, Attachment(FileKind.PHOTO, message.photo[-1].file_id)
    if message.document:
        return text, Attachment(FileKind.DOCUMENT, message.document.file_id, message.document.file_name)
    return text, None
