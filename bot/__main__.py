"""`python -m bot`, where the package is not installed."""

from bot.cli import main

main()
