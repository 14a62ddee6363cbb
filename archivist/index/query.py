"""What a person types into the search box, taken apart.

* words side by side must all be there; ``"…"`` or “…” keeps a phrase with its spaces together
* ``AND``, ``OR``, ``NOT`` in capitals; ``-word`` is NOT word; parentheses group
* ``title:`` ``number:`` ``issuer:`` ``name:`` ``caption:`` ``text:`` (标题 文号 发文单位 文件名
  图片说明 正文), with a half- or full-width colon, before a word, a phrase or a group

Every word is an exact substring of the normal form. There are no errors: what cannot be an operator
is a word, so ``包府发(2017)12号`` and ``(2017)12号`` are found as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archivist.domain.text import normalise
from archivist.index.document import DEFAULT_FIELDS, TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Term:
    """A substring, already in the normal form; *field* None means the default fields."""

    text: str
    field: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it may stand in."""
        return DEFAULT_FIELDS if self.field is None else (self.field,)


@dataclass(frozen=True, slots=True)
class And:
    """All parts must match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part at least must match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not match."""

    part: Node


Node = Term | And | Or | Not

_QUOTES = {'"': '"', "“": "”", "”": "”", "＂": "＂", "「": "」"}
_OPEN, _CLOSE = "(（", ")）"
_FIELD_WORDS = {
    **{name: name for name in TEXT_FIELDS},
    "标题": "title",
    "文号": "number",
    "发文单位": "issuer",
    "文件名": "name",
    "图片说明": "caption",
    "正文": "text",
}


def parse(query: str) -> Node | None:
    """Return what *query* asks for, or None when it asks for nothing."""
    return _Parser(query).either(None)


def matches(node: Node, normal_of: Callable[[str], str]) -> bool:
    """Whether a document matches; *normal_of* gives the normal form of each of its fields."""
    if isinstance(node, Term):
        return any(node.text in normal_of(name) for name in node.fields)
    if isinstance(node, And):
        return all(matches(part, normal_of) for part in node.parts)
    if isinstance(node, Or):
        return any(matches(part, normal_of) for part in node.parts)
    return not matches(node.part, normal_of)


def wanted_terms(node: Node) -> Iterator[Term]:
    """Yield the terms that are asked for, without those that must not be there."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted_terms(part)


class _Parser:
    """A recursive descent: either › all_of › one › a word, a phrase or a group."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0
        self._depth = 0

    def either(self, field: str | None) -> Node | None:
        """Read parts joined by OR, up to the end or the closing parenthesis of this group."""
        parts = [self._all_of(field)]
        while self._takes_word("OR"):
            parts.append(self._all_of(field))
        return _joined(Or, parts)

    def _all_of(self, field: str | None) -> Node | None:
        parts: list[Node | None] = []
        while not self._is_over() and not self._sees_word("OR"):
            if not self._takes_word("AND"):
                parts.append(self._one(field))
        return _joined(And, parts)

    def _one(self, field: str | None) -> Node | None:
        if self._takes_word("NOT") or self._takes_minus():
            part = None if self._is_over() else self._one(field)
            return Not(part) if part is not None else None
        field = self._takes_field() or field
        here = self._query[self._at : self._at + 1]
        if here and here in _OPEN and self._opens_group():
            return self._group(field)
        text = self._phrase(here) if here in _QUOTES else self._word()
        normal = normalise(text)
        return Term(normal, field) if normal else None

    def _group(self, field: str | None) -> Node | None:
        self._at += 1
        self._depth += 1
        node = self.either(field)
        self._depth -= 1
        self._at += 1
        return node

    def _phrase(self, quote: str) -> str:
        end = self._query.find(_QUOTES[quote], self._at + 1)
        end = len(self._query) if end < 0 else end
        text = self._query[self._at + 1 : end]
        self._at = end + 1
        return text

    def _word(self) -> str:
        """Read up to white space or to the parenthesis that closes the group around it."""
        start, inner = self._at, 0
        while self._at < len(self._query):
            here = self._query[self._at]
            if here.isspace() or (here in _CLOSE and not inner and self._depth):
                break
            inner += (here in _OPEN) - (here in _CLOSE and inner > 0)
            self._at += 1
        return self._query[start : self._at]

    def _is_over(self) -> bool:
        while self._query[self._at : self._at + 1].isspace():
            self._at += 1
        here = self._query[self._at : self._at + 1]
        return not here or (self._depth > 0 and here in _CLOSE)

    def _opens_group(self) -> bool:
        """Whether the parenthesis here has a partner that ends a word: ``(2017)12号`` has none."""
        level, quote = 0, ""
        for index in range(self._at, len(self._query)):
            here = self._query[index]
            if quote or here in _QUOTES:  # what is quoted groups nothing
                quote = "" if here == quote else quote or _QUOTES[here]
                continue
            level += (here in _OPEN) - (here in _CLOSE)
            if not level:
                after = self._query[index + 1 : index + 2]
                return not after or after.isspace() or after in _CLOSE
        return False

    def _sees_word(self, word: str) -> bool:
        end = self._at + len(word)
        after = self._query[end : end + 1]
        return self._query[self._at : end] == word and (
            not after or after.isspace() or after in _OPEN + _CLOSE
        )

    def _takes_word(self, word: str) -> bool:
        if self._is_over() or not self._sees_word(word):
            return False
        self._at += len(word)
        return True

    def _takes_minus(self) -> bool:
        after = self._query[self._at + 1 : self._at + 2]
        if self._query[self._at : self._at + 1] != "-" or not after or after.isspace():
            return False
        self._at += 1
        return True

    def _takes_field(self) -> str | None:
        for word, field in _FIELD_WORDS.items():
            end = self._at + len(word)
            after = self._query[end + 1 : end + 2]
            if (
                self._query[self._at : end].lower() == word
                and self._query[end : end + 1] in {":", "："}
                and after
                and not after.isspace()
            ):
                self._at = end + 1
                return field
        return None


def _joined(join: type[And | Or], parts: list[Node | None]) -> Node | None:
    kept = tuple(part for part in parts if part is not None)
    return join(kept) if len(kept) > 1 else next(iter(kept), None)
