"""Takes in an office's own catalogue: xlsx, xls, ods, csv or a table in a Word document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from archivist.domain.edition import Block, Edition
from archivist.domain.unit import Unit
from archivist.editions import fault
from archivist.editions.codes import level_of
from archivist.editions.collect import Collector
from archivist.editions.fault import Fault
from archivist.editions.header import KIND_COLUMNS, Column
from archivist.editions.load import load_edition
from archivist.editions.sheets import Sheet, read_sheets
from archivist.editions.tables import read_tables
from archivist.editions.tree import build_blocks
from archivist.editions.unit_names import with_known_names

WANTED = (
    Column.PROJECT,
    Column.INDICATOR,
    Column.CONTENT,
    Column.NUMBER,
    Column.STANDARD,
    Column.METHODS,
    Column.KINDS,
    Column.RESPONSIBLE,
)
_FEWEST = 3
_LONGEST_TITLE = 60
_LONGEST_ID = 40
_NOT_IN_ID = re.compile(r"[^\w\u4e00-\u9fff]+")


def import_edition(path: Path, name: str | None = None) -> tuple[Edition, tuple[Fault, ...]]:
    """Read a catalogue; return the edition and every fault, in the order of the sheets.

    The edition is called *name*, else what stands above the header, else as the file. It can be
    used when no fault is an error (`refuse_errors`). A .json file is an edition already.

    Raises:
        EditionError: the file cannot be opened: missing, encrypted, damaged, of another type.

    """
    if path.suffix.lower() == ".json":
        return load_edition(path), ()
    sheets, faults = read_sheets(read_tables(path), _fits, WANTED)
    collector = Collector()
    for sheet in sheets:
        for line in sheet.lines:
            collector.take(line)
    title = name or _title(sheets) or path.stem
    blocks, contradictions = build_blocks(collector.drafts.values(), title)
    found = [*faults, *collector.faults, *contradictions, *_missing(sheets, collector)]
    edition = Edition(
        _id(title, path.read_bytes()),
        title,
        official=True,
        blocks=blocks,
        units=_units(blocks),
        source=path.name,
    )
    return edition, _sorted(found, sheets)


def _fits(columns: Collection[Column]) -> bool:
    """Whether these columns can be a catalogue's: a standard or its number, and something more."""
    return len(columns) >= _FEWEST and not {Column.STANDARD, Column.NUMBER}.isdisjoint(columns)


def _title(sheets: tuple[Sheet, ...]) -> str:
    """Return the first title above a header, where it looks like one."""
    title = " ".join(sheets[0].title.split()) if sheets else ""
    return title if len(title) <= _LONGEST_TITLE and level_of(title) is None else ""


def _id(title: str, content: bytes) -> str:
    """Return an id that is a good file name and differs whenever the file's bytes do."""
    plain = _NOT_IN_ID.sub("-", title).strip("-_")[:_LONGEST_ID]
    return f"{plain or 'edition'}-{hashlib.sha256(content).hexdigest()[:8]}"


def _units(blocks: tuple[Block, ...]) -> tuple[Unit, ...]:
    """Return every unit named, in order, with the other names it is known by."""
    names = dict.fromkeys(
        name
        for standard in Edition("", "", official=True, blocks=blocks).all_standards
        for name in (*standard.lead_units, *standard.supporting_units)
    )
    known = load_edition("reference").units
    return tuple(with_known_names(name, known) for name in names)


def _missing(sheets: tuple[Sheet, ...], collector: Collector) -> list[Fault]:
    """Return what is missing as a whole: standards, or the column of kinds."""
    if sheets and not collector.drafts and not any(f.is_error for f in collector.faults):
        return [Fault(sheets[0].name, "", fault.NO_STANDARDS)]
    without = [s.name for s in sheets if s.columns.isdisjoint({Column.KINDS, *KIND_COLUMNS})]
    asking = {d.line.sheet for d in collector.drafts.values() if d.reviewed}
    values = {"expected": Column.KINDS.value}
    return [Fault(name, "", fault.NO_COLUMN, values) for name in without if name in asking]


def _sorted(faults: list[Fault], sheets: tuple[Sheet, ...]) -> tuple[Fault, ...]:
    """Sort by sheet, then by row; what concerns the whole sheet first."""
    order = {sheet.name: index for index, sheet in enumerate(sheets)}

    def place(found: Fault) -> tuple[int, int]:
        row = found.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return order.get(found.sheet, len(order)), int(row or 0)

    return tuple(sorted(faults, key=place))
