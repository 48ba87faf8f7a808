"""With whom a plan is shared."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Person
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.texts import Texts

TITLE = 300
LABEL = 36


def sharing(texts: Texts, roadmap: Roadmap, curators: Sequence[tuple[Person, bool]]) -> Message:
    """A button says what it leads to, so that pressed twice it does not turn back."""
    rows = tuple(
        (
            Button(
                texts.plain("group-ticked" if shared else "group-unticked", name=clipped(one.short_name, LABEL)),
                "sharewith",
                (roadmap.id, one.id, 0 if shared else 1),
            ),
        )
        for one, shared in curators
    )
    text = join_lines(
        texts("draft-head", title=clipped(roadmap.head.title, TITLE)),
        texts("share-question") if curators else texts("share-nobody"),
    )
    back = "button-back-draft" if roadmap.state is RoadmapState.DRAFT else "button-back-plan"
    return Message(text, (*rows, (Button(texts.plain(back), "plan", (roadmap.id,)),)))
