"""Keyboards: what Telegram accepts under a message."""

import re
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.params import Params
from bot.sandbox.state import Json

INLINE_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "pay",
    "disabled",
}
MOST_BUTTONS = 100
MOST_IN_DATA = 64  # bytes
URL = re.compile(r"(https?|tg|ton)://\S+|[\w-]+(\.[\w-]+)+(/\S*)?")


def read_markup(params: Params, *, inline_only: bool = False) -> tuple[Json | None, Json | None]:
    """Reads `reply_markup`: (inline keyboard, reply keyboard), of which at most one is there.

    Raises a Refusal for what Telegram would not show, and for a reply keyboard where only an inline one may stand.
    """
    markup = params.json("reply_markup")
    if not markup:
        return None, None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = [[inline_button(button) for button in row] for row in _rows(markup, "inline_keyboard")]
        rows = [row for row in rows if row]
        if sum(map(len, rows)) > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        return ({"inline_keyboard": rows} if rows else None), None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = [[_reply_button(button) for button in row] for row in _rows(markup, "keyboard")]
        return None, {**markup, "keyboard": [row for row in rows if row]}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return None, markup
    return None, None


def _rows(markup: Json, field: str) -> list[list[Any]]:
    rows: list[list[Any]] = markup[field]
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the ReplyMarkup must be of the type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" of the ReplyMarkup must be an Array of Arrays')
    return rows


def inline_button(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    button: Json = {name: value for name, value in given.items() if value is not None}
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if not any(button.get(action) not in (None, "") for action in INLINE_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > MOST_IN_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not URL.fullmatch(str(button["url"])):
        problem = "Unsupported URL protocol" if "://" in str(button["url"]) else "Wrong HTTP URL"
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {problem}")
    if "copy_text" in button and not 1 <= len(str(button["copy_text"].get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return {name: value for name, value in button.items() if value is not None}
