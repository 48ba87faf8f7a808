"""Formatted text: what Telegram makes of HTML, and where it stops."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import HtmlParser, format_text, utf16
from bot.sandbox.errors import Refusal
from bot.sandbox.seen import to_html

PREFIX = "Ой🙂&amp;"  # 2 × 2 + 4 + 5 = 13 bytes: an offset in bytes is neither one in characters nor in UTF-16 units
STOPS = {
    "<tag": "Unclosed start tag at byte offset 13",
    "<tag x>": 'Unsupported start tag "tag" at byte offset 13',
    "<script>1</script>": 'Unsupported start tag "script" at byte offset 13',
    "<b =x>": 'Empty attribute name in the tag "b" at byte offset 13',
    "<b x>": 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 13',
    "<b x =": 'Unclosed start tag "b" at byte offset 13',
    "<b x=1z,": "Unexpected end of name token at byte offset 18",
    '<a href="x>': "Unclosed start tag at byte offset 13",
    "</": "Unexpected end tag at byte offset 13",
    "<b>1</b></b>": "Unexpected end tag at byte offset 21",
    "<b>1</b ": "Unclosed end tag at byte offset 17",
    "<b>1<i>2</b></i>": 'Unmatched end tag at byte offset 21, expected "</i>", found "</b>"',
    "<span>1</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 13',
    "<b>1": 'Can\'t find end tag corresponding to start tag "b"',
    "1<br>2": 'Unsupported start tag "br" at byte offset 14',
}


@pytest.mark.parametrize("source", STOPS)
def test_bad_html_stops_where_telegram_stops(source: str) -> None:
    with pytest.raises(Refusal) as refused:
        format_text(PREFIX + source, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {STOPS[source]}"


def found(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = format_text(source, "HTML")
    return text, [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("🙂<b>да</b>", "🙂да", [("bold", 2, 2)]),
        ("<B>a<i>b</I></>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp;amp; &laquo; &#1071;", "<b> &amp; &laquo; Я", []),
        ("<b> </b>  слово \n", "слово", []),
        ("<span class='tg-spoiler'>т</span>", "т", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("/my, @clerk_bot", "/my, @clerk_bot", [("bot_command", 0, 3), ("mention", 5, 10)]),
        ("по #план_2 тут", "по #план_2 тут", [("hashtag", 3, 7)]),
        ("<code>/my</code> https://a.ru/b.", "/my https://a.ru/b.", [("code", 0, 3), ("url", 4, 14)]),
        ("и/или 1/2", "и/или 1/2", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert found(source) == (text, entities)


def test_links_keep_their_address_and_code_its_language() -> None:
    source = '<a href="https://a.ru/?x=1&amp;y">тут</a> <pre><code class="language-sql">1</code></pre>'
    _, (link, code) = format_text(source, "HTML")
    assert link["url"] == "https://a.ru/?x=1&y"
    assert code == {"type": "pre", "offset": 4, "length": 1, "language": "sql"}


leaves = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8).map(html.escape)
markup = st.recursive(
    leaves,
    lambda inner: (
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from("bisu"), inner) | st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=12,
)


@given(markup)
def test_any_nested_html_survives_the_way_there_and_back(source: str) -> None:
    text, entities = HtmlParser(source).parse()
    assert html.unescape(source) == text or "<" in source
    again = HtmlParser(to_html(text, entities)).parse()
    key = lambda e: (e["offset"], e["length"], e["type"])  # noqa: E731
    assert (again[0], sorted(again[1], key=key)) == (text, sorted(entities, key=key))
    assert all(e["offset"] >= 0 and e["length"] > 0 and e["offset"] + e["length"] <= utf16(text) for e in entities)
