"""Logs: one handler for structlog and the standard library, and no token in any of them."""

from __future__ import annotations

import logging
import re
import sys
from types import TracebackType
from typing import Literal

import structlog

_TOKENS = re.compile(r"\b(\d+):[\w-]{30,}|(?<=/bot)(\d+):[\w-]+")
"""Telegram's tokens anywhere, and shorter ones of the sandbox in an API address. Their first half is the bot's id."""


def redacted(line: str) -> str:
    return _TOKENS.sub(lambda token: f"{token[1] or token[2]}:***", line)


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Cleans the finished line: whatever the token came in (event, field, traceback), it is caught here."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def set_up_logging(level: str = "INFO", output: Literal["json", "console"] = "json") -> None:
    """Send every log entry of this process to stderr, and uncaught exceptions too. May be called again."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if output == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # A fancier traceback shows local variables, tokens broken over lines among them.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        *([structlog.processors.format_exc_info] if output == "json" else []),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _RedactingFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # A line a tick says nothing; what goes wrong in a job the job itself tells.
    for talkative, least in (("apscheduler", "ERROR"), ("aiogram.event", "WARNING"), ("alembic", "WARNING")):
        logging.getLogger(talkative).setLevel(least)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    logging.getLogger("bot").critical("uncaught", exc_info=(kind, error, traceback))
