"""A curator decides on reports: accept in one press, return in two."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import acceptance, people, reports
from bot.actions.reports import ReportView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.obligation import ObligationState
from bot.domain.report import ReportState, ReturnReason
from bot.handlers.director.obligations import show_card
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import reports as words

router = Router()


@on(router, "awaiting")
async def awaiting(_: object, turn: Turn) -> None:
    views = await turn.see(acceptance.awaiting)
    waiting = [(view.report, view.obligation, view.author) for view in views if view.obligation is not None]
    await turn.say(words.awaiting(turn.texts, waiting))


@on(router, "look", ids=1)
async def look(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The report as it would have come, with its files."""
    view = await turn.see(reports.view, args[0])
    if view.obligation is None or view.report.state is not ReportState.SENT:
        await _show_decided(turn, view)
        return
    await turn.say(words.for_curator(turn.texts, view.report, view.obligation, view.author, turn.moment))


@on(router, "decide", ids=1)
async def decide(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Back to the card from the reasons for a return; its files stand where they were."""

    async def show() -> None:
        view = await turn.see(acceptance.to_decide, args[0])
        assert view.obligation is not None
        message = words.for_curator(turn.texts, view.report, view.obligation, view.author, turn.moment)
        await turn.show(replace(message, attachments=()))

    await _decide(turn, args[0], show)


@on(router, "accept", ids=1)
async def accept(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _decide(turn, args[0], lambda: turn.do(acceptance.accept, args[0]))


@on(router, "return", ids=1)
async def ask_reason(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    async def ask() -> None:
        view = await turn.see(acceptance.to_decide, args[0])
        assert view.obligation is not None
        await turn.show(words.reasons(turn.texts, view.report, view.obligation, view.author, turn.moment))

    await _decide(turn, args[0], ask)


@on(router, "reason", ids=2)
async def return_for(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    report_id, index = args
    if index >= len(words.RETURN_REASONS):
        raise Refusal("nothing-here")
    reason = words.RETURN_REASONS[index]
    if reason is not ReturnReason.OWN:
        await _decide(turn, report_id, lambda: turn.do(acceptance.return_, report_id, reason))
        return

    async def ask() -> None:
        view = await turn.do(acceptance.ask_reason, report_id)
        assert view.obligation is not None
        await turn.show(words.ask_words(turn.texts, view.report, view.obligation, view.author, turn.moment))

    await _decide(turn, report_id, ask)


@router.message(At(Step.RETURN_REASON), F.text, ~F.text.startswith("/"))
async def own_reason(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    report_id = turn.conversation.subject_id or 0
    if (await turn.see(reports.view, report_id)).report.state is not ReportState.SENT:
        # Decided or taken back meanwhile: the next message is about something else.
        await turn.do(people.stop)
    await _decide(turn, report_id, lambda: turn.do(acceptance.return_, report_id, ReturnReason.OWN, message.text))


async def _decide(turn: Turn, report_id: int, decision: Callable[[], Awaitable[ReportView | None]]) -> None:
    """Shows the card in its new form; where somebody was faster, says so and shows what they decided."""
    try:
        view = await decision()
    except Refusal as refusal:
        await tell_refusal(turn, refusal)
        if turn.press is not None and refusal.code == "report-taken-back":
            await _put_right(turn, report_id)
        if turn.press is None or refusal.code not in ("accepted-already", "returned-already"):
            return
        view = await turn.see(reports.view, report_id)
    if view is not None:
        await _show_decided(turn, view)


async def _put_right(turn: Turn, report_id: int) -> None:
    """A press on the card of a report that its author has taken back: another card has come, or how it stands."""
    view = await turn.see(reports.view, report_id)
    if view.obligation is None or turn.pressed_message_id is None:
        return
    if view.obligation.state is ObligationState.REPORTED:
        await turn.messenger.strip(turn.telegram_id, turn.pressed_message_id)
    else:
        await show_card(turn, view.obligation.id)


async def _show_decided(turn: Turn, view: ReportView) -> None:
    if view.obligation is None or view.decider is None:
        raise Refusal("report-taken-back")
    message = words.decided(turn.texts, view.report, view.obligation, view.author, view.decider, turn.moment)
    await turn.show(message)
