"""The plan's curator decides on requests for later dates: one press to grant, two to refuse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import extensions, people
from bot.actions.extensions import ExtensionView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.extension import Denial, ExtensionState
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import extensions as words

router = Router()


@on(router, "extensions")
async def waiting(_: object, turn: Turn) -> None:
    found = await turn.see(extensions.asked)
    listed = [(one.extension, one.obligation, one.author) for one in found]
    await turn.show(words.waiting(turn.texts, listed, turn.moment.today))


@on(router, "extension", ids=1)
async def look(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.see(extensions.show, args[0])
    await _show(turn, view)


@on(router, "grant", ids=1)
async def grant(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _decide(turn, args[0], lambda: turn.do(extensions.grant, args[0]))


@on(router, "refuse", ids=1)
async def ask_why(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    async def ask() -> None:
        view = await turn.see(extensions.to_decide, args[0])
        await turn.show(words.denials(turn.texts, view.extension, view.obligation, view.author, turn.moment))

    await _decide(turn, args[0], ask)


@on(router, "denial", ids=2)
async def refuse(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    extension_id, place = args
    if place >= len(words.DENIALS):
        raise Refusal("nothing-here")
    denial = words.DENIALS[place]
    if denial is not Denial.OWN:
        await _decide(turn, extension_id, lambda: turn.do(extensions.refuse, extension_id, denial))
        return

    async def ask() -> None:
        view = await turn.do(extensions.ask_denial, extension_id)
        await turn.show(words.ask_denial(turn.texts, view.extension, view.obligation, view.author, turn.moment))

    await _decide(turn, extension_id, ask)


@router.message(At(Step.DENIAL), F.text, ~F.text.startswith("/"))
async def own_reason(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    extension_id = turn.conversation.subject_id or 0
    try:
        view = await turn.do(extensions.refuse, extension_id, Denial.OWN, message.text)
    except Refusal as refusal:
        if refusal.code != "return-reason-length":
            await turn.do(people.stop)
        raise
    await _show(turn, view)


async def _decide(turn: Turn, extension_id: int, decision: Callable[[], Awaitable[ExtensionView | None]]) -> None:
    """Shows the card in its new form; what was decided before is said and shown."""
    try:
        view = await decision()
    except Refusal as refusal:
        await tell_refusal(turn, refusal)
        if turn.press is None or refusal.code in ("not-allowed", "nothing-here", "not-your-date"):
            return
        view = await turn.see(extensions.show, extension_id)
    if view is not None:
        await _show(turn, view)


async def _show(turn: Turn, view: ExtensionView) -> None:
    say = words.for_curator if view.extension.state is ExtensionState.ASKED else words.settled
    await turn.show(say(turn.texts, view.extension, view.obligation, view.author, turn.moment))
