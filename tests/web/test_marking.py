"""A text cut into marked pieces: nothing lost, marks that cross kept apart, and time in step with the marks."""

from __future__ import annotations

from time import perf_counter

from rashomon.model import Block, Document
from rashomon.web.marking import SHADES, Mark, MarkedBlock, marked_blocks

TEXT = "Ferry talks end\n\nThe ministry said the port would open. Nobody came."


def document(text: str = TEXT, *blocks: Block) -> Document:
    return Document("d", "d.txt", "0", text, blocks or (Block(0, 15, "headline"), Block(17, len(text), "body")))


def pieces(found: tuple[MarkedBlock, ...]) -> list[list[str]]:
    return [[piece.text for piece in block.pieces] for block in found]


def mark(words: str, kind: str = "voice", number: int = 1, text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(kind, start, start + len(words), number, f"{kind} {number}")  # type: ignore[arg-type]


def test_without_marks_a_block_is_one_piece() -> None:
    assert pieces(marked_blocks(document(), [])) == [[TEXT[:15]], [TEXT[17:]]]


def test_marks_that_cross_are_cut_where_they_cross() -> None:
    body = marked_blocks(document(), [mark("ministry said", "source"), mark("said the port", "cue")])[1]
    assert [(piece.text, piece.kinds) for piece in body.pieces] == [
        ("The ", ()),
        ("ministry ", ("source",)),
        ("said", ("source", "cue")),
        (" the port", ("cue",)),
        (" would open. Nobody came.", ()),
    ]


def test_depth_counts_the_voices_and_the_innermost_speaks() -> None:
    nested = [mark("the port would open", number=1), mark("would open", number=2)]
    body = marked_blocks(document(), nested)[1]
    assert [(p.text, p.depth, p.opens, p.says) for p in body.pieces][1:3] == [
        ("the port ", 1, (1,), ("voice 1",)),
        ("would open", 2, (2,), ("voice 2",)),
    ]


def test_a_voice_is_named_once_a_block_though_its_cue_parts_it() -> None:
    parted = [mark("The ministry"), mark("the port would open")]
    assert [piece.opens for piece in marked_blocks(document(), parted)[1].pieces] == [(1,), (), (), ()]


def test_a_voice_that_goes_on_in_the_next_block_is_named_there_again() -> None:
    found = marked_blocks(document(), [Mark("voice", 6, 30, 1)])
    assert [piece.opens for block in found for piece in block.pieces] == [(), (1,), (1,), ()]


def test_the_first_piece_of_the_passage_is_found_once() -> None:
    found = marked_blocks(document(), [Mark("evidence", 6, 30), mark("talks", "event")])
    flat = [(piece.text, piece.evidence, piece.first_evidence) for block in found for piece in block.pieces]
    assert [text for text, asked, _ in flat if asked] == ["talks", " end", "The ministry "]
    assert [text for text, _, first in flat if first] == ["talks"]


def test_an_empty_line_above_a_block_is_told() -> None:
    found = marked_blocks(document("a\nb\n\nc", Block(0, 1, "body"), Block(2, 3, "body"), Block(5, 6, "body")), [])
    assert [block.gap for block in found] == [False, False, True]


def test_however_deep_voices_nest_only_so_many_shades_and_names_are_shown() -> None:
    text = "x" * 100 + "\n" + "y" * 100
    deep = [Mark("voice", n, 201 - n, n) for n in range(50)]
    found = marked_blocks(document(text, Block(0, 100, "body"), Block(101, 201, "body")), deep)
    assert max(piece.depth for block in found for piece in block.pieces) == SHADES
    assert found[1].pieces[0].opens == (46, 47, 48, 49)


def test_a_long_text_with_many_marks_takes_time_in_step_with_them() -> None:
    """Twenty thousand marks in a text of two million letters: marks times pieces would be hours."""
    text = "a word " * 300_000
    marks = [Mark("voice", n * 100, n * 100 + 90, n) for n in range(20_000)]
    begun = perf_counter()
    found = marked_blocks(document(text, *(Block(n, n + 7, "body") for n in range(0, len(text), 7000))), marks)
    assert "".join(p.text for p in found[0].pieces) == text[:7]
    whole = marked_blocks(document(text, Block(0, len(text), "body")), marks)
    assert "".join(piece.text for piece in whole[0].pieces) == text
    assert perf_counter() - begun < 5
