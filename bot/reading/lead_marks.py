"""Marks of who leads, in a responsible cell: "(свод)", "– созыв", "ответственный: …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.responsible import Responsible, ResponsibleKind
from bot.reading.groups import names_school_heads
from bot.reading.posts import head_of


@dataclass(frozen=True, slots=True)
class LeadMark:
    text: str
    """As written."""
    at: int
    """Where it stood, in the text without marks."""
    in_front: bool
    """It stands before whom it means, else behind them."""
    certain: bool = True
    """False for a remark that may say something else, or that means several."""
    heading: bool = False
    """It opens the cell, and so may be no more than a label of it."""
    of_others: bool = False
    """It says that somebody does not lead."""


_LEAD = r"(?:ответственн(?:ый|ая|ое)|отв\.?)(?:\s+исполнитель)?"
_WHAT = r"информаци\w|отч[её]т\w?|сведений|данных|материалов|совещани\w"
_TASK = rf"(?:свод(?:ка|ный|ит)?|созыв)(?:\s+(?:{_WHAT}))?"
_SURE = rf"(?:{_LEAD}|(?:{_LEAD}\s+)?(?:за\s+)?{_TASK})"
_UNSURE = r"координаци\w|координатор|ответственн\w+(?:\s+исполнител\w+)?"
_OTHERS = r"(?:со)?исполнител\w+|соисп\.?|исп\.?"
_REMARK = (
    rf"\s*\((?:(?P<sure>{_SURE})|(?P<unsure>{_UNSURE})|(?P<others>{_OTHERS}))\)"
    rf"|\s?[-–—]\s?(?P<dashed>{_SURE})(?=\s*(?:[,;)]|\.?$))"
    rf"|,\s*(?P<listed>{_LEAD})(?=\s*(?:[,;)]|\.?$))"
)
_WHO = r"(?:со)?(?:ответственн\w{2}(?:\s+исполнител\w{1,2})?|исполнител\w{1,2}|(?:отв|исп)\.?)"
_LABEL = (
    rf"(?:^|(?<=[,;.(]))\s*(?P<label>{_WHO}|{_TASK})\s?(?::\s?|[–—-]\s)"
    r"|(?:^|(?<=[,;.(]))\s*(?P<short>отв|исп)\.\s?(?-i:(?=[А-ЯЁ]))"
)
_MARK = re.compile(f"{_LABEL}|{_REMARK}", re.IGNORECASE)
_SAYS_LEAD = re.compile(_LEAD, re.IGNORECASE)
_SAYS_TASK = re.compile(_TASK, re.IGNORECASE)
_SAYS_SEVERAL = re.compile(r"ответственные", re.IGNORECASE)
_TELLING = 3
"""By so many first letters a name is known again, whatever case it is read in."""


def take_marks(text: str) -> tuple[str, tuple[LeadMark, ...]]:
    """The text without marks and labels, and the marks."""
    clean, marks, done = "", [], 0
    for found in _MARK.finditer(text):
        clean += text[done : found.start()]
        if found["label"] or found["short"]:
            opens = not clean.strip("; ")
            clean = "" if opens else f"{clean} "
            mark = _label(found, len(clean), opens=opens, inside=clean.rstrip().endswith("("))
        else:
            certain, of_others = not (found["unsure"] or found["others"]), bool(found["others"])
            mark = LeadMark(found[0].strip(" ,"), len(clean), False, certain, of_others=of_others)
        if mark is not None:
            marks.append(mark)
        done = found.end()
    return clean + text[done:], tuple(marks)


def _label(found: re.Match[str], at: int, *, opens: bool, inside: bool) -> LeadMark | None:
    """ "Депо (отв. Иванов И.И.)": the one to be asked there, and so no mark; of co-executors it says nothing new."""
    words = found["label"] or found["short"]
    mark = LeadMark(words, at, True, heading=opens)
    if _SAYS_TASK.fullmatch(words):
        return replace(mark, heading=False)
    if inside:
        return None
    if _SAYS_LEAD.fullmatch(words):
        return mark
    return replace(mark, certain=False) if _SAYS_SEVERAL.match(words) and not opens else None


def with_lead(
    people: Sequence[Responsible], marks: Sequence[LeadMark], clean: str, read: Callable[[str], Sequence[Responsible]]
) -> tuple[tuple[Responsible, ...], tuple[str, ...]]:
    """The people of the text without marks, those who are marked as leading; and the marks that are in doubt.

    `read` reads the beginning of the text: whoever it names last stands before the mark.
    """
    counted = [mark for mark in marks if not mark.of_others]
    if any(not mark.in_front for mark in counted) or len(people) == 1:
        counted = [mark for mark in counted if not mark.heading]
    marked: dict[int, LeadMark] = {}
    doubted: list[str] = []
    for mark in counted:
        at = _whose(mark, people, clean, read) if mark.certain else None
        if at is not None and _may_lead(people[at]):
            marked[at] = mark
        elif not mark.heading:
            doubted.append(mark.text)
    if len(marked) > 1:
        doubted += [f"{people[at].name} ({mark.text.strip('()-–— ')})" for at, mark in marked.items()]
    if not marked and not doubted:
        doubted = [mark.text for mark in marks if mark.of_others]
    return tuple(replace(one, leads=at in marked) for at, one in enumerate(people)), tuple(doubted)


def _whose(
    mark: LeadMark, people: Sequence[Responsible], clean: str, read: Callable[[str], Sequence[Responsible]]
) -> int | None:
    before = read(clean[: mark.at].rstrip(" ,;("))
    at = len(before) - (not mark.in_front)
    known = [_telling(one) for one in before] == [_telling(one) for one in people[: len(before)]]
    return at if known and 0 <= at < len(people) else None


def _telling(one: Responsible) -> tuple[ResponsibleKind, str]:
    return one.kind, one.name[:_TELLING].casefold()


def _may_lead(one: Responsible) -> bool:
    """Of many, each owes a report of their own: none of them leads."""
    if one.kind is ResponsibleKind.PERSON:
        return True
    head = head_of(one.name)
    return head is not None and not head.plural and not names_school_heads(one.name)
