"""The formats of a workbook, each made once."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from archivist.reports.palette import HEADER, INK, LIGHT, LINE
from archivist.reports.table import Align, Tone

_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_TITLE_FONT = "黑体"
_FONT = "宋体"


class Styles:
    """Makes formats on demand and keeps them; equal wishes get the same format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    @property
    def title(self) -> Format:
        """The report's title."""
        return self._format(font_name=_TITLE_FONT, font_size=18, align="center", valign="vcenter")

    @property
    def notice(self) -> Format:
        """What must not be overlooked in the head."""
        return self._format(
            bold=True, align="center", valign="vcenter", text_wrap=True, **_colour(Tone.WARNING)
        )

    @property
    def meta(self) -> Format:
        """The line of catalogue, period and day."""
        return self._format(
            align="center", valign="vcenter", text_wrap=True, font_color=_hex(LIGHT[Tone.HINT].ink)
        )

    @property
    def heading(self) -> Format:
        """A section's title."""
        return self._format(font_name=_TITLE_FONT, font_size=13, valign="vcenter")

    @property
    def header(self) -> Format:
        """A column's heading."""
        return self._format(
            bold=True,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=_hex(LINE),
            font_color=_hex(HEADER.ink),
            bg_color=_hex(HEADER.fill),
        )

    @property
    def empty(self) -> Format:
        """The sentence in place of rows."""
        return self._format(
            align="center",
            valign="vcenter",
            border=1,
            border_color=_hex(LINE),
            **_colour(Tone.MUTED),
        )

    def paragraph(self, tone: Tone) -> Format:
        """Return the format of running text."""
        return self._format(valign="vcenter", text_wrap=True, **_colour(tone))

    def number(self, tone: Tone) -> Format:
        """Return the format of a figure's number."""
        return self._format(
            bold=True,
            font_size=16,
            align="center",
            valign="vcenter",
            top=1,
            left=1,
            right=1,
            border_color=_hex(LINE),
            **_colour(tone),
        )

    def label(self, tone: Tone) -> Format:
        """Return the format of the label below it."""
        return self._format(
            font_size=9,
            align="center",
            valign="vcenter",
            shrink=True,
            bottom=1,
            left=1,
            right=1,
            border_color=_hex(LINE),
            **_colour(tone),
        )

    def cell(self, tone: Tone, align: Align) -> Format:
        """Return the format of a value in a table."""
        indent = 0 if align is Align.CENTRE else 1
        return self._format(**_cell(tone), align=_ALIGN[align], indent=indent)

    def day(self, tone: Tone) -> Format:
        """Return the format of a date in a table."""
        return self._format(**_cell(tone), align="center", num_format="yyyy-mm-dd")

    def quoted(self, tone: Tone) -> Format:
        """Return the format of a text that would become a formula once somebody edits it."""
        return self._format(**_cell(tone), align="left", quote_prefix=True)

    def _format(self, **wishes: Any) -> Format:
        wishes = {"font_name": _FONT, "font_size": 10.5, "font_color": _hex(INK), **wishes}
        key = tuple(sorted(wishes.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wishes)
        return self._made[key]


def _cell(tone: Tone) -> dict[str, Any]:
    return {
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "border_color": _hex(LINE),
        "bold": tone is Tone.TOTAL,
        **_colour(tone),
    }


def _colour(tone: Tone) -> dict[str, str]:
    colours = LIGHT[tone]
    wishes = {"font_color": _hex(colours.ink)}
    return wishes | ({"bg_color": _hex(colours.fill)} if colours.fill else {})


def _hex(colour: str) -> str:
    return f"#{colour}"
