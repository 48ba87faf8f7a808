"""The way back from a question that waits for typed words: who takes it is not waited for any more.

Else the next thing that they type, about anything, would be sent to another person as a reason or a ground.
"""

from __future__ import annotations

from bot.actions import people
from bot.domain.conversation import Step
from bot.handlers.turn import Turn

_BACK = {
    Step.OWN_HOUR: "settings",
    Step.RULE_VALUE: "rules",
    Step.NUDGE_STEPS: "nudging",
    Step.EXTENSION_REASON: "extend",
    Step.DENIAL: "extension",
    Step.RETURN_REASON: "return",
    Step.OBJECTION: "card",
    Step.NEW_EXECUTOR: "card",
    Step.SUSPEND_GROUND: "card",
    Step.REMOVE_GROUND: "card",
    Step.NOT_REQUIRED_GROUND: "card",
    Step.CONTROL_DATE: "card",
    Step.ROW_DATE: "card",
}
"""The verb of the button that leads back from each."""


async def note_way_back(turn: Turn) -> None:
    at = turn.conversation
    if at is None or turn.press is None:
        return
    verb, *_ = (turn.press.data or "").split(":")
    if _BACK.get(at.step) == verb:
        await turn.do(people.stop)
        turn.conversation = None
