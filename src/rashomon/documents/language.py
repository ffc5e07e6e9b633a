"""Which language a text is in; said only when it is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rashomon.documents.furniture import furniture

_WORD = re.compile(r"[^\W\d_]+")

#: Share of English function words from which a text is English without further asking. The lowest in a report of
#: PolNeAR is .23; the highest in a page of articles_metadata in another language .08, in a paragraph of one .22.
_ENGLISH_SHARE = 0.23

#: Below this many words a text is too short to be refused (the detector takes names for languages).
_FEWEST_WORDS = 10

#: The detector's own probability from which its answer is believed. Of PolNeAR's paragraphs with a low share of English
#: function words it misreads one, at .18.
_SURE = 0.9


def language_of(body: Sequence[str], lines: Sequence[str]) -> str:
    """The ISO 639-1 code of the language a document is in; "en" where it cannot be told.

    Judged by its body, which furniture in another language may surround; by all its lines where that is too short.
    """
    text = "\n".join(body)
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        text = "\n".join(lines)
    words = _WORD.findall(text.casefold())
    english = furniture().function_words
    if sum(word in english for word in words) >= _ENGLISH_SHARE * len(words) or len(words) < _FEWEST_WORDS:
        return "en"
    language, probability = _detector().classify(text)
    return str(language) if probability >= _SURE else "en"


def unread_reason(language: str) -> str | None:
    """Why a text in this language is not read; None for English."""
    if language == "en":
        return None
    name = language_name(language)
    return f"the text is in {f'{name} ({language})' if name != language else language}; only English is read"


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where we have no name for it."""
    return "English" if code == "en" else furniture().languages.get(code, code)


@lru_cache(maxsize=1)
def _detector() -> Any:
    """The language model (0.7 s to load, so only when needed)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
