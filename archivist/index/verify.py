"""Look candidates up in the normal forms the index holds: a match is an exact substring."""

from __future__ import annotations

from collections.abc import Callable

from archivist.index.leaf import Leaf
from archivist.index.query import And, Node, Or, Term

Verifier = Callable[[int], bool]


def verifier(node: Node, leaf: Leaf) -> Verifier:
    """Return the question whether a document of *leaf* matches *node*.

    UTF-8 holds a character's bytes nowhere but where the character stands, so that bytes may be
    compared without decoding them.
    """
    if isinstance(node, Term):
        return _holds(node, leaf)
    if isinstance(node, And):
        parts = [verifier(part, leaf) for part in node.parts]
        return lambda document: all(part(document) for part in parts)
    if isinstance(node, Or):
        parts = [verifier(part, leaf) for part in node.parts]
        return lambda document: any(part(document) for part in parts)
    unwanted = verifier(node.part, leaf)
    return lambda document: not unwanted(document)


def _holds(term: Term, leaf: Leaf) -> Verifier:
    wanted = term.text.encode(errors="surrogatepass")
    columns = [column for name in term.fields if (column := leaf.column(name)) is not None]

    def look(document: int) -> bool:
        for column in columns:  # noqa: SIM110 — this loop is most of a search's time
            if wanted in column[document]:
                return True
        return False

    return look
