"""Who is responsible: the words of a cell become people, groups and organizations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Doubt, DoubtReason, Field
from bot.reading.bodies import is_abbreviation, is_legal_form, is_usual_body
from bot.reading.cell_pieces import MADE_OF, TOGETHER, pieces_of
from bot.reading.contacts import without_contacts
from bot.reading.known_names import LONGEST, NOBODY, KnownNames, post_key
from bot.reading.lead_marks import take_marks, with_lead
from bot.reading.morphology import DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE, is_proper_name, is_strange
from bot.reading.names import settle
from bot.reading.posts import Head, Piece, head_of, in_nominative, people_in, words_of


@dataclass(frozen=True, slots=True)
class ResponsibleReading:
    responsible: tuple[Responsible, ...]
    doubts: tuple[Doubt, ...] = ()


# Who is not of the house is asked first; that says nothing of who it is.
_AGREED = re.compile(
    r"\s*\(по согласованию\)|[\s,]+по согласованию(?=[,;]|\s*$|\s*\((?:свод|созыв|отв))", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)]\s?(?=[А-ЯЁа-яё])")
_LISTED = re.compile(
    r"(?:(?:со)?(?:ответственн\w{2}|исполнител\w{1,2}|отв\.?|исп\.?)\s?[:–—-]?\s?)?1[.)]\s?\D", re.IGNORECASE
)
_DITTO = re.compile(r"[\s\-–—.]*(?:[\"“”″〃»«/]+[\s\-–—.]*)+")
_SLASH = re.compile(r"\w\w\s?/\s?\w\w")


def read_responsibles(text: str, known: KnownNames = NOBODY, *, is_addressee: bool = False) -> ResponsibleReading:
    """Read one responsible cell; never raises, whatever the text. An order's addressee is in the dative."""
    return _read(" ".join(text.split()), known, is_addressee)


@lru_cache(maxsize=4096)
def _read(text: str, known: KnownNames, is_addressee: bool) -> ResponsibleReading:
    """A plan names the same few people row after row."""
    text = _AGREED.sub("", without_contacts(text))
    if _LISTED.match(text):
        text = _NUMBERED.sub("; ", text).lstrip("; ")
    text, marks = take_marks(text)
    cell = _Cell(known, is_addressee)
    if _DITTO.fullmatch(text):
        cell.doubt(DoubtReason.UNCLEAR_PEOPLE, text)
    if len(text) > LONGEST:
        cell.doubt(DoubtReason.UNCLEAR_PEOPLE, text[:LONGEST])
        text = text[:LONGEST]
    people: Sequence[Responsible] = cell.read(pieces_of(text, known.abbreviations))
    if marks:
        people, doubted = with_lead(people, marks, text, partial(_named, known=known, is_addressee=is_addressee))
        for mark in doubted:
            cell.doubt(DoubtReason.UNCLEAR_PEOPLE, mark)
    return ResponsibleReading(tuple(people), tuple(cell.doubts))


def _named(text: str, known: KnownNames, is_addressee: bool) -> list[Responsible]:
    return _Cell(known, is_addressee).read(pieces_of(text, known.abbreviations))


def _names_somebody(text: str) -> bool:
    """ "директор Петров": a surname without initials."""
    words = [match[0] for match in words_of(text)] or [""]
    last = words[-1]
    if "имени" in words or "им" in words:
        return False
    return last[:1].isupper() and not is_abbreviation(last) and is_proper_name(last)


def _hides_somebody(text: str, head: Head) -> bool:
    """A body's name with somebody else in its brackets: "отдел кадров (Мухина)", "Школа № 5 (директор)"."""
    words = re.findall(r"[^\W\d_]+", " ".join(re.findall(r"\(([^()]*)\)", text)))
    return not head.is_post and any(
        people_in(word, NOMINATIVE) or (len(word) > 2 and word.istitle() and not is_usual_body(word)) for word in words
    )


def _runs_together(text: str, known: KnownNames) -> bool:
    """Abbreviations with blanks alone between them may be one body or several."""
    words = text.split()
    if len(words) < 2 or text in known.abbreviations or is_legal_form(words[0]):
        return False
    return all(is_abbreviation(word) for word in words)


@dataclass(slots=True)
class _Cell:
    """A cell being read: pieces in, people out; posts find the names that they belong to."""

    known: KnownNames
    is_addressee: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, reason: DoubtReason, excerpt: str) -> None:
        doubt = Doubt(Field.RESPONSIBLE, reason, excerpt)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def read(self, pieces: list[Piece]) -> list[Responsible]:
        heads = [None if p.name else self._head(p) for p in pieces]
        is_oblique = any(head is not None and head.case == DATIVE for head in heads)
        if is_oblique or self.is_addressee:
            heads = [
                h if p.name or p.bracketed else self._head(p, (DATIVE, NOMINATIVE))
                for p, h in zip(pieces, heads, strict=True)
            ]
            is_oblique = any(head is not None and head.case == DATIVE for head in heads)
        company = self._company(pieces, heads)
        positions = self._positions(pieces, heads)
        taken = {at for at, _ in positions.values()}
        found: list[Responsible] = []
        for at, (piece, head) in enumerate(zip(pieces, heads, strict=True)):
            if not piece.certain:
                self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
            if not piece.name:
                self._doubt_noise(piece)
                self._doubt_clause(pieces, heads, at)
            if piece.name:
                position = positions[at][1] if at in positions else None
                case = company.get(at) or (DATIVE if is_oblique and not piece.bracketed else None)
                found.append(self._person(piece, position, case))
            elif at not in taken:
                found.append(self._nameless(piece, head))
        return found

    def _head(self, piece: Piece, cases: tuple[str, ...] = (NOMINATIVE, DATIVE)) -> Head | None:
        if piece.text.casefold() in {name.casefold() for name in self.known.abbreviations}:
            return Head(False, False, NOMINATIVE, 0)
        return head_of(piece.text, cases)

    def _company(self, pieces: list[Piece], heads: list[Head | None]) -> dict[int, str]:
        """Whose case follows from "совместно с", "в составе"; their heads are put right."""
        found: dict[int, str] = {}
        case = None
        for at, piece in enumerate(pieces):
            if re.match(TOGETHER, f" {piece.before} ", re.IGNORECASE):
                case = INSTRUMENTAL
            elif re.match(MADE_OF, f" {piece.before} ", re.IGNORECASE):
                case = GENITIVE
            elif piece.before == ";" or (piece.before == "," and heads[at] is not None):
                case = None
            if case is None:
                continue
            found[at] = case
            if not piece.name and piece.text not in self.known.abbreviations:
                heads[at] = head_of(piece.text, (case,)) or heads[at]
        return found

    def _person(self, piece: Piece, position: str | None, case: str | None) -> Responsible:
        assert piece.name is not None
        settled = settle(piece.name, self.known.people, case)
        if not settled.certain:
            self.doubt(DoubtReason.OBLIQUE_NAME, piece.text)
        return Responsible(ResponsibleKind.PERSON, str(settled.name), position)

    def _doubt_noise(self, piece: Piece) -> None:
        """Words that nobody says, in a post, a group or a body."""
        strange = [word[0] for word in words_of(piece.text) if is_strange(word[0])]
        known = {unit.casefold() for name in self.known.abbreviations for unit in name.split()}
        if strange and not known.issuperset(strange):
            self.doubt(DoubtReason.DAMAGED_TEXT, piece.text)

    def _doubt_clause(self, pieces: list[Piece], heads: list[Head | None], at: int) -> None:
        """ "руководители отделов, ответственные за архив": the same people, or others."""
        before = heads[at - 1] if at and pieces[at].before == "," else None
        if before is not None and before.is_post and before.plural and re.match(r"ответственные\s", pieces[at].text):
            self.doubt(DoubtReason.UNCLEAR_PEOPLE, pieces[at].text)

    def _is_his_own(self, pieces: list[Piece], at: int) -> bool:
        """The post at `at` is the next name's: elsewhere too, or no name of the cell has one after it."""
        before, after = pieces[at - 1].name, pieces[at + 1].name
        post = post_key(pieces[at].text)
        if any((name, post) in self.known.posts for name in (before, after)):
            return (after, post) in self.known.posts
        later = pieces[at + 2 : at + 3]
        return not any(piece.before in (",", "-", ":") and not piece.name for piece in later)

    def _may_hold(self, pieces: list[Piece], holder: int, at: int) -> bool:
        """A post after a name and a comma is the name's, unless the document knows another, and says by a capital or
        elsewhere that somebody is called by this one alone."""
        is_other = self.known.other_post(pieces[holder].name, post_key(pieces[at].text))
        is_apart = pieces[at].before == "," and pieces[at].text[:1].isupper()
        if is_other != is_apart or self.known.has_another_holder(pieces[holder].name, post_key(pieces[at].text)):
            self.doubt(DoubtReason.UNCLEAR_PEOPLE, pieces[at].text)
        is_named_alone = pieces[at].before == "," and post_key(pieces[at].text) in self.known.nameless
        return not (is_other and (is_apart or is_named_alone))

    def _nameless(self, piece: Piece, head: Head | None) -> Responsible:
        name = in_nominative(piece.text, head) if head else None
        if (
            ":" in piece.text
            or _SLASH.search(piece.text)
            or _names_somebody(piece.text)
            or _runs_together(piece.text, self.known)
        ):
            self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
        if head is not None and (not self._is_plain(piece, head) or _hides_somebody(piece.text, head)):
            self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
        if head is None or name is None:
            self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
            return Responsible(ResponsibleKind.GROUP, piece.text)
        return Responsible(ResponsibleKind.GROUP if head.is_post else ResponsibleKind.ORGANIZATION, name)

    def _is_plain(self, piece: Piece, head: Head) -> bool:
        """A post, or a thing that is a body beyond doubt: by its usual name, or by one in quotes."""
        words = words_of(piece.text)
        if head.is_post or head.at >= len(words):
            return True
        return is_usual_body(words[head.at][0]) or bool(re.search(r"[«\"“„№]", piece.text))

    def _positions(self, pieces: list[Piece], heads: list[Head | None]) -> dict[int, tuple[int, str]]:
        """For each name that has a post: where the post stands, and its words."""
        found: dict[int, tuple[int, str]] = {}
        for at, (piece, head) in enumerate(zip(pieces, heads, strict=True)):
            if head is None or not head.is_post:
                continue
            for name in self._holders(pieces, head, at, found):
                found[name] = (at, in_nominative(piece.text, head) or piece.text)
        return found

    def _holders(self, pieces: list[Piece], head: Head, at: int, held: dict[int, tuple[int, str]]) -> list[int]:
        """The names that hold the post at `at`: those before it that have none yet, else those right after it."""
        piece = pieces[at]
        before = at
        while before > 0 and pieces[before - 1].name and before - 1 not in held:
            before -= 1
        earlier = list(range(before, at))
        follows = (
            at + 1 < len(pieces) and pieces[at + 1].name is not None and pieces[at + 1].before in (" ", "-", ":", "(")
        )
        if earlier and follows and not head.plural and piece.before == "," and self._is_his_own(pieces, at):
            return [at + 1]
        if earlier and piece.before != ";" and (pieces[0].name or not follows):
            if not head.plural:
                return earlier[-1:] if self._may_hold(pieces, earlier[-1], at) else []
            if len(earlier) > 1 and piece.before in (",", "-") and piece.text[0].islower():
                self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
                return earlier
        if follows and not (earlier and pieces[0].name):
            last = at + 1
            while head.plural and last + 1 < len(pieces) and pieces[last + 1].name:
                last += 1
            if head.plural and last == at + 1:
                self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)  # several may hold it, beside the one named
            return list(range(at + 1, last + 1))
        if (
            not earlier
            and not head.plural
            and at + 1 < len(pieces)
            and pieces[at + 1].name
            and pieces[at + 1].before == ","
        ):
            alone = at + 2 == len(pieces) or pieces[at + 2].before == ";"
            if alone and self.known.other_post(pieces[at + 1].name, post_key(piece.text)):
                return []
            if alone:
                self.doubt(DoubtReason.UNCLEAR_PEOPLE, piece.text)
                return [at + 1]
        return []
