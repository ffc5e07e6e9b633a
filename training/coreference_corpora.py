"""Pronouns and the mentions they belong with, from ECB+ (CC BY 3.0) and MEANTIME (CC BY 4.0).

Both corpora mark mentions of entities and which name the same; a pronoun's chain is what is marked as the same within
its document. Texts are set together again from their words.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.encoder.parse import Parse
from rashomon.knowledge.actors.reference import reference
from rashomon.model import Block, Document

#: Kinds of pronoun that are looked at.
THIRD = frozenset({"one", "several", "thing"})
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?)\]%]|'s|'|n't|'re|'ve|'ll|'d|'m|\.\.\.)$")
_NO_SPACE_AFTER = frozenset("([$")


@dataclass(frozen=True)
class Chain:
    """A pronoun (first offset) with the stretches of the other mentions of its chain in the document."""

    pronoun: int
    others: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Annotated:
    """A document and the pronouns of it whose chains are marked."""

    document: Document
    chains: tuple[Chain, ...]


def read_ecb(folder: Path, kinds: tuple[str, ...] = ("HUMAN", "LOC")) -> Iterator[Annotated]:
    """The documents of a part of ECB+ (`train`, `dev`); only mentions in checked sentences count, of tags that begin
    with one of the kinds."""
    checked = {
        (f"{topic}_{file}", sentence)
        for topic, file, sentence, *_ in csv.reader((folder.parent / f"{folder.name}_sentences.csv").open("r"))
    }
    for path in sorted(folder.rglob("*.xml")):
        root = ElementTree.parse(path).getroot()
        name = path.stem
        tokens = [(t.get("t_id") or "", t.get("sentence") or "", t.text or "") for t in root.iter("token")]
        document, at = document_of(name, [(sentence, text) for _, sentence, text in tokens])
        place = {t_id: n for n, (t_id, _, _) in enumerate(tokens)}
        anchors = {
            m.get("m_id") or "": sorted(place[a.get("t_id") or ""] for a in m.iter("token_anchor"))
            for m in root.find("Markables") or ()
            if m.tag.startswith(kinds)
        }
        chains: dict[str, list[list[int]]] = {}
        for relation in root.find("Relations") or ():
            members = [anchors.get(s.get("m_id") or "", []) for s in relation.iter("source")]
            kept = [m for m in members if m and (name, tokens[m[0]][1]) in checked]
            chains.setdefault(relation.get("note") or relation.get("r_id") or "", []).extend(kept)
        yield Annotated(document, tuple(_chains([t[2] for t in tokens], at, chains.values())))


def read_meantime(folder: Path) -> Iterator[Annotated]:
    """The documents of MEANTIME (English)."""
    mentions: dict[str, dict[str, list[tuple[int, list[int]]]]] = {}
    for line in (folder / "mentions.jsonl").open("r", encoding="utf-8"):
        mention = json.loads(line)
        if mention["kind"] == "entity":
            by_instance = mentions.setdefault(mention["document"], {})
            by_instance.setdefault(mention["instance"], []).append((mention["sentence"], mention["tokens"]))
    for line in (folder / "documents.jsonl").open("r", encoding="utf-8"):
        told = json.loads(line)
        words = [(str(s["n"]), word) for s in told["sentences"] for word in s["tokens"]]
        document, at = document_of(told["id"], words)
        first: dict[str, int] = {}
        for number, (sentence, _) in enumerate(words):
            first.setdefault(sentence, number)
        chains = [
            [sorted(first[str(n)] + token for token in tokens) for n, tokens in found if str(n) in first]
            for found in mentions.get(told["id"], {}).values()
        ]
        yield Annotated(document, tuple(_chains([w for _, w in words], at, chains)))


def heads(parse: Parse, stretches: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets of the words at the head of stretches of a text."""
    found = set()
    for start, end in stretches:
        sentence = parse.at(start)
        inside = [t for t in sentence.tokens if start <= t.start < end] if sentence else []
        members = {t.index for t in inside}
        found |= {t.start for t in inside if t.head == t.index or t.head not in members}
    return found


def document_of(name: str, words: Iterable[tuple[str, str]]) -> tuple[Document, list[tuple[int, int]]]:
    """A document of one block a sentence, and where each word stands in it."""
    text, at, blocks, last, opened = "", list[tuple[int, int]](), list[Block](), "", 0
    quotes = 0
    for sentence, raw in words:
        word = '"' if raw in {"``", "''"} else raw
        if sentence != last and text:
            blocks.append(Block(opened, len(text), "body"))
            text += "\n"
            opened, quotes = len(text), 0
        elif text and not _NO_SPACE_BEFORE.match(word) and text[-1] not in _NO_SPACE_AFTER:
            closes = word == '"' and quotes % 2 == 1
            after_opening = text[-1] == '"' and quotes % 2 == 1
            text += "" if closes or after_opening else " "
        quotes += word == '"'
        at.append((len(text), len(text) + len(word)))
        text, last = text + word, sentence
    blocks.append(Block(opened, max(len(text), opened + 1), "body"))
    return Document(name, name, name, text, tuple(blocks), language="en", kind="report"), at


def _chains(words: list[str], at: list[tuple[int, int]], chains: Iterable[list[list[int]]]) -> Iterator[Chain]:
    for members in chains:
        stretches = [(at[m[0]][0], at[m[-1]][1]) for m in members]
        for member in members:
            if len(member) == 1 and reference().pronouns.get(words[member[0]].lower()) in THIRD:
                own = at[member[0]]
                others = tuple(s for s in stretches if s != own)
                if others:
                    yield Chain(own[0], others)
