"""待审材料索引表: every piece filed, by its number (domain.md §2.1 R15, §4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dates import DateReading
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.head import headed
from archivist.reports.responsible import unit_of, unset_tone
from archivist.reports.table import (
    Align,
    Cell,
    Column,
    Figure,
    Figures,
    Grid,
    Paragraph,
    Report,
    Tone,
)
from archivist.reports.veil import Veil

TITLE = N_("待审材料索引表")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A piece of evidence. *made* is a day, a shorter ISO date, or empty; *pages* may be empty."""

    number: str
    title: str
    kind: Kind
    document_number: str
    made: Cell
    unit: str
    pages: int | str
    place: str
    standard: str
    present: bool


COLUMNS: tuple[Column, ...] = (
    Column(N_("编号"), lambda row: row.number, 6, Align.CENTRE),
    Column(N_("材料名称"), lambda row: row.title, 24),
    Column(N_("种类"), lambda row: _(row.kind.label), 5, Align.CENTRE),
    Column(N_("文号"), lambda row: row.document_number, 11.5),
    Column(N_("形成日期"), lambda row: row.made, 7, Align.CENTRE),
    Column(N_("提供单位"), lambda row: row.unit, 9, tone=lambda row: unset_tone(row.unit)),
    Column(N_("页数"), lambda row: row.pages, 3, Align.RIGHT),
    Column(
        N_("存放位置"),
        lambda row: row.place,
        25,
        tone=lambda row: Tone.PLAIN if row.present else Tone.ERROR,
    ),
)


def index_rows(assessment: Assessment) -> tuple[IndexRow, ...]:
    """Return the evidence by standard and number; refused papers are left out."""
    veil = Veil.of(assessment)
    return tuple(row for dossier in assessment.dossiers for row in _of(dossier, veil))


def index_table(assessment: Assessment) -> Report:
    """Make the 待审材料索引表."""
    rows = index_rows(assessment)
    refused = Veil.of(assessment).sentence
    counts = tuple(Figure(_(kind.label), sum(row.kind is kind for row in rows)) for kind in Kind)
    figures = Figures((Figure(_("材料总数（件）"), len(rows)), *counts))
    grid = Grid(
        _(TITLE),
        COLUMNS,
        rows,
        group=lambda row: row.standard,
        main=True,
        empty=N_("还没有归到测评标准的材料。"),
    )
    note = Paragraph(refused, Tone.ERROR) if refused else None
    return headed(assessment, _(TITLE), figures, note, grid)


def _of(dossier: Dossier, veil: Veil) -> Iterator[IndexRow]:
    standard = f"{dossier.code} {veil.text(dossier.standard.text)}"
    for evidence in sorted(dossier.evidence, key=lambda e: e.piece):
        if veil.hides(evidence.path):
            continue
        material = evidence.material
        number = material.facts.number if material else None
        pages = material.facts.pages if material else None
        place = veil.text(evidence.path)
        yield IndexRow(
            number=evidence.number,
            title=veil.text(_title(evidence)),
            kind=evidence.kind,
            document_number=number.number.text if number else "",
            made=_made(evidence.dated),
            unit=unit_of(dossier),
            pages="" if pages is None else pages,
            place=place if material else _("{path}（文件已不在）").format(path=place),
            standard=standard,
            present=material is not None,
        )


def _title(evidence: Evidence) -> str:
    """Return a photo's caption or a paper's title; the file's name where there is neither."""
    if evidence.kind is Kind.PHOTO and evidence.caption:
        return evidence.caption
    if evidence.material is not None:
        return evidence.material.title
    name = evidence.path.rpartition("/")[2]
    return evidence.caption or name.rpartition(".")[0] or name


def _made(reading: DateReading | None) -> date | str:
    if reading is None:
        return ""
    whole = reading.value.day is not None
    return reading.value.first if whole else str(reading.value)
