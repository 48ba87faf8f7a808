"""The order's body: numbered clauses become tasks with an addressee and a deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.reading.blocks import Line
from bot.reading.cases import to_nominative

_CLAUSE = re.compile(r"[-–•]?\s*(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2})*)\s*(?:[.)]\s*|\s+)(?P<text>\D.*)", re.DOTALL)
_NO_TASK = re.compile(
    r"(?:утвердить\b|контроль\b.*\b(?:возложить|возлагаю|оставляю|оставить|осуществлять)|контроль за (?:ис|вы)полнением"
    r"|(?:настоящ\w+\s+)?(?:приказ|постановление|распоряжение|решение)\s+(?:\w+\s+){0,3}(?:вступает|вступают)"
    r"|признать утративш|считать утративш|внести .* изменени\w+ в (?:приказ|постановление|распоряжение))",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"\bконтрол[ья]\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b[а-яё]+(?:ать|ять|еть|ить|оть|уть|ыть|сти|зти|йти|чь)(?:ся|сь)?\b", re.IGNORECASE)
_NOT_INFINITIVE = re.compile(
    r"(?:деятельност|ответственност|област|част|вер|сет|пят|шест|дев|очеред|помощ|реч|врач|печат|пут|отрасл|мат|памят|смерт|кров"
    r"|доч|ноч|власт|ст|новост|плот|повест)[ьи]?$|ости$|асти$|сети$",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:[а-яё]+(?:нно|чно|льно|вно|тно|рно|ско)|ежегодно|ежемесячно|ежеквартально|постоянно|незамедлительно|и|не)$",
    re.IGNORECASE,
)
_DATIVE = re.compile(r"(?:[А-ЯЁа-яё-]+(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю|е|и)|[А-ЯЁ]{2,}\w*|МБ\w+|[«\"].*)$")
_DEADLINE_START = re.compile(
    r"(?:(?<=\s)|(?<=,))(?:в\s+срок\b|не\s+позднее\b|не\s+позже\b|срок\s*[-–:]|до\s+\d|до\s+(?:конца|начала|[а-яё]+(?:я|а|ая)\b)|к\s+\d|с\s+\d"
    r"|в\s+(?:течение|теч\.|период)\b|на\s+протяжении\b|постоянно\b|ежегодно\b|ежемесячно\b|ежеквартально\b|еженедельно\b|ежедневно\b|регулярно\b"
    r"|систематически\b|раз\s+в\b|\d+\s+раза?\s+в\b"
    r"|в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)\b|в\s+(?:\w+\s+)?(?:квартале|полугодии|четверти)\b"
    r"|в\s+(?:\w+[-\s])?(?:дневный|недельный|месячный)\s+срок|(?:в\s+)?течени[ие]\b|незамедлительно\b"
    r"|согласно\s+(?:график|план)\w*|по\s+(?:отдельному\s+)?(?:графику|плану)\b|в\s+соответствии\s+с\s+(?:график|план)\w*)",
    re.IGNORECASE,
)
_DEADLINE_WORDS_ALONE = re.compile(r"(?:на|в|за)?\s*(?:19|20)\d\d(?:\s*год[ау]?|\s*г\.?)?", re.IGNORECASE)
_NAME = r"(?:(?:[А-ЯЁ]\.\s?){1,2}\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+(?:[А-ЯЁ]\.\s?){1,2})"
_ENDS_AS_ADDRESSEE = re.compile(rf"(?:{_NAME}\.?|\)|»|\")\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    number: str
    text: str
    place: str

    def is_under(self, other: Clause) -> bool:
        return self.number.startswith(f"{other.number}.")


@dataclass(frozen=True, slots=True)
class Task:
    """A clause taken apart; `responsible_text` as written, `responsible_source` in the nominative."""

    number: str
    title: str
    deadline_text: str
    responsible_text: str
    responsible_source: str
    place: str


def read_clauses(body: Sequence[Line]) -> list[Clause]:
    """The numbered points, each with the lines that go on with it."""
    clauses: list[Clause] = []
    for line in body:
        match = _CLAUSE.fullmatch(line.text)
        if match and not re.match(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})", line.text):
            number = re.sub(r"\s", "", match["number"])
            clauses.append(Clause(number, match["text"].strip(), line.place))
        elif clauses:
            last = clauses[-1]
            clauses[-1] = Clause(last.number, f"{last.text}\n{line.text}", last.place)
    return clauses


def control_clause(clauses: Sequence[Clause]) -> Clause | None:
    """The clause that says who controls."""
    found = [clause for clause in clauses if re.match(r"(?:общий\s+)?контроль\b", clause.text, re.IGNORECASE)]
    found += [
        clause
        for clause in clauses
        if _CONTROL.search(clause.text) and re.search(r"возложить|возлагаю|оставляю|оставить", clause.text)
    ]
    return found[0] if found else None


def read_tasks(
    clauses: Sequence[Clause],
    understood: Callable[[str], bool],
    names_plan: Callable[[str], bool],
    heal: Callable[[str], str],
) -> list[Task]:
    """Tasks of the order. `understood` says whether a phrase is a deadline, `names_plan` whether a clause's end is the plan's name."""
    tasks: list[Task] = []
    inherited: list[tuple[Clause, str]] = []
    for position, clause in enumerate(clauses):
        inherited = [(parent, who) for parent, who in inherited if clause.is_under(parent)]
        text = heal(clause.text)
        if _NO_TASK.match(text):
            continue
        has_children = position + 1 < len(clauses) and clauses[position + 1].is_under(clause)
        if has_children and (text.endswith(":") or not _first_infinitive(text)) and (who := _whole_addressee(text)):
            inherited.append((clause, who))
            continue
        addressee, rest = split_addressee(text)
        if addressee and has_children:
            inherited.append((clause, addressee))
        who = addressee or (inherited[-1][1] if inherited else "")
        title, deadline = split_deadline(rest, understood, names_plan)
        source = nominative_addressee(who)
        if not who:
            who, source = _inner_addressee(title)
        tasks.append(Task(clause.number, title, deadline, who, source, clause.place))
    return tasks


def _first_infinitive(text: str) -> re.Match[str] | None:
    for match in _INFINITIVE.finditer(text):
        if not _NOT_INFINITIVE.search(match.group()):
            return match
    return None


def _whole_addressee(text: str) -> str | None:
    """The clause is an addressee alone."""
    who = text.rstrip(" :.,–-")
    return who if who and not _first_infinitive(who) and len(who) < 400 else None


def split_addressee(text: str) -> tuple[str, str]:
    """The addressee at a clause's head, as written, and the rest."""
    verb = _first_infinitive(text)
    if verb is None or verb.start() == 0:
        return "", text
    head = text[: verb.start()]
    if ":" in head:
        who, _, _ = head.partition(":")
        return who.strip(), text[len(who) + 1 :].strip()
    words = head.split()
    while words and _ADVERB.match(words[-1].strip(",")):
        words.pop()
    if not words:
        return "", text
    who = " ".join(words).rstrip(" ,–-")
    if not _looks_dative(who):
        return "", text
    rest = text[len(who) :] if text.startswith(who) else text[head.rfind(words[-1]) + len(words[-1]) :]
    return who, rest.strip(" ,–-")


def _looks_dative(who: str) -> bool:
    first = who.split()[0].strip(",")
    if re.match(r"(?:в|во|на|по|с|до|для|при|в целях|не|о|об|за|ко?|из|от)$", first, re.IGNORECASE):
        return False
    return bool(re.search(r"(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю|е|ии)$", first)) or bool(
        re.match(r"[А-ЯЁ]{2,}|М[БК]\w+", first)
    )


def split_deadline(text: str, understood: Callable[[str], bool], names_plan: Callable[[str], bool]) -> tuple[str, str]:
    """The title and the deadline phrase at its end."""
    text = _close(text)
    for match in _DEADLINE_START.finditer(text):
        phrase = text[match.start() :].strip()
        if len(phrase) > 160 or match.start() == 0:
            continue
        if (
            _DEADLINE_WORDS_ALONE.fullmatch(phrase)
            or names_plan(text)
            or (text.count("«") != text.count("»") and "»" in phrase)
        ):
            continue
        if understood(phrase):
            return text[: match.start()].rstrip(" ,;–-("), phrase
    head = re.match(
        r"((?:в\s+срок\s+)?(?:до|не\s+позднее|в\s+срок\s+до)\s+\d[\d.\s]*(?:[а-яё]+\s+\d{4})?\s*(?:г\.|года|г)?)\s+(?=\w)",
        text,
        re.IGNORECASE,
    )
    if head and understood(head.group(1).strip()):
        return text[head.end() :].lstrip(" ,"), head.group(1).strip()
    return text, ""


def _close(text: str) -> str:
    text = text.rstrip(" :;")
    if text.endswith(".") and not re.search(
        r"(?:\bг|\bгг|\bдр|\bпр|\bт\.\s?д|\bт\.\s?п|\bп|\bруб|\bкв|[А-ЯЁ]\.\s?[А-ЯЁ])\.$", text
    ):
        text = text[:-1]
    return text.rstrip()


def nominative_addressee(who: str) -> str:
    """The addressee with its head in the nominative; names in it are left to the reader of people."""
    who = who.strip(" :")
    if not who:
        return ""
    parts = [part.strip() for part in re.split(r",\s+(?=[а-яёА-ЯЁ]+(?:ам|ям|ому|ему|у|ю)\b)", who)]
    return ", ".join(_nominative_part(part) for part in parts)


def _nominative_part(part: str) -> str:
    match = re.match(rf"(?P<who>.*?)\s*\((?P<inner>[^()]*{_NAME}[^()]*)\)$", part)
    if match:
        inner = re.sub(r"\s+[-–—]\s+", " ", match["inner"]).strip()
        return (
            f"{to_nominative(match['who'])}, {inner}"
            if not re.match(_NAME, inner)
            else f"{to_nominative(match['who'])}, {inner}"
        )
    return to_nominative(part)


def _inner_addressee(title: str) -> tuple[str, str]:
    """An addressee inside the sentence: after "Рекомендовать", or at the end of "Назначить ответственным за …"."""
    if match := re.match(r"(?:рекомендовать|поручить|предложить)\s+(.*)", title, re.IGNORECASE):
        who, _ = split_addressee(match.group(1))
        return who, nominative_addressee(who)
    if re.match(r"(?:назначить|определить|возложить|закрепить|считать)\b.*ответственн", title, re.IGNORECASE):
        found = re.search(rf"(?:[А-ЯЁ]{{2,}}\w*\s+[«\"][^»\"]+[»\"](?:\s*\([^()]*\))?|{_NAME}(?:,\s[^,]+)?)\s*$", title)
        if found:
            return found.group().strip(), nominative_addressee(
                found.group().strip()
            ) if ")" in found.group() else found.group().strip()
    return "", ""
