"""The verbs of `roadmap-bot`; each imports what it needs when it is called, so that `parse` starts fast."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


class Language(Enum):
    RU = "ru"
    EN = "en"


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


@app.command()
def run() -> None:
    """Serve the bot: migrates its own database, stops cleanly on SIGTERM."""
    import asyncio

    from bot.logging_setup import set_up_logging
    from bot.settings import UnusableSettings, read_settings

    try:
        settings = read_settings()
    except UnusableSettings as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    set_up_logging(settings.log_level, settings.log_format)
    from bot.app import serve

    asyncio.run(serve(settings))


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    from bot.settings import UnusableSettings, read_settings
    from bot.storage.migrate import migrate as migrate_database

    try:
        migrate_database(read_settings().database_url)
    except UnusableSettings as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 8765,
    language: Annotated[Language, typer.Option(help="Language of the bot and of the demo.")] = Language.RU,
    script: Annotated[
        bool, typer.Option("--script", help="Walk the guided path without a browser, print the talk.")
    ] = False,
) -> None:
    """Show the bot at work in an invented town, with no token: a page with its people's chats."""
    from bot.demo.command import run_demo

    raise typer.Exit(run_demo(port, language.value, script=script))


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port of the Bot API and of the page; 0 takes a free one.")] = 8081,
    language: Annotated[Language, typer.Option(help="Language of what is printed.")] = Language.RU,
) -> None:
    """Serve a make-believe Telegram, for a bot that is started apart."""
    from bot.demo.command import run_sandbox

    raise typer.Exit(run_sandbox(port, language.value))


@app.command()
def bench(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Which benchmarks; all if none.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the figures as docs/benchmarks.md.")] = False,
) -> None:
    """Measure, each figure beside a peer or a bare floor; fails where a bound is missed."""
    from bot.bench.command import run as run_benchmarks

    raise typer.Exit(run_benchmarks(names or [], write))


def main() -> None:
    app()
