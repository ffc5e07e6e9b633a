"""The rule reader. Short reports from four continents: every attribution with its stance and the one it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import ActorExpression, Document, Span
from rashomon.statements.rules import RuleReader

Row = tuple[str, str, str, str | None]  # source, cue, stance, cue of the attribution it stands in

ANDES = (
    "Quito and Lima trade blame over border shooting\n\n"
    "Ecuador's foreign ministry on Thursday accused Peruvian marines of firing across the Zarumilla river. "
    "Peru's government denied the accusation, calling it “a fabrication.”\n"
    "El Comercio, citing a military source, reported that two fishermen may have been killed. "
    "A statement from the Peruvian navy did not mention any casualties.\n"
    "“Our patrol never left Peruvian waters,” Admiral Rojas told RPP radio. “Ecuador knows this very well.”\n"
)
SAHEL = (
    "Niger's junta said on Friday that suspected jihadists had ambushed a convoy near Tillaberi. "
    "The French embassy confirmed the attack but gave no toll. "
    "According to a diplomat in Niamey, who spoke on condition of anonymity, at least 12 soldiers died. "
    "The army disputed that figure. “Only four of our men fell,” it said in a communique.\n"
    "Mali urged its neighbour to close the road. It is not known who ordered the raid.\n"
)
HIMALAYA = (
    "“No such assurance was given,” its spokesman said. "
    "The Kathmandu Post reported that the prime minister's office had received a letter in which Delhi apologised for "
    "the delay, the cabinet secretary said.\n"
    "Oli disagreed. “There was no apology of any kind in that letter.”\n"
)
STRAIT = (
    "Tokyo: Chinese drone entered airspace\n\n"
    "A Chinese drone allegedly crossed into Japanese airspace near Yonaguni on Sunday, Japan's defence ministry "
    "announced. "
    "Beijing said the report was baseless. "
    "State broadcaster CCTV quoted a navy spokesman as saying that the aircraft “never entered” the zone. "
    "The two coast guards agreed to share data, Kyodo News said, citing government sources.\n"
)


def read(document: Document) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows and the contents of a document, with its one newspaper known by name."""
    start = document.text.find("The Kathmandu Post")
    paper = (
        (ActorExpression(Span(document.id, start, start + 18), "name", ("outlet:kathmandu-post",)),)
        if start >= 0
        else ()
    )
    found = RuleReader().read(document, parse_document(document), paper)
    cue = {a.id: _words(document, a.cue) for a in found}
    rows = tuple(
        (_words(document, a.source), cue[a.id], a.stance, cue[a.parent] if a.parent is not None else None)
        for a in found
    )
    return rows, tuple(_words(document, a.content) for a in found)


def _words(document: Document, spans: tuple[Span, ...]) -> str:
    return " | ".join(document.quote(span) for span in spans)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            ANDES,
            [
                ("Ecuador's foreign ministry", "accused", "accuses", None),
                ("Peru's government", "calling", "asserts", None),
                ("Peru's government", "denied", "denies", None),
                ("El Comercio", "reported", "asserts", None),
                ("a military source", "citing", "asserts", "reported"),
                ("A statement from the Peruvian navy", "did not mention", "omits", None),
                ("Admiral Rojas", "told", "asserts", None),
            ],
        ),
        (
            SAHEL,
            [
                ("Niger's junta", "said", "asserts", None),
                ("", "suspected", "asserts", "said"),
                ("The French embassy", "confirmed", "confirms", None),
                ("a diplomat in Niamey, who spoke on condition of anonymity", "According to", "asserts", None),
                ("The army", "disputed", "disputes", None),
                ("it", "said", "asserts", None),
                ("Mali", "urged", "demands", None),
            ],
        ),
        (
            HIMALAYA,
            [
                ("its spokesman", "said", "denies", None),
                ("The Kathmandu Post", "reported", "asserts", None),
                ("the cabinet secretary", "said", "asserts", "reported"),
                ("Delhi", "apologised for", "asserts", "said"),
                ("Oli", "disagreed", "disputes", None),
            ],
        ),
        (
            STRAIT,
            [
                ("Tokyo", ":", "asserts", None),
                ("Japan's defence ministry", "announced", "asserts", None),
                ("", "allegedly", "asserts", "announced"),
                ("Beijing", "said", "denies", None),
                ("State broadcaster CCTV", "quoted", "asserts", None),
                ("a navy spokesman", "saying", "denies", "quoted"),
                ("Kyodo News", "said", "asserts", None),
                ("government sources", "citing", "asserts", "said"),
                ("The two coast guards", "agreed", "promises", "said"),
            ],
        ),
    ],
    ids=["Andes", "Sahel", "Himalaya", "Strait"],
)
def test_a_report(text: str, rows: list[Row], document: Callable[..., Document]) -> None:
    found, _ = read(document(text))
    assert sorted(found, key=str) == sorted(rows, key=str)


def test_the_content_of_a_split_quotation_has_two_pieces(document: Callable[..., Document]) -> None:
    _, contents = read(document(ANDES))
    assert "“Our patrol never left Peruvian waters,” | “Ecuador knows this very well.”" in contents


def test_an_outlet_takes_in_the_speaker_at_the_end(document: Callable[..., Document]) -> None:
    _, contents = read(document(HIMALAYA))
    report, said = [c for c in contents if c.startswith("that the prime minister")]
    assert report == f"{said}, the cabinet secretary said"


def test_reading_twice_gives_the_same(document: Callable[..., Document]) -> None:
    assert read(document(STRAIT)) == read(document(STRAIT))
