"""From a query to the engine's: the documents that can match, by their tokens alone.

Tokens never miss a match but may let a wrong document through (its pairs stand apart). So two plans
are made of every query: the widest (all that may match) and the narrowest (all that certainly
match). NOT turns one into the other; the widest is what gets verified.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from whoosh import query as whoosh_query

from archivist.index.analyzer import is_decided_by_tokens, query_tokens
from archivist.index.document import Filters
from archivist.index.query import And, Node, Or, Term

#: How much a word in a field counts against the same word in the text.
BOOSTS = {"title": 3.0, "number": 3.0, "name": 2.0, "caption": 2.0, "issuer": 1.5, "text": 1.0}


def candidates(node: Node, filters: Filters) -> Any:
    """Return the Whoosh query of every document that may match *node* and passes *filters*."""
    parts = [_widest(node), *_filters(filters)]
    return whoosh_query.And(parts).normalize()


def is_decided(node: Node) -> bool:
    """Whether the candidates are exactly the matches, so that counting them needs no text."""
    if isinstance(node, Term):
        return is_decided_by_tokens(node.text)
    if isinstance(node, And | Or):
        return all(is_decided(part) for part in node.parts)
    return is_decided(node.part)


def _widest(node: Node) -> Any:
    if isinstance(node, Term):
        return _holds_tokens(node)
    if isinstance(node, And):
        return _all_of([_widest(part) for part in node.parts])
    if isinstance(node, Or):
        return whoosh_query.Or([_widest(part) for part in node.parts])
    return _without(_narrowest(node.part))


def _narrowest(node: Node) -> Any:
    if isinstance(node, Term):
        decided = is_decided_by_tokens(node.text)
        return _holds_tokens(node) if decided else whoosh_query.NullQuery
    if isinstance(node, And):
        return _all_of([_narrowest(part) for part in node.parts])
    if isinstance(node, Or):
        return whoosh_query.Or([_narrowest(part) for part in node.parts])
    return _without(_widest(node.part))


def _without(unwanted: Any) -> Any:
    everything = whoosh_query.Every()
    if unwanted == whoosh_query.NullQuery:
        return everything
    return whoosh_query.AndNot(everything, unwanted)


def _all_of(parts: list[Any]) -> Any:
    return (
        whoosh_query.NullQuery
        if any(part == whoosh_query.NullQuery for part in parts)
        else whoosh_query.And(parts)
    )


def _holds_tokens(term: Term) -> Any:
    return whoosh_query.Or(
        [
            whoosh_query.And(
                [
                    whoosh_query.Term(
                        name, token.encode(errors="surrogatepass"), boost=BOOSTS[name]
                    )
                    for token in query_tokens(term.text)
                ]
            )
            for name in term.fields
        ]
    )


def _filters(filters: Filters) -> list[Any]:
    wanted = (
        ("standards", filters.standard),
        ("kinds", filters.kind and str(filters.kind)),
        ("units", filters.unit),
    )
    parts: list[Any] = [
        whoosh_query.Term(name, str(v).encode(errors="surrogatepass")) for name, v in wanted if v
    ]
    if filters.after:
        parts.append(_days("last_day", filters.after, None))
    if filters.before:
        parts.append(_days("first_day", None, filters.before))
    return [whoosh_query.ConstantScoreQuery(part, 0.0) for part in parts]


def _days(name: str, first: date | None, last: date | None) -> Any:
    start, end = (day.isoformat() if day else None for day in (first, last))
    return whoosh_query.TermRange(name, start, end)
