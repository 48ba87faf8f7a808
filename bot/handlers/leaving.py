"""Whoever presses another button, or types a command, is not waited for any more: a step answers to what asked it.

Else the next thing that they type, about anything, would be taken as the answer to something forgotten: sent to
another person as a reason, or written into a plan. A step that goes on is set anew by the press itself.
"""

from __future__ import annotations

import re

from bot.actions import people
from bot.domain.conversation import Step
from bot.domain.people import Role
from bot.handlers.turn import Turn

_KEPT = frozenset({Step.REPORT})
"""A report's draft stays open: what is written goes into it in sight of its author, and is sent by a press alone."""
_GOES_ON = {
    Step.CONTROL_DATE: frozenset({"moveday"}),
    Step.ROW_DATE: frozenset({"moveday"}),
}
"""Presses on the screen that asks, such as its calendar's pages, which change nothing about the question."""
_CANCEL = "cancel"
"""It says itself what was left."""
_VERB = re.compile(r"/?([a-z]+)")


async def leave_if_away(turn: Turn) -> None:
    """Ends the step of who has turned to something else. Housekeeping: the press itself is still to be done."""
    at = turn.conversation
    if at is None or turn.person is None or at.step in _KEPT:
        return
    if turn.incoming is not None and turn.incoming.edit_date is not None:
        # What was said before is corrected; what is waited for is still to come.
        return
    if not _turned_away(turn, at.step):
        return
    await turn.performer.tend(people.stop, turn.person)
    turn.conversation = None


def _turned_away(turn: Turn, step: Step) -> bool:
    if turn.press is not None:
        said = turn.press.data or ""
    elif turn.incoming is not None and (turn.incoming.text or "").startswith("/"):
        said = turn.incoming.text or ""
    else:
        # A curator's file is a plan or a list: it is answered by a card of its own.
        sent = turn.incoming is not None and turn.incoming.document is not None
        return sent and turn.person is not None and turn.person.may(Role.CURATOR, Role.ADMINISTRATOR)
    verb = _VERB.match(said)
    return verb is None or (verb[1] != _CANCEL and verb[1] not in _GOES_ON.get(step, ()))
