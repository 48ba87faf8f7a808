"""Reading a stranger's file: in a child process, under limits of size, memory and time."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import Any

import structlog

from bot.domain.errors import UnreadableDocument
from bot.domain.roadmap import Draft
from bot.reading.converter import convert
from bot.reading.gold_json import draft_from_json
from bot.reading.limits import MAX_MEMORY_MB, MAX_SECONDS, check_limits

log = structlog.get_logger()


def read_guarded(name: str, content: bytes, *, seconds: float = MAX_SECONDS, memory_mb: int = MAX_MEMORY_MB) -> Draft:
    """Read a plan in a child process; blocks until it is done, at most `seconds`.

    Raises UnreadableDocument with a code and facts, whatever the file does to its reader. A crash of the reader is
    logged with its trace, without a word of the document.
    """
    check_limits(content)
    content = convert(content)
    check_limits(content)
    command = [sys.executable, "-m", "bot.reading", name, str(memory_mb), str(int(seconds) + 1)]
    try:
        child = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument("too-slow", most=int(seconds)) from error
    answer = _answer(child.stdout)
    if "draft" in answer:
        return draft_from_json(answer["draft"])
    if "refused" in answer:
        if answer.get("trace"):
            log.info("document_refused", code=answer["refused"], trace=answer["trace"])
        raise UnreadableDocument(answer["refused"], **answer["facts"])
    if child.returncode == -signal.SIGXCPU:
        raise UnreadableDocument("too-slow", most=int(seconds))
    # What the child says on stderr may quote the document: of a crash only its trace is told.
    log.error("reading_crashed", exit_code=child.returncode, trace=answer.get("crash", []))
    raise UnreadableDocument("reading-failed")


def _answer(output: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(output)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
