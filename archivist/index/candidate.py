"""A document that may match: its stored facts, its text fetched on demand, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from archivist.domain.kind import Kind
from archivist.index.document import TEXT_FIELDS, Hit, IndexDocument
from archivist.index.highlight import WIDTH, excerpt
from archivist.index.query import Term

# 文号 and 发文单位 were read out of the text as a rule: there a person wants to see them.
_SHOWN_IN = {"number": ("text", "number"), "issuer": ("text", "issuer")}


class Facts(NamedTuple):
    """What the index stores of a document; plain values."""

    path: str
    stamp: str
    title: str
    caption: str
    number: str
    issuer: str
    name: str
    standards: tuple[str, ...]
    kinds: tuple[str, ...]


def facts_of(document: IndexDocument) -> tuple[object, ...]:
    """Return the stored facts of *document* as a plain tuple."""
    return tuple(
        Facts(
            document.path,
            document.stamp,
            document.title,
            document.caption,
            document.number,
            document.issuer,
            document.name,
            tuple(document.standards),
            tuple(map(str, document.kinds)),
        )
    )


class Candidate:
    """A document that matches; its fields are fetched when they are asked for.

    *normal_of* gives the normal form of a field, *text_of* the text of a path as it was read.
    """

    def __init__(
        self, facts: Facts, normal_of: Callable[[str], str], text_of: Callable[[str], str]
    ) -> None:
        self.facts = facts
        self.normal = normal_of
        self._text_of = text_of

    def original(self, name: str) -> str:
        """Return a field as it was read."""
        if name != "text":
            return str(getattr(self.facts, name))
        return self._text_of(self.facts.path)


def shown(candidate: Candidate, terms: Iterable[Term], score: float) -> Hit:
    """Return the hit for a document: where one of *terms* stands, and the words to mark.

    Without any word to mark (a query of NOT alone) it shows the beginning of the text.
    """
    facts = candidate.facts
    wanted = tuple(terms)
    for name in TEXT_FIELDS:
        asked = [term.text for term in wanted if name in _fields_of(term)]
        normal = candidate.normal(name) if asked else ""
        words = [text for text in asked if text in normal]
        if words:
            return _hit(candidate, name, words, score)
    start = " ".join(candidate.original("text")[: WIDTH * 2].split())[:WIDTH]
    kinds = tuple(map(Kind, facts.kinds))
    return Hit(facts.path, "text", score, (), start, (), facts.title, facts.standards, kinds)


def _fields_of(term: Term) -> tuple[str, ...]:
    return _SHOWN_IN.get(term.field or "", term.fields)


def _hit(candidate: Candidate, name: str, words: Iterable[str], score: float) -> Hit:
    facts = candidate.facts
    found = excerpt(candidate.original(name), words)
    return Hit(
        facts.path,
        name,
        score,
        found.offsets,
        found.snippet,
        found.spans,
        facts.title,
        facts.standards,
        tuple(map(Kind, facts.kinds)),
    )
