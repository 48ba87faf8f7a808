"""Which executors named in general are the heads of all schools, or all schools themselves."""

from __future__ import annotations

import re

_HEADS = r"(?:руководител[ьиямх]+|директор[аыовми]*|заведующи[ейхм]+)"
_ALL = r"(?:(?:всех|муниципальн\w+|подведомственн\w+|государственн\w+|городски\w+|районн\w+)\s+)*"
_SCHOOLS = (
    r"(?:ОО|ОУ|МОО|МОУ|МБОУ|СОШ|ООУ|школ[аыеи]?|"
    r"(?:обще)?образовательн\w+\s+(?:организаци\w+|учреждени\w+))"
)
_PLACE = r"(?:\s+(?:города|района|округа|муниципалитета|поселения|г\.|[А-ЯЁ][\w-]+))*"
_EVERY_SCHOOL = re.compile(rf"(?:{_HEADS}\s+)?{_ALL}{_SCHOOLS}{_PLACE}", re.IGNORECASE)


def names_school_heads(name: str) -> bool:
    """True for the heads of all schools, or "all schools"; a choice of them ("… with low results") is not all."""
    return _EVERY_SCHOOL.fullmatch(" ".join(name.split()).strip(" .,;")) is not None
