"""Names of people, in any order and case, become "Фамилия И.О."."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_AFTER = re.compile(rf"(?P<surname>{_SURNAME})\s+(?P<first>[А-ЯЁ])\.\s*(?P<middle>[А-ЯЁ])\.?")
_BEFORE = re.compile(rf"(?P<first>[А-ЯЁ])\.\s*(?P<middle>[А-ЯЁ])\.?\s*(?P<surname>{_SURNAME})")


@dataclass(frozen=True, slots=True)
class PersonName:
    surname: str
    initials: str
    """"И.О.", or "И." where the document gives no patronymic."""

    def __str__(self) -> str:
        return f"{self.surname} {self.initials}"


def read_person_name(text: str) -> PersonName | None:
    """The name that `text` consists of, or None."""
    found = _AFTER.fullmatch(text.strip()) or _BEFORE.fullmatch(text.strip())
    return PersonName(found["surname"], f"{found['first']}.{found['middle']}.") if found else None
