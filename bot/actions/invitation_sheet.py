"""Invitations for all at once: a sheet of links, how many have come, and the end of all links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.people import INVITATION_LASTS, new_link
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.exports.invitation_cards import InvitationCard, to_docx
from bot.exports.xlsx import Sheet, to_xlsx
from bot.messages.message import OutgoingFile
from bot.storage.work import Work
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class SheetRow:
    person: Person
    places: tuple[str, ...]
    """The organisations that they head or work at."""
    token: str
    until: date


def invite_all(work: Work, moment: Moment, actor: Person) -> list[SheetRow]:
    """A fresh link for each who is not connected; earlier links of theirs go on working until one is taken.

    Only hashes of links are kept, so that no sheet can be made again. Raises Refusal("all-connected").
    """
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    people = [one for one in work.people.not_connected() if _may_invite(actor, one)]
    if not people:
        raise Refusal("all-connected")
    until = (moment.now + INVITATION_LASTS).astimezone(moment.office.zone).date()
    places = _places(work)
    return [
        SheetRow(one, places.get(one.id, ()), new_link(work, moment, actor, one.id, earlier_go_on=True).token, until)
        for one in sorted(people, key=lambda one: (places.get(one.id, ("\uffff",)), one.name))
    ]


def revoke_all(work: Work, moment: Moment, actor: Person) -> int:
    """Ends every open link that this person may give; returns how many people had one."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    revoked = 0
    for one in work.people.not_connected():
        if _may_invite(actor, one) and work.invitations.revoke_for(one.id, moment.now):
            work.history.add(moment.now, actor.id, "invitation-revoked", "person", one.id)
            revoked += 1
    return revoked


def sheet_files(texts: Texts, rows: Sequence[SheetRow], links: Sequence[str], today: date) -> list[OutgoingFile]:
    """The table to send from, and the cards to print; `links` in the order of the rows."""
    table = Sheet(
        title=texts.plain("invitations-title"),
        columns=[texts.plain(key) for key in _COLUMNS],
        rows=[
            [", ".join(one.places) or None, one.person.name, one.person.position, link, one.until]
            for one, link in zip(rows, links, strict=True)
        ],
        heading_lines=[texts.plain("sheet-heading", day=today), texts.plain("sheet-note")],
    )
    cards = [
        InvitationCard(
            one.person.name,
            [*one.places, *([one.person.position] if one.person.position else [])],
            link,
            texts.plain("sheet-until", day=one.until),
        )
        for one, link in zip(rows, links, strict=True)
    ]
    name = texts.plain("invitations-file-name", day=today)
    return [
        OutgoingFile(f"{name}.xlsx", to_xlsx(table)),
        OutgoingFile(f"{name}.docx", to_docx(texts.plain("sheet-heading", day=today), cards)),
    ]


_COLUMNS = ("sheet-organization", "sheet-person", "sheet-position", "sheet-link", "sheet-until-column")


def _may_invite(actor: Person, one: Person) -> bool:
    # Else a curator could become an administrator by taking another's link.
    return actor.may(Role.ADMINISTRATOR) or not one.may(Role.CURATOR, Role.ADMINISTRATOR)


def _places(work: Work) -> dict[int, tuple[str, ...]]:
    organizations = work.organizations.all()
    names = {one.id: one.name for one in organizations}
    found: dict[int, dict[str, None]] = {}
    for one in organizations:
        if one.head_id is not None:
            found.setdefault(one.head_id, {})[one.name] = None
    for post in work.posts.all():
        if post.holder_id is not None:
            found.setdefault(post.holder_id, {})[names[post.organization_id]] = None
    return {person_id: tuple(places) for person_id, places in found.items()}
