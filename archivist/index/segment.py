"""How documents become an ordinary Whoosh segment, in arrays instead of objects.

Whoosh's own writer makes a token object for each occurrence and sorts postings through temporary
files. Here the texts of a segment are counted at once, and its files are written from arrays. Any
stock Whoosh reads the result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from struct import pack
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Existence
from whoosh.index import TOC, clean_files
from whoosh.writing import NO_MERGE, SegmentWriter

from archivist.index.document import TEXT_FIELDS
from archivist.index.durable import write_contents
from archivist.index.gram_codes import Array, Postings, grams
from archivist.index.posting_file import write_blocks
from archivist.index.ragged import Rows, rows_of, utf8_rows
from archivist.index.term_file import TermFile, term_infos

#: What Whoosh calls the index in the names of its files.
INDEX_NAME = "MAIN"
#: Bytes of any length, one value a document.
BYTES = VarBytesColumn()
#: A day's ordinal, or 0 for none.
DAY = NumericColumn("I", default=0)


class GramField(FieldType):  # type: ignore[misc]
    """Text by its single characters and pairs; its normal form beside, to look hits up in."""

    def __init__(self) -> None:
        super().__init__(Existence(), None, scorable=True)
        self.column_type = BYTES


class WordsField(FieldType):  # type: ignore[misc]
    """Whole values, one term each: what filters ask for."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)


class ColumnField(FieldType):  # type: ignore[misc]
    """One value a document, not indexed."""

    indexed = False

    def __init__(self, column: Any) -> None:
        super().__init__(None, None)
        self.column_type = column


class StoredField(FieldType):  # type: ignore[misc]
    """What a hit shows without asking anyone; kept, not indexed."""

    indexed = False

    def __init__(self) -> None:
        super().__init__(None, None, stored=True)


WORD_FIELDS = ("path", "standards", "kinds", "units")
COLUMN_FIELDS = {"place": BYTES, "stamp": BYTES, "first_day": DAY, "last_day": DAY}


def schema() -> Schema:
    """Return the fields of the index."""
    return Schema(
        facts=StoredField(),
        **{name: GramField() for name in TEXT_FIELDS},
        **{name: WordsField() for name in WORD_FIELDS},
        **{name: ColumnField(column) for name, column in COLUMN_FIELDS.items()},
    )


class Gathered:
    """What a segment will say: the normal form of every text field, the documents of every word."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {name: [] for name in TEXT_FIELDS}
        self.words: dict[str, defaultdict[str, list[int]]] = {
            name: defaultdict(list) for name in WORD_FIELDS
        }

    def iter_postings(self) -> Gathered:
        """Return itself: :class:`_FieldWriter` takes everything whole."""
        return self

    def cleanup(self) -> None:
        """Forget everything; nothing was written aside."""
        self.texts.clear()
        self.words.clear()


class _FieldWriter:
    """Writes terms and postings; has the methods that Whoosh's segment writer calls."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = TermFile(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._blocks = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._fields: dict[str, int] = {}
        self.is_closed = False

    def add_postings(self, _schema: Schema, lengths: Any, gathered: Gathered) -> None:
        for name in sorted({*gathered.texts, *gathered.words}):
            self._fields[name] = len(self._fields)
            if name in gathered.texts:
                self._add_texts(name, gathered.texts.pop(name), lengths)
            else:
                self._add_words(name, gathered.words.pop(name))

    def _add_texts(self, name: str, texts: list[str], lengths: Any) -> None:
        first, second, postings = grams(texts)
        held = length_bytes(lengths, name, len(texts))
        values = self._values(postings, held)
        at = 0
        for batch in values:
            rows = slice(at, at + len(batch.cells))
            keys = utf8_rows(first[rows])
            seconds = second[rows]
            after = utf8_rows(np.maximum(seconds, 1) - 1)
            after.used[seconds == 0] = False
            self._add(name, keys.beside(after), batch)
            at = rows.stop

    def _add_words(self, name: str, words: Mapping[str, list[int]]) -> None:
        if not words:
            return
        named = sorted((word.encode(errors="surrogatepass"), word) for word in words)
        documents = np.concatenate([np.array(words[word], np.uint32) for _, word in named])
        starts = np.cumsum([0, *(len(words[word]) for _, word in named)])
        postings = Postings(starts, documents, np.ones(len(documents), np.uint32))
        values = self._values(postings, np.zeros(int(documents.max()) + 1, np.uint8))
        keys = rows_of([key for key, _ in named])
        at = 0
        for batch in values:
            rows = slice(at, at + len(batch.cells))
            self._add(name, keys.part(rows), batch)
            at = rows.stop

    def _values(self, postings: Postings, lengths: Array) -> list[Rows]:
        offsets, sizes = write_blocks(self._blocks, postings, lengths)
        return term_infos(postings, lengths, offsets, sizes)

    def _add(self, name: str, keys: Rows, values: Rows) -> None:
        prefix = rows_of([pack("!H", self._fields[name])])
        rows = len(keys.cells)
        before = Rows(np.repeat(prefix.cells, rows, axis=0), np.repeat(prefix.used, rows, axis=0))
        self._terms.add(before.beside(keys), values)

    def close(self) -> None:
        self._terms.close(self._fields)
        self._blocks.close()
        self.is_closed = True


class _Codec(W3Codec):  # type: ignore[misc]
    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002 — Whoosh's signature
        # The segment is marked with the stock codec: reading needs nothing of ours.
        return W3Segment(W3Codec(), indexname)


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """Writes one segment; on commit the bytes are on the disk before the old state is let go.

    Whoosh itself never calls fsync, so that a power cut could leave a torn segment under a table of
    contents that names it. Segments are never merged: writing one anew from texts is faster.
    """

    def __init__(self, index: Any, folder: Path, timeout: float) -> None:
        super().__init__(index, codec=_Codec(), timeout=timeout)
        self._folder = folder
        self.pool = Gathered()

    def add(
        self,
        facts: tuple[object, ...],
        texts: Mapping[str, str],
        words: Mapping[str, tuple[str, ...]],
        columns: Mapping[str, bytes | int],
    ) -> None:
        """Add one document.

        *facts* are stored as they are, *texts* hold the normal form of every text field, *words*
        the whole values of word fields, *columns* the value of every column field.
        """
        write = self.perdocwriter
        write.start_doc(self.docnum)
        write.add_field("facts", self.schema["facts"], facts, 0)
        for name, text in texts.items():
            write.add_field(name, self.schema[name], None, len(text))
            write.add_column_value(name, BYTES, text.encode(errors="surrogatepass"))
            self.pool.texts[name].append(text)
        for name, held in columns.items():
            write.add_column_value(name, COLUMN_FIELDS[name], held)
        for name, values in words.items():
            for value in dict.fromkeys(values):
                self.pool.words[name][value].append(self.docnum)
        write.finish_doc()
        self._added = True
        self.docnum += 1

    def commit(self) -> None:
        """Write the segment, and let segments go of which nothing is left."""
        super().commit(mergetype=NO_MERGE)

    def _commit_toc(self, segments: list[Any]) -> None:
        kept = [each for each in segments if each.doc_count_all() > each.deleted_count()]
        write_toc(self._folder, self.generation, kept)
        clean_files(self.storage, self.indexname, self.generation, kept)


def write_toc(folder: Path, generation: int, segments: list[Any]) -> None:
    """Make *segments* the index in *folder*; the bytes are on the disk before the name is."""
    aside = RamStorage()
    TOC(schema(), segments, generation).write(aside, INDEX_NAME)
    name = f"_{INDEX_NAME}_{generation}.toc"
    with aside.open_file(name) as file:
        write_contents(folder, name, file.read())


def length_bytes(reader: Any, name: str, documents: int) -> Array:
    """Return the length of a field in each document, as Whoosh's byte (0 without any)."""
    lengths = np.zeros(documents, np.uint8)
    column = f"_{name}_len"
    if reader.has_column(column):
        file, start, size = reader._get_column_file(column)  # noqa: SLF001 — Whoosh reads bytes one by one
        with file:
            lengths[:size] = np.frombuffer(file.get(start, size), np.uint8)
    return lengths
