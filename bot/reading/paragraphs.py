"""A plan without a table: its activities are paragraphs, numbered or followed by their labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.domain.roadmap import Doubt, DoubtReason, Dropped, Field, Section
from bot.reading.blocks import Line
from bot.reading.headings import is_annex, is_goal, is_page_mark, is_signature, starts_low
from bot.reading.instructions import Judge, addressee_alone, looks_dative, split_addressee, split_deadline, without_stop
from bot.reading.labels import opens_with_label, split_labels
from bot.reading.names import find_names, read_person_name
from bot.reading.regions import plan_title_lines
from bot.reading.section_list import HeadingTime, SectionList, is_time_heading
from bot.reading.time_and_people import Readers, part_time_and_people

_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<close>\s?[.)]\s*|\s+(?=[«\"]?[А-ЯЁ]))(?P<text>[^\d\s].*)", re.DOTALL
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_ROMAN = re.compile(r"(?P<number>[IVXLХІ]{1,5})\s?[.)]\s*(?P<text>[^\d\s].*)", re.DOTALL)
_NAMED = re.compile(r"(?:раздел|направление|блок|этап|модуль|глава|часть)\s+(?:№\s*)?(?:\d|[IVXХ])", re.IGNORECASE)
_BULLET = re.compile(r"[-–—•*]\s*(?P<text>[^\W\d].*)", re.DOTALL)
_CLOSING = re.compile(r"\s+[-–—]\s+|(?<=[^\s.]{3}[.,;])\s+|\n")
_LEADING = re.compile(r"\s+[-–—]\s+|:\s+")
_ROMAN_DEPTH, _DEEP = 0, 9
_LONGEST_HEADING = 200


@dataclass(slots=True)
class Item:
    """An activity as its paragraphs say it."""

    section: int | None
    heading: HeadingTime
    number: str | None
    place: str
    title: str
    deadline: str = ""
    responsible: str = ""
    is_addressee: bool = False
    """Who is responsible stands in the dative, at the sentence's head."""
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class PlanItems:
    sections: list[Section] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


@dataclass(slots=True)
class _Entry:
    """A numbered paragraph, a bullet or a heading, with the lines that go on with it."""

    line: Line
    text: str
    number: str | None
    path: tuple[int, ...]
    is_heading: bool = False
    deadline: str = ""
    """It begins with its time: "12 мая – смотр"."""

    def is_under(self, other: _Entry) -> bool:
        return len(self.path) > len(other.path) and self.path[: len(other.path)] == other.path


def read_paragraphs(lines: Sequence[Line], judge: Judge, readers: Readers) -> PlanItems | None:
    """The activities of a plan's own lines; None where they are none of a plan."""
    title = plan_title_lines(lines)
    start = lines.index(title[-1]) + 1 if title else 0
    entries = _Entries(lines[start:], readers).read()
    found = PlanItems()
    sections = SectionList(found.sections)
    addressed: _Entry | None = None
    for position, entry in enumerate(entries):
        following = entries[position + 1] if position + 1 < len(entries) else None
        addressed = addressed if addressed is not None and entry.is_under(addressed) else None
        if following is not None and following.is_under(entry) and _is_addressee(entry.text):
            addressed = entry
        elif entry.is_heading or _heads(entry, following):
            if rest := sections.open(entry.text, entry.number).strip():
                found.dropped.append(Dropped(entry.line.place, rest))
        else:
            item = _item(entry, sections, judge, readers, found)
            if addressed is not None and not item.responsible:
                item.responsible, item.is_addressee = addressed.text.rstrip(" :"), True
            item.doubts += _unsaid(item)
            if item.title:
                found.items.append(item)
    told = sum(bool(item.deadline or item.responsible) for item in found.items)
    return found if len(found.items) >= 2 and told >= 0.5 * len(found.items) else None


def _is_addressee(text: str) -> bool:
    """ "Отделу культуры (Белов И.И.):", over what is asked of it."""
    who = addressee_alone(text) if text.rstrip().endswith(":") else None
    return who is not None and (looks_dative(who) or read_person_name(who) is not None)


def _unsaid(item: Item) -> list[Doubt]:
    """A blank cell says that there is nothing; in a text it may have been overlooked."""
    if not (item.deadline or item.responsible):
        return []  # the whole paragraph is in doubt then
    doubts = {Field.DEADLINE: DoubtReason.HALF_UNDERSTOOD, Field.RESPONSIBLE: DoubtReason.UNCLEAR_PEOPLE}
    return [Doubt(field, why, item.title[-80:]) for field, why in doubts.items() if not getattr(item, field.value)]


def _heads(entry: _Entry, following: _Entry | None) -> bool:
    """A numbered paragraph over others of its number, that says neither when nor who."""
    if following is None or not following.is_under(entry) or following.is_heading:
        return False
    return not split_labels(entry.text).is_labelled and len(entry.text) < _LONGEST_HEADING


def _item(entry: _Entry, sections: SectionList, judge: Judge, readers: Readers, found: PlanItems) -> Item:
    said = split_labels(entry.text)
    item = Item(sections.current, sections.time, entry.number, entry.line.place, said.text)
    item.deadline = without_stop("; ".join(said.deadline)) or entry.deadline
    item.responsible = without_stop("; ".join(said.responsible))
    if not item.deadline and (led := leading_time(item.title, readers)):
        item.deadline, item.title = led
    found.dropped += [Dropped(entry.line.place, text) for text in said.others]
    for text in said.mixed:
        if shares := part_time_and_people(text, readers):
            item.deadline, item.responsible = shares.deadline, shares.responsible
        else:
            item.deadline = text
            item.doubts.append(Doubt(Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, text[:200]))
    is_half_told = item.deadline and not item.responsible and not readers.is_time(item.deadline)
    if is_half_told and (shares := part_time_and_people(item.deadline, readers)):
        item.deadline, item.responsible = shares.deadline, shares.responsible
    if not item.deadline and not without_stop(item.title).endswith(")"):  # a bracket there may name people
        item.title, item.deadline = split_deadline(item.title, judge)
    if not (said.is_labelled or item.deadline) and (cut := _closing(item.title, readers)):
        item.title, item.deadline, item.responsible = cut
    if item.deadline and not item.responsible and (ended := _closing_people(item.title, readers)):
        item.title, item.responsible = ended
    if not item.responsible:
        item.responsible, early, sentence = split_addressee(item.title)
        item.is_addressee = bool(item.responsible)
        item.title = sentence
        item.deadline = item.deadline or early
    item.title = without_stop(item.title)
    if not item.deadline:
        item.title, item.deadline = split_deadline(item.title, judge)
    if not (item.deadline or item.responsible):
        item.doubts.append(Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE, item.title[:80]))
    return item


def leading_time(text: str, readers: Readers) -> tuple[str, str] | None:
    """ "12 мая – смотр": the time and the rest."""
    for mark in reversed(list(_LEADING.finditer(text, 0, 60))[:3]):
        if readers.is_time(text[: mark.start()].strip()):
            return text[: mark.start()].strip(), text[mark.end() :].strip()
    return None


def _closing(text: str, readers: Readers) -> tuple[str, str, str] | None:
    """ "Обойти дворы – май, Ким А.В.", "Обойти дворы – май (Ким А.В.)": title, deadline, responsible."""
    flat, people = text.strip().rstrip(". ;"), ""
    if bracket := re.search(r"\s*\(([^()]+)\)$", flat):
        shares = part_time_and_people(bracket.group(1), readers)
        if shares is not None and shares.deadline:
            return flat[: bracket.start()], shares.deadline, shares.responsible
        if shares is None:
            return None
        flat, people = flat[: bracket.start()].rstrip(", "), shares.responsible
    for mark in list(_CLOSING.finditer(flat))[-6:]:
        shares = part_time_and_people(flat[mark.end() :], readers)
        if shares is None or not shares.deadline or (people and shares.responsible):
            continue
        if shares.responsible or mark.group().strip():
            return flat[: mark.start()].rstrip(" ,;."), shares.deadline, people or shares.responsible
    return (flat, "", people) if people else None


def _closing_people(text: str, readers: Readers) -> tuple[str, str] | None:
    """ "Смотр (Ким А.В.)", "Смотр – Ким А.В."."""
    flat = text.strip().rstrip(". ;")
    if (bracket := re.search(r"\s*\(([^()]+)\)$", flat)) and readers.is_people(bracket.group(1)):
        return flat[: bracket.start()], bracket.group(1)
    for mark in reversed(list(re.finditer(r"\s+[-–—]\s+|\n", flat))[-3:]):
        if readers.is_people(flat[mark.end() :]) and find_names(flat[mark.end() :]):
            return flat[: mark.start()].rstrip(" ,;."), flat[mark.end() :]
    return None


class _Entries:
    """Walks over the lines and gathers those that belong together."""

    def __init__(self, lines: Sequence[Line], readers: Readers) -> None:
        self.readers = readers
        self.lines = [line for line in lines if not is_page_mark(line.text)]
        self.openers = self._all(self._opened)
        self.is_numbered = sum(opener is not None for opener in self.openers) >= 2
        for opened in (self._dated, self._bullet):
            if not self.is_numbered:
                self.openers = self._all(opened)
                self.is_numbered = sum(opener is not None for opener in self.openers) >= 2
        labels = [n for n, line in enumerate(self.lines) if opens_with_label(line.text)]
        self.last = max([*labels, *(n for n, opener in enumerate(self.openers) if opener)], default=-1)
        self.entries: list[_Entry] = []

    def read(self) -> list[_Entry]:
        for position, line in enumerate(self.lines):
            if self.entries and is_annex(line.text):
                break
            if position > self.last and is_signature(line.text):
                break
            opener = self.openers[position] if self.is_numbered else None
            if opener is not None:
                self.entries.append(self._settled(opener))
            elif self._is_heading(position):
                self.entries.append(_Entry(line, line.text, None, (), is_heading=True))
            elif not self.is_numbered and self._is_title(position):
                self.entries.append(_Entry(line, line.text, None, (_DEEP,)))
            elif self.entries:
                self.entries[-1].text += f"\n{line.text}"
        return self.entries

    def _all(self, opened: Callable[[Line], _Entry | None]) -> list[_Entry | None]:
        """What a line opens; one under a bare label is its value."""
        found: list[_Entry | None] = []
        is_value = False
        for line in self.lines:
            is_label = opens_with_label(line.text)
            found.append(None if is_label or is_value else opened(line))
            is_value = is_label and line.text.rstrip().endswith(":")
        return found

    def _opened(self, line: Line) -> _Entry | None:
        text = line.text
        if is_time_heading(text):
            return _Entry(line, text, None, (), is_heading=True)
        if _NAMED.match(text) and len(text) < _LONGEST_HEADING:
            return _Entry(line, text, None, (), is_heading=True)
        if match := _ROMAN.fullmatch(text):
            return _Entry(line, match["text"].strip(), match["number"], (_ROMAN_DEPTH,))
        match = _NUMBERED.fullmatch(text)
        if match and not _DATE.match(text) and (match["close"].strip() or match["text"][:1].isupper()):
            path = tuple(map(int, match["number"].split(".")))
            depth = (_DEEP,) if ")" in match["close"] and len(path) == 1 else ()
            return _Entry(line, match["text"].strip(), match["number"], (*depth, *path))
        if line.level is not None:
            return _Entry(line, text, None, (-1,) * (line.level + 1))
        return None

    def _bullet(self, line: Line) -> _Entry | None:
        if is_time_heading(line.text):
            return _Entry(line, line.text, None, (), is_heading=True)
        match = _BULLET.fullmatch(line.text)
        return _Entry(line, match["text"], None, (_DEEP,)) if match else None

    def _dated(self, line: Line) -> _Entry | None:
        if is_time_heading(line.text):
            return _Entry(line, line.text, None, (), is_heading=True)
        if found := leading_time(line.text, self.readers):
            return _Entry(line, found[1], None, (_DEEP,), deadline=found[0])
        return None

    def _settled(self, opener: _Entry) -> _Entry:
        """Numbers with a bracket stand under the last number of another kind, Arabic ones under a Roman one."""
        above = next((entry for entry in reversed(self.entries) if entry.path[:1] != (_DEEP,)), None)
        if opener.path[:1] == (_DEEP,) and above is not None and len(opener.path) > 1:
            opener.path = (*above.path, *opener.path)
        elif opener.path and opener.path[0] > 0 and any(e.path[:1] == (_ROMAN_DEPTH,) for e in self.entries):
            opener.path = (_ROMAN_DEPTH, *opener.path)
        return opener

    def _next_kind(self, position: int) -> str:
        """What the next line that begins something is: "label", "opener" or "text"."""
        for at in range(position + 1, len(self.lines)):
            if self.is_numbered and self.openers[at] is not None:
                return "opener"
            if opens_with_label(self.lines[at].text):
                return "label"
            if not starts_low(self.lines[at].text):
                return "text"
        return "end"

    def _is_over(self, position: int) -> bool:
        """What stands before the line is a whole sentence, or a label's value."""
        before, line = self.lines[position - 1].text.rstrip(), self.lines[position]
        if re.search(r"(?:[,:(–-]|(?:^|\s)(?:и|по|с|в|на|за|от|для|при))$", before, re.IGNORECASE):
            return False
        return line.gap or before.endswith((".", ";", "!")) or opens_with_label(before)

    def _is_heading(self, position: int) -> bool:
        line = self.lines[position]
        text = line.text.strip()
        if starts_low(text) or opens_with_label(text) or is_goal(text) or len(text) > _LONGEST_HEADING:
            return False
        if text.endswith((".", ";", ",")) or (position and not self._is_over(position)):
            return False
        if self.is_numbered:
            is_first = not self.entries
            return self._next_kind(position) == "opener" and (not is_first or line.gap or text.isupper())
        return self._next_kind(position) == "text" and self._next_kind(position + 1) == "label"

    def _is_title(self, position: int) -> bool:
        """Without numbers: a text right above labels."""
        text = self.lines[position].text
        if starts_low(text) or opens_with_label(text):
            return False
        return self._next_kind(position) == "label" and (position == 0 or not self.entries or self._is_over(position))
