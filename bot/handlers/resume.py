"""After a crash between an update's effect and its answer: the answer is given, the effect is not repeated."""

from __future__ import annotations

from bot.domain.conversation import Step
from bot.handlers.director.report import show_open_report
from bot.handlers.turn import Turn


def adds_something(turn: Turn) -> bool:
    """Whether doing it twice would do harm: a line or a file of a report would stand there twice.

    A press, a command and a plan read again find what they made the first time.
    """
    if turn.incoming is None or (turn.incoming.text or "").startswith("/"):
        return False
    at_report = turn.conversation is not None and turn.conversation.step is Step.REPORT
    return at_report or turn.incoming.document is None


async def answer_again(turn: Turn) -> None:
    at = turn.conversation
    if at is not None and at.step is Step.REPORT and at.subject_id is not None:
        await show_open_report(turn, at.subject_id)
    else:
        await turn.say_words(turn.texts("answered-before"))
