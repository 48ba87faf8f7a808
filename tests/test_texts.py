"""The words of the product: every key is there in both languages, every key is used, and facts are safe."""

from __future__ import annotations

import ast
import re
import tokenize
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl

from bot import texts
from bot.domain.extension import Denial, ExtensionState
from bot.domain.objection import ObjectionReason
from bot.domain.obligation import RELEASED
from bot.domain.report import ReturnReason
from bot.domain.roadmap import DoubtReason
from bot.texts import Html, MissingText, Texts, all_keys, languages, texts_for

BOT = Path(__file__).resolve().parent.parent / "bot"
LOCALES = BOT.parent / "locales"

DYNAMIC_PREFIXES = ("error-", "doubt-", "history-", "history-ground-")
"""Keys that code makes of a prefix and a code; what may follow is checked below for each of them."""

CALLED = {"t", "texts", "plain", "has", "_words"}
"""Names under which `Texts` and its methods are called with a key."""

CYRILLIC = re.compile("[а-яёА-ЯЁ]")


@cache
def modules() -> dict[Path, ast.Module]:
    """All code but the sandbox's: that plays Telegram's side, in its own words and with its own refusals."""
    paths = (path for path in sorted(BOT.rglob("*.py")) if path.relative_to(BOT).parts[0] != "sandbox")
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls() -> list[tuple[Path, ast.Call]]:
    return [(path, node) for path, tree in modules().items() for node in ast.walk(tree) if isinstance(node, ast.Call)]


def calls_for_words() -> list[tuple[Path, ast.Call]]:
    """Calls of `Texts` and its methods; reading has no words to say, and functions of its own by those names."""
    return [
        (path, call)
        for path, call in calls()
        if called_name(call) in CALLED and call.args and path.relative_to(BOT).parts[0] != "reading"
    ]


def refusal_classes() -> set[str]:
    """`Refusal` and all that is derived from it, however far."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"Refusal"}
    while grown := {name for name, above in bases.items() if above & found} - found:
        found |= grown
    return found


def refusals() -> list[tuple[str, set[str]]]:
    """(code, names of its facts) of every refusal that is raised with its code written out."""
    classes = refusal_classes()
    return [
        (code, {fact.arg for fact in call.keywords if fact.arg})
        for _, call in calls()
        if called_name(call) in classes and call.args
        for code in written_out(call.args[0])
    ]


def refused_codes() -> set[str]:
    return {code for code, _ in refusals()}


def written_out(argument: ast.expr) -> list[str]:
    """The text of an argument, or both where it chooses between two."""
    branches = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    return [node.value for node in branches if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def keys_called() -> set[str]:
    """Keys written out in a call."""
    return {key for _, call in calls_for_words() for key in written_out(call.args[0])}


def strings_in_code() -> set[str]:
    return {
        node.value
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def facts(language: str) -> dict[str, set[str]]:
    """Key -> the facts that its message names, in all its variants."""
    named: dict[str, set[str]] = {}
    for path in (LOCALES / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                written = FluentSerializer().serialize_entry(entry)
                named[entry.id.name] = set(re.findall(r"\$([a-z_]+)", written))
    return named


def files_of_keys(language: str) -> dict[str, str]:
    return {
        entry.id.name: path.name
        for path in (LOCALES / language).glob("*.ftl")
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ftl.Message)
    }


def test_every_message_exists_in_every_language_in_the_same_file():
    assert languages() == ("ru", "en")
    for one, other in pairwise(languages()):
        assert files_of_keys(one) == files_of_keys(other)


def test_a_message_names_the_same_facts_in_every_language():
    for one, other in pairwise(languages()):
        assert facts(one) == facts(other)


def test_every_key_that_code_asks_for_exists():
    assert keys_called() - all_keys("ru") == set()


def test_every_refusal_has_its_words():
    assert {f"error-{code}" for code in refused_codes()} - all_keys("ru") == set()


def test_every_refusal_gives_the_facts_that_its_words_need():
    needed = facts("ru")
    lacking = [(code, needed[f"error-{code}"] - given) for code, given in refusals() if f"error-{code}" in needed]
    assert [(code, names) for code, names in lacking if names] == []


def test_every_doubt_has_its_words():
    doubts = {f"doubt-{reason}" for reason in DoubtReason}
    assert {key for key in all_keys("ru") if key.startswith("doubt-")} == doubts


def recorded_of_rows() -> set[str]:
    """Events of the history that /history shows: those of a plan, a row, an obligation, a report."""
    shown = {"roadmap", "activity", "obligation", "report"}
    written = {
        str(event.value)
        for _, call in calls()
        if called_name(call) == "add" and len(call.args) == 5
        for event, subject in [call.args[2:4]]
        if isinstance(event, ast.Constant) and isinstance(subject, ast.Constant) and subject.value in shown
    }
    of_rows = {
        word
        for _, call in calls()
        if called_name(call) in ("_record", "_remember", "_save")
        for argument in call.args
        for word in written_out(argument)
        if word.startswith("row-")
    }
    decided = {f"extension-{state}" for state in (ExtensionState.GRANTED, ExtensionState.REFUSED)}
    return written | of_rows | {f"obligation-{state}" for state in RELEASED} | decided


def test_every_event_of_the_history_has_its_words():
    assert len(recorded_of_rows()) > 10
    assert {f"history-{event}" for event in recorded_of_rows()} - all_keys("ru") == set()
    reasons = {f"history-ground-{reason}" for reason in (*ReturnReason, *ObjectionReason, *Denial)}
    assert reasons - all_keys("ru") == set()


def test_no_message_is_left_unused():
    used = strings_in_code() | {f"error-{code}" for code in refused_codes() | strings_in_code()}
    used |= {f"doubt-{reason}" for reason in DoubtReason}
    used |= {f"history-{event}" for event in strings_in_code() | recorded_of_rows()}
    used |= {f"history-ground-{reason}" for reason in (*ReturnReason, *ObjectionReason, *Denial)}
    assert all_keys("ru") - used == set()


def test_keys_made_in_code_begin_with_a_known_prefix():
    """A key put together from any other parts would escape the checks above."""
    strange = []
    for path, call in calls_for_words():
        if isinstance(call.args[0], ast.JoinedStr):
            start = call.args[0].values[0]
            if not (isinstance(start, ast.Constant) and str(start.value) in DYNAMIC_PREFIXES):
                strange.append(f"{path.relative_to(BOT)}:{call.lineno}")
    assert strange == []


def test_words_are_in_locales_and_not_in_code():
    """Reading knows Russian grammar."""
    found = [
        f"{path.relative_to(BOT)}:{line}"
        for path in modules()
        if path.relative_to(BOT).parts[0] != "reading"
        for line in lines_with_cyrillic_strings(path)
    ]
    assert found == []


def lines_with_cyrillic_strings(path: Path) -> list[int]:
    """Documentation aside: it may quote a plan or a screen."""
    documentation = {
        (node.lineno, node.col_offset)
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    with path.open("rb") as source:
        return [
            token.start[0]
            for token in tokenize.tokenize(source.readline)
            if token.type == tokenize.STRING and CYRILLIC.search(token.string) and token.start not in documentation
        ]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_message_can_be_said_with_any_number(language: str):
    """Each message is formatted with all its facts, over the numbers that Russian plurals tell apart."""
    for key, named in facts(language).items():
        for number in (0, 1, 2, 5, 11, 21, 22, 25, 101, 1000000):
            assert texts_for(language)(key, **dict.fromkeys(named, number)).strip()
        assert texts_for(language)(key, **dict.fromkeys(named, "Ветрова")).strip()


@pytest.fixture
def own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Texts:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "story.ftl").write_text(
        """
greeting = <b>{ $name }</b>, здравствуйте!
matters = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
 }
order = приказ от { $date }
""",
        encoding="utf-8",
    )
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    return Texts("ru")


def test_a_name_with_markup_in_it_can_not_break_a_message(own_words: Texts):
    assert own_words("greeting", name="Школа <5> & Ко") == "<b>Школа &lt;5&gt; &amp; Ко</b>, здравствуйте!"
    assert own_words.plain("greeting", name="A & B") == "<b>A & B</b>, здравствуйте!"


def test_what_is_already_safe_is_not_escaped_again(own_words: Texts):
    inner = own_words("greeting", name="<")
    assert own_words("greeting", name=inner) == "<b><b>&lt;</b>, здравствуйте!</b>, здравствуйте!"
    assert own_words("greeting", name=Html("<i>А</i>")) == "<b><i>А</i></b>, здравствуйте!"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 дело"),
        (2, "2 дела"),
        (5, "5 дел"),
        (11, "11 дел"),
        (21, "21 дело"),
        (104, "104 дела"),
        (2026, "2026 дел"),
    ],
)
def test_russian_numbers_agree_with_their_nouns(own_words: Texts, count: int, said: str):
    assert own_words("matters", count=count) == said


def test_a_missing_message_or_fact_is_an_error_and_never_a_screen(own_words: Texts):
    with pytest.raises(MissingText, match="farewell"):
        own_words("farewell")
    with pytest.raises(MissingText, match="greeting"):
        own_words("greeting", nmae="Рябинина")


def test_a_file_that_fluent_would_silently_skip_is_an_error(own_words: Texts, tmp_path: Path):
    (tmp_path / "ru" / "torn.ftl").write_text("greeting-two = { $name", encoding="utf-8")
    with pytest.raises(MissingText, match=r"torn\.ftl"):
        Texts("ru")
    (tmp_path / "ru" / "torn.ftl").write_text("greeting = again", encoding="utf-8")
    with pytest.raises(MissingText, match="twice"):
        Texts("ru")


def test_a_date_among_the_facts_is_written_out():
    (day, moment) = (date(2026, 3, 1), datetime(2026, 3, 1, 8, 41, tzinfo=UTC))
    russian = texts_for("ru")
    assert russian("date-until", day=day) == "до 1 марта 2026 включительно"
    assert russian("date-until", day=moment) == "до 1 марта 2026, 08:41 включительно"


@pytest.mark.parametrize(
    ("code", "language"), [("ru", "ru"), ("en", "en"), ("en-GB", "en"), ("de", "ru"), ("", "ru"), (None, "ru")]
)
def test_an_unknown_language_is_answered_in_russian(code: str | None, language: str):
    assert texts_for(code).language == language


TODAY = date(2026, 2, 20)


@pytest.mark.parametrize(
    ("language", "day", "until"),
    [
        ("ru", "вс 1 марта", "до вс 1 марта включительно"),
        ("en", "Sun 1 March", "by Sun 1 March inclusive"),
    ],
)
def test_a_control_date_is_shown_as_inclusive(language: str, day: str, until: str):
    words = texts_for(language)
    assert words.day(date(2026, 3, 1), TODAY) == day
    assert words.until(date(2026, 3, 1), TODAY) == until


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-03-01", "2026-03-15", "1–15 марта"),
        ("2026-03-01", "2026-04-15", "1 марта – 15 апреля"),
        ("2026-03-01", "2026-03-01", "1 марта"),
        ("2027-03-01", "2027-03-15", "1–15 марта 2027"),
        ("2027-03-01", "2027-04-15", "1 марта – 15 апреля 2027"),
        ("2026-12-01", "2027-01-15", "1 декабря 2026 – 15 января 2027"),
    ],
)
def test_a_year_is_said_only_where_it_is_not_this_one(first: str, last: str, shown: str):
    assert texts_for("ru").days(date.fromisoformat(first), date.fromisoformat(last), TODAY) == shown


def test_the_year_is_always_said_where_no_today_is_given():
    assert texts_for("ru").day(date(2026, 3, 1)) == "вс 1 марта 2026"
    assert texts_for("en").time(datetime(2026, 3, 1, 8, 41, tzinfo=UTC)) == "08:41"
