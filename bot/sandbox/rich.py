"""Rich messages (Bot API 10.1 and later): blocks are read field by field, HTML becomes blocks.

Every kind of block and of rich text is a row of a table: its fields, their readers, and which must be there. What the
tables do not know (maps, collages, video, Markdown) is refused loudly.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.entities import utf16
from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.methods.files import take
from bot.sandbox.methods.markup import inline_button
from bot.sandbox.params import Params
from bot.sandbox.rich_html import html_blocks
from bot.sandbox.rich_words import plain, text_plain
from bot.sandbox.state import Json, State

MOST_IN_MESSAGE = 32_768
MOST_BLOCKS = 500
MOST_COLUMNS = 20
MOST_BUTTONS_IN_ROW = 8
WORDS = {"text": True}
TEXTS: dict[str, dict[str, bool]] = {  # kind of rich text → its fields: must they be there
    **dict.fromkeys(("bold", "italic", "underline", "strikethrough", "spoiler"), WORDS),
    **dict.fromkeys(("subscript", "superscript", "marked", "code"), WORDS),
    "url": {"text": True, "url": True},
    "email_address": {"text": True, "email_address": True},
    "phone_number": {"text": True, "phone_number": True},
    "mention": {"text": True, "username": True},
    "hashtag": {"text": True, "hashtag": True},
    "bot_command": {"text": True, "bot_command": True},
    "date_time": {"text": True, "unix_time": True, "date_time_format": True},
    "custom_emoji": {"custom_emoji_id": True, "alternative_text": True},
}


def refused(reason: str) -> Refusal:
    return bad_request(f"can't parse rich message: {reason}")


class RichReader:
    """Reads one InputRichMessage into the RichMessage that Telegram would answer with."""

    def __init__(self, state: State, params: Params) -> None:
        self.state = state
        self.params = params
        self.blocks_read = 0
        text, blocks, word, flag = self.text, self.blocks, str, bool
        self.shapes: dict[str, dict[str, tuple[Callable[[Any], Any], bool]]] = {
            "paragraph": {"text": (text, True)},
            "heading": {"text": (text, True), "size": (self.size, True)},
            "pre": {"text": (text, True), "language": (word, False)},
            "footer": {"text": (text, True)},
            "divider": {},
            "anchor": {"name": (word, True)},
            "list": {"items": (self.items, True)},
            "blockquote": {"blocks": (blocks, True), "credit": (text, False)},
            "expandable_blockquote": {"blocks": (blocks, True), "credit": (text, False)},
            "pullquote": {"text": (text, True), "credit": (text, False)},
            "details": {"summary": (text, True), "blocks": (blocks, True), "is_open": (flag, False)},
            "buttons": {"buttons": (self.buttons, True), "align": (word, False)},
            "photo": {"photo": (self.media, True), "caption": (self.caption, False)},
            "document": {"document": (self.media, True), "caption": (self.caption, False)},
            "table": {
                "cells": (self.cells, True),
                "is_bordered": (flag, False),
                "is_striped": (flag, False),
                "is_compact": (flag, False),
                "caption": (text, False),
            },
        }

    def read(self, given: Any) -> Json:
        """Raises a Refusal for what Telegram would not take, or what the sandbox does not know."""
        if not isinstance(given, dict):
            raise refused("InputRichMessage must be an Object")
        forms = [form for form in ("html", "markdown", "blocks") if given.get(form)]
        if len(forms) != 1:
            raise refused("exactly one of the fields html, markdown and blocks must be used")
        if forms == ["markdown"]:
            raise refused("the sandbox does not read markdown")
        blocks = self.blocks(html_blocks(given["html"]) if forms == ["html"] else given["blocks"])
        if self.blocks_read > MOST_BLOCKS:
            raise bad_request("RICH_MESSAGE_TOO_MANY_BLOCKS")
        if utf16(plain(blocks)) > MOST_IN_MESSAGE:
            raise bad_request("message is too long")
        return {"blocks": blocks} | ({"is_rtl": True} if given.get("is_rtl") else {})

    def blocks(self, given: Any) -> list[Json]:
        if not isinstance(given, list) or not given:
            raise refused("blocks must be a non-empty Array")
        return [self.block(block) for block in given]

    def block(self, given: Any) -> Json:
        self.blocks_read += 1
        kind = given.get("type") if isinstance(given, dict) else None
        if kind not in self.shapes:
            raise refused(f'unsupported block type "{kind}"')
        block: Json = {"type": kind}
        for field, (reader, needed) in self.shapes[kind].items():
            if given.get(field) is not None:
                block[field] = reader(given[field])
            elif needed:
                raise refused(f'can\'t find field "{field}" of the block "{kind}"')
        return block

    def text(self, given: Any) -> Any:
        if isinstance(given, str):
            return given
        if isinstance(given, list):
            return [self.text(part) for part in given]
        kind = given.get("type") if isinstance(given, dict) else None
        if kind == "button":
            return {"type": "button", "button": self.button(given.get("button"))}
        if kind not in TEXTS:
            raise refused(f'unsupported rich text type "{kind}"')
        missing = [field for field, needed in TEXTS[kind].items() if needed and given.get(field) is None]
        if missing:
            raise refused(f'can\'t find field "{missing[0]}" of the rich text "{kind}"')
        read = {field: given[field] for field in TEXTS[kind]}
        return {"type": kind, **read} | ({"text": self.text(read["text"])} if "text" in read else {})

    def size(self, given: Any) -> int:
        if given not in range(1, 7):
            raise refused("size of a heading must be 1-6")
        return int(given)

    def items(self, given: Any) -> list[Json]:
        read = []
        for number, item in enumerate(given, 1):
            fields = {name: item[name] for name in ("has_checkbox", "is_checked", "value", "type") if item.get(name)}
            label = f"{item['value']}." if item.get("value") else f"{number}." if item.get("type") else "•"
            read.append({"label": label, "blocks": self.blocks(item.get("blocks")), **fields})
        return read

    def cells(self, given: Any) -> list[list[Json]]:
        if not isinstance(given, list) or not all(isinstance(row, list) and row for row in given):
            raise refused("cells must be an Array of non-empty Arrays")
        rows = [[self.cell(cell) for cell in row] for row in given]
        if any(sum(cell.get("colspan", 1) for cell in row) > MOST_COLUMNS for row in rows):
            raise bad_request("RICH_MESSAGE_TABLE_TOO_WIDE")
        return rows

    def cell(self, given: Json) -> Json:
        if given.get("align") not in ("left", "center", "right"):
            raise refused("align of a cell must be left, center or right")
        if given.get("valign") not in ("top", "middle", "bottom"):
            raise refused("valign of a cell must be top, middle or bottom")
        cell: Json = {"align": given["align"], "valign": given["valign"]}
        if given.get("text") is not None:
            cell["text"] = self.text(given["text"])
        return cell | {name: given[name] for name in ("is_header", "colspan", "rowspan") if given.get(name)}

    def buttons(self, given: Any) -> list[Json]:
        if not isinstance(given, list) or not 1 <= len(given) <= MOST_BUTTONS_IN_ROW:
            raise refused(f"a row has 1-{MOST_BUTTONS_IN_ROW} buttons")
        return [self.button(button) for button in given]

    def button(self, given: Any) -> Json:
        if not isinstance(given, dict):
            raise refused("RichMessageButton must be an Object")
        words = self.text(given.get("text") or "")
        return inline_button(given | {"text": text_plain(words)}) | {"text": words}

    def media(self, given: Json) -> Any:
        kind = str(given.get("type"))
        if kind not in ("photo", "document"):
            raise refused(f'unsupported media "{kind}"')
        return take(self.state, self.params, kind, given.get("media"), "")[kind]

    def caption(self, given: Json) -> Json:
        caption = {"text": self.text(given.get("text") or "")}
        return caption | ({"credit": self.text(given["credit"])} if given.get("credit") else {})
