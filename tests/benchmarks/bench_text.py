"""How fast text comes out of Word, Excel and PDF files, beside the usual libraries.

``python tests/benchmarks/bench_text.py [FILES]``: as many of each. Theirs and ours are the text alone; what
our whole reader takes, whose passages know their place and look, is printed behind it, and so is the
floor: the packed XML through expat for docx, calamine for xlsx, PDFium itself for pdf. That both read
the same is checked first, in both directions: every line of the peer's, white space apart, is in ours,
and both have as many Chinese characters. Papers in PDF are printed by LibreOffice where it is installed;
real files of ours follow where there are any, with the median of the single files' ratios.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from xml.parsers import expat

import docx
import openpyxl
import pdfplumber
import pypdfium2 as pdfium
import python_calamine
from bench import count_from, show, workplace
from realistic import a_notice, a_paper, a_report, a_workbook, printed

from archivist.extract.readers import extract_as
from archivist.extract.words import text_of

_ROUNDS = 3
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REAL = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "files"
Peer = Callable[[Path], Iterator[str]]


def main(arguments: list[str]) -> None:
    """Build the files, compare the texts, then the times."""
    count = count_from(arguments, 10)
    with workplace() as place:
        for what, format_, make, peer in (
            ("notices of 1 page", "docx", a_notice, _python_docx),
            ("reports of 10 pages", "docx", a_report, _python_docx),
            ("workbooks 2 x 300 x 10", "xlsx", a_workbook, _openpyxl),
            ("papers of 8 pages, whole font", "pdf", a_paper, _pdfplumber),
        ):
            chance = random.Random(2017)
            paths = [make(place / what / f"{n}.{format_}", chance) for n in range(count)]
            _race(what, format_, paths, peer)
        reports = sorted((place / "reports of 10 pages").glob("*.docx"))
        papers = printed(reports[:3], place / "printed")
        if papers:
            _race("papers printed by LibreOffice", "pdf", papers, _pdfplumber)
    if _REAL.is_dir():
        for format_, peer in (("docx", _python_docx), ("xlsx", _openpyxl), ("pdf", _pdfplumber)):
            _race("real files", format_, _readable(format_, peer, 40), peer, same=False)


def _race(what: str, format_: str, paths: list[Path], peer: Peer, *, same: bool = True) -> None:
    if same:
        _compare(paths[0], format_, peer)
    works = (
        partial(text_of, format=format_),
        lambda path: list(peer(path)),
        lambda path: extract_as(path, format_).text,
        _FLOORS[format_],
    )
    taken = [_times(path, works, _ROUNDS if same else 1) for path in paths]
    ours, theirs, whole, floor = (sum(column) for column in zip(*taken, strict=True))
    name = peer.__name__.strip("_")
    show(f"{len(paths)} {format_} ({what})", ours, theirs, name)
    ratio = statistics.median(times[1] / times[0] for times in taken)
    sys.stdout.write(
        f"  median file {ratio:.2f}x; whole reader {theirs / whole:.2f}x; floor {theirs / floor:.2f}x\n"
    )


def _times(path: Path, works: Sequence[Callable[[Path], object]], rounds: int) -> list[float]:
    """Return the least CPU seconds of each, taken in turns."""
    taken = [[_cpu_seconds(work, path) for work in works] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


def _cpu_seconds(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def _unzip_and_expat(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        expat.ParserCreate().Parse(package.read("word/document.xml"), True)  # noqa: FBT003


def _calamine(path: Path) -> None:
    with python_calamine.CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def _pdfium(path: Path) -> None:
    document = pdfium.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


_FLOORS: dict[str, Callable[[Path], None]] = {
    "docx": _unzip_and_expat,
    "xlsx": _calamine,
    "pdf": _pdfium,
}


def _compare(path: Path, format_: str, peer: Peer) -> None:
    ours = "".join(text_of(path, format_).split())
    lines = list(peer(path))
    lacking = [line for line in lines if "".join(line.split()) not in ours]
    numbers = len(_HAN.findall(ours)), sum(len(_HAN.findall(line)) for line in lines)
    if lacking or numbers[0] != numbers[1]:
        raise SystemExit(
            f"{path.name}: not in our text: {lacking[:3]}; Chinese characters {numbers}"
        )


def _readable(format_: str, peer: Peer, most: int) -> list[Path]:
    """Return real files that both can read."""
    found: list[Path] = []
    for path in sorted(_REAL.rglob(f"*.{format_}")):
        try:
            text_of(path, format_)
            _FLOORS[format_](path)
            list(peer(path))
        except Exception as error:  # noqa: BLE001 — damaged files are no part of a race
            sys.stderr.write(f"left out {path.name}: {type(error).__name__}\n")
            continue
        found.append(path)
        if len(found) == most:
            break
    return found


def _python_docx(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def _openpyxl(path: Path) -> Iterator[str]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)
    book.close()


def _pdfplumber(path: Path) -> Iterator[str]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield from (page.extract_text() or "").splitlines()


if __name__ == "__main__":
    main(sys.argv)
