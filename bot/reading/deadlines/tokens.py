"""The words of a deadline cell, each with its kind: the alphabet that the rules are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.domain.deadline import Recurrence
from bot.reading.deadlines.spans import MONTHS, Span, Unit, day_in, days_of

_MONTH_STEMS = (
    r"янв(?:ар\w{1,2})?", r"фев(?:р(?:ал\w{1,2})?)?", r"мар(?:т\w{0,2})?", r"апр(?:ел\w{1,2})?", r"ма[йяюе]|маем",
    r"июн(?:\w{1,2})?", r"июл(?:\w{1,2})?", r"авг(?:уст\w{0,2})?", r"сент?(?:ябр\w{1,2})?", r"окт(?:ябр\w{1,2})?",
    r"ноя(?:б(?:р\w{1,2})?)?", r"дек(?:абр\w{1,2})?",
)  # fmt: skip

_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5}
_CARDINALS = {
    **dict.fromkeys(("один", "одного", "одну", "одной", "одна"), 1),
    **dict.fromkeys(("два", "две", "двух"), 2),
    **dict.fromkeys(("три", "трех"), 3),
    **dict.fromkeys(("четыре", "четырех"), 4),
    **dict.fromkeys(("пять", "пяти"), 5),
    **dict.fromkeys(("шесть", "шести"), 6),
    **dict.fromkeys(("десять", "десяти"), 10),
}
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "1v": 4, "l": 1, "ll": 2, "lll": 3, "lv": 4}

# One line a kind: a whole word that fits belongs to it. The first that fits wins.
LEXICON: tuple[tuple[str, str], ...] = (
    ("recur", r"ежемесячн\w*|помесячно|ежеквартальн\w*|поквартальн\w*|ежегодн\w*|ежеполугод\w*"),
    ("always", r"постоянн\w*|регулярн\w*|систематическ\w*|ежедневн\w*|еженедельн\w*|непрерывн\w*|круглогодичн\w*"
               r"|круглосуточн\w*|ежесменн\w*|повседневн\w*|каждодневн\w*|бессрочн\w*"),
    ("yearword", r"г|гг|год\w{0,3}|лет"),
    ("halfyear", r"полгода"),
    ("study", r"учебн\w+|уч|тренировочн\w+|академическ\w+"),
    ("quarter", r"кв|квартал\w{0,3}"),
    ("term", r"четверт(?:ь|и|ью|ей|ям|ями|ях)"),
    ("half", r"полугоди\w{1,3}"),
    ("monthword", r"месяц\w{0,3}|мес"),
    ("week", r"недел\w{1,3}|нед"),
    ("day", r"день|дн(?:я|ю|ей|и|ем|ям)|сут(?:ок|ки)"),
    ("halfof", r"половин\w{1,2}"),
    ("decade", r"декад\w{0,2}"),
    ("weekday", r"понедельник\w{0,2}|вторник\w{0,2}|сред(?:а|ы|у|ам)|четверг\w{0,2}|пятниц\w{1,2}|суббот\w{1,2}"
                r"|воскресень\w{1,2}"),
    ("offday", r"будн(?:ям|и|ие)|выходн(?:ым|ые)|праздничн(?:ым|ые)"),
    ("during", r"течени\w|течен|теч|протяжени\w|продолжени\w|втечени\w"),
    ("all", r"вес[ьй]|все(?:го|й|м)|вся|всю|кругл(?:ый|ого)"),
    ("season", r"весн(?:а|ы|е|у|ой)|лет(?:о|ом|у)|осен(?:ь|и|ью)|зим(?:а|ы|е|у|ой)"),
    ("seasonal", r"(?:весенн|летн|осенн|зимн)(?:ий|ее|е|ей|его|ем|яя|юю)"),
    ("next", r"следующ(?:его|ий|ем|ему|ей)"),
    ("reported", r"отчетн(?:ым|ой|ый|ого)"),
    ("period", r"период\w{0,2}"),
    ("srok", r"срок\w{0,3}"),
    ("deed", r"реализации|действия|исполнения|выполнения|планирования"),
    ("until", r"до"),
    ("by", r"к|ко"),
    ("from", r"с|со|начиная"),
    ("to", r"по"),
    ("in", r"в|во"),
    ("on", r"на"),
    ("for", r"за"),
    ("not", r"не"),
    ("later", r"позднее|позже|поздней"),
    ("least", r"реже|менее|менше|меньше"),
    ("begin", r"начал[ауое]|началом"),
    ("mid", r"середин\w"),
    ("end", r"конец|конц[ауе]|окончани[яею]|завершени[яею]"),
    ("ending", r"окончании|завершении"),
    ("every", r"кажд\w{2,3}"),
    ("times", r"раза?|р"),
    ("twice", r"дважды|трижды"),
    ("chislo", r"чис(?:л\w{1,2}|ел)?"),
    ("further", r"далее|затем|впоследствии"),
    ("stage", r"этап\w{0,2}"),
    ("last", r"последн\w{2,3}"),
    ("and", r"и|а|также|либо"),
    ("or", r"или"),
    ("but", r"но"),
    ("noise", r"чем"),
    ("inclusive", r"включительно"),
    ("this", r"текущ(?:его|ий|ем|ая|ей)|календарн\w{2,3}"),
    ("results", r"итог(?:ам|и|у)|результат(?:ам|ы)"),
    ("plan", r"план\w{0,3}|график\w{0,3}|расписани\w{1,2}|положени\w{1,2}|программ\w{1,2}|календар\w{1,3}"
             r"|циклограмм\w{1,2}|назначени\w{1,2}|регламент\w{0,2}|приказ\w{0,2}|распоряжени\w{1,2}|договор\w{0,3}"
             r"|контракт\w{0,3}|соглашени\w{1,2}|смет\w{1,2}|медиаплан\w{0,2}|сетк\w{1,2}|карт(?:е|ой|ы)"),
    ("measure", r"мер[ею]"),
    ("case", r"случа(?:е|ях|ю)"),
    ("after", r"после"),
    ("before", r"перед|накануне"),
    ("at", r"при"),
    ("frame", r"рамк(?:ах|и)"),
    ("course", r"ходе|процессе"),
    ("moment", r"момента"),
    ("according", r"согласно"),
    ("match", r"соответствии"),
    ("basis", r"основании"),
    ("footing", r"основе"),
    ("work", r"рабоч\w{2,3}|календарн\w{2,3}"),
)  # fmt: skip

# One pattern for all: a word is looked for once, not once a kind.
_WORD_KINDS = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in [*((f"month{n}", stem) for n, stem in enumerate(_MONTH_STEMS)), *LEXICON]
    )
)
_ORDINAL = re.compile(rf"({'|'.join(_ORDINALS)})(?:ый|ая|ое|ой|ого|ом|ую|ий|ья|ье|ьей|ьего|ьем|ью|ых)")
SEASONS = {
    start: Span((first, 1), (last, 31), Unit.MONTH, carry=int(last < first))
    for start, first, last in (("вес", 3, 5), ("лет", 6, 8), ("осе", 9, 11), ("зим", 12, 2))
}
_RECURRENCES = {"м": Recurrence.MONTHLY, "к": Recurrence.QUARTERLY, "г": Recurrence.YEARLY, "п": Recurrence.HALF_YEARLY}

_CHUNK = re.compile(
    r"""[\s.]*+(?:
    (?P<word>[а-я][^\W\d_]*)
    | (?P<roman>(?:[ivl][ivl1]{0,2}|1v)(?:-(?:ой|ое|ый|ом|го|м|й|я|е))?(?!\w))
    | (?P<foreign>[^\W\d_]+)
    | (?P<iso>\d{4}-\d\d-\d\d)(?!\d)
    | (?P<date>\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d\d(?![\d.]\d|\d)
              |\d\d-\d\d-(?:19|20)\d\d(?!\d))
    | (?P<monthyear>(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d))
    | (?P<clock>\d{1,2}[:]\d\d(?!\d))
    | (?P<dm>\d{1,2}\s?\.\s?\d{1,2}(?![\d]))
    | (?P<year>(?:19|20)\d\d(?:-(?:го|ом|й|м)(?!\w))?(?!\d))
    | (?P<ordinal>\d{1,2}-?(?:ая|ой|ый|ое|ого|го|му|ую|я|й|е|х)(?!\w))
    | (?P<number>\d+)
    | (?P<mark>[-,;:()/])
    | (?P<other>\S))""",
    re.VERBOSE,
)
_MARKS = {"-": "dash", ",": "comma", ";": "semi", ":": "colon", "(": "open", ")": "close", "/": "slash"}


@dataclass(slots=True)
class Token:
    kind: str
    value: Any
    """As the kind has it: a tuple of spans, a span (month), a number, a recurrence, days of a month, a word."""
    start: int
    end: int
    doubtful: bool = False
    """The rule that made it is a guess."""


_ODD = re.compile(r"[^ а-я0-9.,()/:;-]")
_LATIN = str.maketrans("aceopxyktmhb", "асеорхуктмнв")
_PLAIN = str.maketrans(
    {"ё": "е", "\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
     "І": "i", "і": "i", "[": "(", "]": ")", "…": ".", "\u00ad": " "}
)  # fmt: skip


def plain(text: str) -> str:
    """Lower case, one kind of dash, no yo; as long as `text`, so that places in one are places in the other."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few foreign letters grow when lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if _ODD.search(lowered) is None:
        return lowered
    lowered = lowered.translate(_PLAIN)
    if _QUOTE.search(lowered):
        lowered = _QUOTED_DAY.sub(r" \1 ", lowered)
    if _LATIN_LETTER.search(lowered) is None:
        return lowered
    return _MIXED_WORD.sub(lambda word: word[0].translate(_LATIN), lowered)


_QUOTE = re.compile('[«"“„]')
_QUOTED_DAY = re.compile(r"[«\"“„](\d{1,2})[»\"”“]")
_LATIN_LETTER = re.compile("[a-z]")
_MIXED_WORD = re.compile(r"[a-zа-я]*[а-я][a-zа-я]*|(?<!\w)[cko](?!\w)")


def _word(word: str) -> tuple[str, object]:
    fit = _WORD_KINDS.fullmatch(word)
    kind = fit.lastgroup if fit else None
    if kind and kind.startswith("month") and kind != "monthword":
        return "month", MONTHS[int(kind[5:])]
    if kind in ("season", "seasonal"):
        return kind, (SEASONS[word[:3]],)
    if ordinal := _ORDINAL.fullmatch(word):
        return "num", _ORDINALS[ordinal[1]]
    if word in _CARDINALS:
        return "num", _CARDINALS[word]
    if kind == "recur":
        return kind, _RECURRENCES["м" if "мес" in word else "к" if "кв" in word else "п" if "пол" in word else "г"]
    if kind == "twice":
        return kind, 3 if word == "трижды" else 2
    return kind or "word", word


def _dated(year: int, month: int, day: int) -> Span | None:
    written = day_in(year, (month, day))
    if written is None or written.day != day:
        return None
    return Span((month, day), (month, day), Unit.DAY, year)


def _number(chunk: str, kind: str) -> tuple[str, object]:
    """The token of a chunk that begins with a digit or is a Roman numeral."""
    parts = [int(digits) for digits in re.findall(r"\d+", chunk)]
    span: Span | None = None
    if kind == "roman":
        roman = chunk.partition("-")[0]
        return ("num", _ROMANS[roman]) if roman in _ROMANS else ("num", parts[0]) if parts else ("word", chunk)
    if kind == "iso":
        span = _dated(*parts)
    elif kind == "date":
        span = _dated(parts[2] if parts[2] > 99 else 2000 + parts[2], parts[1], parts[0])
    elif kind == "monthyear":
        span = Span((parts[0], 1), (parts[0], 31), Unit.MONTH, parts[1])
    elif kind == "dm" and 1 <= parts[1] <= 12 and 1 <= parts[0] <= days_of(parts[1]):
        day = (parts[1], parts[0])
        return "span", (Span(day, day, Unit.DAY),)
    elif kind == "dm" and parts[0] < 24 and parts[1] < 60:
        return "clock", chunk
    elif kind in ("year", "number", "ordinal") and len(parts[0:1]) == 1 and parts[0] <= 9999:
        return ("year" if kind == "year" else "num"), parts[0]
    if kind == "clock":
        return kind, chunk
    return ("span", (span,)) if span else ("word", chunk)


def tokenise(text: str) -> list[Token]:
    """Tokens of a plain text (see `plain`); full stops, blanks and words without a meaning are none."""
    if ("." in text or "/" in text) and _DATE_WITH_BLANKS.search(text):
        return [Token(*piece) for piece in _cut(text)]
    tokens = []
    at = 0
    for word in text.split(" "):
        for kind, value, start, end in _cut_word(word):
            tokens.append(Token(kind, value, at + start, at + end))
        at += len(word) + 1
    return tokens


_DATE_WITH_BLANKS = re.compile(r"\d(?: ?[./] | [./])\d")

Piece = tuple[str, Any, int, int]
"""Kind, value, start and end of a token."""


def _cut(text: str) -> tuple[Piece, ...]:
    pieces = []
    for chunk in _CHUNK.finditer(text):
        group = chunk.lastgroup or ""
        kind, value = _meaning(chunk[group], group)
        if kind != "noise":
            pieces.append((kind, value, *chunk.span(group)))
    return tuple(pieces)


@lru_cache(maxsize=8192)
def _cut_word(word: str) -> tuple[Piece, ...]:
    """What stands between two blanks: a word with its marks, as a rule; plans say the same few words."""
    return _cut(word)


def _meaning(chunk: str, group: str) -> tuple[str, Any]:
    """Kind and value of the token that a chunk of text makes."""
    match group:
        case "word" | "foreign":
            return _word(chunk)
        case "mark":
            return _MARKS[chunk], chunk
        case "other":
            return group, chunk
    return _number(chunk, group)
