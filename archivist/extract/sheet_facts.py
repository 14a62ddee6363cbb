"""Everything the tables of one file say, read once: the facts the N rules judge on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from archivist.domain.figures import SheetFacts
from archivist.extract.base import Extract, Part, Table
from archivist.extract.blanks import find_blanks
from archivist.extract.figures import figures_of
from archivist.extract.form_fields import find_form_fields
from archivist.extract.hidden_parts import find_hidden_parts
from archivist.extract.ratios import check_ratios
from archivist.extract.sums import check_sums
from archivist.extract.table_shape import Matrix, matrices_of

_NEAR = 6
_MOST_TABLES = 60
_MOST_FIGURES = 600
_MOST_SHOWN = 40


def read_sheets(extract: Extract) -> SheetFacts | None:
    """Return what the tables say; None where the file has none."""
    if not extract.tables:
        return None
    matrices = list(_matrices(extract))
    sums = [check_sums(matrix) for matrix in matrices]
    ratios = [check_ratios(matrix) for matrix in matrices]
    left = _MOST_FIGURES
    tables = []
    for table in map(figures_of, matrices):
        left -= len(table.figures)
        if left >= 0 and table.figures:
            tables.append(table)
    return SheetFacts(
        tables=tuple(tables),
        totals=sum(each.checked for each in sums),
        ratios=sum(each.checked for each in ratios),
        wrong_totals=tuple(claim for each in sums for claim in each.wrong)[:_MOST_SHOWN],
        wrong_ratios=tuple(claim for each in ratios for claim in each.wrong)[:_MOST_SHOWN],
        blanks=tuple(spot for matrix in matrices for spot in find_blanks(matrix))[:_MOST_SHOWN],
        hidden=find_hidden_parts(extract),
        fields=find_form_fields(extract, matrices),
    )


def _matrices(extract: Extract) -> Iterator[Matrix]:
    """Yield the tables a reader sees; what stands on hidden sheets is for rule N06."""
    for table in extract.tables[:_MOST_TABLES]:
        if not table.hidden:
            yield from matrices_of(table, *_around(extract, table))


def _around(extract: Extract, table: Table) -> tuple[list[str], list[str]]:
    """Return the paragraphs just before and after a table of a document, up to the next table."""
    rows = [
        n
        for n, p in enumerate(extract.passages)
        if p.part is Part.TABLE and p.place.sheet == table.place.sheet and p.place.sheet
    ]
    if not rows:
        return [], []
    above = reversed(extract.passages[max(rows[0] - _NEAR, 0) : rows[0]])
    below = extract.passages[rows[-1] + 1 : rows[-1] + 1 + _NEAR]
    before = [p.text for p in takewhile(lambda p: p.part is Part.BODY, above)]
    after = [p.text for p in takewhile(lambda p: p.part is Part.BODY, below)]
    return before[::-1], after
