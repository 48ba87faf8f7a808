"""Formatted text as Telegram keeps it: plain text and entities with offsets in UTF-16 units.

The HTML rules and the wording of their errors follow the Bot API ("Formatting options"); byte offsets are in UTF-8.
"""

import re
from typing import Any

from bot.sandbox.errors import Refusal, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
DETECTED = re.compile(
    r"(?P<url>https?://[^\s<>\"']*[\w/]|(?<![\w.@-])t\.me/[\w/?=&-]+)"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+\.[a-zA-Z]{2,})"
    r"|(?P<mention>(?<![\w/])@[a-zA-Z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{3,31})?(?![\w/]))"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


def utf16(text: str) -> int:
    """Length in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def cannot_parse(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")


def decode_references(text: str) -> str:
    """Replaces the four named and all numeric character references; everything else stays as it is."""

    def character(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return NAMED[name]
        number = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else match.group()

    return REFERENCE.sub(character, text)


class HtmlParser:
    """One pass over an HTML text; `parse` raises a Refusal that names the byte where Telegram would stop."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain = ""
        self.entities: list[Entity] = []
        self.open: list[tuple[str, dict[str, str], int]] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            end = self.source.find("<", self.at)
            end = len(self.source) if end < 0 else end
            self.plain += decode_references(self.source[self.at : end])
            self.at = end
            if self.source.startswith("</", end):
                self._end_tag()
            elif end < len(self.source):
                self._start_tag()
        if self.open:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return self.plain, self.entities

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _name(self) -> str:
        start = self.at
        while self.at < len(self.source) and not self.source[self.at].isspace() and self.source[self.at] != ">":
            self.at += 1
        return self.source[start : self.at].lower()

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1

    def _here(self) -> str:
        return self.source[self.at : self.at + 1]

    def _start_tag(self) -> None:
        begin = self._byte(self.at)
        self.at += 1
        name = self._name()
        if not self._here():
            raise cannot_parse(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise cannot_parse(f'Unsupported start tag "{name}" at byte offset {begin}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append((name, attributes, len(self.plain)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._here() == ">":
                self.at += 1
                return found
            matched = ATTRIBUTE_NAME.match(self.source, self.at)
            name = matched.group().lower() if matched else ""
            if not name:
                if not self._here():
                    raise cannot_parse(f"Unclosed start tag at byte offset {begin}")
                raise cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
            self.at += len(name)
            self._skip_spaces()
            if self._here() == "=":
                self.at += 1
                found[name] = self._value(tag, begin)
            elif tag == "blockquote" and name == "expandable":
                found[name] = ""
            else:
                raise cannot_parse(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {begin}'
                )

    def _value(self, tag: str, begin: int) -> str:
        self._skip_spaces()
        quote = self._here()
        if not quote:
            raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if quote in ("'", '"'):
            end = self.source.find(quote, self.at + 1)
            if end < 0:
                raise cannot_parse(f"Unclosed start tag at byte offset {begin}")
            value = decode_references(self.source[self.at + 1 : end])
            self.at = end + 1
            return value
        token = self._byte(self.at)
        matched = BARE_VALUE.match(self.source, self.at)
        value = matched.group() if matched else ""
        self.at += len(value)
        if not self._here().isspace() and self._here() != ">":
            raise cannot_parse(f"Unexpected end of name token at byte offset {token}")
        return value.lower()

    def _end_tag(self) -> None:
        begin = self._byte(self.at)
        if not self.open:
            raise cannot_parse(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = self._name()
        self._skip_spaces()
        if self._here() != ">":
            raise cannot_parse(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        name, attributes, start = self.open.pop()
        if found and found != name:
            raise cannot_parse(f'Unmatched end tag at byte offset {begin}, expected "</{name}>", found "</{found}>"')
        if len(self.plain) > start:
            self._add(name, attributes, start)

    def _add(self, tag: str, attributes: dict[str, str], start: int) -> None:
        offset, length = utf16(self.plain[:start]), utf16(self.plain[start:])
        entity: Entity = {"type": TAGS[tag], "offset": offset, "length": length}
        if tag == "a":
            url = attributes.get("href") or self.plain[start:]
            if not re.match(r"(https?://\S|tg://\S|mailto:\S|[\w-]+\.\w)", url):
                return  # Telegram drops a link that it cannot read, and keeps the words
            entity["url"] = url
        elif tag == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        elif tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif tag == "code" and attributes.get("class", "").startswith("language-"):
            outer = self.open[-1] if self.open else None
            if outer and outer[0] == "pre" and outer[2] == start:
                outer[1]["language"] = attributes["class"].removeprefix("language-")
                return
        elif tag == "pre" and "language" in attributes:
            entity["language"] = attributes["language"]
        self.entities.append(entity)


def detect(text: str) -> list[Entity]:
    """Links, addresses, mentions, commands and hashtags that Telegram finds by itself."""
    return [
        {"type": str(m.lastgroup), "offset": utf16(text[: m.start()]), "length": utf16(m.group())}
        for m in DETECTED.finditer(text)
    ]


def _overlaps(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cuts the spaces around the text, as Telegram does, and moves the entities along."""
    cut = utf16(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    size = utf16(text)
    moved: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, size)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return text, moved


def format_text(source: str, parse_mode: str, given: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """Plain text and its entities, sorted; detected ones are added where none of the writer's own monospace lies.

    Raises a Refusal for an unknown mode or for HTML that Telegram would not parse.
    """
    if parse_mode.lower() == "html":
        plain, entities = HtmlParser(source).parse()
    elif not parse_mode:
        plain, entities = source, list(given or [])
    else:
        raise bad_request("unsupported parse_mode")
    plain, entities = trim(plain.replace("\r", ""), entities)
    closed = [e for e in entities if e["type"] in ("code", "pre", "text_link")]
    entities += [found for found in detect(plain) if not any(_overlaps(found, other) for other in closed)]
    return plain, sorted(entities, key=lambda e: (e["offset"], -e["length"], e["type"]))
