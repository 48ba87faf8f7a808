"""A row whose cell lists parts, each with a deadline or a responsible of its own, is one activity for each part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.roadmap import Doubt, DoubtReason, Field
from bot.reading.cases import is_nominative
from bot.reading.dealing import Company, person_key, share, share_deadlines
from bot.reading.posts import head_of

_MARK = re.compile(
    r"(?:^|\n)\s*(?:[-–—•*]|\d{1,2}\)|[а-я]\))\s*(?=\S)|(?<=[:;,.])\s+[-–—•]\s*(?=[^\s\d])|(?<=[:;])\s+(?:\d{1,2}|[а-я])\)\s*(?=\S)"
)
_WEAK_MARK = re.compile(r"\s[-–—•]\s+(?=[а-яёА-ЯЁ])")
_NAME = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.?|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
)
# A name that a line's end broke: "Главный инженер Сомов" over "К.К."
_SURNAME_LAST = re.compile(r"(?:^|\s)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")
_INITIALS_FIRST = re.compile(r"(?:[А-ЯЁ]\.\s?){1,2}(?:[,;(]|$)")
_MONTH = r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ья]|марта?|ма[йя]|августа?"
_STARTER = re.compile(
    rf"(?<![\w.-])(?:{_MONTH}|в\s+течение|весь|постоянно|еже\w+|по\s+(?!\d)|до\s|с\s+\d|не\s+позднее|к\s+\d|согласно|\d{{1,2}}\.\d{{2}}\.|полугодие"
    r"|[1-4IV]+(?:\s*[-,]\s*[1-4IV]+)*\s*(?:кв|четверт|полугод)|раз\s+в|\d\s+раза?\s+в|систематически|регулярно|после|при\s)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Part:
    title: str
    deadline: str = ""
    responsible: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def split_parts(
    title: Sequence[str],
    deadline: Sequence[str],
    responsible: Sequence[str],
    understood: Callable[[str], bool],
    heal: Callable[[str], str],
    companies: frozenset[Company] = frozenset(),
) -> list[Part]:
    """The parts of a row, or an empty list where it stays one activity. The fields come as fragments, one a page."""
    splitter = _Splitter(title, deadline, responsible, understood, heal, companies)
    return splitter.split()


def collect_companies(rows: Iterable[tuple[Sequence[str], Sequence[str]]]) -> frozenset[Company]:
    """Two or three people whom a cell, or a line of one, names together: elsewhere too they may share a part.

    `rows` are titles and responsible cells as fragments; one line beside a list of parts may deal its people out.
    """
    found = set()
    for title, cells in rows:
        has_parts = sum(len(_MARK.findall(text)) for text in title) > 1
        lines = [line for cell in cells for line in cell.split("\n") if not has_parts or "\n" in cell]
        for line in lines:
            names = tuple(person_key(name.group()) for name in _NAME.finditer(line))
            if 1 < len(names) < 4 and len(set(names)) == len(names):
                found.add(names)
    return frozenset(found)


class _Splitter:
    def __init__(
        self,
        title: Sequence[str],
        deadline: Sequence[str],
        responsible: Sequence[str],
        understood: Callable[[str], bool],
        heal: Callable[[str], str],
        companies: frozenset[Company],
    ) -> None:
        self.heal = heal
        self.companies = companies
        self.understood = understood
        self.responsible = responsible
        self.deadlines = [self._phrases(text) for text in deadline]
        self.people = [self._people(text) for text in responsible]
        self.deadline_text = heal("\n".join(text for text in deadline if text))
        self.responsible_text = heal("\n".join(text for text in responsible if text))
        self.titles = self._cut_titles(title)

    def split(self) -> list[Part]:
        """Pair page by page: a page's parts with that page's deadlines and people."""
        stem, counts = self.titles[0][0], [len(parts) - 1 for parts in self.titles]
        total = sum(counts)
        if total < 2 or not self._is_parallel(total):
            return []
        parts: list[Part] = []
        for page, pieces in enumerate(self.titles):
            tail, own = pieces[0], [Part(text) for text in pieces[1:]]
            if page and tail and parts:
                parts[-1].title = f"{parts[-1].title}\n{tail}"
            previous = parts[-1] if page and tail and parts else None
            self._pair(page, own, previous)
            parts += own
        self._fill(parts)
        stem = self.heal(stem)
        for part in parts:
            part.title = f"{stem} {self.heal(part.title).rstrip(' ;,.')}".strip()
            if part.title.count("(") and re.search(r"(?:т\.п|т\.д|др|пр)$", part.title):
                part.title += "."
        return parts

    def _cut_titles(self, title: Sequence[str]) -> list[list[str]]:
        """For each page: what goes on from before (on the first page, the stem), then the parts that start there."""
        pages = []
        for page, text in enumerate(title):
            pieces = _MARK.split(text)
            wanted = len(self.deadlines[page]) if page < len(self.deadlines) else 0
            if page and wanted > len(pieces) - 1:
                weak = [piece for text in pieces for piece in _WEAK_MARK.split(text)]
                if len(weak) - 1 == wanted:
                    pieces = weak
            pages.append([piece.strip() for piece in pieces])
        return pages or [[""]]

    def _is_parallel(self, total: int) -> bool:
        phrases = [phrase.casefold() for page in self.deadlines for phrase in page]
        names = [person_key(person) for page in self.people for person in page]
        if len(phrases) == total or (len(phrases) > 1 and len(set(phrases)) < len(phrases)):
            return True
        return len(names) >= total and len(set(names)) < len(names)

    def _phrases(self, text: str) -> list[str]:
        """The deadlines of a cell: its lines where each can stand alone, else cut before each starting word."""
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(self.understood(line) for line in lines):
            return lines
        return cut_phrases(self.heal(text), self.understood)

    def _people(self, text: str) -> list[str]:
        """The entries of a cell: its lines where each is whole, else cut at names."""
        lines = [self.heal(line) for line in text.split("\n") if line.strip()]
        if len(lines) > 1:
            return lines
        flat = self.heal(text)
        if ";" in flat:
            return [piece.strip() for piece in flat.split(";") if piece.strip()]
        found = list(_NAME.finditer(flat))
        if not found:
            return [flat] if flat else []
        if re.search(r"[а-яё]{4}", _NAME.sub("", flat)) and "," in flat:
            return [piece for piece in re.split(r"(?<=\.)\s+(?=[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.)", flat) if piece]
        entries: list[str] = []
        at = 0
        for match in found:
            if gap := flat[at : match.start()].strip(" ,;"):
                entries.append(gap)
            entries.append(match.group())
            at = match.end()
        if gap := flat[at:].strip(" ,;."):
            entries.append(gap)
        return entries

    def _pair(self, page: int, own: list[Part], previous: Part | None) -> None:
        phrases = list(self.deadlines[page]) if page < len(self.deadlines) else []
        people = list(self.people[page]) if page < len(self.people) else []
        if previous is not None and len(phrases) == len(own) + 1:
            previous.deadline = f"{previous.deadline} {phrases.pop(0)}".strip()
        if previous is not None and (len(people) == len(own) + 1 or (not own and people)):
            previous.responsible = f"{previous.responsible} {people.pop(0)}".strip()
        if not own:
            return
        shares, doubtful = share_deadlines(phrases, len(own))
        self._give(own, shares, doubtful, Field.DEADLINE, self.deadline_text)
        shares, doubtful = share(people, len(own), self.companies)
        if len(people) == len(own) > 1 and self._is_one_line(page):
            doubtful = set(range(len(own)))
        self._give(own, shares, doubtful, Field.RESPONSIBLE, self.responsible_text)

    def _give(self, own: list[Part], shares: list[str], doubtful: set[int], name: Field, text: str) -> None:
        for number, part in enumerate(own):
            setattr(part, name.value, shares[number])
            if number in doubtful:
                part.doubts.append(Doubt(name, DoubtReason.PARTS_DO_NOT_PAIR, text[:200]))

    def _is_one_line(self, page: int) -> bool:
        """Posts and bodies in one line may all belong to every part; names alone are one a part."""
        text = self.responsible[page] if page < len(self.responsible) else ""
        return "\n" not in text.strip() and bool(re.search(r"[а-яё]{4}", _NAME.sub("", text)))

    def _fill(self, parts: list[Part]) -> None:
        """One deadline or one responsible for the whole row holds for each part."""
        phrases = [phrase for page in self.deadlines for phrase in page]
        people = [person for page in self.people for person in page]
        for part in parts:
            if not part.deadline and len(phrases) == 1:
                part.deadline = phrases[0]
            if not part.responsible and len(people) == 1:
                part.responsible = people[0]


def cut_phrases(flat: str, understood: Callable[[str], bool]) -> list[str]:
    """The deadlines of one line, cut before each word that may start one."""
    if not flat:
        return []
    phrases: list[str] = []
    start = 0
    for match in _STARTER.finditer(flat):
        if match.start() == start:
            continue
        before = flat[start : match.start()].rstrip()
        if re.search(r"(?:[-–—,(]|(?:^|\s)(?:и|с|по|до|к|в|на|от|за|не))$", before, re.IGNORECASE):
            continue
        if understood(before):
            phrases.append(before.strip(" ;"))
            start = match.start()
    phrases.append(flat[start:].strip(" ;"))
    return [phrase for phrase in phrases if phrase]


def part_lines(text: str) -> str:
    """Lines that an author broke and that name somebody each, with a semicolon between them.

    A post above its holder's name, or a line that goes on in small letters, stays with its neighbour.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = lines[:1]
    for at, (before, line) in enumerate(pairwise(lines), 1):
        goes_on = re.search(r"(?:[,;:(–-]|(?:^|\s)(?:и|по|с|в|на|за|от|для|при))$", before, re.IGNORECASE)
        is_holder = _NAME.match(line) and not _NAME.search(before) and not _is_group(before, lines[at + 1 :])
        is_cut = _INITIALS_FIRST.match(line) and _SURNAME_LAST.search(before)
        if goes_on or is_holder or is_cut or not line[0].isupper() or before.count("«") != before.count("»"):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "; ".join(joined)


def _is_group(post: str, below: list[str]) -> bool:
    """A post of several above one name alone: those who hold it stand beside the one named."""
    head = head_of(post)
    return head is not None and head.is_post and head.plural and not (below and _NAME.match(below[0]))


def part_bodies(text: str) -> str:
    """Lines that a narrow column broke: after a name in quotes a noun in the nominative is another body."""

    def parted(match: re.Match[str]) -> str:
        return f"»; {match.group(1)}" if is_nominative(match.group(1)) else match.group()

    return re.sub(r"»\n([А-ЯЁ][а-яё]+)\b(?!\s+[А-ЯЁ]\.)", parted, text)
