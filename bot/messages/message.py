"""What is said to a person, made apart from how a messenger sends it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date

from bot.domain.nudge_policy import EscalationLevel
from bot.domain.report import Attachment
from bot.texts import Html

BUTTON_BYTES = 64
"""What a button may carry (Bot API, InlineKeyboardButton.callback_data)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A verb and ids; the same can be typed as the command `/verb_1_2`."""

    text: str
    verb: str
    args: tuple[int, ...] = ()

    @property
    def data(self) -> str:
        return ":".join([self.verb, *map(str, self.args)])


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    text: Html
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    """Shown below the text, as their author sent them."""
    file: OutgoingFile | None = None
    obligations: tuple[int, ...] = ()
    """The obligations it shows: answering the message is an answer about them."""
    nudges: tuple[int, ...] = ()
    """The obligations whose step it tells, also those of which it only says how many more there are."""
    warned: tuple[int, ...] = ()
    """The obligations of which it says that others will hear of their delay."""
    escalated: tuple[tuple[EscalationLevel, int], ...] = ()
    """The delays of others that it tells its reader of: as whom, and of which obligation."""
    dates: tuple[tuple[int, date], ...] = ()
    """The control dates that it tells as they stand: an obligation and its day."""
    questions: tuple[int, ...] = ()
    """The timetables whose dates it asks for."""
    answered_in_words: bool = False
    """It is one question alone: what its reader writes next is the answer."""
    edits: int | None = None
    """The message of the same chat that it takes the place of, where that still can be edited."""


MOST = 4096
"""Letters of a message that people see (Bot API, sendMessage)."""
_TAG = re.compile(r"<[^>]*>")


def fitted(text: Html, most: int = MOST) -> Html:
    """The text, or as many of its whole lines as fit, with an ellipsis: a long plan must not break a conversation."""
    if shown_length(text) <= most:
        return text
    kept: list[str] = []
    left = most - 2
    for line in text.split("\n"):
        left -= shown_length(line) + 1
        if left < 0:
            break
        kept.append(line)
    return Html("\n".join([*kept, "…"]))


def plain_text(text: str) -> str:
    """What people read of a message: without markup."""
    return html.unescape(_TAG.sub("", text))


def shown_length(text: str) -> int:
    """Letters as Telegram counts them: without markup, in UTF-16."""
    return len(plain_text(text).encode("utf-16-le")) // 2


def join_lines(*lines: Html | str | None) -> Html:
    """Lines of safe markup; None is left out, an empty line parts paragraphs."""
    return Html("\n".join(line for line in lines if line is not None))
