"""Who belongs to a group of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.directory import Membership
from bot.domain.people import Organization
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped, page_buttons
from bot.texts import Html, Texts

NAME = 60
TITLE = 300
SHOWN = 8
"""Members named on the card."""
LABEL = 40


def group(
    texts: Texts,
    one: Organization,
    members: Sequence[str],
    rules: Sequence[Membership],
    districts: Sequence[tuple[str, int, bool]],
    schools: int,
) -> Message:
    """Who belongs to it, and the ways to say so."""
    agreed = one.members_agreed_at is not None
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        texts("group-members", count=len(members)),
        *_names(texts, members),
        "",
        texts("group-agreed") if agreed and members else texts("group-question"),
    )
    buttons: list[tuple[Button, ...]] = []
    if schools:
        buttons.append((Button(texts.plain("button-all-schools", count=schools), "memberall", (one.id,)),))
    if len(districts) > 1:
        buttons.append((Button(texts.plain("button-districts"), "memberdistricts", (one.id,)),))
    if schools:
        buttons.append((Button(texts.plain("button-by-hand"), "memberlist", (one.id, 0)),))
    buttons.append((Button(texts.plain("button-add-person"), "memberperson", (one.id,)),))
    buttons.append((Button(texts.plain("button-one-for-all"), "newhead", (one.id,)),))
    back = Button(texts.plain("button-back"), "org", (one.id,))
    buttons.append((_done(texts, one), back) if members and not agreed else (back,))
    return Message(text, tuple(buttons))


def districts(texts: Texts, one: Organization, found: Sequence[tuple[str, int, bool]], members: int) -> Message:
    """Several may be chosen; each button says what it leads to, so that pressed twice it does not turn back."""
    rows = tuple(
        (
            Button(
                _checked(texts, texts.plain("group-district", name=clipped(name, 24), count=count), chosen),
                "memberdistrict",
                (one.id, index, 0 if chosen else 1),
            ),
        )
        for index, (name, count, chosen) in enumerate(found)
    )
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        texts("group-choose-districts"),
        texts("group-members", count=members),
    )
    back = Button(texts.plain("button-back"), "members", (one.id,))
    return Message(text, (*rows, (_done(texts, one), back) if members else (back,)))


def check_list(
    texts: Texts, one: Organization, found: Sequence[tuple[Organization, bool]], page: int, pages: int, chosen: int
) -> Message:
    rows = tuple(
        (
            Button(
                _checked(texts, clipped(each.name, LABEL - 4), ticked),
                "membertick",
                (one.id, each.id, page, 0 if ticked else 1),
            ),
        )
        for each, ticked in found
    )
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        texts("group-choose-by-hand"),
        texts("group-members", count=chosen),
        texts("mine-page", page=page + 1, pages=pages) if pages > 1 else None,
    )
    back = Button(texts.plain("button-back"), "members", (one.id,))
    last = (_done(texts, one), back) if chosen else (back,)
    return Message(text, (*rows, *page_buttons(texts, "memberlist", (one.id,), page, pages), last))


def ask_person(texts: Texts, one: Organization) -> Message:
    back = (Button(texts.plain("button-back"), "members", (one.id,)),)
    text = join_lines(texts("organization-head", name=clipped(one.name, TITLE)), texts("group-ask-person"))
    return Message(text, (back,))


def agreed(texts: Texts, one: Organization, members: int, made: int, removed: int) -> Message:
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        texts("group-settled", count=members),
        texts("group-made", count=made) if made else None,
        texts("group-removed", count=removed) if removed else None,
        texts("group-remembered"),
    )
    return Message(text, ((Button(texts.plain("button-organization"), "org", (one.id,)),),))


def _names(texts: Texts, members: Sequence[str]) -> tuple[Html, ...]:
    shown = tuple(texts("group-member", name=clipped(name, NAME)) for name in members[:SHOWN])
    rest = len(members) - len(shown)
    return (*shown, texts("group-more", count=rest)) if rest else shown


def _done(texts: Texts, one: Organization) -> Button:
    return Button(texts.plain("button-members-done"), "membersdone", (one.id,))


def _checked(texts: Texts, words: str, ticked: bool) -> str:
    return texts.plain("group-ticked" if ticked else "group-unticked", name=words)
