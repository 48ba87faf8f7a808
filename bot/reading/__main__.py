"""The child process of `guarded`: a file on stdin, a draft or a refusal as JSON on stdout."""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from bot.domain.errors import UnreadableDocument


def main(name: str, memory_mb: int, cpu_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from bot.reading.document import read_document
    from bot.reading.gold_json import draft_to_json

    answer: dict[str, Any]
    try:
        answer = {"draft": draft_to_json(read_document(name, sys.stdin.buffer.read()))}
    except UnreadableDocument as refusal:
        answer = {"refused": refusal.code, "facts": refusal.facts}
    except (MemoryError, RecursionError):
        answer = {"refused": "unpacks-too-large", "facts": {}}
    json.dump(answer, sys.stdout, ensure_ascii=True)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
