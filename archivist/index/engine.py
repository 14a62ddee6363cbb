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
from whoosh.scoring import BM25F

from archivist.domain.text import normalise
from archivist.errors import CannotWriteError
from archivist.i18n import _
from archivist.index.analyzer import tokens
from archivist.index.candidate import Candidate, Facts, facts_of, shown
from archivist.index.document import TEXT_FIELDS, Answer, Filters, Hit, IndexDocument, StaleIndex
from archivist.index.durable import is_whole, sync_folder, write_sizes
from archivist.index.plan import candidates, is_decided
from archivist.index.query import Node, matches, parse
from archivist.index.segment import DurableWriter, schema
from archivist.index.storage import HeldStorage

_NAME = "MAIN"
_BATCH = 8_000_000  # characters of one segment; about 300 MB while it is written
_PATIENCE = 30.0  # seconds to wait for another writer
_WORN = 0.25  # share of deleted documents above which a rebuild pays


class SearchIndex:
    """The index in *folder*. Nothing is opened until it is needed; close it, or use ``with``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open_index: FileIndex | None = None
        self._open_searcher: Any = None

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
        searcher, self._open_searcher = self._open_searcher, None
        if searcher is not None:
            searcher.close()
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
            every = self._searcher().reader().all_stored_fields()
            return {facts.path: facts.stamp for facts in (Facts(*f["facts"]) for f in every)}

    @property
    def worn(self) -> bool:
        """Whether so much was replaced that a rebuild makes it smaller and faster."""
        with _damage_is_stale(self.close):
            reader = self._searcher().reader()
            held = reader.doc_count_all()
            return bool(held) and 1 - reader.doc_count() / held > _WORN

    def update(self, documents: Iterable[IndexDocument], removed: Iterable[str] = ()) -> None:
        """Put *documents* in, replacing those of the same path, and take *removed* paths out.

        All in one commit (one every eight million characters, so that memory stays bounded); a
        missing index is made. Raises StaleIndex when the one there cannot be used, and
        CannotWriteError when the disk or another writer is in the way.
        """
        if not self.exists:
            self._create(self._folder)
        index = self._index()
        gone = list(removed)
        for batch in _batches(documents):
            self._write(index, batch, gone)
            gone = []
        if gone:
            self._write(index, (), gone)

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
                fresh.update(documents)
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
        count_limit: int = 300,
    ) -> Answer:
        """Return the best *limit* documents that match *query*, and how many match.

        *text_of* gives the extract's text of a path. Candidates are looked at in the order of their
        rank; after *count_limit* of them the rest is not looked at and the total is an upper bound.
        Raises StaleIndex when the index cannot be used.
        """
        node = parse(query)
        if node is None:
            return Answer()
        ranked = self._ranked(node, filters)
        decided = is_decided(node)
        hits: list[Hit] = []
        total = 0
        for position, (score, document) in enumerate(ranked):
            rest = len(ranked) - position
            if len(hits) >= limit and (decided or position >= count_limit):
                return Answer(tuple(hits), total + rest, exact=decided)
            candidate = Candidate(self._facts(document), text_of)
            if decided or matches(node, candidate.normal):
                total += 1
                if len(hits) < limit:
                    hits.append(shown(candidate, node, score))
        return Answer(tuple(hits), total)

    def _ranked(self, node: Node, filters: Filters) -> list[tuple[float, int]]:
        with _damage_is_stale(self.close):
            found = self._searcher().search(candidates(node, filters), limit=None)
            return sorted(found.top_n, key=lambda scored: (-scored[0], scored[1]))

    def _facts(self, document: int) -> Facts:
        with _damage_is_stale(self.close):
            return Facts(*self._searcher().stored_fields(document)["facts"])

    def _searcher(self) -> Any:
        if self._open_searcher is None:
            self._open_searcher = self._index().searcher(weighting=BM25F())
        return self._open_searcher

    def _index(self) -> FileIndex:
        if self._open_index is None:
            if not self.exists:
                raise StaleIndex(str(self._folder))
            storage = HeldStorage(self._folder)
            with _damage_is_stale(storage.release):
                segments = TOC.read(storage, _NAME, schema=schema()).segments
                if not is_whole(self._folder, (s.make_filename(".seg") for s in segments)):
                    raise StaleIndex(str(self._folder))
                self._open_index = FileIndex(storage, schema=schema(), indexname=_NAME)
        return self._open_index

    def _create(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            FileIndex.create(HeldStorage(folder), schema(), _NAME)
            write_sizes(folder)
        except OSError as error:
            raise _cannot_write(folder, error) from error

    def _write(
        self, index: FileIndex, documents: Iterable[IndexDocument], removed: Iterable[str]
    ) -> None:
        """Make one commit."""
        try:
            writer = DurableWriter(index, self._folder, timeout=_PATIENCE)
        except LockError as error:
            detail = _("另一个程序正在更新检索数据")
            raise CannotWriteError(path=self._folder, detail=detail) from error
        try:
            self._fill(writer, tuple(documents), removed)
            writer.commit()
        except OSError as error:
            raise _cannot_write(self._folder, error) from error
        finally:
            if not writer.is_closed:
                writer.cancel()
            self.close()

    def _fill(
        self, writer: DurableWriter, documents: tuple[IndexDocument, ...], gone: Iterable[str]
    ) -> None:
        with _damage_is_stale(self.close), writer.searcher() as searcher:
            for path in (*gone, *(document.path for document in documents)):
                term = path.encode(errors="surrogatepass")
                writer.delete_by_term("path", term, searcher=searcher)
        for document in documents:
            writer.add(facts_of(document), _terms(document))


def _terms(document: IndexDocument) -> dict[str, Mapping[str, int]]:
    words: dict[str, tuple[str, ...]] = {
        "path": (document.path,),
        "standards": document.standards,
        "kinds": tuple(map(str, document.kinds)),
        "units": document.units,
    }
    if document.date is not None:
        words["first_day"] = (document.date.first.isoformat(),)
        words["last_day"] = (document.date.last.isoformat(),)
    return {
        **{name: dict.fromkeys(values, 1) for name, values in words.items()},
        **{name: tokens(normalise(getattr(document, name))) for name in TEXT_FIELDS},
    }


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
