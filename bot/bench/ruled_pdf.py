"""A PDF of ruled tables with a text layer, written by hand: no font is embedded, a ToUnicode map gives the letters."""

from __future__ import annotations

from collections.abc import Sequence

_SIZE = 9
_STEP = 12
_ADVANCE = _SIZE * 0.5
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /plain def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


class RuledPage:
    """A page 800 wide and 600 high; what is added goes below what is there."""

    def __init__(self) -> None:
        self._top = 570.0
        self._commands: list[str] = []

    def line(self, text: str, left: float = 40, *, down: bool = True) -> None:
        self._write(text, left, self._top)
        self._top -= _STEP if down else 0

    def row(self, cells: Sequence[str], widths: Sequence[float]) -> None:
        """One cell and many widths make a cell merged over the row."""
        if len(cells) == 1:
            widths = [sum(widths)]
        lines = _wrapped(cells, widths)
        height = _height(lines)
        left = 40.0
        for cell_lines, width in zip(lines, widths, strict=True):
            self._commands.append(f"{left} {self._top - height + 9} {width} {height} re S")
            for number, line in enumerate(cell_lines):
                self._write(line, left + 3, self._top - 3 - number * _STEP)
            left += width
        self._top -= height

    def has_room(self, cells: Sequence[str], widths: Sequence[float]) -> bool:
        """Whether a row would fit above the lower margin."""
        return self._top - _height(_wrapped(cells, widths)) > 30

    def _write(self, text: str, left: float, bottom: float) -> None:
        codes = text.encode("utf-16-be").hex()
        self._commands.append(f"BT /F {_SIZE} Tf {left} {bottom} Td <{codes}> Tj ET")

    def stream(self) -> bytes:
        return "\n".join(["0.5 w", *self._commands]).encode()


def _wrapped(cells: Sequence[str], widths: Sequence[float]) -> list[list[str]]:
    return [_wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]


def _height(lines: Sequence[Sequence[str]]) -> int:
    return max(map(len, lines)) * _STEP + 6


def _wrap(text: str, width: float) -> list[str]:
    room = int((width - 6) / _ADVANCE)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def write_pdf(pages: Sequence[RuledPage]) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 6 0 R>>",
        _stream(_TO_UNICODE),
        b"<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200"
        b"/CapHeight 700/StemV 80>>",
    ]
    kids = []
    for page in pages:
        objects.append(_stream(page.stream()))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 600]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _assemble(objects)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _assemble(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
