"""Claims in the RDF export: attributions, accounts with the named graph of each, comparisons, links between events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.formats.iris import name
from rashomon.formats.quoting import chain_names
from rashomon.formats.rdf_scene import Scene
from rashomon.formats.trig import Graphs, Literal
from rashomon.model import (
    Account,
    Attribution,
    ComparedSide,
    Document,
    LinkKind,
    Proposition,
    Reading,
    Stance,
    Telling,
)
from rashomon.presenting.words import SILENCE

#: The graphs of what the reader itself concludes.
COMPARISONS, LINKS = name("graph", "comparisons"), name("graph", "links")
#: What GRaSP calls the polarity and certainty of a stance. It has no word for what is left out.
_STANCES: Mapping[Stance, tuple[str, ...]] = {
    "asserts": ("graspf:positive",),
    "confirms": ("graspf:positive",),
    "accuses": ("graspf:positive",),
    "denies": ("graspf:negative",),
    "disputes": ("graspf:negative",),
    "suggests": ("graspf:positive", "graspf:possible"),
    "promises": ("graspf:positive", "graspf:future"),
    "demands": ("graspf:underspecified", "graspf:future"),
    "omits": ("graspf:underspecified",),
    "unknown": ("graspf:underspecified",),
}
_TELLINGS: Mapping[Telling, tuple[str, ...]] = {
    "asserts": ("graspf:certain", "graspf:positive"),
    "weaker": ("graspf:probable", "graspf:positive"),
    "denies": ("graspf:certain", "graspf:negative"),
    "differs": ("graspf:certain", "graspf:positive"),
    "silent": ("graspf:underspecified",),
}
_LINKS: Mapping[LinkKind, str] = {
    "possibly_same": "rashomon:possiblySame",
    "follows": "rashomon:follows",
    "responds_to": "rashomon:respondsTo",
    "during": "rashomon:during",
    "announces": "rashomon:announces",
    "part_of": "sem:subEventOf",
}


def state_attributions(graphs: Graphs, scene: Scene, reading: Reading) -> None:
    """That sources are said to have said something: the content's passages, the cue's, the source's, the chain."""
    inside: dict[str, set[str]] = {}
    for mention in reading.event_mentions:
        if mention.attribution is not None and mention.id in scene.home:
            inside.setdefault(mention.attribution, set()).add(name("event", scene.home[mention.id]))
    for attribution in reading.attributions:
        subject = name("attribution", attribution.id)
        voices = scene.state_voices(graphs, attribution.innermost, reading.document, attribution.id)
        chain = chain_names(attribution.chain, scene.known.publisher(reading.document.id))
        _state_perspective(graphs, subject, attribution.stance, _STANCES[attribution.stance], chain, voices)
        _state_words(graphs, scene, attribution, subject)
        for span in attribution.content:
            place = scene.state_mention(graphs, span)
            graphs.state(place, "grasp:hasAttribution", subject)
            for voice in voices:
                graphs.state(place, "grasp:wasAttributedTo", voice)
            for event in inside.get(attribution.id, ()):
                graphs.state(place, "gaf:containsDenotation", event)
        if attribution.parent is not None:
            graphs.state(subject, "dcterms:isPartOf", name("attribution", attribution.parent))


def state_accounts(graphs: Graphs, scene: Scene) -> None:
    """Propositions, which nobody asserts by being named, and what each voice does with them."""
    for proposition in scene.chronology.propositions:
        subject = name("proposition", proposition.id)
        graphs.type(subject, "gaf:Instance")
        graphs.state(subject, "rdfs:label", Literal(proposition.text))
        graphs.state(subject, "dcterms:subject", name("event", proposition.event))
        graphs.state(subject, "rashomon:dimension", Literal(proposition.dimension))
        for account in proposition.accounts:
            if account.evidence:
                _state_account(graphs, scene, proposition, account)


def state_comparisons(graphs: Graphs, scene: Scene, reading: str) -> None:
    """The reader's verdicts on pairs of accounts, in a graph of their own."""
    for comparison in scene.chronology.comparisons:
        subject = name("comparison", comparison.id)
        graphs.state(subject, "rashomon:verdict", Literal(comparison.verdict), COMPARISONS)
        graphs.state(subject, "rashomon:nuance", Literal(comparison.nuance) if comparison.nuance else None, COMPARISONS)
        graphs.state(subject, "rdfs:comment", Literal(comparison.why), COMPARISONS)
        graphs.state(subject, "rashomon:dimension", Literal(comparison.dimension), COMPARISONS)
        about = name("proposition", comparison.proposition) if comparison.proposition else None
        graphs.state(subject, "dcterms:subject", about, COMPARISONS)
        for side in (comparison.a, comparison.b):
            for each in _compared(graphs, scene, side):
                graphs.state(subject, "rashomon:compares", each, COMPARISONS)
    if scene.chronology.comparisons:
        _state_judged(graphs, COMPARISONS, reading)


def state_links(graphs: Graphs, scene: Scene, reading: str) -> None:
    """How events hang together, in a graph of their own; the words that say so stand with the reason."""
    for link in scene.chronology.links:
        subject = name("link", link.a, link.kind, link.b)
        graphs.state(name("event", link.a), _LINKS[link.kind], name("event", link.b), LINKS)
        graphs.state(subject, "rdfs:comment", Literal(link.reason), LINKS)
        for end in (link.a, link.b):
            graphs.state(subject, "dcterms:subject", name("event", end), LINKS)
        for span in link.evidence:
            graphs.state(subject, "rdfs:seeAlso", scene.state_passage(graphs, span), LINKS)
    if scene.chronology.links:
        _state_judged(graphs, LINKS, reading)


def _state_words(graphs: Graphs, scene: Scene, attribution: Attribution, subject: str) -> None:
    for term, spans in (("rashomon:cue", attribution.cue), ("rashomon:source", attribution.source)):
        for span in spans:
            graphs.state(subject, term, scene.state_passage(graphs, span))


def _state_account(graphs: Graphs, scene: Scene, proposition: Proposition, account: Account) -> None:
    """An account is a perspective on its evidence and the name of the graph that holds its claim."""
    subject = name("account", account.id)
    document = scene.known.documents[account.evidence[0].document]
    level = account.chain[-1] if account.chain else None
    voices = scene.state_voices(graphs, level, document, account.id)
    chain = chain_names(account.chain, scene.known.publisher(document.id))
    _state_perspective(graphs, subject, account.stance, _TELLINGS[account.stance], chain, voices)
    graphs.state(subject, "rashomon:proposition", name("proposition", proposition.id))
    graphs.state(subject, "dcterms:date", scene.edtf(account.said_at))
    if account.likened:
        graphs.state(subject, "rashomon:likened", Literal("true", "xsd:boolean"))
    if account.attribution is not None:
        graphs.state(subject, "prov:wasDerivedFrom", name("attribution", account.attribution))
    own = _speaks_for_itself(account, document)
    for source in scene.sources(account.evidence):
        graphs.state(subject, "prov:hadPrimarySource" if own else "prov:wasQuotedFrom", source)
    for span in account.evidence:
        silent = account.stance == "silent"
        place = scene.state_mention(graphs, span)
        graphs.state(place, "gaf:containsDenotation", None if silent else name("proposition", proposition.id))
        graphs.state(place, "grasp:hasAttribution", subject)
        for voice in voices:
            graphs.state(place, "grasp:wasAttributedTo", voice)
    _state_claim(graphs, proposition, account, subject)


def _state_claim(graphs: Graphs, proposition: Proposition, account: Account, graph: str) -> None:
    """What the voice holds to be so, in its graph: that the event is as the proposition says, that it is not, or that a
    value is another. Silence claims nothing."""
    event, row = name("event", proposition.event), name("proposition", proposition.id)
    if account.stance in ("asserts", "weaker"):
        graphs.state(event, "dcterms:description", Literal(proposition.text), graph)
    elif account.stance == "denies":
        denial = name("denial", account.id)
        graphs.type(denial, "owl:NegativePropertyAssertion", graph=graph)
        graphs.state(denial, "owl:sourceIndividual", event, graph)
        graphs.state(denial, "owl:assertionProperty", "dcterms:description", graph)
        graphs.state(denial, "owl:targetValue", Literal(proposition.text), graph)
    elif account.stance == "silent":
        graphs.state(graph, "rdfs:comment", Literal(SILENCE, language="en"))
    if account.value is not None and account.stance != "silent":
        graphs.state(row, "rdf:value", Literal(account.value), graph)


def _state_perspective(
    graphs: Graphs,
    subject: str,
    stance: str,
    values: Iterable[str],
    chain: Iterable[str],
    voices: Iterable[str],
) -> None:
    graphs.type(subject, "grasp:Attribution", "prov:Entity")
    graphs.state(subject, "rashomon:stance", Literal(stance))
    graphs.state(subject, "rashomon:chain", tuple(map(Literal, chain)))
    for value in values:
        graphs.state(subject, "rdf:value", value)
    for voice in voices:
        graphs.state(subject, "prov:wasAttributedTo", voice)


def _speaks_for_itself(account: Account, document: Document) -> bool:
    """Whether the document is the voice's own statement."""
    return document.kind == "statement" and len(account.chain) == 1


def _compared(graphs: Graphs, scene: Scene, side: ComparedSide) -> list[str]:
    """The account that is compared, or bare passages."""
    if side.account is not None:
        return [name("account", side.account)]
    return [scene.state_passage(graphs, span) for span in side.evidence]


def _state_judged(graphs: Graphs, graph: str, reading: str) -> None:
    graphs.type(graph, "prov:Entity")
    graphs.state(graph, "prov:wasGeneratedBy", reading)
