"""Telephone numbers and e-mail addresses in a responsible cell: how to reach somebody, not who it is."""

from __future__ import annotations

import re

_LABEL = (
    r"(?:(?:конт|раб|сот|моб)\w*\.?\s*)?"
    r"(?:тел(?:еф(?:он\w{0,2})?)?(?:\.?\s*/\s*факс\w?)?|т|сот|моб|факс)\.?\s*:?\s*"
)
_DIGITS = r"[+(]?\d(?:[\s()–-]*\d){3,14}"
_LONG = r"(?:\+7|[78])[\s(–-]*\d{3,5}[\s)–-]*\d{1,3}[\s–-]*\d\d[\s–-]*\d\d"
_SHORT = r"(?:\(\d{3,5}\)\s*)?\d{1,3}[–-]\d\d[–-]\d\d"
_NUMBER = rf"(?:{_LONG}|{_SHORT})"
_ADDRESS = r"(?:(?:e-?mail|эл(?:ектронн\w{2})?\.?\s*(?:почта|адрес)|почта)\s*:?\s*)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_EXTENSION = r"(?:\s*\(?доб\w*\.?\s*\d+\)?)?"
_BEFORE = r"(?<!№)(?<!№\s)[\s,;]{0,4}(?<![\w№+-])"
_CONTACT = re.compile(
    rf"{_BEFORE}(?:{_LABEL}(?:{_NUMBER}|{_DIGITS})|{_NUMBER}|{_ADDRESS})(?![\w-]){_EXTENSION}", re.IGNORECASE
)
_EMPTY = re.compile(r"\s*\(\s*[,;]?\s*\)")
_OPENED = re.compile(r"\(\s*[,;]\s*")


def without_contacts(text: str) -> str:
    """The cell without them; as it is where it says nothing else."""
    if not _CONTACT.search(text):
        return text
    left = _OPENED.sub("(", _EMPTY.sub("", _CONTACT.sub("", text))).strip(" ,;")
    return left if re.search(r"[^\W\d_]", left) else text
