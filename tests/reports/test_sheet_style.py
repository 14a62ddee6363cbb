"""A workbook's formats."""

import io

from xlsxwriter import Workbook

from archivist.reports.sheet_style import Styles
from archivist.reports.table import Align, Tone


def test_equal_wishes_get_the_same_format():
    with Workbook(io.BytesIO(), {"in_memory": True}) as book:
        book.add_worksheet()
        styles = Styles(book)

        first = styles.cell(Tone.ERROR, Align.LEFT)

        assert styles.cell(Tone.ERROR, Align.LEFT) is first
        assert styles.cell(Tone.ERROR, Align.RIGHT) is not first
        assert styles.cell(Tone.GOOD, Align.LEFT) is not first
