"""The planted defects: each changes one dossier, and notes every finding that follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from archivist.demo.chance import chinese_date
from archivist.demo.check_digits import with_check_digit, with_luhn_digit
from archivist.demo.defect import Defect
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Form, Item, NameDate, Spoil
from archivist.demo.photo_defects import (
    from_a_site,
    misdated_caption,
    nobody_named,
    not_jpeg,
    page_as_photo,
    retouched,
    short_caption,
    small_photo,
    taken_away,
    uncaptioned,
    unclear,
)
from archivist.demo.photos import Shot
from archivist.demo.reports import compose_report
from archivist.demo.small_defects import SMALL
from archivist.demo.spoiling import fresh
from archivist.demo.tables import Sheet, compose_table
from archivist.demo.writing import Paragraph, Writing
from archivist.domain.finding import Level
from archivist.domain.kind import Kind


def _text(item: Item) -> Writing:
    if not isinstance(item.content, Writing):
        raise TypeError(item.content)
    return item.content


def _not_counting(dossier: DraftDossier, kind: Kind, *, alone: bool) -> None:
    if alone:
        dossier.expect("M01", Level.ERROR, kind=kind)


def _missing(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    dossier.items = [item for item in dossier.items if item.kind is not kind]
    dossier.expect("M01", Level.ERROR, kind=kind)


def _too_few(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    least = len(dossier.of_kind(kind)) + 1
    dossier.settings[f"min_count.{dossier.brief.code}.{kind.value}"] = str(least)
    dossier.expect("M02", Level.ERROR, kind=kind)


def _too_many(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    dossier.add(kind)
    most = len(dossier.of_kind(kind)) - 1
    dossier.settings[f"max_count.{dossier.brief.code}.{kind.value}"] = str(most)
    dossier.expect("M03", Level.WARNING, kind=kind)


def _overdue(dossier: DraftDossier, kind: Kind, number: int) -> None:
    _missing(dossier, kind, number)
    dossier.overdue = True
    dossier.expect("M04", Level.ERROR)


def _unassigned(dossier: DraftDossier, _kind: Kind, number: int) -> None:
    dossier.person = ""
    dossier.unassigned = number == 0
    dossier.expect("M05", Level.WARNING)


def _outside(dossier: DraftDossier, kind: Kind, number: int) -> None:
    alone = number == 0
    item = fresh(dossier, kind, alone=alone)
    item.dated = _before(dossier, number)
    item.content = _redated(dossier, item, item.dated)
    item.subject = _subject(item)
    dossier.expect("D01", Level.ERROR, item)
    if isinstance(item.content, Sheet):
        dossier.expect("D08", Level.ERROR, item)  # its figures are those of the year before
    _not_counting(dossier, kind, alone=alone)


def _undated(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.name_date = NameDate.NEVER
    item.exif = False
    if isinstance(item.content, Writing):
        item.content = replace(compose_report(dossier.brief, None, index=7), issuer="")
    dossier.expect("D02", Level.CONFIRM, item)


def _year_differs(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    window = dossier.brief.window
    if number == 0:
        # January's paper under last year's number: ask rather than warn.
        item.dated = date(window.last.year, 1, 9)
        item.content = _redated(dossier, item, item.dated)
        item.subject = _subject(item)
    wrong = item.dated.year - (1 if number == 0 else 2)
    writing = _text(item)
    item.content = replace(writing, number=writing.number.replace(str(item.dated.year), str(wrong)))
    item.form = Form.DOCX
    dossier.expect("D03", Level.CONFIRM if number == 0 else Level.WARNING, item)


def _lapsed(dossier: DraftDossier, kind: Kind, number: int) -> None:
    alone = number == 0
    item = fresh(dossier, kind, alone=alone)
    window = dossier.brief.window
    end = window.last - timedelta(days=31)
    terms = (
        f"本通知有效期至{end.year}年{end.month}月{end.day}日。",
        "本办法自印发之日起施行，有效期六个月。",
        f"本意见自印发之日起施行，有效期至{end.year}年{end.month}月{end.day}日。",
    )
    item.dated = window.first + timedelta(days=40 + number)
    writing = _redated(dossier, item, item.dated)
    if not isinstance(writing, Writing):
        raise TypeError(writing)
    body = tuple(p for p in writing.body if "有效期" not in p.text)
    item.content = replace(writing, body=(*body, Paragraph(terms[number % len(terms)])))
    item.subject = _subject(item)
    item.form = Form.DOCX if number % 2 else Form.PDF
    dossier.expect("D04", Level.ERROR, item)
    _not_counting(dossier, kind, alone=alone)


def _superseded(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """File a paper beside the one that puts it out of force, by its number or by its title."""
    old, new = fresh(dossier, kind, alone=False), fresh(dossier, kind, alone=False)
    for item, days in ((old, 20), (new, 120)):
        index = dossier.of_kind(kind).index(item)
        item.dated = dossier.brief.window.first + timedelta(days=days + number)
        item.content = dossier.paper(index, item.dated)
        item.subject = _subject(item)
        item.form = Form.DOCX
    named, writing = _text(old), _text(new)
    said = f"本通知自印发之日起执行，《{named.title}》（{named.number}）同时废止。"
    new.content = replace(writing, body=(*writing.body, Paragraph(said)))
    dossier.expect("D05", Level.ERROR, old)


def _backdated(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.form = Form.DOCX
    item.dated = dossier.brief.window.first + timedelta(days=60 + number)
    item.content = _redated(dossier, item, item.dated)
    item.subject = _subject(item)
    item.made = item.dated + timedelta(days=190 + number)
    dossier.expect("D06", Level.HINT, item)


def _other_period(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    year = dossier.brief.window.first.year - 2
    if isinstance(item.content, Sheet):
        source = item.content.source.partition("（")[0]
        item.content = replace(item.content, period=f"{year}年1月至{year}年12月", source=source)
    dossier.expect("D08", Level.ERROR, item)


def _unnumbered(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_text(item), number="")
    item.form = Form.DOCX
    dossier.expect("F01", Level.ERROR, item)


def _number_malformed(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _text(item)
    organ, _, rest = writing.number.partition("〔")
    year, _, serial = rest.partition("〕")
    forms = (
        f"{organ}[{year}]{serial}",
        f"{organ}〔{year}〕第{serial}",
        f"{organ}〔{year}〕0{serial}",
        f"{organ}（{year}）{serial}",
    )
    item.content = replace(writing, number=forms[number % len(forms)])
    item.form = Form.DOCX
    dossier.expect("F04", Level.WARNING, item)


def _draft(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _text(item)
    item.form = Form.DOCX
    signs = (
        replace(writing, title=f"{writing.title}（征求意见稿）"),
        replace(writing, title=f"{writing.title}（送审稿）"),
        replace(writing, tracked="各县区于每月五日前报送进展情况。"),
        replace(writing, comment="这一段请法规科再核对一次。"),
    )
    item.content = signs[number % len(signs)]
    item.subject = _subject(item)
    dossier.expect("F05", Level.ERROR if number % len(signs) < 2 else Level.CONFIRM, item)  # noqa: PLR2004


def _too_long(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _text(item)
    longer = [compose_report(dossier.brief, item.dated, index=n).body for n in (21, 22)]
    item.content = replace(writing, body=(*writing.body, *longer[0][1:], *longer[1][1:]))
    dossier.expect("T05", Level.ERROR, item)


def _placeholder(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _text(item)
    sentences = (
        "截至20XX年底，相关制度已在XX市城区全部落实。",
        "具体数据待补充。",
        "该项工作由×××同志负责，XX局配合。",
        "20XX年，XX街道和XX社区先后开展了此项工作。",
    )
    body = list(writing.body)
    body.insert(2, Paragraph(sentences[number % len(sentences)]))
    item.content = replace(writing, body=tuple(body))
    item.form = Form.DOCX
    dossier.expect("T08", Level.ERROR, item)


def _taken_outside(dossier: DraftDossier, kind: Kind, number: int) -> None:
    alone = number == 0
    item = fresh(dossier, kind, alone=alone)
    item.dated = _before(dossier, number)
    item.content = _redated(dossier, item, item.dated)
    dossier.expect("P07", Level.ERROR, item)
    _not_counting(dossier, kind, alone=alone)


def _error_cells(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    sheet = item.content
    if not isinstance(sheet, Sheet):
        raise TypeError(sheet)
    column = sheet.summed[0]
    counted = sheet.columns[0] in ("县区", "月份") and sheet.ratio is None
    if number == 0 and counted:
        row = list(sheet.rows[2])
        row[column] = f"约{row[column]}"
        item.content = replace(sheet, rows=(*sheet.rows[:2], tuple(row), *sheet.rows[3:]))
    else:
        text = ("#REF!", "#DIV/0!", "#VALUE!")[number % 3]
        broken = ((1, column, text), (len(sheet.rows), column, text))
        item.content = replace(sheet, broken=broken)
    dossier.expect("N05", Level.ERROR, item)


def _personal(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    writing = _text(item)
    # Digits nobody has: a region code that was never given out, a test number, a test card.
    sentences = (
        f"受助人员身份证号{with_check_digit('99010119490307002')}，已按规定登记。",
        "联系人手机13800138000，可随时咨询。",
        f"补助资金发放至银行卡{with_luhn_digit('622202000000000000')}。",
    )
    body = list(writing.body)
    body.insert(3, Paragraph(sentences[number % len(sentences)]))
    item.content = replace(writing, body=tuple(body))
    dossier.expect("S03", Level.CONFIRM, item)


def _damaged(dossier: DraftDossier, kind: Kind, number: int) -> None:
    _spoiled(dossier, kind, number, "G03", Spoil.CUT)


def _locked(dossier: DraftDossier, kind: Kind, number: int) -> None:
    _spoiled(dossier, kind, number, "G07", Spoil.LOCKED)


def _empty(dossier: DraftDossier, kind: Kind, number: int) -> None:
    _spoiled(dossier, kind, number, "G08", Spoil.EMPTY)


def _spoiled(dossier: DraftDossier, kind: Kind, number: int, code: str, spoil: Spoil) -> None:
    alone = number == 0
    item = fresh(dossier, kind, alone=alone)
    item.spoil = spoil
    if kind is Kind.PAPER:
        item.form = Form.PDF if spoil is Spoil.LOCKED or number % 2 else Form.DOCX
    dossier.expect(code, Level.ERROR, item)
    _not_counting(dossier, kind, alone=alone)


def _wrong_ending(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=False)
    if kind is Kind.PAPER:
        item.form = Form.PDF if number % 2 else Form.DOCX
    item.suffix = {Form.PDF: ".docx", Form.DOCX: ".pdf", Form.XLSX: ".docx"}[item.form]
    dossier.expect("G04", Level.ERROR, item)


def _scanned(dossier: DraftDossier, kind: Kind, number: int) -> None:
    item = fresh(dossier, kind, alone=number % 2 == 0)
    item.form = Form.SCAN
    dated = number % 3 != 2  # noqa: PLR2004 — every third scan's name bears no date
    item.name_date = NameDate.MUST if dated else NameDate.NEVER
    dossier.expect("G05", Level.CONFIRM, item)
    if not dated:
        dossier.expect("D02", Level.CONFIRM, item)


def _twice(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    first = dossier.of_kind(kind)[0]
    copy = replace(first, subject=f"{first.subject}（副本）", twin=first)
    dossier.items.append(copy)
    dossier.expect("G09", Level.HINT, first)
    dossier.expect("G09", Level.HINT, copy)


def _before(dossier: DraftDossier, number: int) -> date:
    return dossier.brief.window.first - timedelta(days=170 + 140 * number)


def _subject(item: Item) -> str:
    content = item.content
    if isinstance(content, Writing):
        return content.title.removeprefix(content.issuer)
    return content.title if isinstance(content, Sheet) else item.subject


def _redated(dossier: DraftDossier, item: Item, dated: date) -> Writing | Sheet | Shot:
    if isinstance(item.content, Shot):
        said = item.content.caption.replace(chinese_date(item.content.taken), chinese_date(dated))
        return replace(item.content, taken=dated, caption=said)
    index = dossier.of_kind(item.kind).index(item)
    if isinstance(item.content, Sheet):
        made = compose_table(dossier.brief, dossier.day(Kind.TABLE, index), index)
        year = dated.year
        return replace(
            made,
            dated=dated,
            period=f"{year - 1}年1月至{year - 1}年12月",
            source=made.source.partition("（")[0],
        )
    if item.kind is Kind.REPORT:
        return compose_report(dossier.brief, dated, index=index)
    return dossier.paper(index, dated)


DEFECTS: tuple[Defect, ...] = (
    Defect("M01", (Kind.TABLE, Kind.REPORT, Kind.PHOTO), _missing),
    Defect("M02", (Kind.PHOTO, Kind.TABLE), _too_few),
    Defect("M03", (Kind.PHOTO, Kind.TABLE), _too_many),
    Defect("M04", (Kind.REPORT, Kind.PHOTO, Kind.TABLE), _overdue),
    Defect("M05", (Kind.REPORT, Kind.TABLE), _unassigned),
    Defect("D01", (Kind.PAPER, Kind.TABLE, Kind.REPORT), _outside, 4),
    Defect("D02", (Kind.REPORT, Kind.PHOTO), _undated, 4),
    Defect("D03", (Kind.PAPER,), _year_differs, 4),
    Defect("D04", (Kind.PAPER,), _lapsed),
    Defect("D05", (Kind.PAPER,), _superseded, 2),
    Defect("D06", (Kind.PAPER,), _backdated, 2),
    Defect("D08", (Kind.TABLE,), _other_period, 2),
    Defect("F01", (Kind.PAPER,), _unnumbered),
    Defect("F04", (Kind.PAPER,), _number_malformed, 4),
    Defect("F05", (Kind.PAPER,), _draft, 4),
    Defect("T05", (Kind.REPORT,), _too_long),
    Defect("T08", (Kind.REPORT, Kind.REPORT, Kind.REPORT, Kind.PAPER), _placeholder, 4),
    Defect("P01", (Kind.PHOTO,), unclear, 2),
    Defect("P02", (Kind.PHOTO,), from_a_site, 2),
    Defect("P04", (Kind.PHOTO,), uncaptioned),
    Defect("P05", (Kind.PHOTO,), short_caption),
    Defect("P06", (Kind.PHOTO,), retouched),
    Defect("P07", (Kind.PHOTO,), _taken_outside),
    Defect("P08", (Kind.PHOTO,), nobody_named, 2),
    Defect("P09", (Kind.PHOTO,), small_photo),
    Defect("P10", (Kind.PHOTO,), page_as_photo, 2),
    Defect("P11", (Kind.PHOTO,), misdated_caption),
    Defect("P12", (Kind.PHOTO,), not_jpeg),
    Defect("P14", (Kind.PHOTO,), taken_away),
    Defect("N05", (Kind.TABLE,), _error_cells, 4),
    Defect("S03", (Kind.REPORT,), _personal),
    Defect("G03", (Kind.PAPER, Kind.PHOTO, Kind.PAPER), _damaged, 4),
    Defect("G04", (Kind.PAPER, Kind.PAPER, Kind.TABLE), _wrong_ending),
    Defect("G05", (Kind.PAPER,), _scanned, 6),
    Defect("G07", (Kind.PAPER,), _locked),
    Defect("G08", (Kind.PAPER, Kind.TABLE, Kind.PHOTO), _empty),
    Defect("G09", (Kind.PAPER, Kind.TABLE), _twice),
)
# What lies on one piece and bars nothing else: planted beside others, on another kind of piece.
BESIDE: tuple[Defect, ...] = SMALL
