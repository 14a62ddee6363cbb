"""The full-text index: exact for Chinese, disposable, safe against a power cut.

The folder holds a Whoosh index and nothing that cannot be rebuilt from the extracts. It is private
to this machine: Whoosh keeps pickles, so a folder from elsewhere must never be opened.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh.index import TOC, FileIndex, LockError

from archivist.domain.text import normalise
from archivist.errors import CannotWriteError
from archivist.i18n import _
from archivist.index.answer import DEFAULT_COUNT_LIMIT, Asked, answer
from archivist.index.candidate import facts_of
from archivist.index.document import TEXT_FIELDS, Answer, Filters, IndexDocument, StaleIndex
from archivist.index.durable import is_whole, sync_folder
from archivist.index.leaf import Leaf, leaves_of
from archivist.index.likeness import telling_words
from archivist.index.plan import Statistics
from archivist.index.query import Or, Term, parse
from archivist.index.segment import INDEX_NAME, DurableWriter, schema, write_toc
from archivist.index.storage import HeldStorage
from archivist.index.vocabulary import Vocabulary

_BATCH = 3_000_000  # characters of one segment; about 220 MB while it is written
_PATIENCE = 30.0  # seconds to wait for another writer
_WORN = 0.25  # share of deleted documents above which a rebuild pays
_SMALL = 500  # documents; a segment of fewer is gathered with others of its kind
_MOST_SMALL = 8  # small segments


class SearchIndex:
    """The index in *folder*. Nothing is opened until it is needed; close it, or use ``with``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open_index: FileIndex | None = None
        self._open_reader: Any = None
        self._open_leaves: tuple[Leaf, ...] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every file."""
        self._open_leaves = None
        reader, self._open_reader = self._open_reader, None
        if reader is not None:
            reader.close()
        index, self._open_index = self._open_index, None
        if index is not None:
            index.storage.release()

    @property
    def exists(self) -> bool:
        """Whether there is an index at all, usable or not."""
        return self._folder.is_dir() and any(self._folder.iterdir())

    def held(self) -> Mapping[str, str]:
        """Return path → stamp of every document; raise StaleIndex when the index cannot be used."""
        with _damage_is_stale(self.close):
            return {
                place: stamp for leaf in self._leaves() for place, stamp in _held(leaf, leaf.every)
            }

    def scattered(self) -> frozenset[str]:
        """Return the paths that lie in many small segments, to be put in again together.

        Empty while there are few such segments: every search looks into each.
        """
        with _damage_is_stale(self.close):
            small = [leaf for leaf in self._leaves() if leaf.size < _SMALL]
            if len(small) <= _MOST_SMALL:
                return frozenset()
            return frozenset(place for leaf in small for place, _ in _held(leaf, leaf.every))

    @property
    def worn(self) -> bool:
        """Whether so much was replaced that a rebuild makes it smaller and faster."""
        with _damage_is_stale(self.close):
            held = sum(leaf.size for leaf in self._leaves())
            return bool(held) and 1 - self._reader().doc_count() / held > _WORN

    def update(self, documents: Iterable[IndexDocument], removed: Iterable[str] = ()) -> None:
        """Put *documents* in, replacing those of the same path, and take *removed* paths out.

        One commit every three million characters, so that memory stays bounded; a missing index is
        made. Raises StaleIndex when the one there cannot be used, and CannotWriteError when the disk
        or another writer is in the way.
        """
        if not self.exists:
            self._create(self._folder)
        index = self._index()
        gone = list(removed)
        for batch in _batches(documents):
            self._write(index, batch, [*gone, *(document.path for document in batch)])
            gone = []
        if gone:
            self._write(index, [], gone)

    def rebuild(self, documents: Iterable[IndexDocument]) -> None:
        """Make the index anew beside the old one, then put it in its place.

        Raises CannotWriteError; the old index is untouched until the new one is whole.
        """
        aside = self._folder.with_name(f"{self._folder.name}.partial")
        old = self._folder.with_name(f"{self._folder.name}.old")
        try:
            for leftover in (aside, old):
                shutil.rmtree(leftover, ignore_errors=True)
            with SearchIndex(aside) as fresh:
                self._create(aside)
                fresh._fill_empty(documents)
            self.close()
            if self._folder.exists():
                self._folder.rename(old)
            aside.rename(self._folder)
            sync_folder(self._folder.parent)
            shutil.rmtree(old, ignore_errors=True)
        except OSError as error:
            raise _cannot_write(self._folder, error) from error

    def search(
        self,
        query: str,
        filters: Filters,
        limit: int,
        text_of: Callable[[str], str],
        *,
        count_limit: int = DEFAULT_COUNT_LIMIT,
    ) -> Answer:
        """Return the best *limit* documents that match *query*, and how many match.

        *text_of* gives the extract's text of a path, for the snippets. Candidates are looked at in the
        order of their rank; after *count_limit* of them, and *limit* hits, the total is estimated.
        Raises StaleIndex when the index cannot be used.
        """
        node = parse(query)
        if node is None:
            return Answer()
        with _damage_is_stale(self.close):
            leaves = self._leaves()
        asked = Asked(node, filters, limit, count_limit)
        return answer(asked, leaves, text_of, lambda: _damage_is_stale(self.close))

    def like(
        self, path: str, filters: Filters, limit: int, text_of: Callable[[str], str]
    ) -> Answer:
        """Return the documents most like the one at *path*: those that share its telling words.

        Empty when the path is not held or has no text of its own. Raises StaleIndex.
        """
        with _damage_is_stale(self.close):
            leaves = self._leaves()
            words = telling_words(path, leaves)
        if not words:
            return Answer()
        terms = tuple(Term(word, "text") for word in words)
        asked = Asked(Or(terms), filters, limit, without=path)
        return answer(asked, leaves, text_of, lambda: _damage_is_stale(self.close))

    def vocabulary(self) -> Vocabulary:
        """Return what words the index holds, while it is open. Raises StaleIndex."""
        with _damage_is_stale(self.close):
            leaves = self._leaves()
        return Vocabulary(leaves, Statistics(leaves))

    def _leaves(self) -> tuple[Leaf, ...]:
        if self._open_leaves is None:
            self._open_leaves = leaves_of(self._reader())
        return self._open_leaves

    def _reader(self) -> Any:
        if self._open_reader is None:
            self._open_reader = self._index().reader()
        return self._open_reader

    def _index(self) -> FileIndex:
        if self._open_index is None:
            if not self.exists:
                raise StaleIndex(str(self._folder))
            storage = HeldStorage(self._folder)
            with _damage_is_stale(storage.release):
                contents = TOC.read(storage, INDEX_NAME, schema=schema())
                files = [each.make_filename(".seg") for each in contents.segments]
                files.append(f"_{INDEX_NAME}_{contents.generation}.toc")
                if not is_whole(self._folder, files):
                    raise StaleIndex(str(self._folder))
                self._open_index = FileIndex(storage, schema=schema(), indexname=INDEX_NAME)
        return self._open_index

    def _create(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_toc(folder, 0, [])
        except OSError as error:
            raise _cannot_write(folder, error) from error

    def _fill_empty(self, documents: Iterable[IndexDocument]) -> None:
        """Put *documents* into an index that holds nothing: only repeated paths replace others."""
        index, held = self._index(), set[str]()
        for batch in _batches(documents):
            paths = {document.path for document in batch}
            self._write(index, batch, sorted(held & paths))
            held |= paths

    def _write(self, index: FileIndex, documents: list[IndexDocument], gone: list[str]) -> None:
        """Make one commit: what is *gone* is taken out before *documents* go in."""
        try:
            writer = DurableWriter(index, self._folder, timeout=_PATIENCE)
        except LockError as error:
            detail = _("另一个程序正在更新检索数据")
            raise CannotWriteError(path=self._folder, detail=detail) from error
        try:
            self._take_out(writer, gone)
            for document in documents:
                texts = {name: normalise(getattr(document, name)) for name in TEXT_FIELDS}
                writer.add(facts_of(document), texts, _words(document), _columns(document))
            writer.commit()
        except OSError as error:
            raise _cannot_write(self._folder, error) from error
        finally:
            if not writer.is_closed:
                writer.cancel()
            self.close()

    def _take_out(self, writer: DurableWriter, paths: list[str]) -> None:
        if not paths:
            return
        with _damage_is_stale(self.close), writer.reader() as reader:
            leaves = leaves_of(reader)
            for path in paths:
                for leaf in leaves:
                    for document in leaf.postings("path", path)[0].tolist():
                        writer.delete_document(leaf.first + document)


def _held(leaf: Leaf, documents: Iterable[int]) -> Iterator[tuple[str, str]]:
    places, stamps = leaf.column("place"), leaf.column("stamp")
    if places is not None and stamps is not None:
        for document in documents:
            yield places.text(document), stamps.text(document)


def _words(document: IndexDocument) -> dict[str, tuple[str, ...]]:
    return {
        "path": (document.path,),
        "standards": document.standards,
        "kinds": tuple(map(str, document.kinds)),
        "units": document.units,
    }


def _columns(document: IndexDocument) -> dict[str, bytes | int]:
    columns: dict[str, bytes | int] = {
        "place": document.path.encode(errors="surrogatepass"),
        "stamp": document.stamp.encode(),
    }
    if document.date is not None:
        columns["first_day"] = document.date.first.toordinal()
        columns["last_day"] = document.date.last.toordinal()
    return columns


def _batches(documents: Iterable[IndexDocument]) -> Iterator[list[IndexDocument]]:
    """Gather documents into segments; of two with one path the later counts."""
    batch: dict[str, IndexDocument] = {}
    size = 0
    for document in documents:
        batch[document.path] = document
        size += len(document.text)
        if size >= _BATCH:
            yield list(batch.values())
            batch, size = {}, 0
    if batch:
        yield list(batch.values())


def _cannot_write(folder: Path, error: OSError) -> CannotWriteError:
    return CannotWriteError(path=folder, detail=error.strerror or str(error))


@contextmanager
def _damage_is_stale(release: Callable[[], None]) -> Iterator[None]:
    """Turn whatever torn bytes make Whoosh raise into the one answer there is: rebuild."""
    try:
        yield
    except Exception as error:
        release()
        if isinstance(error, StaleIndex):
            raise
        raise StaleIndex(str(error)) from error
