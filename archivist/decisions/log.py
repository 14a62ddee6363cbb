"""One person's log on one machine: read it whole, doubt every line, append under a lock."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from archivist.decisions.line import FORMAT, Line, decode, digest, encode
from archivist.errors import NewerFormatError
from archivist.i18n import N_

SUFFIX = ".jsonl"


class LogTrouble(StrEnum):
    """What can be wrong with a log."""

    TORN = "torn"
    FOREIGN = "foreign"
    BROKEN_CHAIN = "broken_chain"
    CONFLICT = "conflict"
    HOMELESS = "homeless"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    LogTrouble.TORN: N_("最后一行没有写完（断电），已放在一边，之前的记录完好"),
    LogTrouble.FOREIGN: N_("有一行不是本程序写的，已跳过"),
    LogTrouble.BROKEN_CHAIN: N_("与前一行的校验不符：记录被改动、插入或删除过"),
    LogTrouble.CONFLICT: N_("两个人在互不知情时对同一件事做了不同决定，采用了后一个"),
    LogTrouble.HOMELESS: N_("针对的测评标准在换用的目录里没有了，没有采用"),
}


@dataclass(frozen=True, slots=True)
class LogFault:
    """One trouble, with the file and the line (counted from 1)."""

    file: str
    line: int
    trouble: LogTrouble
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """What one file says. *heads* are the digests of its lines, oldest first."""

    name: str
    lines: tuple[Line, ...] = ()
    heads: tuple[str, ...] = ()
    faults: tuple[LogFault, ...] = ()

    @property
    def head(self) -> str:
        """The digest of the last line, or "" for an empty log."""
        return self.heads[-1] if self.heads else ""


def log_name(person: str, machine: str) -> str:
    """Return a file name that any system accepts: ``张三-办公室电脑``."""
    return f"{_safe(person)}-{_safe(machine)}"


def read_log(path: Path) -> Log:
    """Read every sound line of *path* and say what is wrong with the others.

    A line that follows a broken chain is still read: what people decided is not thrown away because
    a file was damaged, but the damage is said.
    """
    raw = path.read_bytes()
    pieces = raw.split(b"\n")
    lines: list[Line] = []
    heads: list[str] = []
    faults: list[LogFault] = []
    name, previous = path.stem, ""
    for number, piece in enumerate(pieces, 1):
        if not piece:
            continue
        try:
            line = decode(piece)
        except msgspec.DecodeError as error:
            last = number == len(pieces)
            trouble = LogTrouble.TORN if last else LogTrouble.FOREIGN
            faults.append(LogFault(name, number, trouble, str(error)))
            continue
        if line.v > FORMAT:
            raise NewerFormatError(path=path, found=line.v, known=FORMAT)
        if line.prev != previous:
            faults.append(LogFault(name, number, LogTrouble.BROKEN_CHAIN))
        if log_name(line.person, line.machine) != name:
            faults.append(LogFault(name, number, LogTrouble.FOREIGN, line.person))
        previous = digest(piece)
        lines.append(line)
        heads.append(previous)
    return Log(name, tuple(lines), tuple(heads), tuple(faults))


def append_lines(path: Path, lines: Sequence[Line]) -> None:
    """Append *lines* with one write and fsync; the caller holds the lock.

    A torn last line is first set aside as ``….torn``, so that nothing before or after it is lost.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = b"".join(encode(line) + b"\n" for line in lines)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        end = _mend(handle, path)
        os.lseek(handle, end, os.SEEK_SET)
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _mend(handle: int, path: Path) -> int:
    """Return where to append; a torn tail goes to a file beside, a missing line end is added."""
    size = os.fstat(handle).st_size
    raw = path.read_bytes()[:size]
    tail = raw[raw.rfind(b"\n") + 1 :]
    if not tail:
        return size
    try:
        decode(tail)
    except msgspec.DecodeError:
        aside = path.with_suffix(".torn")
        with aside.open("ab") as torn:
            torn.write(tail + b"\n")
            torn.flush()
            os.fsync(torn.fileno())
        os.ftruncate(handle, size - len(tail))
        return size - len(tail)
    os.lseek(handle, size, os.SEEK_SET)
    os.write(handle, b"\n")
    return size + 1


def _safe(name: str) -> str:
    return re.sub(r'[\\/:*?"<>|\s\x00-\x1f-]+', "_", name) or "_"
