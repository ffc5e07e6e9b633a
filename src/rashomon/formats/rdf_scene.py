"""What the statements of the RDF export look up, and the statements that many of them need: passages, voices, dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.formats.contents import Contents, contents
from rashomon.formats.iris import document_name, name, passage, whole
from rashomon.formats.trig import Graphs, Literal
from rashomon.grounding.voices import NARRATOR
from rashomon.model import Chronology, Date, Document, EventTime, Level, Place, Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A chronology with its values by id (`known`); `home` is the event of each mention."""

    chronology: Chronology
    known: Contents
    home: Mapping[str, str]

    def narrator(self, document: Document) -> str:
        """The name of who speaks in a document's own voice: its publisher, its outlet, or just the document."""
        if document.publisher is not None:
            return name("actor", document.publisher)
        return name("outlet", document.outlet) if document.outlet else name("narrator", document.id)

    def state_voices(self, graphs: Graphs, level: Level | None, document: Document, of: str) -> list[str]:
        """The voices of a level; one without an actor has a name of its own, after the thing it says (`of`), for the
        official of one report need not be the official of the next."""
        found = []
        for number, voice in enumerate(level.voices if level else ()):
            if voice.kind == "narrator" and (voice == NARRATOR or voice.actor is None):
                found.append(self.narrator(document))
            else:
                subject = name("actor", voice.actor) if voice.actor else name("voice", of, str(number))
                self.state_voice(graphs, subject, self.known.names.get(voice.actor or "", voice.name))
                found.append(subject)
        return found or [self.narrator(document)]

    def state_voice(self, graphs: Graphs, subject: str, label: str) -> None:
        """That something is an actor who may speak and be spoken for."""
        graphs.type(subject, "sem:Actor", "prov:Agent")
        graphs.state(subject, "rdfs:label", Literal(label))

    def state_passage(self, graphs: Graphs, span: Span) -> str:
        """A passage with its exact words; gives its name."""
        document = self.known.documents[span.document]
        subject = passage(span)
        graphs.type(subject, "nif:RFC5147String")
        graphs.state(subject, "nif:referenceContext", whole(document))
        graphs.state(subject, "nif:beginIndex", Literal(str(span.start), "xsd:nonNegativeInteger"))
        graphs.state(subject, "nif:endIndex", Literal(str(span.end), "xsd:nonNegativeInteger"))
        graphs.state(subject, "nif:anchorOf", Literal(document.quote(span)))
        return subject

    def state_mention(self, graphs: Graphs, span: Span, denotes: str | None = None) -> str:
        """A passage that denotes something; gives its name."""
        subject = self.state_passage(graphs, span)
        graphs.type(subject, "gaf:Mention")
        graphs.state(subject, "gaf:denotes", denotes)
        return subject

    def state_time(self, graphs: Graphs, event: str, time: EventTime, graph: str = "") -> None:
        """When an event was: its day, or the first and last day between which it was."""
        date = time.date
        if date.earliest is not None and date.earliest == date.latest:
            graphs.state(event, "sem:hasTimeStamp", Literal(date.earliest, "xsd:date"), graph)
        else:
            bounds = (("Earliest", "Begin", date.earliest), ("Latest", "End", date.latest))
            for which, end, day in bounds:
                stamp = Literal(day, "xsd:date") if day else None
                graphs.state(event, f"sem:has{which}{end}TimeStamp", stamp, graph)
        graphs.state(event, "dcterms:date", self.edtf(date), graph)

    def state_place(self, graphs: Graphs, event: str, place: Place, graph: str = "") -> None:
        """Where an event was. What a place is stands in the default graph: nobody disputes that."""
        known = (place.name or "", place.country or "")
        subject = name("place", "geonames", str(place.geonameid)) if place.geonameid else name("place", *known)
        graphs.state(event, "sem:hasPlace", subject, graph)
        graphs.type(subject, "sem:Place")
        graphs.state(subject, "rdfs:label", Literal(place.name) if place.name else None)
        graphs.state(subject, "rashomon:country", Literal(place.country) if place.country else None)
        for axis, degrees in (("lat", place.lat), ("long", place.lon)):
            graphs.state(subject, f"geo:{axis}", Literal(str(degrees), "xsd:decimal") if degrees is not None else None)
        if place.derived:
            graphs.state(subject, "rdfs:comment", Literal("The point is a rough middle.", language="en"))
        if place.geonameid:
            graphs.state(subject, "rdfs:seeAlso", f"https://sws.geonames.org/{place.geonameid}/")

    def edtf(self, date: Date) -> Literal | None:
        """A date as its EDTF string; None where nothing is known."""
        return Literal(date.edtf, "edtf:EDTF") if date.edtf else None

    def sources(self, spans: Iterable[Span]) -> list[str]:
        """The documents of passages, each once."""
        return [document_name(each) for each in dict.fromkeys(span.document for span in spans)]


def scene_of(chronology: Chronology) -> Scene:
    """The scene of a chronology."""
    home = {mention: event.id for event in chronology.events for mention in event.mentions}
    return Scene(chronology, contents(chronology), home)
