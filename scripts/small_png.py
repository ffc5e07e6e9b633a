"""Pictures of pages made small: a PNG of true colour written anew with a palette; pages of few colours lose little."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

#: A palette has so many entries (PNG, 2003, 11.2.3).
_MOST = 256
#: The widths of the cells of colour that are tried, in steps of a channel: the narrowest with which all find room.
_CELLS = (1, 4, 8, 12, 16, 24, 32, 48)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"

Pixels = NDArray[np.uint8]


def small(png: bytes) -> bytes:
    """A PNG of eight bits a channel, not interlaced, as browsers write it, with at most 256 colours: colours near one
    another become their mean, in which the frequent ones weigh most. The same picture gives the same bytes. Raises
    ValueError for another PNG."""
    pixels = _pixels(png)[..., :3].astype(np.uint32)
    height, width, _ = pixels.shape
    for cell in _CELLS:
        coarse = pixels // cell
        keys = (coarse[..., 0] << 16 | coarse[..., 1] << 8 | coarse[..., 2]).ravel()
        used, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
        if len(used) <= _MOST:
            break
    sums = [np.bincount(where.ravel(), pixels[..., channel].ravel()) for channel in range(3)]
    palette = np.rint(np.stack(sums, axis=1) / counts[:, None])
    lines = where.reshape(height, width).astype(np.uint8)
    rows = b"".join(b"\0" + line.tobytes() for line in lines)
    return _SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _pixels(png: bytes) -> Pixels:
    """Height by width by channels of a PNG of true colour."""
    chunks = list(_chunks(png))
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", dict(chunks)[b"IHDR"])
    if depth != 8 or colour not in (2, 6) or interlaced:
        raise ValueError("this is no PNG of true colour with eight bits a channel")
    step = 3 if colour == 2 else 4
    packed = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    length = width * step + 1
    above = bytearray(width * step)
    lines = []
    for number in range(height):
        line = packed[number * length : (number + 1) * length]
        above = _unfiltered(line[0], bytearray(line[1:]), above, step)
        lines.append(above)
    return np.frombuffer(b"".join(lines), np.uint8).reshape(height, width, step)


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """A line as it was before it was filtered (PNG, 9.2)."""
    if kind == 2:
        return bytearray((np.frombuffer(line, np.uint8) + np.frombuffer(above, np.uint8)).tobytes())
    if kind == 1:
        deltas = np.frombuffer(line, np.uint8).reshape(-1, step)
        return bytearray(np.cumsum(deltas, axis=0, dtype=np.uint8).tobytes())
    for at in range(len(line)) if kind else ():
        left, corner = (line[at - step], above[at - step]) if at >= step else (0, 0)
        guess = (left + above[at]) // 2 if kind == 3 else _paeth(left, above[at], corner)
        line[at] = (line[at] + guess) & 255
    return line


def _paeth(left: int, above: int, corner: int) -> int:
    whole = left + above - corner
    to_left, to_above, to_corner = abs(whole - left), abs(whole - above), abs(whole - corner)
    if to_left <= to_above and to_left <= to_corner:
        return left
    return above if to_above <= to_corner else corner
