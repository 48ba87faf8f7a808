"""Steps of nudging as a curator types them: "за 10, 5, 1 день; после: 1, 3, 5"."""

from __future__ import annotations

import re

_AFTER = re.compile(r"после|after|спустя|просроч", re.IGNORECASE)
_BEFORE = re.compile(r"\bза\b|\bдо\b|before", re.IGNORECASE)
_PART = re.compile(r"[;\n.]+")
_NUMBER = re.compile(r"\d{1,3}")


def read_steps(text: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Working days before the control date and after it; None if no number says anything of either.

    Numbers belong to the word that stands before them; without words the first part is before, the second after.
    """
    before: list[int] = []
    after: list[int] = []
    worded = bool(_AFTER.search(text) or _BEFORE.search(text))
    for index, part in enumerate(part for part in _PART.split(text) if _NUMBER.search(part)):
        if not worded:
            (after if index else before).extend(_numbers(part))
            continue
        split = _AFTER.search(part)
        ahead, behind = (part[: split.start()], part[split.end() :]) if split else (part, "")
        before.extend(_numbers(ahead))
        after.extend(_numbers(behind))
    return (tuple(before), tuple(after)) if before or after else None


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]
