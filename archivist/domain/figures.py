"""What a file says in numbers: figures with heads, unit and period, and what was recomputed.

Values are in base units (元, 人, ㎡, %): 38.3万人 is 383000 with a step of 1000, the worth of its last
shown digit. All of it is read once, in a worker; rules only compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archivist.domain.place import NOWHERE, Place, Spot
from archivist.i18n import N_


class Nearness(StrEnum):
    """How a sentence means its number: 37, 约37, 超过37, 不足37."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table. *row* and *column* are its head paths, outermost first, parted by ``/``.

    They are bare words: no units, numbering or totals. *row* is "" for the total of all rows and in a
    table of one row, *column* for the total of all columns and for a column that only says 数量.
    """

    row: str
    column: str
    value: Decimal
    step: Decimal
    unit: str = ""
    period: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of one table, its title ("" when silent), the period it covers and its sheet."""

    title: str = ""
    period: str = ""
    sheet: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A number in prose. *before* and *after* are the words beside it in its clause.

    *led* is how its sentence begins where that is another clause (昆区高度重视，设置37块).
    *subject* is what the sentence counted last, for 其中昆区37块. *demanded* says that it is a
    target or a requirement rather than a result; *sourced* that its paragraph names a source.
    """

    text: str
    value: Decimal
    step: Decimal
    unit: str = ""
    before: str = ""
    after: str = ""
    led: str = ""
    subject: str = ""
    period: str = ""
    nearness: Nearness = Nearness.EXACT
    demanded: bool = False
    sourced: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Claim:
    """A total or ratio that does not come out: what stands there, what should, and from what."""

    label: str
    shown: str
    expected: str
    parts: str = ""
    place: Place = NOWHERE


class FormField(StrEnum):
    """What a statistical form must say about itself (rule N04)."""

    REPORTER = "reporter"
    FILLER = "filler"
    CHECKER = "checker"
    TIME = "time"
    SOURCE = "source"
    UNIT = "unit"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _FIELD_LABELS[self]


_FIELD_LABELS = {
    FormField.REPORTER: N_("填报单位"),
    FormField.FILLER: N_("填表人"),
    FormField.CHECKER: N_("审核人"),
    FormField.TIME: N_("填报时间"),
    FormField.SOURCE: N_("数据来源"),
    FormField.UNIT: N_("计量单位"),
}


class HiddenKind(StrEnum):
    """What of a workbook a reader does not see (rule N06)."""

    SHEET = "sheet"
    ROW = "row"
    COLUMN = "column"
    LINK = "link"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _HIDDEN_LABELS[self]


_HIDDEN_LABELS = {
    HiddenKind.SHEET: N_("隐藏的工作表"),
    HiddenKind.ROW: N_("隐藏的行"),
    HiddenKind.COLUMN: N_("隐藏的列"),
    HiddenKind.LINK: N_("外部链接"),
}


@dataclass(frozen=True, slots=True)
class HiddenPart:
    """A hidden sheet, run of rows or columns with content, or a link to another file."""

    kind: HiddenKind
    spot: Spot


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the tables of a file say. *totals* and *ratios* count the cells that were recomputed."""

    tables: tuple[FigureTable, ...] = ()
    totals: int = 0
    ratios: int = 0
    wrong_totals: tuple[Claim, ...] = ()
    wrong_ratios: tuple[Claim, ...] = ()
    blanks: tuple[Spot, ...] = ()
    hidden: tuple[HiddenPart, ...] = ()
    fields: tuple[FormField, ...] = ()


def told(value: Decimal, unit: str) -> str:
    """Write a value in its base unit for a person: 383000人, 92%."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + unit
