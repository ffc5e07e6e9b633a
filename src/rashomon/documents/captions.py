"""Captions and picture credits, told from the text of the report."""

from __future__ import annotations

import re

from rashomon.documents.furniture import furniture
from rashomon.documents.labels import phrase
from rashomon.documents.lines import Line

#: Credits are names; none that we saw ran to more words.
_CREDIT_WORDS = 16

#: A credit at the end of a caption stands in its last sentence, parenthesis or bar-separated part.
_TAIL = re.compile(r"(?:(?<=[.!?”\"’])\s+|(?<!\s)\s*(?:[|–—]\s+|[(\[]))(?P<credit>[^.!?()\[\]|]{2,90}?)[)\]]?\.?$")
_DATE = r"(?:(?:{months})\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+(?:{months})\.?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_BETWEEN = re.compile(r"[/,|·•–—]|\bvia\b")
_NAMES = re.compile(r"[A-Z0-9@][\w.'’&@-]*(?: (?:[A-Z0-9(][\w.'’&)-]*|de|al|el|von|van|der|of|the|for|and))*")
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}")
_PICTURE = re.compile(
    r"^(?:file|credits?)\b"
    r"|\b(?:(?:file|handout|pool|courtesy|stock)\b ?)?(?:photos?|images?|pictures?|handout|pool|photography)\b"
)
_VERB = re.compile(
    r"\b(?:said|says|told|is|are|was|were|has|have|had|will|would|reports?|reported|according|been|be)\b", re.IGNORECASE
)


def is_credit(text: str) -> bool:
    """Whether a text only names who made or supplied a picture ("Jane Roe/Reuters", "Photo: AFP")."""
    text = text.strip(" .[]()|*")
    if not text or len(text.split()) > _CREDIT_WORDS or _VERB.search(text):
        return False
    return furniture().credits.fullmatch(text) is not None or _names_agencies(text)


def _names_agencies(text: str) -> bool:
    """Whether a text is names between slashes or commas, a picture agency among them ("Ivan Petrov/RIA Novosti, Pool").

    An office that also supplies pictures (the White House) counts only beside a photographer or an agency.
    """
    parts = _names(text)
    known = [_PICTURE.sub("", part.casefold()).strip() for part in parts]
    agencies, sources = furniture().picture_agencies, furniture().picture_sources
    supplied = any(part in sources or not part for part in known) and all(
        part in sources or not part or _PERSON.fullmatch(name) for part, name in zip(known, parts, strict=True)
    )
    return supplied or any(part in agencies for part in known)


def _names(text: str) -> list[str]:
    """The names that a text is made of, set apart by slashes at least once; none where it is anything more."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    named = "/" in text and len(parts) > 1 and all(_NAMES.fullmatch(part) for part in parts)
    return parts if named else []


def has_credit(text: str, near_top: bool) -> bool:
    """Whether a line ends in a picture credit after its description.

    Near the top a photographer's name before any other will do ("Ann Roe/The Example"). Below it the credit must name
    a person or speak of a picture: reports too end with their sources ("(AFP/dpa)").
    """
    found = _TAIL.search(text)
    if found is None:
        return False
    credit = found["credit"]
    if near_top:
        parts = _names(credit)
        return is_credit(credit) or bool(parts and _PERSON.fullmatch(parts[0]))
    if not is_credit(credit):
        return False
    known = furniture().picture_agencies | furniture().picture_sources
    return _PICTURE.search(credit.casefold()) is not None or any(
        part.casefold() not in known for part in _names(credit)
    )


def is_caption(line: Line, near_top: bool) -> bool:
    """Whether a line describes or credits a picture, judged by itself."""
    return why_caption(line, near_top) is not None


def why_caption(line: Line, near_top: bool) -> str | None:
    """Why a line describes or credits a picture, judged by itself; None where it does not.

    `near_top`: it stands before the first paragraph, where captions without a credit are looked for too (a scene in the
    present tense with its full date).
    """
    if is_credit(line.text):
        return "names only who made or supplied a picture"
    if has_credit(line.text, near_top):
        return "ends with the credit of a picture"
    described = None if line.quotes else furniture().describing.search(line.text)
    if described:
        return f"describes a picture: {phrase(described.group())}"
    if not near_top:
        return None
    found = furniture().near_top.search(line.text)
    if found:
        return f"describes a picture, above the first paragraph: {phrase(found.group())}"
    return "a dated scene in the present tense, above the first paragraph" if _is_dated_scene(line.text) else None


def _is_dated_scene(text: str) -> bool:
    """Whether a text is a scene in the present tense that ends with its full date, or with that and a name or two
    ("X waves in Y, May 3, 2012. Ann Roe")."""
    date = re.search(_DATE.format(months=furniture().months), text, re.IGNORECASE)
    if date is None or furniture().scene.search(text[: date.start()]) is None:
        return False
    rest = text[date.end() :].strip(" .)(|")
    return not rest or (
        len(rest.split()) <= _CREDIT_WORDS and all(_NAMES.fullmatch(part.strip()) for part in _BETWEEN.split(rest))
    )
