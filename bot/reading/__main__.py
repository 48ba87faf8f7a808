"""The child process of `guarded`: a file on stdin; a draft, a refusal or the trace of a crash as JSON on stdout."""

from __future__ import annotations

import json
import resource
import sys
import traceback
from types import TracebackType
from typing import Any

from bot.domain.errors import UnreadableDocument

_FRAMES = 20


def main(name: str, memory_mb: int, cpu_seconds: int) -> None:
    sys.excepthook = _tell_crash
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        from bot.reading.document import read_document
        from bot.reading.gold_json import draft_to_json

        _tell({"draft": draft_to_json(read_document(name, sys.stdin.buffer.read()), whole=True)})
    except UnreadableDocument as refusal:
        _tell({"refused": refusal.code, "facts": refusal.facts, "trace": _trace(refusal.__cause__)})
    except (MemoryError, RecursionError):
        _tell({"refused": "unpacks-too-large", "facts": {}})


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))


def _tell_crash(kind: type[BaseException], error: BaseException, tracing: TracebackType | None) -> None:
    _tell({"crash": _trace(error)})


def _trace(error: BaseException | None) -> list[str]:
    """Kinds of errors and places in the code, the first cause first. No messages: they may quote the document."""
    if error is None:
        return []
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return [*_trace(error.__cause__ or error.__context__), *places, type(error).__name__]


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
