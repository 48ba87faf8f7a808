"""Getting acquainted: welcome, invitations, help, commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.people import InvitationCounts, Organization, Person, Role
from bot.messages.message import Button, Message, OutgoingFile, join_lines
from bot.messages.obligations import page_buttons
from bot.texts import Html, Texts, languages

_ROLES = {
    Role.DIRECTOR: "role-director",
    Role.OFFICIAL: "role-official",
    Role.CURATOR: "role-curator",
    Role.CONTROLLER: "role-controller",
    Role.ADMINISTRATOR: "role-administrator",
}
_LANGUAGES = {"ru": "button-language-ru", "en": "button-language-en"}
_EVERYONE = (
    ("my", "command-my"),
    ("away", "command-away"),
    ("help", "command-help"),
    ("settings", "command-settings"),
    ("language", "command-language"),
    ("cancel", "command-cancel"),
)
_ANYBODY = tuple(one for one in _EVERYONE if one[0] in ("help", "language", "cancel"))
_CURATOR = (
    ("awaiting", "command-awaiting"),
    ("late", "command-late"),
    ("summary", "command-summary"),
    ("timetables", "command-timetables"),
    ("extensions", "command-extensions"),
    ("plans", "command-plans"),
    ("export", "command-export"),
    ("schools", "command-schools"),
    ("directory", "command-directory"),
    ("people", "command-people"),
    ("find", "command-find"),
    ("undelivered", "command-undelivered"),
    ("rules", "command-rules"),
)
_CONTROLLER = tuple(one for one in _CURATOR if one[0] in ("late", "summary", "plans", "export"))
_ADMINISTRATOR = (
    ("invite", "command-invite"),
    ("people", "command-people"),
    ("rules", "command-rules"),
    ("calendar", "command-calendar"),
    ("health", "command-health"),
)


def stranger(texts: Texts) -> Message:
    return Message(texts("welcome-unknown"))


def welcome(texts: Texts, person: Person, owed: int) -> Message:
    text = join_lines(
        texts("welcome-known", name=person.given_name, roles=role_words(texts, person.roles)),
        texts("welcome-owed", count=owed),
        texts("welcome-help"),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),) if owed else ())


def offer(texts: Texts, invitation_id: int, person: Person, organizations: Sequence[Organization]) -> Message:
    text = join_lines(
        texts("offer-head"),
        texts("offer-person", name=person.name),
        texts("offer-position", position=person.position) if person.position else None,
        *(texts("offer-organization", name=one.name) for one in organizations),
        texts("offer-roles", roles=role_words(texts, person.roles)) if person.roles else None,
        "",
        texts("offer-question"),
    )
    buttons = (
        Button(texts.plain("button-me"), "me", (invitation_id,)),
        Button(texts.plain("button-not-me"), "notme", (invitation_id,)),
    )
    return Message(text, (buttons,))


def claimed(texts: Texts, person: Person, owed: int) -> Message:
    text = join_lines(
        texts("claimed-head", name=person.given_name),
        # A curator begins with nothing: the first step is theirs.
        texts("claimed-curator" if person.may(Role.CURATOR) and not owed else "welcome-owed", count=owed),
        texts("welcome-help"),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),) if owed else ())


def denied(texts: Texts) -> Message:
    return Message(texts("denied"))


def link(texts: Texts, person: Person, address: str, days: int) -> Message:
    revoke = Button(texts.plain("button-revoke"), "revoke", (person.id,))
    return Message(texts("invite-link", name=person.name, days=days, link=address), ((revoke,),))


def revoked(texts: Texts, person: Person) -> Message:
    return Message(texts("revoked", name=person.name))


def not_connected(
    texts: Texts,
    people: Sequence[Person],
    first: int,
    page: int,
    pages: int,
    total: int,
    invited: InvitationCounts | None = None,
) -> Message:
    if not people:
        return Message(texts("people-none"))
    lines = [_line(texts, index, person) for index, person in enumerate(people, first)]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "link", (person.id,))
        for index, person in enumerate(people, first)
    ]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    counted = (
        texts("people-invited", invited=invited.invited, connected=invited.connected, unopened=invited.unopened)
        if invited is not None and invited.invited
        else None
    )
    expired = texts("people-expired", count=invited.expired) if invited is not None and invited.expired else None
    text = join_lines(texts("people-head", count=total), counted, expired, "", *lines)
    for_all = (
        (Button(texts.plain("button-invitations"), "invitations"),),
        (Button(texts.plain("button-revoke-all"), "revokeall"),),
    )
    return Message(text, (*rows, *page_buttons(texts, "people", (), page, pages), *for_all))


def revoke_all(texts: Texts, count: int) -> Message:
    """Asks once: every link that was given out stops working."""
    sure = Button(texts.plain("button-revoke-all-sure"), "revokeall", (1,))
    return Message(
        texts("revoke-all-question", count=count), ((sure,), (Button(texts.plain("button-people"), "people"),))
    )


def revoked_all(texts: Texts, count: int) -> Message:
    return Message(texts("revoked-all", count=count), ((Button(texts.plain("button-people"), "people"),),))


def sheet(texts: Texts, count: int, days: int, file: OutgoingFile) -> Message:
    """The first of the two files: what they are, and which links go on working."""
    return Message(texts("invitations-caption", count=count, days=days), file=file)


def sheet_cards(texts: Texts, file: OutgoingFile) -> Message:
    return Message(texts("sheet-cards-caption"), file=file)


def schools_loaded(
    texts: Texts, added: int, updated: int, not_connected: int, unknown_curators: Sequence[str], handed_over: int
) -> Message:
    text = join_lines(
        texts("schools-loaded", added=added, updated=updated),
        texts("schools-handed-over", count=handed_over) if handed_over else None,
        texts("schools-not-connected", count=not_connected),
        texts("schools-unknown-curators", names=", ".join(unknown_curators)) if unknown_curators else None,
    )
    return Message(text, ((Button(texts.plain("button-invite"), "people"),),) if not_connected else ())


def choose_language(texts: Texts) -> Message:
    rows = tuple(
        (Button(texts.plain(_LANGUAGES[language]), "language", (index,)),)
        for index, language in enumerate(languages(), 1)
    )
    return Message(texts("language-choose"), rows)


def help_page(texts: Texts, person: Person) -> Message:
    text = join_lines(
        texts("help-head"),
        "",
        texts("help-curator") if person.may(Role.CURATOR) else None,
        texts("help-controller") if person.may(Role.CONTROLLER) and not person.may(Role.CURATOR) else None,
        texts("help-administrator") if person.may(Role.ADMINISTRATOR) else None,
        texts("help-invitations") if person.may(Role.ADMINISTRATOR) and not person.may(Role.CURATOR) else None,
        texts("help-everyone"),
        "",
        texts("help-executor"),
    )
    return Message(text)


def commands(texts: Texts, roles: Iterable[Role]) -> dict[str, str]:
    """The menu of a person: command -> its description."""
    held = frozenset(roles)
    offered: dict[str, str] = {}
    if Role.CURATOR in held:
        offered.update(_CURATOR)
    if Role.CONTROLLER in held:
        offered.update(_CONTROLLER)
    if Role.ADMINISTRATOR in held:
        offered.update(_ADMINISTRATOR)
    offered.update(_EVERYONE if held else (("start", "command-start"), *_ANYBODY))
    return {command: texts.plain(key) for command, key in offered.items()}


def role_words(texts: Texts, roles: Iterable[Role]) -> str:
    held = frozenset(roles)
    return ", ".join(texts.plain(key) for role, key in _ROLES.items() if role in held)


def _line(texts: Texts, index: int, person: Person) -> Html:
    if person.position:
        return texts("people-line-position", index=index, name=person.name, position=person.position)
    return texts("people-line", index=index, name=person.name)
