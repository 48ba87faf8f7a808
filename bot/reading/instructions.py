"""The order's body: its points become tasks with an addressee and a deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.reading.cases import is_adverb, is_infinitive, may_be_dative
from bot.reading.clauses import Clause
from bot.reading.names import read_person_name

_NO_TASK = re.compile(
    r"(?:контроль\b.*\b(?:возложить|возлагаю|возлагается|оставляю|оставить|осуществля)"
    r"|контроль (?:за|над)?\s*(?:ис|вы)полнени"
    r"|(?:настоящ\w+\s+)?(?:приказ|постановление|распоряжение|решение)\s+(?:\w+\s+){0,3}(?:вступает|вступают)"
    r"|.{0,120}\b(?:принять|принимается)\s+(?:[\w-]+\s+){0,6}к\s+сведению"
    r"|.{0,200}\bпризнать\s.*\bутратившим|считать\s.*\bутратившим)",
    re.IGNORECASE | re.DOTALL,
)
_REPORTS = re.compile(
    r"до(?:ложить|вести)|сообщить|(?:про)?информировать|отчитаться|известить|уведомить|напомнить", re.IGNORECASE
)
_TOPIC = re.compile(r"об?о?\s+[а-яё]", re.IGNORECASE)
_APPROVES = re.compile(r"утвердить\b", re.IGNORECASE)
_MAYBE_INFINITIVE = re.compile(r"\b[а-яё]+(?:ть|ти|чь)(?:ся|сь)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“„][^»\"”“]*[»\"”“]")
_MONTHS = "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
_REGULAR = r"(?:постоянно|еже(?:годно|месячно|квартально|недельно|дневно)|регулярно|систематически|незамедлительно)"
# Where a deadline may start in a sentence; a firm word is one even where the rest is not understood.
_FIRM = (
    rf"в\s+срок\b|не\s+позд(?:нее|же)\b|срок\s*[-–:]|{_REGULAR}\b|\d+\s+раза?\s+в\b|раз\s+в\b"
    r"|в\s+[\w-]+\s+срок\b|в\s+течение\s+(?:\d|(?:(?:одно|дву|тр[её]|четыр[её]|пяти|шести|семи|восьми|девяти|десяти)[хго]*"
    r"|пятнадцати|двадцати|тридцати|месяца|недели|суток|дня)\s)"
)
_LOOSE = (
    r"до\s+\d|до\s+(?:конца|начала|[а-яё]+(?:ря|ля|та|ая|ня))\b|к\s+\d|с\s+\d|в\s+(?:течени[ие]|период)\b|на\s+протяжении\b"
    rf"|в\s+(?:{_MONTHS})\b|в\s+(?:\w+\s+)?(?:квартале|полугодии|четверти)\b"
    r"|согласно\s+(?:график|план)\w*|по\s+(?:отдельному\s+)?(?:графику|плану)\b|в\s+соответствии\s+с\s+(?:график|план)\w*"
)
_DEADLINE_START = re.compile(rf"(?<![^\s,(])(?:(?P<firm>{_FIRM})|{_LOOSE})", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"\bв\s+(?:19|20)\d\d\s*(?:год[ау]?|г\.?)$", re.IGNORECASE)
_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_NAME = rf"(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME}\s+{_INITIALS})"
_ABBREVIATED_STOP = re.compile(r"(?:\b(?:гг?|др|пр|п|руб|кв|тыс)|т\.\s?[дпе]|[А-ЯЁ]\.\s?[А-ЯЁ])\.$")
_PREPOSITION = re.compile(r"(?:в|во|на|по|с|со|до|для|при|не|о|об|за|ко?|из|от|у)$", re.IGNORECASE)
_MAX_PHRASE = 160


@dataclass(frozen=True, slots=True)
class Task:
    """A point taken apart, its words as written."""

    number: str | None
    title: str
    deadline: str
    addressee: str
    is_deadline_doubtful: bool = False
    """The end of the sentence speaks of time, and is not understood or may be a name's."""
    is_dative: bool = True
    """The addressee stands in the sentence, and not under a label."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What the reader of sentences asks of the rest of the document."""

    understood: Callable[[str], bool]
    """Is the phrase a deadline?"""
    names_plan: Callable[[str], bool]
    """Does the sentence end with the plan's name?"""


def read_tasks(clauses: Sequence[Clause], judge: Judge) -> list[Task]:
    """The tasks of an order; its points with healed text."""
    tasks: list[Task] = []
    parents: list[tuple[Clause, str]] = []
    for position, clause in enumerate(clauses):
        parents = [(parent, who) for parent, who in parents if clause.is_under(parent)]
        is_told = bool(clause.deadline or clause.responsible)  # by labels: a task, whatever it approves
        is_approval = _APPROVES.match(clause.text) and not (parents or is_told)
        is_approval = is_approval and bool(clause.number or clause.text[0].isupper())
        if is_approval or _NO_TASK.match(clause.text) or _is_topic(clause):
            continue
        has_children = position + 1 < len(clauses) and clauses[position + 1].is_under(clause)
        if has_children and (who := addressee_alone(clause.text)):
            parents.append((clause, who))
            continue
        addressee, early, sentence = split_addressee(clause.text)
        if addressee and has_children:
            parents.append((clause, addressee))
        if not addressee and parents:
            addressee = parents[-1][1]
        if clause.deadline or clause.responsible:
            tasks.append(_labelled(clause, addressee, early, sentence, judge))
        else:
            tasks.append(_task(clause.number, addressee, early, sentence, judge))
    return tasks


def _is_topic(clause: Clause) -> bool:
    """A point of an agenda: "О состоянии дорог", but not "О состоянии дорог доложить до 1 мая"."""
    if not _TOPIC.match(clause.text):
        return False
    verb = _first_infinitive(clause.text)
    return not (clause.deadline or clause.responsible or (verb and _REPORTS.match(verb.group())))


def _labelled(clause: Clause, addressee: str, early: str, sentence: str, judge: Judge) -> Task:
    task = _task(clause.number, addressee, early, clause.text if clause.responsible else sentence, judge)
    if clause.deadline:
        title = clause.text if clause.responsible else sentence
        task = replace(task, title=without_stop(title), deadline=clause.deadline.rstrip("."))
        task = replace(task, is_deadline_doubtful=not judge.understood(task.deadline))
    if clause.responsible:
        task = replace(task, addressee=clause.responsible, is_dative=False)
    return task


def _task(number: str | None, addressee: str, early: str, sentence: str, judge: Judge) -> Task:
    title, deadline = split_deadline(sentence, judge)
    doubtful = not deadline and bool(_YEAR_AT_END.search(title)) and not judge.names_plan(title)
    if not deadline and early:
        deadline = early
    if deadline and not judge.understood(deadline):
        doubtful = True
    return Task(number, title, deadline, addressee or _addressee_inside(title), doubtful)


def _first_infinitive(text: str) -> re.Match[str] | None:
    masked = _QUOTED.sub(lambda quoted: "_" * len(quoted.group()), text)  # "Вести" may be a newspaper
    return next((match for match in _MAYBE_INFINITIVE.finditer(masked) if is_infinitive(match.group())), None)


def addressee_alone(text: str) -> str | None:
    """The point names its addressee and nothing else."""
    who = without_stop(text.rstrip(" :,–-"))
    return who if who and len(who) < 400 and not _first_infinitive(who) else None


def split_addressee(text: str) -> tuple[str, str, str]:
    """The addressee at a sentence's head as written, a deadline between it and the verb, and the rest."""
    verb = _first_infinitive(text)
    if verb is None or verb.start() == 0:
        return "", "", text
    head = text[: verb.start()]
    if _DEADLINE_START.match(head) and _is_outside_quotes(head, len(head)):
        return "", head.strip(" ,"), text[verb.start() :]
    if ":" in head:
        who = head.partition(":")[0]
        return who.strip(), "", text[len(who) + 1 :].strip()
    end = len(head.rstrip())
    while (word := re.search(r"[^\s]+$", head[:end])) and _is_adverbial(word.group().strip(",")):
        end = len(head[: word.start()].rstrip())
    who, early = head[:end].rstrip(" ,–-"), ""
    if when := _DEADLINE_START.search(who):
        early, who = who[when.start() :].strip(" ,"), who[: when.start()].rstrip(" ,–-")
    if not who or not (looks_dative(who) or read_person_name(who)):
        return "", "", text
    rest = text[verb.start() :] if early else text[end:].strip(" ,–-")
    return who, early, rest


def _is_adverbial(word: str) -> bool:
    return word in ("и", "не") or (is_adverb(word) and not _DEADLINE_START.fullmatch(word))


def looks_dative(who: str) -> bool:
    """The text begins as one in the dative may: "Директорам школ", "МБУ «Парки»"."""
    first = who.split()[0].strip(",")
    if _PREPOSITION.match(first):
        return False
    if sum(map(str.isupper, first)) > 1:
        return True
    return bool(re.search(r"(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю|е|ии)$", first)) and may_be_dative(first)


def split_deadline(text: str, judge: Judge) -> tuple[str, str]:
    """The sentence without the deadline phrase at its end, and that phrase."""
    text = without_stop(text)
    starts = [
        match
        for match in _DEADLINE_START.finditer(text)
        if match.start() > 0 and len(text) - match.start() <= _MAX_PHRASE
    ]
    starts = [match for match in starts if _is_outside_quotes(text, match.start())]
    chosen = next((match for match in starts if judge.understood(text[match.start() :])), None)
    if chosen is None:
        firm = [match for match in starts if match["firm"] and _is_tail(text[match.start() :])]
        chosen = firm[0] if firm else None
    if chosen is None:
        return text, ""
    start = chosen.start()
    if loose := re.search(r"\s+в\s+срок\s*$", text[:start], re.IGNORECASE):
        start = loose.start() + 1
    return text[:start].rstrip(" ,;–-("), text[start:].strip().rstrip(")") if text[start - 1] == "(" else text[
        start:
    ].strip()


def _is_outside_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return (
        before.count("«") <= before.count("»")
        and before.count('"') % 2 == 0
        and before.count("(") <= before.count(")") + 1
    )


def _is_tail(phrase: str) -> bool:
    """Short and without a verb: the sentence ends with it."""
    return len(phrase) <= 90 and not _first_infinitive(phrase)


def without_stop(text: str) -> str:
    text = text.rstrip(" :;")
    if text.endswith(".") and not _ABBREVIATED_STOP.search(text):
        text = text[:-1]
    return text.rstrip()


def _addressee_inside(title: str) -> str:
    """An addressee inside the sentence: after "Рекомендовать", or at the end of "Назначить ответственным за …"."""
    if match := re.match(r"(?:рекомендовать|поручить|предложить)\s+(.*)", title, re.IGNORECASE):
        return split_addressee(match.group(1))[0]
    if re.match(r"(?:назначить|определить|закрепить|считать)\b.*ответственн", title, re.IGNORECASE):
        body = r"[А-ЯЁ]{2,}\w*\s+[«\"][^»\"]+[»\"](?:\s*\([^()]*\))?"
        found = re.search(rf"(?:{body}|{_NAME}(?:,\s[^,]+)?)\s*$", title)
        return found.group().strip() if found else ""
    return ""
