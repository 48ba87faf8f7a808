"""The entry of `roadmap-bot`."""

from __future__ import annotations

import sys


def main() -> None:
    """`parse` goes straight to its reader: what typer imports costs more than reading a plan."""
    if sys.argv[1:2] == ["parse"] and "--help" not in sys.argv:
        from bot.reading.command import run

        sys.exit(run(sys.argv[2:]))
    from bot.cli import main as verbs

    verbs()


if __name__ == "__main__":
    main()
