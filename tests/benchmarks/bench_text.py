"""How fast text comes out of Word, Excel and PDF files, beside the usual libraries.

``python tests/benchmarks/bench_text.py [FILES]``: as many of each format. That both read the same text
is checked first: every line of the peer's, white space apart, is in ours.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pdfplumber
from bench import count_from, rivals, show, workplace
from builders import a_docx, a_pdf, an_xlsx

from archivist.extract.readers import extract_as

_SENTENCE = "全市公交站亭公益广告{n}块，覆盖率92%，较上年同期增加{n}块，由市文明办负责检查。"


def main(arguments: list[str]) -> None:
    """Build the files, compare the texts, then the times."""
    count = count_from(arguments, 30)
    peers = {"docx": _python_docx, "xlsx": _openpyxl, "pdf": _pdfplumber}
    with workplace() as place:
        for format_, peer in peers.items():
            paths = [_build(place / f"{number}.{format_}", number) for number in range(count)]
            _compare(paths[0], format_, peer)
            ours, theirs = rivals(
                lambda paths=paths, format_=format_: [extract_as(p, format_).text for p in paths],
                lambda paths=paths, peer=peer: [list(peer(p)) for p in paths],
                rounds=3,
            )
            show(f"{count} {format_}", ours, theirs, peer.__name__.strip("_"))


def _build(path: Path, number: int) -> Path:
    lines = [_SENTENCE.format(n=number * 100 + n) for n in range(120)]
    if path.suffix == ".docx":
        return a_docx(
            path, lines, title="情况说明", table=[["街道", "块数"], ["钢铁大街", "37"]] * 12
        )
    if path.suffix == ".xlsx":
        return an_xlsx(path, [[f"街道{n}", n, n * 2.5, "已完成"] for n in range(600)])
    pages = ["\n".join(line[:30] for line in lines[at : at + 30]) for at in range(0, 120, 30)]
    return a_pdf(path, pages)


def _compare(path: Path, format_: str, peer: Callable[[Path], Iterator[str]]) -> None:
    ours = "".join(extract_as(path, format_).text.split())
    lacking = [line for line in peer(path) if "".join(line.split()) not in ours]
    if lacking:
        raise SystemExit(f"{path.name}: not in our text: {lacking[:3]}")


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
