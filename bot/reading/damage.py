"""Damaged files: what the libraries that read them let out becomes one refusal."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.errors import UnreadableDocument

# XML's own errors are SyntaxErrors, those of defusedxml ValueErrors.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@contextmanager
def refuse_damage() -> Iterator[None]:
    """Raises UnreadableDocument("file-damaged") for what a damaged file makes of its reader."""
    try:
        yield
    except _DAMAGE as error:
        raise UnreadableDocument("file-damaged") from error
