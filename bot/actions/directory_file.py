"""The directory out to a desk and back: what a file would change is shown first, then applied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from bot.actions.choosing import person_named
from bot.actions.directory import change_holder
from bot.domain.directory_file import (
    Change,
    ChangeKind,
    DirectoryTables,
    OrganizationRow,
    PersonRow,
    Problem,
    ProblemReason,
)
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Organization, OrganizationKind, Person, Role
from bot.exports.xlsx import Sheet, to_xlsx
from bot.messages.directory import kind_words
from bot.messages.message import OutgoingFile
from bot.reading.directory_file import is_directory_file, read_directory_file
from bot.storage.work import Work
from bot.texts import Texts

__all__ = ["is_directory_file", "read_directory_file"]


@dataclass(frozen=True, slots=True)
class Contents:
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    posts: tuple[tuple[int, str, str], ...]
    """(person, organisation, title) of each post that somebody holds."""


@dataclass(frozen=True, slots=True)
class Review:
    document_id: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def contents(work: Work, moment: Moment, actor: Person) -> Contents:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    organizations = work.organizations.all()
    names = {one.id: one.name for one in organizations}
    posts = [(one.holder_id, names[one.organization_id], one.title) for one in work.posts.all() if one.holder_id]
    return Contents(tuple(organizations), tuple(work.people.all()), tuple(posts))


def to_file(texts: Texts, found: Contents, day: str) -> OutgoingFile:
    """Two sheets: organisations, and people with their posts; the code ties a row to what the bot knows."""
    people = {one.id: one.name for one in found.people}
    posts: dict[int, list[tuple[str, str]]] = {}
    for person_id, organization, title in found.posts:
        posts.setdefault(person_id, []).append((organization, title))
    organizations = Sheet(
        title=texts.plain("directory-sheet-organizations"),
        columns=[texts.plain(key) for key in _ORGANIZATION_COLUMNS],
        rows=[
            [
                one.id,
                kind_words(texts, one.kind),
                one.name,
                one.district,
                one.head_post,
                people.get(one.head_id or 0),
                people.get(one.curator_id or 0),
            ]
            for one in found.organizations
        ],
    )
    persons = Sheet(
        title=texts.plain("directory-sheet-people"),
        columns=[texts.plain(key) for key in _PERSON_COLUMNS],
        rows=[
            [one.id, one.name, organization or None, title or None]
            for one in found.people
            for organization, title in posts.get(one.id) or [("", one.position or "")]
        ],
    )
    return OutgoingFile(texts.plain("directory-file-name", day=day), to_xlsx(organizations, persons))


_ORGANIZATION_COLUMNS = (
    "directory-column-code",
    "directory-column-kind",
    "directory-column-organization",
    "directory-column-district",
    "directory-column-head-post",
    "directory-column-head",
    "directory-column-curator",
)
_PERSON_COLUMNS = (
    "directory-column-code",
    "directory-column-name",
    "directory-column-organization",
    "directory-column-post",
)


def review(work: Work, moment: Moment, actor: Person, name: str, content: bytes, tables: DirectoryTables) -> Review:
    """Keeps the file, and says what it would change; nothing is changed yet."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    document_id = work.files.keep(hashlib.sha256(content).hexdigest(), name, content, actor.id, moment.now)
    found = _Comparison(work, moment, actor, tables)
    return Review(document_id, tuple(found.changes), (*tables.problems, *found.problems))


def kept_file(work: Work, moment: Moment, actor: Person, document_id: int) -> bytes:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    content = work.files.content(document_id)
    if content is None:
        raise Refusal("nothing-here")
    return content


def apply(work: Work, moment: Moment, actor: Person, document_id: int, tables: DirectoryTables) -> Review:
    """Compared once more with what is known now; what could be understood is applied, in one transaction."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    found = _Comparison(work, moment, actor, tables, applies=True)
    work.history.add(moment.now, actor.id, "directory-applied", "document", document_id, changes=len(found.changes))
    return Review(document_id, tuple(found.changes), (*tables.problems, *found.problems))


class _Comparison:
    """Walks the tables; where it `applies`, each difference is made as it is met."""

    def __init__(
        self, work: Work, moment: Moment, actor: Person, tables: DirectoryTables, *, applies: bool = False
    ) -> None:
        self._work, self._moment, self._actor, self._applies = work, moment, actor, applies
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self._by_name = {one.name.casefold(): one.id for one in reversed(work.organizations.all())}
        self._people = {one.id: one for one in work.people.all()}
        seen: set[int | str] = set()
        for row in tables.organizations:
            key = row.code or f"{row.kind}/{row.name.casefold()}"
            if key in seen:
                self._problem(1, row.row, ProblemReason.REPEATED, row.name)
                continue
            seen.add(key)
            self._organization(row)
        self._persons(tables.people)

    def _organization(self, row: OrganizationRow) -> None:
        known = self._work.organizations.find(row.code) if row.code is not None else None
        if row.code is not None and known is None:
            return self._problem(1, row.row, ProblemReason.UNKNOWN_CODE, str(row.code))
        if known is None and row.kind is None:
            return self._problem(1, row.row, ProblemReason.NO_KIND, row.name)
        if known is None and row.kind is not None:
            known = self._work.organizations.by_name(row.name, row.kind) or self._added(row, row.kind)
        if known is not None and known.name != row.name:
            if row.name.casefold() in self._by_name and self._work.organizations.by_name(row.name, known.kind):
                return self._problem(1, row.row, ProblemReason.REPEATED, row.name)
            self._change(ChangeKind.RENAMED, known.name, known.name, row.name)
            self._set(known, name=row.name)
            self._by_name[row.name.casefold()] = known.id
        self._fields(row, known)
        return None

    def _added(self, row: OrganizationRow, kind: OrganizationKind) -> Organization | None:
        self._change(ChangeKind.ORGANIZATION_ADDED, row.name)
        added = self._work.organizations.add(row.name, kind) if self._applies else None
        self._by_name[row.name.casefold()] = added.id if added else 0
        return added

    def _fields(self, row: OrganizationRow, known: Organization | None) -> None:
        """`known`: None for one that is to be added and is not yet."""
        for kind, told, before in (
            (ChangeKind.DISTRICT, row.district, known.district if known else None),
            (ChangeKind.HEAD_POST, row.head_post, known.head_post if known else None),
        ):
            if told is not None and told != (before or ""):
                self._change(kind, row.name, before or "", told)
                self._set(known, **{kind.replace("-", "_"): told or None})
        self._head(row, known)
        self._curator(row, known)

    def _head(self, row: OrganizationRow, known: Organization | None) -> None:
        head = self._people.get(known.head_id or 0) if known else None
        if row.head is None or row.head == (head.name if head else ""):
            return None
        if row.head and not _clear(row.head):
            return self._problem(1, row.row, ProblemReason.UNCLEAR_NAME, row.head)
        self._change(ChangeKind.HEAD, row.name, head.name if head else "", row.head)
        if not self._applies or known is None:
            return None
        if row.head:
            change_holder(self._work, self._moment, self._actor, known.id, name=row.head)
        else:
            self._set(known, head_id=None)
        return None

    def _curator(self, row: OrganizationRow, known: Organization | None) -> None:
        curator = self._people.get(known.curator_id or 0) if known else None
        if row.curator is None or row.curator == (curator.name if curator else ""):
            return None
        found = [one for one in self._people.values() if one.may(Role.CURATOR) and one.name == row.curator]
        if row.curator and len(found) != 1:
            return self._problem(1, row.row, ProblemReason.NO_SUCH_CURATOR, row.curator)
        self._change(ChangeKind.CURATOR, row.name, curator.name if curator else "", row.curator)
        self._set(known, curator_id=found[0].id if found else None)
        return None

    def _persons(self, rows: tuple[PersonRow, ...]) -> None:
        whole: dict[int | str, list[PersonRow]] = {}
        for row in rows:
            if row.code is not None and row.code not in self._people:
                self._problem(2, row.row, ProblemReason.UNKNOWN_CODE, str(row.code))
            elif not _clear(row.name) and not (row.code and self._people[row.code].name == row.name):
                self._problem(2, row.row, ProblemReason.UNCLEAR_NAME, row.name)
            else:
                whole.setdefault(row.code or row.name, []).append(row)
        for person_rows in whole.values():
            self._person(person_rows)

    def _person(self, rows: list[PersonRow]) -> None:
        first = rows[0]
        person = self._people.get(first.code) if first.code is not None else None
        if person is None:
            same = [one for one in self._people.values() if one.name == first.name]
            person = same[0] if same else None
        if person is None:
            self._change(ChangeKind.PERSON_ADDED, first.name)
            person = person_named(self._work, first.name)[0] if self._applies else None
        renamed = next((row.name for row in rows if person is not None and row.name != person.name), None)
        if person is not None and renamed is not None:
            self._change(ChangeKind.PERSON_RENAMED, person.name, person.name, renamed)
            if self._applies:
                self._work.people.change(person.id, name=renamed)
        if any(row.organization is None or row.post is None for row in rows):
            return  # A column that was deleted says nothing.
        told = list(self._posts(rows))
        if len(told) != len(rows):
            # Of somebody with a row that can't be taken no post is taken away.
            self._add_posts(person, first.name, told)
        else:
            self._match_posts(person, first.name, told)

    def _posts(self, rows: list[PersonRow]) -> Iterator[tuple[str, str]]:
        for row in rows:
            if row.organization and row.organization.casefold() not in self._by_name:
                self._problem(2, row.row, ProblemReason.NO_SUCH_ORGANIZATION, row.organization)
            elif row.organization and not row.post:
                self._problem(2, row.row, ProblemReason.NO_POST, row.name)
            else:
                yield row.organization or "", row.post or ""

    def _match_posts(self, person: Person | None, name: str, told: list[tuple[str, str]]) -> None:
        for one in self._work.posts.held_by(person.id) if person else ():
            place = self._work.organizations.get(one.organization_id).name
            if (place, one.title) not in told:
                self._change(ChangeKind.POST_REMOVED, name, f"{one.title}, {place}")
                if self._applies:
                    self._work.posts.remove(one.id)
        self._add_posts(person, name, told)

    def _add_posts(self, person: Person | None, name: str, told: list[tuple[str, str]]) -> None:
        held = {
            (self._work.organizations.get(one.organization_id).name.casefold(), one.title)
            for one in (self._work.posts.held_by(person.id) if person else ())
        }
        for place, title in told:
            if not place:
                before = (person.position if person else None) or ""
                if title != before and (title or not held) and not (person and self._holds_any(person) and not title):
                    self._change(ChangeKind.POSITION, name, before, title)
                    if person and self._applies:
                        self._work.people.change(person.id, position=title or None)
            elif (place.casefold(), title) not in held:
                self._change(ChangeKind.POST_ADDED, name, "", f"{title}, {place}")
                if person and self._applies:
                    self._work.posts.add(self._by_name[place.casefold()], title, person.id)

    def _holds_any(self, person: Person) -> bool:
        return bool(self._work.posts.held_by(person.id))

    def _set(self, known: Organization | None, **values: object) -> None:
        if self._applies and known is not None:
            self._work.organizations.change(known.id, **values)

    def _change(self, kind: ChangeKind, name: str, before: str = "", after: str = "") -> None:
        self.changes.append(Change(kind, name, before, after))

    def _problem(self, table: int, row: int, reason: ProblemReason, what: str = "") -> None:
        self.problems.append(Problem(table, row, reason, what))


def _clear(name: str) -> bool:
    return 2 <= len(name.replace(".", ". ").split()) <= 5 and len(name) <= 120 and not any(map(str.isdigit, name))
