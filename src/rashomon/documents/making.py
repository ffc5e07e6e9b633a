"""Documents from pages."""

from __future__ import annotations

from dataclasses import replace

from rashomon.documents.datelines import wire_outlet
from rashomon.documents.decoding import decode
from rashomon.documents.identity import document_id
from rashomon.documents.kinds import issuing_words, kind_of
from rashomon.documents.labels import Label
from rashomon.documents.language import language_of, unread_reason
from rashomon.documents.lines import Line, lines_of
from rashomon.documents.published import published_of
from rashomon.documents.publishers import publisher_in, publisher_of
from rashomon.documents.roles import label
from rashomon.documents.web_pages import article_of, is_html
from rashomon.model import Block, BlockRole, Document, DocumentKind, Page, PageMetadata
from rashomon.pages.errors import PageError


def make_document(page: Page) -> Document:
    """The document of a page: its text, the role of each line, and what is known of its publication.

    The text of a plain-text page is what was decoded, to the character; that of an HTML page is its article. What was
    given with the page wins over what the page says of itself. Raises PageError for a page without readable text and
    for a given date that is none.
    """
    source = decode(page)
    text, found = article_of(page, source) if is_html(page.path, source) else (source, PageMetadata())
    lines = lines_of(text)
    labels = label(lines)
    roles = tuple(each.role for each in labels)
    if not any(role in ("headline", "body") for role in roles):
        raise PageError(page.path, "holds no text of a report", "save the report's own text")
    document = _described(page, found, lines, roles)
    return replace(document, text=text, blocks=_blocks(lines, labels))


def _described(page: Page, found: PageMetadata, lines: tuple[Line, ...], roles: tuple[BlockRole, ...]) -> Document:
    """The document without its text."""
    given = page.given
    signed = tuple(line for line, role in zip(lines, roles, strict=True) if role in ("body", "dateline"))
    outlet = given.outlet or found.outlet or wire_outlet(signed)
    kind = given.kind or kind_of(lines, roles)
    language = given.language or language_of([line.text for line in signed], [line.text for line in lines])
    return Document(
        id=document_id(page.sha256, outlet),
        path=page.path,
        sha256=page.sha256,
        text="",
        blocks=(),
        title=given.title or _headline(lines, roles) or found.title,
        language=language,
        outlet=outlet,
        kind=kind,
        publisher=_publisher(given, kind, lines, roles),
        published=published_of(page.path, given, found, outlet),
        unread=unread_reason(language),
    )


def _blocks(lines: tuple[Line, ...], labels: tuple[Label, ...]) -> tuple[Block, ...]:
    return tuple(Block(line.start, line.end, each.role, each.why) for line, each in zip(lines, labels, strict=True))


def _headline(lines: tuple[Line, ...], roles: tuple[BlockRole, ...]) -> str | None:
    return next((line.text for line, role in zip(lines, roles, strict=True) if role == "headline"), None)


def _publisher(
    given: PageMetadata, kind: DocumentKind, lines: tuple[Line, ...], roles: tuple[BlockRole, ...]
) -> str | None:
    """Who issues the document: as given, else, of a statement, the office in its letterhead, title or opening."""
    if given.publisher:
        return publisher_of(given.publisher)
    if kind != "statement":
        return None
    return next(filter(None, (publisher_in(words) for words in issuing_words(lines, roles))), None)
