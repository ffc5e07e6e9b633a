"""TriG, RDF 1.1 (https://www.w3.org/TR/trig/): statements in a default graph and in named graphs, written in one order.

A writer of our own, since the same chronology is to give the same bytes: rdflib's orders named graphs by hash. Tests
read with rdflib what this writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

#: A local name that needs no escape; others are written out as a whole address.
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: What a string is written with an escape for: quotes and backslash, and whatever a terminal would act on.
_TO_ESCAPE = re.compile('[\\\\"\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_TYPE = "rdf:type"


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, with its datatype (a prefixed name) or its language."""

    text: str
    datatype: str | None = None
    language: str | None = None


#: What is stated: a prefixed name or an address, or a literal, or several in order.
Term = str | Literal
Object = Term | tuple[Term, ...]


class Graphs:
    """Statements by graph, "" for the default graph. Names are prefixed ones of the vocabularies or whole addresses."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """`prefixes` gives the namespace of each prefix."""
        self._prefixes = prefixes
        self._graphs: dict[str, dict[str, dict[str, set[Object]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(set))
        )

    def state(self, subject: str, predicate: str, value: Object | None, graph: str = "") -> None:
        """State one thing; nothing where the value is None or an empty list."""
        if value is not None and value != ():
            self._graphs[graph][subject][predicate].add(value)

    def type(self, subject: str, *types: str, graph: str = "") -> None:
        """State what a thing is."""
        for each in types:
            self.state(subject, _TYPE, each, graph)

    def text(self) -> str:
        """All of it as TriG: prefixes, the default graph, then the named graphs by name."""
        lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in self._prefixes.items()]
        for graph in sorted(self._graphs):
            lines += ["", *self._written(graph)]
        return "\n".join(lines) + "\n"

    def _written(self, graph: str) -> Iterator[str]:
        if graph:
            yield f"{self._name(graph)} {{"
        for subject, statements in sorted(self._graphs[graph].items()):
            predicates = sorted(statements, key=lambda predicate: (predicate != _TYPE, predicate))
            parts = [f"{self._predicate(each)} {self._objects(statements[each])}" for each in predicates]
            yield f"{self._name(subject)} " + " ;\n    ".join(parts) + " ."
        if graph:
            yield "}"

    def _predicate(self, predicate: str) -> str:
        return "a" if predicate == _TYPE else self._name(predicate)

    def _objects(self, objects: Iterable[Object]) -> str:
        return " , ".join(sorted(map(self._object, objects)))

    def _object(self, value: Object) -> str:
        if isinstance(value, tuple):
            return f"( {' '.join(map(self._object, value))} )"
        return self._literal(value) if isinstance(value, Literal) else self._name(value)

    def _literal(self, value: Literal) -> str:
        quoted = '"' + _TO_ESCAPE.sub(_escaped, value.text) + '"'
        if value.language:
            return f"{quoted}@{value.language}"
        return f"{quoted}^^{self._name(value.datatype)}" if value.datatype else quoted

    def _name(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        if colon and prefix in self._prefixes:
            return name if _LOCAL.fullmatch(local) else f"<{self._prefixes[prefix]}{local}>"
        return f"<{name}>"


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04X}"
