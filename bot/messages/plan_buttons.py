"""What can be done to a plan: the usual on its card, the rarer behind "more", in its place and with a way back."""

from __future__ import annotations

from bot.domain.roadmap import Roadmap, RoadmapState
from bot.messages.message import Button
from bot.texts import Texts

Rows = tuple[tuple[Button, ...], ...]


def draft_buttons(
    texts: Texts, roadmap: Roadmap, *, questions: int, likenesses: int, amends: Roadmap | None, more: bool
) -> Rows:
    """On the way from a document to a plan in force: its questions, a look at its rows, and on."""
    if more:
        return (
            (_button(texts, "button-sheet", "sheet", roadmap.id),),
            (_button(texts, "button-nudging", "nudging", roadmap.id),),
            (_button(texts, "button-share", "share", roadmap.id),),
            (_button(texts, "button-reject", "reject", roadmap.id), _back(texts, roadmap)),
        )
    review = Button(texts.plain("button-questions", count=questions), "review", (roadmap.id,))
    same = Button(texts.plain("button-likenesses", count=likenesses), "same", (roadmap.id, 0))
    compare = (_button(texts, "button-compare", "amend", roadmap.id, amends.id),) if amends else ()
    asked = (*((review,) if questions else ()),), (*((same,) if likenesses else ()),)
    dates = (_button(texts, "button-checkpoints", "checkpoints", roadmap.id),)
    on = (_button(texts, "button-preview", "preview", roadmap.id),)
    return tuple(row for row in (compare, *asked, (_rows(texts, roadmap), _more(texts, roadmap)), dates, on) if row)


def in_force_buttons(texts: Texts, roadmap: Roadmap, *, more: bool) -> Rows:
    """How it stands, its rows and dates, and what the bot is about to say."""
    if more:
        return (
            (
                _button(texts, "button-nudging", "nudging", roadmap.id),
                _button(texts, "button-endless", "checkpoints", roadmap.id),
            ),
            (_button(texts, "button-share", "share", roadmap.id),),
            (_button(texts, "button-copy-plan", "copyplan", roadmap.id),),
            (_button(texts, "button-close-plan", "closeplan", roadmap.id), _back(texts, roadmap)),
        )
    return (
        (summary_button(texts, roadmap), _rows(texts, roadmap)),
        (
            _button(texts, "button-dates", "daterows", roadmap.id, 0),
            _button(texts, "button-sends", "sends", roadmap.id, 0),
        ),
        (_more(texts, roadmap),),
    )


def closed_buttons(texts: Texts, roadmap: Roadmap) -> Rows:
    return ((_rows(texts, roadmap),), (_button(texts, "button-copy-plan", "copyplan", roadmap.id),))


def summary_button(texts: Texts, roadmap: Roadmap) -> Button:
    return _button(texts, "button-control-summary", "summary", roadmap.id)


def plan_button(texts: Texts, roadmap: Roadmap) -> Button:
    """Back to the card."""
    is_draft = roadmap.state is RoadmapState.DRAFT
    return _button(texts, "button-back-draft" if is_draft else "button-back-plan", "plan", roadmap.id)


def _rows(texts: Texts, roadmap: Roadmap) -> Button:
    return _button(texts, "button-rows", "rows", roadmap.id, 0)


def _more(texts: Texts, roadmap: Roadmap) -> Button:
    return _button(texts, "button-plan-more", "planmore", roadmap.id)


def _back(texts: Texts, roadmap: Roadmap) -> Button:
    return _button(texts, "button-back", "plan", roadmap.id)


def _button(texts: Texts, key: str, verb: str, *args: int) -> Button:
    return Button(texts.plain(key), verb, args)
