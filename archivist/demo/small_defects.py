"""Planted defects that lie on one piece alone: names, tables, papers, traces."""

from __future__ import annotations

from dataclasses import replace

from archivist.demo.defect import Defect
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Form, Item
from archivist.demo.report_defects import REPORTS
from archivist.demo.spoiling import fresh
from archivist.demo.tables import Sheet
from archivist.demo.writing import Paragraph, Writing
from archivist.domain.finding import Level
from archivist.domain.kind import Kind


def _writing(item: Item) -> Writing:
    if not isinstance(item.content, Writing):
        raise TypeError(item.content)
    return item.content


def _sheet(item: Item) -> Sheet:
    if not isinstance(item.content, Sheet):
        raise TypeError(item.content)
    return item.content


def _misnumbered(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Write the number of the standard with a nought too many, or with two kinds of dashes."""
    item = fresh(dossier, kind, alone=False)
    _roman, content, standard = dossier.brief.code.split("-")
    item.misnumbered = (f"Ⅲ-0{content}-{standard}", f"Ⅲ-{content}—{standard}")[number % 2]
    dossier.expect("G01", Level.WARNING, item)


def _left_out(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Pass over a number in the row."""
    while len(dossier.items) < 3:  # noqa: PLR2004 — enough for a row with a gap in it
        dossier.add(kind)
    dossier.left_out = 2
    dossier.expect("G10", Level.WARNING)


def _misadded(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_sheet(item), misadded=(40, -30)[number % 2])
    dossier.expect("N01", Level.ERROR, item)


def _unsigned_form(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    sheet = _sheet(item)
    item.content = replace(sheet, filler="") if number % 2 else replace(sheet, checker="")
    dossier.expect("N04", Level.WARNING, item)


def _hidden_row(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_sheet(item), hidden_row=1 + number)
    dossier.expect("N06", Level.WARNING, item)


def _blank_cell(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    sheet = _sheet(item)
    column = sheet.ratio[2] if sheet.ratio else sheet.summed[-1]
    rows = list(sheet.rows)
    row = list(rows[1 + number])
    row[column] = ""
    rows[1 + number] = tuple(row)
    item.content = replace(sheet, rows=tuple(rows))
    dossier.expect("N07", Level.ERROR, item)


def _summary(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    title = (f"{dossier.brief.topic}工作总结", f"{dossier.brief.topic}工作总结报告")[number % 2]
    item.content, item.subject = replace(_writing(item), title=title), title
    dossier.expect("T04", Level.CONFIRM, item)


def _other_city(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Leave the city a report was copied from in its title; the file's name was seen to."""
    item = fresh(dossier, kind, alone=False)
    city = ("通辽市", "赤峰市")[number % 2]
    item.content = replace(_writing(item), title=f"{city}文明创建情况说明")
    dossier.expect("T09", Level.CONFIRM, item)


def _as_text(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.form = (Form.TEXT_UTF8, Form.TEXT_GB)[number % 2]
    dossier.expect("T10", Level.ERROR, item)


def _internal(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _writing(item)
    last = (*writing.body, Paragraph("（此件不公开）"))
    marked = replace(writing, mark="内部资料，注意保存")
    item.content = replace(writing, body=last) if number % 2 else marked
    dossier.expect("S02", Level.CONFIRM, item)


def _template(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Link a template that Word loads from elsewhere when it opens the file."""
    item = fresh(dossier, kind, alone=False)
    item.form = Form.DOCX
    link = f"http://oa.yunchuan.example/templates/{number + 1}.dotx"
    item.content = replace(_writing(item), template=link)
    dossier.expect("S04", Level.ERROR, item)


def _author(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.form = Form.DOCX
    item.content = replace(_writing(item), author=dossier.brief.person)
    dossier.expect("S05", Level.HINT, item)


def _unsealed(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Leave the 版记 out, and with it the seal: the paper was never sent out."""
    item = fresh(dossier, kind, alone=False)
    item.form = Form.DOCX
    item.content = replace(_writing(item), copies="", printed="")
    dossier.expect("F02", Level.CONFIRM, item)


def _relies_on(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    city, topic = dossier.brief.words.city.name, dossier.brief.topic
    said = (
        f"根据《{city}人民政府关于进一步加强{topic}工作的实施意见》（云政发〔2015〕{31 + number}号）要求，"
        "结合工作实际，制定上述措施。"
    )
    item.content = _with(_writing(item), said)
    dossier.expect("F06", Level.HINT, item)


def _stranger(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Let a unit sign that has nothing to do with the standard."""
    item = fresh(dossier, kind, alone=False)
    writing, own = _writing(item), dossier.brief.issuer
    other = f"{dossier.brief.words.city.name}烟草专卖局"
    item.content = replace(
        writing,
        title=writing.title.replace(own, other),
        issuer=other,
        printed=writing.printed.replace(own, other),
    )
    dossier.expect("F11", Level.CONFIRM, item)


def _with(writing: Writing, said: str) -> Writing:
    """Put a sentence behind the second paragraph."""
    return replace(writing, body=(*writing.body[:2], Paragraph(said), *writing.body[2:]))


SMALL: tuple[Defect, ...] = (
    Defect("G01", (Kind.REPORT, Kind.PAPER), _misnumbered, 2),
    Defect("G10", (Kind.PHOTO,), _left_out, 2),
    Defect("N01", (Kind.TABLE,), _misadded, 2),
    Defect("N04", (Kind.TABLE,), _unsigned_form, 2),
    Defect("N06", (Kind.TABLE,), _hidden_row, 2),
    Defect("N07", (Kind.TABLE,), _blank_cell, 2),
    Defect("T04", (Kind.REPORT,), _summary, 2),
    Defect("T09", (Kind.REPORT,), _other_city, 2),
    Defect("T10", (Kind.REPORT,), _as_text, 2),
    Defect("S02", (Kind.REPORT, Kind.PAPER), _internal, 2),
    Defect("S04", (Kind.REPORT, Kind.PAPER), _template, 2),
    Defect("S05", (Kind.PAPER, Kind.REPORT), _author, 2),
    Defect("F02", (Kind.PAPER,), _unsealed, 2),
    Defect("F06", (Kind.PAPER,), _relies_on, 2),
    Defect("F11", (Kind.PAPER,), _stranger, 2),
    *REPORTS,
)
