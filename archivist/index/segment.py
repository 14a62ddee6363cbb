"""How documents become an ordinary Whoosh segment, without one Python object per posting.

Whoosh's own writer makes a token object for each occurrence and sorts postings through temporary
files. Here a field's terms come counted, postings gather in one array a term, and blocks are written
whole. Any stock Whoosh reads, merges and deletes in the result.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping
from operator import sub
from pathlib import Path
from pickle import dumps
from struct import pack
from typing import Any

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence
from whoosh.index import TOC, clean_files
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from archivist.index.document import TEXT_FIELDS
from archivist.index.durable import sync_folder, write_sizes

_COUNT_BITS = 32
_MOST = (1 << _COUNT_BITS) - 1
_SMALL = 64  # bytes; compressing less gains nothing
_BLOCK = 512  # postings


class GramField(FieldType):  # type: ignore[misc]
    """Text by its single characters and pairs; scored by how often they occur."""

    def __init__(self) -> None:
        super().__init__(Existence(), None, scorable=True)


class WordsField(FieldType):  # type: ignore[misc]
    """Whole values, one term each: what filters ask for."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)


class StoredField(FieldType):  # type: ignore[misc]
    """What a hit shows without asking anyone; kept, not indexed."""

    indexed = False

    def __init__(self) -> None:
        super().__init__(None, None, stored=True)


WORD_FIELDS = ("path", "standards", "kinds", "units", "first_day", "last_day")


def schema() -> Schema:
    """Return the fields of the index."""
    return Schema(
        facts=StoredField(),
        **{name: GramField() for name in TEXT_FIELDS},
        **{name: WordsField() for name in WORD_FIELDS},
    )


class TermPool:
    """Postings by field and term: one array a term, (document << 32 | count), documents ascending."""

    def __init__(self) -> None:
        self.fields: defaultdict[str, defaultdict[str, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("Q"))
        )

    def add_counts(self, field: str, document: int, counts: Mapping[str, int]) -> None:
        """Take all terms of one field of a document."""
        terms, base = self.fields[field], document << _COUNT_BITS
        for term, count in counts.items():
            terms[term].append(base | count)

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting of a segment that is merged, as Whoosh hands them over."""
        field, term, document, weight, _ = posting
        self.add_counts(field, document, {term.decode(errors="surrogatepass"): int(weight)})

    def iter_postings(self) -> TermPool:
        """Return itself: :class:`_FieldWriter` takes the arrays whole."""
        return self

    def cleanup(self) -> None:
        """Forget everything; nothing was written aside."""
        self.fields.clear()


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Schema, lengths: Any, pool: TermPool) -> None:
        for name in sorted(pool.fields):
            self.start_field(name, schema[name])
            length_of = _length_bytes(lengths, name) if schema[name].scorable else _no_length
            prefix = pack("!H", self._fieldid)
            terms = pool.fields[name]
            for term in sorted(terms):
                info = self._write(terms[term], length_of)
                key = prefix + term.encode(errors="surrogatepass")
                self._tindex.add(key, info.to_bytes())
            self.finish_field()

    def _write(self, coded: array[int], length_of: Callable[[int], int]) -> W3TermInfo:
        ids = [code >> _COUNT_BITS for code in coded]
        weights = [float(code & _MOST) for code in coded]
        sizes = [length_of(each) for each in ids]
        info = W3TermInfo()
        info._df, info._weight, info._maxweight = len(ids), sum(weights), max(weights)  # noqa: SLF001
        info._minid, info._maxid = ids[0], ids[-1]  # noqa: SLF001
        info._minlength, info._maxlength = min(sizes), max(sizes)  # noqa: SLF001
        if len(ids) == 1:
            info.set_inlined(ids, weights, [b""])
            return info
        start = self._postfile.tell()
        self._postfile.write(WHOOSH3_HEADER_MAGIC)
        for first in range(0, len(ids), _BLOCK):
            part = slice(first, first + _BLOCK)
            self._block(ids[part], weights[part], sizes[part], last=first + _BLOCK >= len(ids))
        info.set_extent(start, self._postfile.tell() - start)
        return info

    def _block(self, ids: list[int], weights: list[float], sizes: list[int], *, last: bool) -> None:
        """Write one block as ``W3PostingsWriter._write_block`` does."""
        deltas = (ids[0], *map(sub, ids[1:], ids))
        heaviest = max(weights)
        same = None if heaviest == 1.0 else tuple(weights)
        data = dumps((deltas, same, None), 2)
        level = 3 if len(data) > _SMALL else 0
        if level:
            data = zlib.compress(data, level)
        shortest, longest = length_to_byte(min(sizes)), length_to_byte(max(sizes))
        head = dumps((len(ids), ids[-1], heaviest, level, shortest, longest), 2)
        length = len(head) + len(data)
        self._postfile.write(pack("!i", -length if last else length) + head + data)


class _Codec(W3Codec):  # type: ignore[misc]
    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002 — Whoosh's signature
        # The segment is marked with the stock codec: reading needs nothing of ours.
        return W3Segment(W3Codec(), indexname)


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """Writes one segment; on commit the bytes are on the disk before the old state is let go.

    Whoosh itself never calls fsync, so that a power cut could leave a torn segment under a table of
    contents that names it.
    """

    def __init__(self, index: Any, folder: Path, timeout: float) -> None:
        super().__init__(index, codec=_Codec(), timeout=timeout)
        self._folder = folder
        self.pool = TermPool()

    def add(self, facts: tuple[object, ...], terms: Mapping[str, Mapping[str, int]]) -> None:
        """Add one document: what it stores, and the counted terms of each field."""
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_field("facts", self.schema["facts"], facts, 0)
        for name, counts in terms.items():
            field = self.schema[name]
            length = sum(counts.values()) if field.scorable else 0
            self.perdocwriter.add_field(name, field, None, length)
            self.pool.add_counts(name, self.docnum, counts)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _commit_toc(self, segments: list[Any]) -> None:
        write_sizes(self._folder)
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        sync_folder(self._folder, f"_{self.indexname}_{self.generation}.toc")
        clean_files(self.storage, self.indexname, self.generation, segments)


def _length_bytes(lengths: Any, name: str) -> Callable[[int], int]:
    known: dict[int, int] = {}

    def length_of(document: int) -> int:
        if document not in known:
            known[document] = lengths.doc_field_length(document, name) or 0
        return known[document]

    return length_of


def _no_length(_document: int) -> int:
    return 0
