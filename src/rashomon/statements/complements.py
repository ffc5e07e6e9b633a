"""Contents: which complement of a cue verb holds what was said."""

from __future__ import annotations

from rashomon.statements.clauses import finite_clause
from rashomon.statements.lexicon import Use, sources
from rashomon.statements.phrases import gerund, governed, hearsay, infinitive, named, thing
from rashomon.statements.site import Complement, Site
from rashomon.statements.surroundings import around, quote_after, with_quote_before

_PHRASES = (("infinitive", infinitive), ("as", named), ("gerund", gerund), ("object", thing))


def complement(site: Site, use: Use) -> Complement | None:
    """The content that a use of a verb gives it, None when the verb is not used that way here."""
    if use.things and _of_person(site):
        return None
    found = _spoken(site, use) or (hearsay(site) if "clause" in use.frames and not use.hearer else None)
    for frame, read in _PHRASES:
        if found is None and frame in use.frames:
            found = read(site, use)
    return found or governed(site, use)


def _spoken(site: Site, use: Use) -> Complement | None:
    """What is told as a clause or quoted, after the verb, around it or before it."""
    found = finite_clause(site, use) if "clause" in use.frames else None
    if found is None and "quote" in use.frames:
        found = quote_after(site)
    if found is not None:
        return with_quote_before(site, found)
    return around(site, use) if use.frames & {"clause", "quote"} else None


def _of_person(site: Site) -> bool:
    """Whether the verb's object is a person: then it questions or dismisses somebody, not what somebody says."""
    what = site.child("dobj", "nsubjpass")
    if what is None:
        return False
    return what.entity == "PERSON" or what.lemma.lower() in sources().persons | sources().officeholders
