"""Strange and hostile files: each is refused with a code, in a child process under limits."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from structlog.testing import capture_logs

from bot.domain.errors import UnreadableDocument
from bot.reading.document import read_document
from bot.reading.guarded import read_guarded

DOCUMENTS = Path(__file__).parent / "samples" / "documents"
DOCX = (DOCUMENTS / "lesnogorsk-hospital-2023.docx").read_bytes()
XLSX = (DOCUMENTS / "lipovka-culture-2023.xlsx").read_bytes()
PDF = (DOCUMENTS / "podgorsk-roads-2020.pdf").read_bytes()
TEXT = (DOCUMENTS / "sosnovka-heating-2024.txt").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def changed(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def document_xml(body: bytes, doctype: bytes = b"") -> bytes:
    whole = doctype + b"<w:document " + WORD + b"><w:body>" + body + b"</w:body></w:document>"
    return changed(DOCX, "word/document.xml", lambda _: whole)


def sheet_xml(rows: bytes, tail: bytes = b"") -> bytes:
    whole = b"<worksheet " + SHEET + b"><sheetData>" + rows + b"</sheetData>" + tail + b"</worksheet>"
    return changed(XLSX, "xl/worksheets/sheet1.xml", lambda _: whole)


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active.cell(1048576, 16384, "far")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drawing_bomb() -> bytes:
    stream = zlib.compress(b"BT /F1 12 Tf (a) Tj ET " * 1_000_000)
    return b"%%PDF-1.4\n4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream)


def lying(archive: bytes, name: str) -> bytes:
    """The archive's directory says a kilobyte where 64 MB are packed."""
    size = 64 * 2**20 + 1
    content = changed(archive, name, lambda _: b" " * size)
    told, true = ((number).to_bytes(4, "little") for number in (1000, size))
    assert content.count(true) == 2
    return content.replace(true, told)


def locked_pdf() -> bytes:
    """A PDF that opens with a password alone."""
    locked = b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    table = b"xref\n0 1\n0000000000 65535 f \n"
    trailer = b"trailer<</Size 3/Root 1 0 R/ID[<01><01>]/Encrypt " + locked + b">>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + table + trailer


def locked_archive() -> bytes:
    """Its members say that they are encrypted."""
    content = bytearray(DOCX)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(signature, at + 1)) >= 0:
            content[at + flags] |= 1
    return bytes(content)


def entities() -> bytes:
    levels = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    doctype = b'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">' + levels + b"]>"
    return document_xml(b"<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", doctype)


PARAGRAPH = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
ROW = b"<w:tr><w:tc><w:p/></w:tc></w:tr>"
NEST = 3000

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "file-empty"),
    "blank lines": (lambda: b"\r\n \n", "file-empty"),
    "fifty megabytes of nothing": (lambda: bytes(50 * 2**20), "file-too-large"),
    "a long text": (lambda: b"a" * 5 * 2**20, "text-too-long"),
    "random bytes": (lambda: random.Random(1).randbytes(50_000), "file-wrong-type"),
    "a program": (lambda: b"MZ" + bytes(1000), "file-wrong-type"),
    "a page of the web": (lambda: b"<!DOCTYPE html><html></html>", "file-wrong-type"),
    "another archive": (lambda: archive_of({"a": b"x"}), "file-wrong-type"),
    "a photo": (lambda: b"\xff\xd8\xff\xe0" + bytes(1000), "scan-without-text"),
    "a letter without a table": (lambda: "Уважаемые коллеги!".encode(), "no-table"),
    "encrypted Word": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    "an encrypted PDF": (locked_pdf, "file-encrypted"),
    "an encrypted archive": (locked_archive, "file-encrypted"),
    "macros in a sheet": (lambda: changed(XLSX, "xl/vbaProject.bin", lambda _: b"x"), "file-with-macros"),
    "an archive that lies": (lambda: lying(DOCX, "word/document.xml"), "file-damaged"),
    "a tenth of a PDF": (lambda: PDF[: len(PDF) // 10], "file-damaged"),
    "macros": (lambda: changed(DOCX, "word/vbaProject.bin", lambda _: b"x"), "file-with-macros"),
    "half a Word file": (lambda: DOCX[: len(DOCX) // 2], "file-damaged"),
    "half a sheet": (lambda: XLSX[: len(XLSX) // 2], "file-damaged"),
    "a PDF in name alone": (lambda: b"%PDF-1.7\n" + b"x" * 500, "file-damaged"),
    "Word that unpacks to much": (lambda: document_xml(PARAGRAPH * 800_000), "unpacks-too-large"),
    "a sheet that unpacks to much": (lambda: sheet_xml(b" " * 30 * 2**20), "unpacks-too-large"),
    "a PDF that draws too much": (drawing_bomb, "unpacks-too-large"),
    "rows without end": (lambda: document_xml(b"<w:tbl>" + ROW * 50_000 + b"</w:tbl>"), "too-many-rows"),
    "lines without end": (lambda: b"a\tb\n" * 50_000, "too-many-rows"),
    "tables in tables": (
        lambda: document_xml(b"<w:tbl><w:tr><w:tc>" * NEST + b"</w:tc></w:tr></w:tbl>" * NEST),
        "file-damaged",
    ),
    "entities of entities": (entities, "file-damaged"),
    "a far cell": (far_cell, "no-table"),
    "merged cells without end": (
        lambda: sheet_xml(b"", b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 2000 + b"</mergeCells>"),
        "no-table",
    ),
}


def archive_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_file_is_refused_with_its_code(content: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_guarded("plan.docx", content())
    assert refusal.value.code == code


def test_a_member_that_lies_of_its_size_does_not_fill_the_memory_of_the_bot() -> None:
    content = lying(archive_of({"mimetype": b""}), "mimetype")
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableDocument) as refusal:
            read_guarded("plan.odt", content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.code == "file-damaged"
    assert peak < 4 * 2**20


def test_an_outer_entity_brings_no_file_in() -> None:
    doctype = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    rows = [["Мероприятие", "Срок", "Ответственный"], ["Обход &x;", "май", "Ким А.В."]]
    cells = [[f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row] for row in rows]
    table = "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"
    draft = read_guarded("plan.docx", document_xml(table.encode(), doctype))
    assert draft.activities[0].title == "Обход"
    assert "root" not in str(draft)


@pytest.mark.parametrize("content", [DOCX, XLSX, PDF, TEXT], ids=["docx", "xlsx", "pdf", "txt"])
def test_the_name_of_a_file_does_not_matter(content: bytes) -> None:
    right = read_document("plan", content)
    assert read_guarded("holiday.mp3", content) == right


def test_an_old_format_without_its_converter_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    for content, kind in ((b"{\\rtf1 text}", "rtf"), (OLE + "WordDocument".encode("utf-16-le"), "doc")):
        with pytest.raises(UnreadableDocument) as refusal:
            read_guarded("plan", content)
        assert (refusal.value.code, refusal.value.facts) == ("needs-converter", {"kind": kind})


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_guarded("plan.pdf", PDF, seconds=0.05)
    assert refusal.value.code == "too-slow"


def test_a_reader_that_takes_too_much_memory_is_stopped() -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_guarded("plan.docx", document_xml(PARAGRAPH * 400_000), memory_mb=80)
    assert refusal.value.code in ("unpacks-too-large", "file-damaged", "too-many-rows")


def test_a_crash_of_the_reader_is_in_the_log_without_a_word_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "class MorphAnalyzer:\n    def parse(self, word):\n        raise OverflowError(word)\n"
    tmp_path.joinpath("pymorphy3.py").write_text(broken, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))  # a dictionary that was installed badly
    with capture_logs() as logs, pytest.raises(UnreadableDocument) as refusal:
        read_guarded("plan.txt", TEXT)
    assert refusal.value.code == "reading-failed"
    assert [(entry["event"], entry["log_level"]) for entry in logs] == [("reading_crashed", "error")]
    trace = logs[0]["trace"]
    assert trace[-1] == "OverflowError"
    assert any("bot/reading/morphology.py" in place for place in trace)
    assert str(logs).isascii(), "a word of the document is in the log"


def test_what_broke_inside_a_damaged_file_is_in_the_log() -> None:
    with capture_logs() as logs, pytest.raises(UnreadableDocument):
        read_guarded("plan.docx", changed(DOCX, "word/document.xml", lambda xml: xml[: len(xml) // 2]))
    assert [(entry["event"], entry["code"]) for entry in logs] == [("document_refused", "file-damaged")]
    assert any("bot/reading/docx_file.py" in place for place in logs[0]["trace"])


def test_a_reader_brings_neither_messenger_nor_database() -> None:
    code = "import sys, bot.reading.guarded, bot.reading.document; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"aiogram", "sqlalchemy", "pydantic", "lxml", "pdfplumber", "openpyxl"} & set(modules)
