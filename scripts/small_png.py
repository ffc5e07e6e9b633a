"""Pictures of pages made small: a PNG of true colour written anew with a palette; pages of few colours lose little."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

#: A palette has so many entries (PNG, 2003, 11.2.3).
_MOST = 256


def small(png: bytes) -> bytes:
    """A picture as a PNG of at most 256 colours, chosen so that rare ones are kept beside frequent ones. The same
    picture gives the same bytes. Raises OSError for what is no picture."""
    written = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        palette = picture.convert("RGB").quantize(_MOST, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette.save(written, "PNG", optimize=True)
    return written.getvalue()
