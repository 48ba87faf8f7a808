"""Messages fit into what a messenger takes, and their buttons into theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.message import BUTTON_BYTES, MOST, Button, fitted
from bot.sandbox.entities import format_text
from bot.texts import Html

lines = st.lists(st.sampled_from(["", "<b>Раздел 1</b>", "слово " * 60, "a &lt; b &amp; c", "😀" * 90]), max_size=80)


@given(lines)
def test_whatever_is_said_fits_and_stays_well_formed(said: list[str]):
    text = fitted(Html("\n".join(said)))
    shown, _ = format_text(text, "HTML")
    assert len(shown.encode("utf-16-le")) // 2 <= MOST


def test_a_short_message_is_left_as_it_is():
    assert fitted(Html("<b>Сегодня 1 дело</b>")) == "<b>Сегодня 1 дело</b>"


def test_the_longest_button_fits():
    assert len(Button("…", "checkpoints", (2**31, 2**31)).data.encode()) <= BUTTON_BYTES
