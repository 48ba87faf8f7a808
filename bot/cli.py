"""The verbs of `roadmap-bot`; each imports what it needs when it is called, so that `parse` starts fast."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def verbs() -> None:
    """Sees that an official plan gets done."""


def main() -> None:
    app()
