"""Pictures of the documentation keep what they show when they are made small."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence

import pytest

from scripts.small_png import small

Colour = tuple[int, int, int]
WHITE, INK, LINK = (
    (252, 252, 248),
    (28, 28, 24),
    (16, 80, 144),
)  # multiples of four, the step in which colours are told apart
PICTURE = [
    [WHITE, WHITE, INK, LINK],
    [WHITE, INK, INK, LINK],
    [LINK, WHITE, INK, WHITE],
    [INK, LINK, LINK, WHITE],
    [WHITE] * 4,
]

#: How a byte is guessed from the one on its left, the one above and the one above that on its left (PNG, 9.2).
GUESSES: Sequence[Callable[[int, int, int], int]] = (
    lambda left, above, corner: 0,
    lambda left, above, corner: left,
    lambda left, above, corner: above,
    lambda left, above, corner: (left + above) // 2,
    lambda left, above, corner: min((left, above, corner), key=lambda each: abs(left + above - corner - each)),
)


def png_of(picture: Sequence[Sequence[Colour]], filters: Sequence[int]) -> bytes:
    """A picture in true colour, each line filtered as is asked."""
    above = bytes(3 * len(picture[0]))
    lines = b""
    for colours, kind in zip(picture, filters, strict=True):
        line = bytes(value for colour in colours for value in colour)
        guess = GUESSES[kind]
        lines += bytes([kind]) + bytes(
            (value - guess(line[at - 3] if at > 2 else 0, above[at], above[at - 3] if at > 2 else 0)) & 255
            for at, value in enumerate(line)
        )
        above = line
    head = struct.pack(">IIBBBBB", len(picture[0]), len(picture), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    )


def colours_of(png: bytes) -> list[list[Colour]]:
    """The colours of a picture with a palette, whose lines are not filtered."""
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        chunks[kind] = png[at + 8 : at + 8 + length]
        at += length + 12
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    palette = [tuple(chunks[b"PLTE"][n : n + 3]) for n in range(0, len(chunks[b"PLTE"]), 3)]
    lines = zlib.decompress(chunks[b"IDAT"])
    rows = [lines[n * (width + 1) + 1 : (n + 1) * (width + 1)] for n in range(height)]
    return [[palette[index] for index in row] for row in rows]  # type: ignore[misc]


@pytest.mark.parametrize("filters", [[0] * 5, [1] * 5, [2] * 5, [3] * 5, [4] * 5, [4, 3, 2, 1, 0]], ids=str)
def test_a_picture_of_few_colours_stays_as_it_is(filters: list[int]) -> None:
    assert colours_of(small(png_of(PICTURE, filters))) == PICTURE


def test_of_many_colours_those_near_one_another_become_one() -> None:
    shades = [(n % 10 * 25, n // 10 % 10 * 25, n // 100 * 25) for n in range(1000)]
    picture = [[WHITE] * 1000] * 50 + [shades]
    found = colours_of(small(png_of(picture, [0] * 51)))
    assert len({colour for line in found for colour in line}) <= 256
    assert found[0] == [WHITE] * 1000
    far = [abs(a - b) for one, other in zip(found[-1], shades, strict=True) for a, b in zip(one, other, strict=True)]
    assert max(far) < 48


def test_what_is_no_picture_in_true_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="no PNG of true colour"):
        small(small(png_of(PICTURE, [0] * 5)))
