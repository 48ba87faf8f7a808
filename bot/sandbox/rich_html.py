"""HTML of rich messages, as a list of blocks; the tags are those of the Bot API's rich formatting."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from bot.sandbox.errors import bad_request

Json = dict[str, Any]
INLINE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "tg-spoiler": "spoiler",
    "a": "url",
}
HEADINGS = {f"h{size}": size for size in range(1, 7)}
BLOCKS = {"p", "ul", "ol", "table", "blockquote", "aside", "pre", "hr", "footer", "details", *HEADINGS}
PARTS = {"li", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "summary", "cite", "br"}
VOID = {"br", "hr"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def all(self, *tags: str) -> list["Node"]:
        return [child for child in self.children if isinstance(child, Node) and child.tag in tags]


class Tree(HTMLParser):
    """Builds the tree; refuses unknown tags and tags that do not match, naming the line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE and tag not in BLOCKS | PARTS:
            raise bad_request(f'can\'t parse rich message: Unsupported start tag "{tag}" at line {self.getpos()[0]}')
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag or tag == "":
            raise bad_request(f'can\'t parse rich message: Unexpected end tag "{tag}" at line {self.getpos()[0]}')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def html_blocks(source: str) -> list[Json]:
    """Blocks of an HTML text. Raises a Refusal for tags that Telegram would not take."""
    tree = Tree()
    tree.feed(source)
    tree.close()
    if len(tree.open) > 1:
        raise bad_request(
            f"can't parse rich message: Can't find end tag corresponding to start tag \"{tree.open[-1].tag}\""
        )
    return _blocks(tree.root)


def _blocks(node: Node) -> list[Json]:
    """Blocks inside a node; words that stand free become paragraphs."""
    blocks: list[Json] = []
    loose: list[Node | str] = []
    for child in [*node.children, Node("hr")]:
        if isinstance(child, str) or child.tag not in BLOCKS:
            loose.append(child)
            continue
        if (text := _trimmed(_text(loose))) != "":
            blocks.append({"type": "paragraph", "text": text})
        loose = []
        blocks.append(_block(child))
    return blocks[:-1]


def _block(node: Node) -> Json:
    text = _trimmed(_text(node.children))
    match node.tag:
        case "p":
            return {"type": "paragraph", "text": text}
        case "hr":
            return {"type": "divider"}
        case "footer":
            return {"type": "footer", "text": text}
        case "pre":
            return {"type": "pre", "text": _text(node.children)}
        case "aside":
            return {"type": "pullquote", "text": text}
        case "blockquote":
            return {"type": "blockquote", "blocks": _blocks(node)}
        case "ul" | "ol":
            kind = {"type": "1"} if node.tag == "ol" else {}
            return {"type": "list", "items": [{"blocks": _blocks(item), **kind} for item in node.all("li")]}
        case "details":
            summary, rest = node.all("summary"), [c for c in node.children if c not in node.all("summary")]
            return {
                "type": "details",
                "summary": _trimmed(_text(summary[0].children)) if summary else "",
                "blocks": _blocks(Node("", {}, rest)),
                "is_open": "open" in node.attributes,
            }
        case "table":
            return _table(node)
    return {"type": "heading", "text": text, "size": HEADINGS[node.tag]}


def _table(node: Node) -> Json:
    parts = node.all("thead", "tbody", "tfoot", "tr")
    rows = [row for part in parts for row in ([part] if part.tag == "tr" else part.all("tr"))]
    table: Json = {"type": "table", "cells": [[_cell(cell) for cell in row.all("td", "th")] for row in rows]}
    if caption := node.all("caption"):
        table["caption"] = _trimmed(_text(caption[0].children))
    flags = {"bordered": "is_bordered", "striped": "is_striped", "compact": "is_compact"}
    return table | {name: True for attribute, name in flags.items() if attribute in node.attributes}


def _cell(node: Node) -> Json:
    given = node.attributes
    cell: Json = {"align": given.get("align") or "left", "valign": given.get("valign") or "top"}
    cell |= {"text": _trimmed(_text(node.children)), "is_header": node.tag == "th"}
    return cell | {name: int(given[name] or 1) for name in ("colspan", "rowspan") if name in given}


def _text(children: list[Node | str]) -> Any:
    """Rich text: a string, or a list of strings and formatted parts."""
    parts: list[Any] = []
    for child in children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "br":
            parts.append("\n")
        elif child.tag == "a":
            parts.append({"type": "url", "text": _text(child.children), "url": child.attributes.get("href") or ""})
        elif child.tag in INLINE:
            parts.append({"type": INLINE[child.tag], "text": _text(child.children)})
    return parts[0] if len(parts) == 1 else parts or ""


def _trimmed(text: Any) -> Any:
    """Cuts the spaces that only lay the source out."""
    if isinstance(text, str):
        return text.strip()
    if isinstance(text, dict):
        return text
    parts = list(text)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    parts = [part for part in parts if part != ""]
    return parts[0] if len(parts) == 1 else parts or ""
