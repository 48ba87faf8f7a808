"""The directory of organisations as curators see it: pages, cards, who answers for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.directory import Post
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Organization, OrganizationKind, Person
from bot.domain.roadmap import Roadmap
from bot.messages.choosing import choose_person
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, number_buttons, page_buttons, short_title, state_words
from bot.texts import Html, Texts

NAME = 90
"""Letters of a name in a list."""
TITLE = 300
_KINDS = {
    OrganizationKind.SCHOOL: "organization-kind-school",
    OrganizationKind.BODY: "organization-kind-body",
    OrganizationKind.GROUP: "organization-kind-group",
}


def directory(
    texts: Texts,
    shown: Sequence[Organization],
    heads: Mapping[int, Person],
    *,
    first: int,
    page: int,
    pages: int,
    total: int,
    words: str | None,
) -> Message:
    """A page of it, or what was found by words."""
    file = (Button(texts.plain("button-directory-file"), "directoryfile"),)
    if not shown:
        return Message(
            texts("directory-not-found", words=words) if words is not None else texts("directory-empty"), (file,)
        )
    lines = [_line(texts, index, one, heads) for index, one in enumerate(shown, first)]
    head = texts("directory-head", count=total) if words is None else texts("directory-found", count=total, words=words)
    foot = texts("directory-hint") if words is None else None
    buttons = [
        Button(texts.plain("button-numbered", number=index), "org", (one.id,)) for index, one in enumerate(shown, first)
    ]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    turns = page_buttons(texts, "directory", (), page, pages) if words is None else ()
    return Message(
        join_lines(head, "", *lines, "", foot) if foot else join_lines(head, "", *lines), (*rows, *turns, file)
    )


def organization(
    texts: Texts,
    one: Organization,
    head: Person | None,
    posts: Sequence[tuple[Post, Person | None]],
    curator: Person | None,
    *,
    open: int,
    members: int,
) -> Message:
    """The card of one, with a button for each post."""
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        texts("organization-kind", kind=texts.plain(_KINDS[one.kind])),
        texts("organization-district", district=one.district) if one.district else None,
        _holder(texts, one.head_post or texts.plain("post-head"), head)
        if one.kind is not OrganizationKind.GROUP or head
        else None,
        *(_holder(texts, post.title, holder) for post, holder in posts),
        texts("organization-curator", name=curator.short_name) if curator else None,
        texts("organization-members", count=members) if one.kind is OrganizationKind.GROUP else None,
        texts("organization-open", count=open),
    )
    change = "button-change-head" if head else "button-who-answers"
    buttons = [(Button(texts.plain(change), "newhead", (one.id,)),)]
    buttons += [
        (Button(clipped(texts.plain("button-change-post", post=post.title), 40), "newholder", (post.id,)),)
        for post, _ in posts[:8]
    ]
    if one.kind is not OrganizationKind.SCHOOL:
        buttons.append((Button(texts.plain("button-members"), "members", (one.id,)),))
    if open:
        buttons.append((Button(texts.plain("button-organization-work"), "orgwork", (one.id, 0)),))
    buttons.append((Button(texts.plain("button-directory"), "directory"),))
    return Message(text, tuple(buttons))


def kind_words(texts: Texts, kind: OrganizationKind) -> str:
    return texts.plain(_KINDS[kind])


def who_holds(
    texts: Texts, one: Organization, post: Post | None, holder: Person | None, candidates: Sequence[Person]
) -> Message:
    title = post.title if post else one.head_post or texts.plain("post-head")
    question = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        _holder(texts, title, holder),
        "",
        texts("vacancy-question"),
    )
    verb, args = ("newholder", (post.id,)) if post else ("newhead", (one.id,))
    back = (Button(texts.plain("button-back"), "org", (one.id,)),)
    return choose_person(texts, question, candidates, verb, args, below=(back,))


def holder_changed(
    texts: Texts, one: Organization, post: Post | None, former: Person | None, holder: Person, moved: int
) -> Message:
    title = post.title if post else one.head_post or texts.plain("post-head")
    text = join_lines(
        texts("organization-head", name=clipped(one.name, TITLE)),
        _holder(texts, title, holder),
        texts("holder-former", name=former.short_name) if former else None,
        texts("holder-moved", count=moved),
        None if holder.connected else texts("holder-not-connected"),
    )
    return Message(text, ((Button(texts.plain("button-organization"), "org", (one.id,)),),))


def work_of(texts: Texts, one: Organization, owed: Sequence[Obligation], page: int, moment: Moment) -> Message:
    """What an organisation owes; the number opens the card, from where it can be given to another."""
    pages = max(1, -(-len(owed) // LINES))
    page = min(max(page, 0), pages - 1)
    shown = owed[page * LINES : (page + 1) * LINES]
    lines = [
        texts("work-line", index=index, title=short_title(each), state=state_words(texts, each, moment.today))
        for index, each in enumerate(shown, page * LINES + 1)
    ]
    text = join_lines(texts("organization-head", name=clipped(one.name, TITLE)), "", *lines)
    back = (Button(texts.plain("button-organization"), "org", (one.id,)),)
    turns = page_buttons(texts, "orgwork", (one.id,), page, pages)
    return Message(text, (*number_buttons(texts, "card", shown, page * LINES + 1), *turns, back))


def unanswered(
    texts: Texts, roadmap: Roadmap, found: Sequence[tuple[Organization, int]], *, first: int, page: int, pages: int
) -> Message:
    """The bodies and groups of a plan behind which nobody stands."""
    if not found:
        return Message(texts("unanswered-none"), ((Button(texts.plain("button-back-plan"), "plan", (roadmap.id,)),),))
    lines = [
        texts("unanswered-line", index=index, name=clipped(one.name, NAME), count=count)
        for index, (one, count) in enumerate(found, first)
    ]
    rows = tuple(
        (
            Button(
                texts.plain("button-who-answers-numbered", number=index),
                "members" if one.kind is OrganizationKind.GROUP else "newhead",
                (one.id,),
            ),
        )
        for index, (one, _) in enumerate(found, first)
    )
    text = join_lines(texts("unanswered-head", title=clipped(roadmap.head.title, NAME)), "", *lines)
    back = (Button(texts.plain("button-back-plan"), "plan", (roadmap.id,)),)
    return Message(text, (*rows, *page_buttons(texts, "nobody", (roadmap.id,), page, pages), back))


def handed_over(texts: Texts, one: Organization, owed: int) -> Message:
    """To who holds a post now."""
    text = join_lines(texts("handed-over", name=clipped(one.name, TITLE)), texts("welcome-owed", count=owed))
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),))


def relieved(texts: Texts, one: Organization, holder: Person) -> Message:
    """To who held it before."""
    return Message(texts("relieved", organization=clipped(one.name, TITLE), name=holder.short_name))


def _holder(texts: Texts, title: str, holder: Person | None) -> Html:
    if holder is None:
        return texts("post-vacant", post=title)
    return texts("post-held" if holder.connected else "post-held-not-connected", post=title, name=holder.name)


def _line(texts: Texts, index: int, one: Organization, heads: Mapping[int, Person]) -> Html:
    head = heads.get(one.head_id or 0)
    name = clipped(one.name, NAME)
    if head is not None:
        return texts("directory-line", index=index, name=name, head=head.short_name)
    group = one.kind is OrganizationKind.GROUP
    return texts("directory-line-group" if group else "directory-line-nobody", index=index, name=name)
