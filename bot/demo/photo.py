"""A photo to report with: a shelf of books, drawn on the spot."""

from __future__ import annotations

import struct
import zlib
from itertools import cycle

WIDTH, HEIGHT = 640, 480
Colour = tuple[int, int, int]

WALL, WOOD, SHADE, GOLD = (240, 231, 214), (150, 103, 61), (118, 78, 44), (236, 200, 120)
SPINES = ((176, 58, 46), (36, 98, 120), (214, 158, 60), (72, 112, 74), (98, 74, 122), (205, 118, 80), (52, 66, 98))
BOOKS = ((46, 118), (34, 96), (58, 124), (30, 84), (42, 108), (50, 116), (36, 102), (64, 90), (40, 120))
"""Width and height of each, in pixels; the row is repeated with other colours."""


def shelf_png() -> bytes:
    """A picture of 640 by 480, some five kilobytes."""
    canvas = [bytearray(bytes(WALL) * WIDTH) for _ in range(HEIGHT)]

    def box(left: int, top: int, width: int, height: int, colour: Colour) -> None:
        for row in canvas[max(top, 0) : top + height]:
            row[3 * left : 3 * (left + width)] = bytes(colour) * width

    colours = cycle(SPINES)
    for floor, board in enumerate((160, 310, 460)):
        box(24, board - 136, WIDTH - 48, 136, SHADE)
        left = 34 + 12 * floor
        sizes = cycle(BOOKS[floor * 2 :] + BOOKS[: floor * 2])
        while left + (size := next(sizes))[0] < WIDTH - 40 - 46 * (floor == 1):
            width, height = size
            box(left, board - height, width, height, next(colours))
            box(left, board - height + 12, width, 4, GOLD)
            box(left, board - 22, width, 4, GOLD)
            left += width + 3
        box(16, board, WIDTH - 32, 14, WOOD)
    for side in (16, WIDTH - 24):
        box(side, 14, 8, HEIGHT - 14, WOOD)
    box(16, 14, WIDTH - 32, 12, WOOD)
    return _png(canvas)


def _png(canvas: list[bytearray]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + row for row in canvas), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
