"""Messages as people see them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

Json = dict[str, Any]
Pattern = str | re.Pattern[str]


@dataclass(frozen=True)
class Button:
    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None


@dataclass(frozen=True)
class Message:
    """A message as a person saw it at one moment; a later edit is another Message with the same id."""

    id: int
    chat_id: int
    from_bot: bool
    text: str
    """The plain text; of a rich message, its words line by line with cells parted by " | "."""
    caption: str
    entities: list[Json]
    buttons: list[list[Button]]
    keyboard: list[list[str]]
    document: Json | None
    photo: list[Json] | None
    media_group_id: str | None
    rich: Json | None
    edited: bool
    date: datetime
    raw: Json = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """The text, or the caption of a file."""
        return self.text or self.caption

    @property
    def html(self) -> str:
        return to_html(self.words, self.entities)

    def button(self, text: str) -> Button:
        """The button with this text, else the only one that begins with it. Raises AssertionError."""
        every = [button for row in self.buttons for button in row]
        found = [b for b in every if b.text == text] or [b for b in every if b.text.startswith(text)]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} buttons fit {text!r} among {[b.text for b in every]}\n{self.shown()}")
        return found[0]

    @property
    def file_name(self) -> str:
        return str(self.document["file_name"]) if self.document else "photo" if self.photo else ""

    def says(self, wanted: Pattern) -> bool:
        """Whether the words, or the name of the file, have `wanted` in them."""
        if isinstance(wanted, str):
            return wanted in self.words or wanted in self.file_name
        return any(wanted.search(words) for words in (self.words, self.file_name))

    def shown(self) -> str:
        """The message for a terminal: who, the words, files in brackets, buttons below."""
        parts = [
            f"{'bot' if self.from_bot else 'person'} #{self.id}:",
            f"[{self.file_name}]" if self.file_name else "",
            self.words,
        ]
        lines = [" ".join(part for part in parts if part)]
        lines += ["    " + " ".join(f"[{button.text}]" for button in row) for row in self.buttons]
        return "\n".join(lines)

    @classmethod
    def read(cls, raw: Json) -> Self:
        inline = raw.get("reply_markup", {}).get("inline_keyboard", [])
        keyboard = (raw.get("keyboard") or {}).get("keyboard", [])
        rich = raw.get("rich_message")
        return cls(
            id=raw["message_id"],
            chat_id=raw["chat"]["id"],
            from_bot=raw["from_bot"],
            text=raw.get("text", "") or raw.get("plain", ""),
            caption=raw.get("caption", ""),
            entities=raw.get("entities") or raw.get("caption_entities") or [],
            buttons=[[_button(button) for button in row] for row in [*inline, *raw.get("rich_buttons", [])]],
            keyboard=[[button["text"] for button in row] for row in keyboard],
            document=raw.get("document"),
            photo=raw.get("photo"),
            media_group_id=raw.get("media_group_id"),
            rich=rich,
            edited="edit_date" in raw,
            date=datetime.fromtimestamp(raw["date"], UTC),
            raw=raw,
        )


def _button(raw: Json) -> Button:
    copied = (raw.get("copy_text") or {}).get("text")
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), copied)


HTML_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def to_html(text: str, entities: Sequence[Json]) -> str:
    """Text and its entities as the HTML that would make them; entities nest."""
    raw = text.encode("utf-16-le")
    html, at = "", 0
    open_tags: list[tuple[int, str]] = []  # where it ends, its name

    def write_until(position: int) -> None:
        nonlocal html, at
        while open_tags and open_tags[-1][0] <= position:
            end, name = open_tags.pop()
            html += _escape(raw[2 * at : 2 * end].decode("utf-16-le")) + f"</{name}>"
            at = end
        html += _escape(raw[2 * at : 2 * position].decode("utf-16-le"))
        at = position

    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        name = "a" if entity["type"] == "text_link" else HTML_TAGS.get(entity["type"])
        if name is not None:
            write_until(entity["offset"])
            html += f'<a href="{_escape(entity["url"])}">' if name == "a" else f"<{name}>"
            open_tags.append((entity["offset"] + entity["length"], name))
    write_until(len(raw) // 2)
    return html


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
