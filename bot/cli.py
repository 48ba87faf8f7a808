"""The verbs of `roadmap-bot`; each imports what it needs when it is called, so that `parse` starts fast."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def verbs() -> None:
    """Sees that an official plan gets done."""


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(help="An order with its plan: .docx .xlsx .pdf .txt .csv …")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the draft as JSON.")] = False,
) -> None:
    """Read a plan and show what was understood."""
    from bot.reading.command import parse_file

    raise typer.Exit(parse_file(file, as_json))


def main() -> None:
    app()
