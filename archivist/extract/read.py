"""The one door to a file: hash, format, text, secrecy gate, facts and kind. Runs in a worker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import Failure, MaterialRole, Status
from archivist.domain.ocr import Looked, OcrMode
from archivist.extract import gate
from archivist.extract.base import (
    DamagedError,
    EmptyFileError,
    Extract,
    ExtractError,
    UnreadableError,
)
from archivist.extract.codec import encode, encode_facts
from archivist.extract.kinds import ARCHIVES, PICTURES, classify, is_archive, kind_and_role
from archivist.extract.limits import check_size
from archivist.extract.named import with_name
from archivist.extract.pagenotes import PageNotes
from archivist.extract.reach import reachable, said_by_system
from archivist.extract.readers import extract_as
from archivist.extract.see import see
from archivist.extract.sniff import UNKNOWN, extension_differs, is_leftover, knows_ending, sniff
from archivist.extract.source import State, sha256_of, state_of
from archivist.i18n import N_

_TIMES = 2  # a file that changes while it is read is read once more


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What to read: *relative* is its path in the evidence folder (POSIX, NFC).

    *known* are the SHA-256 of contents of the same size that were read before; *ocr* says when
    pages and pictures are looked at; *size* in bytes is what it had when it was listed.
    """

    path: str
    relative: str
    known: tuple[str, ...] = ()
    ocr: OcrMode = OcrMode.NEVER
    size: int = 0


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of it. *size* in bytes; *sha256* is None when refused or when no byte could be read.

    *extract* is None when nothing was read, and when *sha256* is one of the known: then only
    *format*, *extension_differs*, size, time and the kind that path and format alone tell are said,
    and the stored reading holds; :func:`~archivist.extract.kinds.kind_and_role` completes it.
    A worker sends it as *packed*, in the form of :mod:`archivist.extract.codec`.
    """

    relative: str
    sha256: str | None = None
    size: int = 0
    mtime_ns: int = 0
    format: str = ""
    status: Status = Status.FAILED
    kind: Kind | None = None
    role: MaterialRole = MaterialRole.EVIDENCE
    facts: Facts = field(default_factory=Facts)
    extract: Extract | None = None
    failure: Failure | None = None
    extension_differs: bool = False
    looked: Looked = Looked.NOTHING
    packed: bytes | None = None
    packed_facts: bytes | None = None

    @property
    def is_new(self) -> bool:
        """Whether the content was read now."""
        return self.extract is not None or self.packed is not None


def packed(result: ReadResult) -> ReadResult:
    """Return *result* with facts and extract encoded: bytes go to another process far faster."""
    extract = encode(result.extract) if result.extract else None
    facts = encode_facts(result.facts)
    return replace(result, facts=Facts(), extract=None, packed=extract, packed_facts=facts)


def read_file(task: ReadTask) -> ReadResult:
    """Read one file whatever it is; only a crash of the process itself gets past this function.

    What is returned is of one state of the file: one that changes is read again, and fails (G03)
    when it still does not keep still.
    """
    if gate.path_is_marked(task.relative):
        return ReadResult(task.relative, status=Status.REFUSED)
    try:
        with reachable(task.path) as path:
            for _ in range(_TIMES):
                before = state_of(path)
                result = _read(task, path, before)
                if state_of(path) == before:
                    return result
        return _unread(task, DamagedError(N_("读取时文件正在变动")))
    except (ExtractError, OSError, MemoryError) as error:
        return _unread(task, error)


def _unread(task: ReadTask, error: Exception) -> ReadResult:
    code = error.code if isinstance(error, ExtractError) else DamagedError.code
    return ReadResult(task.relative, failure=Failure(code, _cause(error)))


def _read(task: ReadTask, path: str, state: State) -> ReadResult:
    """Read it once. Raises OSError where its bytes cannot be had."""
    reading = _Reading(task, path, sha256_of(path), state)
    try:
        return reading.result()
    except Exception as error:  # noqa: BLE001 — foreign bytes make foreign readers raise anything
        code = error.code if isinstance(error, ExtractError) else DamagedError.code
        return reading.failed(code, _cause(error))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how readers written in Rust fail
            raise
        return reading.failed(DamagedError.code, N_("读取中止"))


class _Reading:
    """One file while it is read: what is known so far is kept for the case that the rest fails."""

    def __init__(self, task: ReadTask, path: str, sha256: str, state: State) -> None:
        self._task = task
        self._path = Path(path)
        self._name = PurePosixPath(task.relative).name  # a member lies in a file of another name
        self._sha256 = sha256
        self._size = state.size
        self._mtime_ns = state.mtime_ns
        self._format = ""
        self._looked = Looked.NOTHING

    def result(self) -> ReadResult:
        """Return the reading. Raises ExtractError, or whatever a reader raises."""
        if self._size == 0:
            raise EmptyFileError(N_("没有内容（0 字节）"))
        if is_leftover(self._name):
            return self._made(Status.READ, role=MaterialRole.SYSTEM)
        self._format = sniff(self._path)
        if self._sha256 in self._task.known:
            kind = classify(Extract(), Facts(), self._format, self._task.relative)
            return self._made(Status.READ, kind=kind)
        if self._format == UNKNOWN and knows_ending(self._path):
            raise DamagedError(N_("内容与扩展名不符，认不出是什么"))
        check_size(self._size, self._format)
        notes = PageNotes()
        extract = self._seen(extract_as(self._path, self._format, notes), notes)
        if gate.is_marked(extract):
            return ReadResult(self._task.relative, status=Status.REFUSED)
        from archivist.extract.facts import facts_of  # noqa: PLC0415 — a hundred patterns, for workers

        facts = facts_of(extract)
        wordless = self._format in PICTURES or self._format in ARCHIVES
        says = facts.has_text or wordless or bool(extract.text.strip())
        named = with_name(facts, self._name)
        kind, role = kind_and_role(extract, named, self._format, self._task.relative)
        return self._made(
            Status.READ if says else Status.EMPTY,
            kind=kind,
            role=role,
            facts=facts,
            extract=extract,
        )

    def failed(self, code: str, reason: str) -> ReadResult:
        """Return the failure, with what the name alone says; a file whose bytes show a mark is refused."""
        if gate.bytes_are_marked(self._path):
            return ReadResult(self._task.relative, status=Status.REFUSED)
        facts = with_name(Facts(), self._name)
        kind = classify(Extract(), facts, self._format, self._task.relative)
        packed = is_archive(self._format, self._task.relative)
        role = MaterialRole.CONTAINER if packed else MaterialRole.EVIDENCE
        return self._made(Status.FAILED, kind=kind, role=role, failure=Failure(code, reason))

    def _seen(self, extract: Extract, notes: PageNotes) -> Extract:
        """Return the extract with what is to be seen; a paper marked in its text is not looked at."""
        if gate.is_marked(extract):
            return extract
        named = classify(extract, Facts(), self._format, self._task.relative)
        photo = named is Kind.PHOTO
        seen, self._looked = see(
            self._path, self._format, extract, self._task.ocr, photo=photo, notes=notes
        )
        from archivist.extract import embedded  # noqa: PLC0415 — loads Pillow

        pictures = embedded.pictures_in(self._path, self._format, notes)
        sealed = any(picture.seal for picture in pictures)
        drawn = not sealed and embedded.has_drawings(self._path, self._format)
        return replace(seen, pictures=pictures, drawings=drawn) if pictures or drawn else seen

    def _made(
        self,
        status: Status,
        *,
        kind: Kind | None = None,
        role: MaterialRole = MaterialRole.EVIDENCE,
        facts: Facts | None = None,
        extract: Extract | None = None,
        failure: Failure | None = None,
    ) -> ReadResult:
        broken = failure is not None and failure.code != UnreadableError.code
        return ReadResult(
            self._task.relative,
            self._sha256,
            self._size,
            self._mtime_ns,
            self._format,
            status,
            kind,
            role,
            facts or Facts(),
            extract,
            failure,
            not broken and bool(self._format) and extension_differs(self._path, self._format),
            self._looked,
        )


_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (MemoryError, N_("读取需要的内存超过上限")),
    (RecursionError, N_("内部嵌套太深")),
    (FileNotFoundError, N_("读取时文件不见了")),
    (PermissionError, N_("没有读取权限")),
)


def _cause(error: BaseException) -> str:
    """Say why in a few words, never with words of the file: messages of libraries may quote it.

    After a colon stands what is the same in every language (see Failure.said).
    """
    if isinstance(error, ExtractError):
        return str(error)
    for kind, cause in _CAUSES:
        if isinstance(error, kind):
            return cause
    if isinstance(error, OSError) and error.strerror:
        return said_by_system(error)
    return f"{N_('读取出错，内容可能已损坏')}：{type(error).__name__}"
