"""Files that went wrong on the way: a draft or a refusal with a code, nothing else."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.errors import UnreadableDocument
from bot.reading.document import read_document

DOCUMENTS = sorted((Path(__file__).parent / "samples" / "documents").iterdir())
ROUNDS = 6


def read(name: str, content: bytes) -> None:
    with suppress(UnreadableDocument):
        read_document(name, content)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, cut out, doubled or swapped."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(1, len(out)))
        length = chance.randint(1, 200)
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at:at] = chance.randbytes(length)
            case 4:
                out = out[: max(20, at)]
    return bytes(out)


def damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """One part of an archive damaged, the archive itself whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance) if name == victim and part else part)
    return out.getvalue()


def shuffled(content: bytes, chance: random.Random) -> bytes:
    """A text whose lines and tabs changed places."""
    lines = content.split(b"\n")
    for _ in range(10):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines[a], lines[b] = lines[b], lines[a]
            case 1:
                lines[a] = lines[a].replace(b"\t", b"", 1)
            case 2:
                lines[a] = b"\t" + lines[a]
            case 3:
                lines[a] += lines[b]
    return b"\n".join(lines)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_damaged_file_never_breaks_the_reader(document: Path) -> None:
    content = document.read_bytes()
    chance = random.Random(document.name)
    for _ in range(ROUNDS):
        read(document.name, damaged(content, chance))
        if content.startswith(b"PK"):
            read(document.name, damaged_inside(content, chance))
        elif document.suffix == ".txt":
            read(document.name, shuffled(content, chance))
