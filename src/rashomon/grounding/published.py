"""The publication date of a document that states none, as far as its text allows."""

from __future__ import annotations

from rashomon.model import Actor, ActorMention, Document, Published, TimeMention


def infer_published(
    document: Document, times: tuple[TimeMention, ...], actors: tuple[Actor, ...], mentions: tuple[ActorMention, ...]
) -> Published:
    return document.published
