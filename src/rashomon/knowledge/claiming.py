"""Verbs of claiming inside relative clauses, and verbs that take a gerund (`encoder/claiming.yaml`)."""

from __future__ import annotations

from functools import cache

from rashomon.knowledge.files import read_yaml


@cache
def claiming_verbs() -> frozenset[str]:
    """Their dictionary forms."""
    return frozenset(read_yaml("encoder/claiming.yaml")["verbs"])


@cache
def asides() -> tuple[tuple[str, ...], ...]:
    """Phrases that may stand between an auxiliary and its verb, word by word."""
    return tuple(tuple(phrase.split()) for phrase in read_yaml("encoder/claiming.yaml")["asides"])


@cache
def gerund_verbs() -> frozenset[str]:
    """Verbs that take a gerund as complement ("denied opening fire")."""
    return frozenset(read_yaml("encoder/claiming.yaml")["gerunds"])
