"""Tables as WordprocessingML: schema order, widths and sizes."""

import re

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from archivist.reports.docx_table import figures_xml, table_xml
from archivist.reports.table import Column, Figure, Figures, Grid

ROOM = 15_000


def _grid(columns):
    return Grid("表", tuple(Column(f"列{n}", lambda row: row, 8) for n in range(columns)), ("x",))


def test_a_wide_table_is_set_in_smaller_type_but_never_too_small_to_read():
    sizes = [
        {int(size) for size in re.findall(r'w:sz w:val="(\d+)"', table_xml(_grid(n), ROOM))}
        for n in (4, 9, 30)
    ]

    assert sizes == [{20}, {18}, {15}]


def test_the_parts_of_a_cell_stand_in_the_order_of_the_schema():
    table = parse_xml(table_xml(_grid(2), ROOM))

    order = ["tcW", "gridSpan", "vMerge", "shd", "vAlign"]
    for properties in table.iter(qn("w:tcPr")):
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert names == sorted(names, key=order.index)


def test_figures_share_the_width():
    figures = Figures(tuple(Figure(f"数{n}", n) for n in range(4)))

    table = parse_xml(figures_xml(figures, ROOM))

    widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert widths == [ROOM // 4] * 4
