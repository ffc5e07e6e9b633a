"""Names for things in linked data: `urn:rashomon:` with what a thing is and its id.

There is no host behind them, since no server of ours could promise to answer for a document that a reader keeps: they
name, they do not locate. The same chronology gives the same names on every machine. `rashomon` is no registered
namespace of RFC 8141; the syntax is that of the RFC, with a fragment of RFC 5147 (`#char=10,20`) for a passage.
"""

from __future__ import annotations

from urllib.parse import quote

from rashomon.model import Document, Span

#: What a name may hold unescaped: RFC 8141's characters, less the marks that text tools take for the end of a name.
_SAFE = ":/@-._~"
TERMS = "urn:rashomon:term:"


def name(kind: str, *ids: str) -> str:
    """The name of a thing of a kind ("event", "actor") with its id; several ids are joined by a slash."""
    return f"urn:rashomon:{kind}:{quote('/'.join(ids), safe=_SAFE)}"


def document_name(document: str) -> str:
    """The name of a document, by its id."""
    return name("document", document)


def passage(span: Span) -> str:
    """The name of a passage: its document with the range of code points, RFC 5147."""
    return f"{document_name(span.document)}#char={span.start},{span.end}"


def whole(document: Document) -> str:
    """The name of a document's text as a string, which its passages are counted in."""
    return f"{document_name(document.id)}#char=0,{len(document.text)}"
