"""The only reader of locales/: a key and facts in, words out.

Words are Fluent messages, one file a conversation, in locales/<language>/*.ftl. The folder stands beside the package:
in a checkout (installed editable) and in the image alike.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNumber, fluent_number
from fluent.syntax import ast

LOCALES = Path(__file__).resolve().parent.parent / "locales"
DEFAULT_LANGUAGE = "ru"

Fact = str | int | float | date | datetime


class MissingText(LookupError):
    """There is no such message, or it names a fact that was not given: a mistake of ours, never shown to people."""


class Html(str):
    """Markup that is safe to send as it is: a fact of this type is not escaped again."""

    __slots__ = ()


class Texts:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks around facts are invisible in Telegram but break searching and copying.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._keys: set[str] = set()
        for path in sorted((LOCALES / language).glob("*.ftl")):
            self._add(path)
        if not self._keys:
            raise MissingText(f"no words in {LOCALES / language}")

    def __call__(self, key: str, **facts: Fact) -> Html:
        """The message as HTML for a message's text; facts are escaped unless they are `Html`.

        Raises MissingText for an unknown key or a fact that the message needs and was not given.
        """
        return Html(self._words(key, {name: self._shown(fact, escape=True) for name, fact in facts.items()}))

    def plain(self, key: str, **facts: Fact) -> str:
        """The message where nothing is markup: buttons, callback answers, command descriptions, files."""
        return self._words(key, {name: self._shown(fact, escape=False) for name, fact in facts.items()})

    def has(self, key: str) -> bool:
        return key in self._keys

    def keys(self) -> frozenset[str]:
        return frozenset(self._keys)

    def day(self, day: date, today: date | None = None) -> Html:
        """ "чт 1 марта", with the year only where it is not today's; without `today` always with the year."""
        weekday = self._words("date-weekday", {"weekday": day.isoweekday()})
        return Html(self._words("date-with-weekday", {"weekday": weekday, "day": self._date(day, today)}))

    def until(self, day: date, today: date | None = None) -> Html:
        """ "до чт 1 марта включительно": a control date is always shown as inclusive."""
        return Html(self._words("date-until", {"day": self.day(day, today)}))

    def through(self, day: date, today: date | None = None) -> Html:
        """ "до чт 1 марта включительно": how long something lasts, which not every language says as `until`."""
        return Html(self._words("date-through", {"day": self.day(day, today)}))

    def days(self, first: date, last: date, today: date | None = None) -> Html:
        """ "1–15 марта", "1 марта – 15 апреля", "1 декабря 2026 – 15 января 2027"; the year as in `day`."""
        if first == last:
            return Html(self._date(first, today))
        if (first.year, first.month) == (last.year, last.month):
            in_month = {"first": str(first.day), "last": self._date(last, today)}
            return Html(self._words("date-span-in-month", in_month))
        # Of two different years both are written, though one of them may be today's.
        one_year = first.year == last.year
        span = {
            "first": self._date(first, first if one_year else None),
            "last": self._date(last, today if one_year else None),
        }
        return Html(self._words("date-span", span))

    def time(self, moment: datetime | time) -> Html:
        """ "08:41"; the moment is already in its reader's time zone."""
        return Html(f"{moment:%H:%M}")

    def _date(self, day: date, today: date | None) -> str:
        month = self._words("date-month", {"month": day.month})
        facts: dict[str, str | int] = {"day": str(day.day), "month": month}
        if today is not None and today.year == day.year:
            return self._words("date-day-month", facts)
        return self._words("date-day-month-year", {**facts, "year": str(day.year)})

    def _shown(self, fact: Fact, *, escape: bool) -> object:
        if isinstance(fact, datetime):
            return self._words("date-with-time", {"day": self._date(fact.date(), None), "time": self.time(fact)})
        if isinstance(fact, date):
            return self._date(fact, None)
        if isinstance(fact, str):
            return fact if isinstance(fact, Html) or not escape else html.escape(fact, quote=False)
        return _number(fact)

    def _words(self, key: str, facts: Mapping[str, object]) -> str:
        if key not in self._keys:
            raise MissingText(f"{self.language}: no message {key!r}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: {key!r} has no value")
        words, errors = self._bundle.format_pattern(pattern, dict(facts))
        if errors:
            raise MissingText(f"{self.language}: {key!r} given {sorted(facts)}: {errors[0]}")
        return str(words)

    def _add(self, path: Path) -> None:
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            # Fluent itself skips what it can't parse and keeps the first of two equal keys, both in silence.
            if isinstance(entry, ast.Junk):
                raise MissingText(f"{path}: can't be read: {entry.content!r}")
            if isinstance(entry, ast.Message):
                if entry.id.name in self._keys:
                    raise MissingText(f"{path}: {entry.id.name!r} is there twice")
                self._keys.add(entry.id.name)
        self._bundle.add_resource(resource)


def _number(value: float) -> FluentNumber:
    # Years, numbers of orders and identifiers are facts too: no blanks between their thousands.
    number = fluent_number(value, useGrouping=False)
    assert isinstance(number, FluentNumber)
    return number


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have words, the default one first."""
    found = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
    return (DEFAULT_LANGUAGE, *(name for name in found if name != DEFAULT_LANGUAGE))


@lru_cache
def _texts(language: str) -> Texts:
    return Texts(language)


def texts_for(language: str | None) -> Texts:
    """The words for a Telegram language code ("en-GB" is en); what we do not speak is answered in Russian."""
    short = (language or "").split("-")[0].lower()
    return _texts(short if short in languages() else DEFAULT_LANGUAGE)


def all_keys(language: str) -> frozenset[str]:
    return _texts(language).keys()
