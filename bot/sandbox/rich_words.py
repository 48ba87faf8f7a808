"""The words and the buttons of a rich message."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def text_plain(text: Any) -> str:
    """The words of a rich text."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(text_plain(part) for part in text)
    if text.get("type") == "button":
        return text_plain(text["button"]["text"])
    return text_plain(text.get("text") or text.get("alternative_text") or "")


def plain(blocks: list[Json]) -> str:
    """The words of blocks, line by line; cells of a table are parted by " | ". Buttons say nothing."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Json) -> Iterator[str]:
    for field in ("summary", "text"):
        if field in block:
            yield text_plain(block[field])
    if "cells" in block:
        if "caption" in block:
            yield text_plain(block["caption"])
        for row in block["cells"]:
            yield " | ".join(text_plain(cell.get("text") or "") for cell in row)
    for item in block.get("items", []):
        yield f"{item['label']} {plain(item['blocks'])}"
    for inner in block.get("blocks", []):
        yield from _lines(inner)
    if "credit" in block:
        yield text_plain(block["credit"])


def button_rows(value: Any) -> list[list[Json]]:
    """All buttons in a rich message, rows first as they stand; `text` is made plain."""
    if isinstance(value, list):
        return [row for part in value for row in button_rows(part)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "buttons":
        return [[button | {"text": text_plain(button["text"])} for button in value["buttons"]]]
    if value.get("type") == "button":
        return [[value["button"] | {"text": text_plain(value["button"]["text"])}]]
    return [row for part in value.values() for row in button_rows(part)]
