"""Fields of an activity that a text names by their labels: "Срок: май. Ответственный: Петров П.П."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.reading.heads import Role

_DEED = r"(?:исполнения|реализации|выполнения|проведения|представления|завершения|подготовки)"
_END = r"\s*(?::|[-–—](?=\s))\s*"
_LABELS: tuple[tuple[Role, str], ...] = (
    (
        Role.TIME_AND_PEOPLE,
        r"сроки?\s*(?:исполнения\s*)?(?:,|/|и)\s*(?:ответственн\w{2}|исполнител[ьи])"
        r"|(?:ответственн\w{2}|исполнител[ьи])\s*(?:,|/|и)\s*сроки?",
    ),
    (Role.DEADLINE, rf"(?:сроки?|дат[аы]|период|время)(?:\s+{_DEED})?|когда"),
    (
        Role.RESPONSIBLE,
        r"(?:со)?(?:ответственн(?:ый|ая|ые|ое)|исполнител[ьи])(?:\s+(?:исполнител[ьи]|лиц[оа]|сотрудники?))?"
        rf"(?:\s+за\s+(?:{_DEED}|исполнение|выполнение|реализацию|проведение))?|отв\.?(?:\s*исп\.?)?|исп\.|кто|кураторы?"
        r"|организаторы?",
    ),
    (
        Role.OTHER,
        r"(?:ожидаемы[йе]\s+|планируемы[йе]\s+)?результаты?|форма(?:\s+\w+)?|место(?:\s+\w+)?|участники|цел[ьи]|задачи"
        r"|примечани[ея]|(?:источники?\s+)?финансировани[ея]|показател[ьи]|контроль|документ|отметка\s+[\w ]{3,20}"
        r"|охват|итог"
        r"|целевая\s+аудитория|аудитория|бюджет|объ[её]м(?:\s+\w+)?|примечание|основание|подтверждение",
    ),
)
_ANY = "|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _LABELS)
# "Срок до 1 мая", "Отв. Петров": at a line's start a word may do without its colon.
_BARE = r"\s+(?=(?:до|не\s+позднее|с|к|в|по)\s|\d|ежe?\w+|постоянно)|(?<=\.)\s*(?=[А-ЯЁ])"
_LABEL = re.compile(
    rf"(?:(?P<line>^|\n)\W*|(?<=[.;,(])\s*|\s[-–—]\s)(?:{_ANY})(?:{_END}|(?<=тв\.)\s+(?!за\s)|(?<=сп\.)\s+(?!за\s)"
    rf"|(?(line)(?:{_BARE})|(?!)))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Labelled:
    """A text taken apart at its labels."""

    text: str
    """What stands before the first label."""
    deadline: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    """Under a label of both."""
    others: list[str] = field(default_factory=list)
    """With their labels."""

    @property
    def is_labelled(self) -> bool:
        return bool(self.deadline or self.responsible or self.mixed)


def opens_with_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and match.start() == 0


def split_labels(text: str) -> Labelled:
    """Take a text apart; without labels all of it is the text."""
    matches = list(_LABEL.finditer(text))
    found = Labelled(_trimmed(text[: matches[0].start()] if matches else text))
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        value = text[match.end() : end].strip(" ;,\n")
        is_bracketed = value.endswith(")") and value.count(")") > value.count("(")
        value = value[:-1].rstrip() if is_bracketed else value
        role = Role[match.lastgroup or ""] if match.lastgroup != "line" else Role.OTHER
        if role is Role.DEADLINE:
            found.deadline.append(value)
        elif role is Role.RESPONSIBLE:
            found.responsible.append(value)
        elif role is Role.TIME_AND_PEOPLE:
            found.mixed.append(value)
        else:
            found.others.append(text[match.start() : end].strip())
    return found


def _trimmed(text: str) -> str:
    return text.strip().rstrip(" (;,–—-\n")
