"""`roadmap-bot gallery`: the screens in a terminal, or as one page for a browser."""

from __future__ import annotations

import html
from pathlib import Path

from bot.gallery.screens import screens
from bot.gallery.stage import Screen
from bot.messages.message import plain_text, shown_length

_STYLE = """
body { margin: 2rem; background: #e8eef2; color: #14202b; font: 16px/1.4 system-ui, sans-serif; }
main { columns: 24rem; column-gap: 1.5rem; }
section { break-inside: avoid; margin-bottom: 1.5rem; }
h2 { margin: 0 0 .3rem; font-size: .8rem; font-weight: 500; color: #44576a; }
p { margin: 0; padding: .7rem .9rem; border-radius: .7rem; background: #fff; }
p { white-space: pre-wrap; overflow-wrap: anywhere; }
div { display: flex; gap: .3rem; margin-top: .3rem; }
span { flex: 1; padding: .4rem; border-radius: .5rem; background: #c9dbe9; text-align: center; font-size: .9rem; }
"""


def show_gallery(language: str, page: Path | None) -> int:
    """Prints the gallery, or writes it to `page`. Returns the process's exit code."""
    found = screens(language)
    if page is None:
        print("\n\n".join(map(as_text, found)))
    else:
        page.write_text(as_page(language, found), encoding="utf-8")
    return 0


def as_text(screen: Screen) -> str:
    """The screen for a terminal: its name and length, the words, buttons below."""
    rows = ["    " + " ".join(f"[{button.text}]" for button in row) for row in screen.message.buttons]
    return "\n".join([f"--- {_title(screen)} ---", plain_text(screen.message.text), *rows])


def as_page(language: str, found: list[Screen]) -> str:
    shown = "\n".join(map(_section, found))
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>roadmap-bot gallery</title>\n'
        f"<style>{_STYLE}</style>\n<main>\n{shown}\n</main>\n</html>\n"
    )


def _section(screen: Screen) -> str:
    rows = "".join(
        f"<div>{''.join(f'<span>{html.escape(button.text)}</span>' for button in row)}</div>"
        for row in screen.message.buttons
    )
    return f"<section><h2>{html.escape(_title(screen))}</h2><p>{screen.message.text}</p>{rows}</section>"


def _title(screen: Screen) -> str:
    return f"{screen.name} ({shown_length(screen.message.text)})"
