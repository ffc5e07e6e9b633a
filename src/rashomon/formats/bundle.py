"""The evidence bundle: one zip archive that proves a story without us, of one event, of what a filter finds, or of all.

It holds the evidence as a page and as Markdown, the documents' exact texts, references in CSL-JSON, the chronology in
our own JSON, and the SHA-256 of each file in the form that `sha256sum -c` reads.
"""

from __future__ import annotations

import hashlib

from rashomon.formats import json
from rashomon.formats.bundle_html import page
from rashomon.formats.bundle_markdown import written
from rashomon.formats.contents import contents
from rashomon.formats.csl import references
from rashomon.formats.evidence import evidence_of, text_path
from rashomon.formats.exporting import ExportFile, zipped
from rashomon.model import Chronology

#: The one folder of the archive, so that unpacking it scatters nothing.
FOLDER = "rashomon-evidence"
MANIFEST = "MANIFEST.sha256"
#: Hexadecimal digits of the digest by which a bundle is cited.
_DIGITS = 16


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The bundle of a chronology: always one archive."""
    return (ExportFile("rashomon-evidence.zip", zipped(_in_folder(parts(chronology)))),)


def parts(chronology: Chronology) -> tuple[ExportFile, ...]:
    """What stands in the bundle, its manifest last."""
    known = contents(chronology)
    evidence = evidence_of(chronology, known)
    record = json.dump(chronology)
    mark = hashlib.sha256(record.encode()).hexdigest()[:_DIGITS]
    made = [
        ("index.html", page(evidence, mark)),
        ("evidence.md", written(evidence, mark)),
        ("references.json", references(known)),
        ("chronology.json", record),
        *((text_path(document.id), document.text) for document in known.documents.values()),
    ]
    found = tuple(ExportFile(name, text.encode()) for name, text in made)
    return (*found, ExportFile(MANIFEST, manifest(found)))


def manifest(found: tuple[ExportFile, ...]) -> bytes:
    """The digest of each file, two spaces, its name: what `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(file.content).hexdigest()}  {file.name}\n" for file in found).encode()


def _in_folder(found: tuple[ExportFile, ...]) -> list[ExportFile]:
    return [ExportFile(f"{FOLDER}/{file.name}", file.content) for file in found]
