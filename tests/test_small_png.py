"""Pictures of the documentation keep what they show when they are made small."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from random import Random

import pytest
from PIL import Image, ImageChops

from scripts.small_png import small

RED = (176, 16, 24)


def as_png(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def page() -> Image.Image:
    """A page of hundreds of greys and blues in no order, with one red letter of four pixels in a corner."""
    picture, luck = Image.new("RGB", (100, 40)), Random(1)
    for at in product(range(100), range(40)):
        grey = luck.randrange(0, 240)
        picture.putpixel(at, (grey, grey, grey + luck.randrange(0, 16)))
    picture.paste(RED, (96, 38, 98, 40))
    return picture


def test_a_small_picture_has_few_colours_and_shows_the_same(page: Image.Image) -> None:
    made = small(as_png(page))
    with Image.open(BytesIO(made)) as found:
        assert found.mode == "P"
        shown = found.convert("RGB")
    assert shown.size == page.size
    _, most = ImageChops.difference(page, shown).convert("L").getextrema()
    assert isinstance(most, int | float)
    assert most <= 8
    assert len(made) < len(as_png(page))
    assert small(as_png(page)) == made


def test_a_colour_of_a_few_pixels_is_kept(page: Image.Image) -> None:
    with Image.open(BytesIO(small(as_png(page)))) as found:
        shown = found.convert("RGB").getpixel((97, 39))
    assert isinstance(shown, tuple)
    assert max(abs(a - b) for a, b in zip(shown, RED, strict=True)) <= 8


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(OSError, match="cannot identify image"):
        small(b"no picture")
