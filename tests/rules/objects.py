"""Domain objects out of a few words, for cases in TOML and tests in Python.

Tables and sentences are given as they stand: ``table = ["县区|人数（人）", "昆区|12"]`` is read by the
program's own reader, and so is ``prose = ["全市公益广告37块。"]``; several tables are parted by ``---``.
A date is ``text 2017-03-10``, a spot ``Sheet1!B4 #REF!`` or ``3 XX市`` (a paragraph), a draft
``mark 征求意见稿``, personal data ``mobile 138******78``, a photo's size ``[4032, 3024]``.
"""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import count

from rules.paper_objects import PAPER_FACTS, a_spot, paper_facts

from archivist.domain.abolished import Abolished
from archivist.domain.dates import DateReading, DateSource, DateValue
from archivist.domain.document_number import find_document_numbers, find_order_numbers
from archivist.domain.dossier import Bar, Dossier, Slot
from archivist.domain.edition import (
    Block,
    Content,
    Edition,
    Indicator,
    Method,
    Project,
    Requirement,
    Standard,
)
from archivist.domain.evidence import Evidence, SignOff
from archivist.domain.facts import Facts, Numbered, PhotoFacts, Titled, Validity
from archivist.domain.kind import Kind
from archivist.domain.likeness import Likeness, print_key
from archivist.domain.material import Failure, Material, MaterialRole, Status
from archivist.domain.ocr import Unseen
from archivist.domain.period import Period
from archivist.domain.picture import EmbeddedPicture, Exposure, PictureClass, PictureLook
from archivist.domain.place import Place
from archivist.domain.settings import Settings
from archivist.domain.signs import Draft, DraftSign, Personal, PersonalSign
from archivist.domain.unit import Alias, Assignment, Unit
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.lines import own_lines
from archivist.extract.prose import read_prose
from archivist.extract.report import read_report
from archivist.extract.sheet_facts import read_sheets
from archivist.extract.text import cell_type
from archivist.extract.title import Found
from archivist.extract.worded_figures import find_worded_figures
from archivist.rules.base import Counting, Crash, Holding
from archivist.rules.inquiry import About

STANDARD = "Ⅲ-7-3"
_FORMATS = {Kind.PAPER: "docx", Kind.REPORT: "docx", Kind.PHOTO: "jpeg", Kind.TABLE: "xlsx"}
_FAILURES = {
    "G03": "压缩包不完整",
    "G05": "没有读这种格式的程序",
    "G07": "文档有密码",
    "G08": "没有内容（0 字节）",
    "S04": "包内路径指向压缩包之外",
}


def a_date(text: str) -> DateReading:
    """Make ``text 2017-03``, where ``text 2017-03 @第2段`` stands at a place."""
    source, _, said = text.partition(" ")
    value, _, place = said.partition(" @")
    return DateReading(DateValue(*map(int, value.split("-"))), DateSource(source), value, place)


def a_period(*, paragraph=None, **given) -> Period:
    return Period(**{"sure": 0.92, "place": Place(paragraph=paragraph), **given})


def _tables(rows, hidden_rows, hidden_columns, hidden_sheets) -> tuple[Table, ...]:
    """Make sheets Sheet1, Sheet2 … of lines with cells parted by a stroke."""
    made = []
    for number, text in enumerate("\n".join(rows).split("\n---\n"), 1):
        cells = tuple(tuple(map(str.strip, line.split("|"))) for line in text.split("\n"))
        types = tuple(
            "".join("e" if cell.startswith("#") else cell_type(cell) for cell in row)
            for row in cells
        )
        name = f"Sheet{number}"
        first = number == 1
        made.append(
            Table(
                cells,
                types,
                Place(sheet=name),
                name,
                name in hidden_sheets,
                hidden_rows=tuple(hidden_rows) if first else (),
                hidden_columns=tuple(hidden_columns) if first else (),
            )
        )
    return tuple(made)


def counted_in(
    *, table=(), prose=(), hidden_rows=(), hidden_columns=(), hidden_sheets=(), links=()
) -> dict[str, object]:
    """Read what a table and sentences say, as a worker does."""
    tables = _tables(table, hidden_rows, hidden_columns, hidden_sheets) if table else ()
    rows = [Passage("\t".join(row), part=Part.TABLE) for t in tables for row in t.rows]
    lines = [Passage(text, Place(paragraph=n)) for n, text in enumerate(prose, 1)]
    extract = Extract((*lines, *rows), tables, {"links": "\n".join(links)} if links else {})
    return {
        "sheet": read_sheets(extract),
        "stated": read_prose(extract),
        "worded_figures": find_worded_figures(extract),
    }


def a_photo_fact(size, more, look) -> PhotoFacts | None:
    """Make a photo's facts; *look* is a class and flags: ``photo blurred``, ``scan dark``, with ``print=a``."""
    if not size:
        return None
    known = {
        key: datetime.fromisoformat(value) if key in {"taken", "modified"} else value
        for key, value in (more or {}).items()
    }
    if "noted" in known:
        known["noted"] = tuple(known["noted"])
    return PhotoFacts(*size, look=a_look(look) if look else None, **known)


def a_look(text) -> PictureLook:
    kind, *flags = text.split()
    printed = next((f.removeprefix("print=") for f in flags if f.startswith("print=")), "")
    dark, washed_out = "dark" in flags, "washed" in flags
    return PictureLook(
        PictureClass(kind),
        0.8,
        blurred=None if "smooth" in flags else "blurred" in flags,
        exposure=Exposure(
            0.02 if dark else 0.95 if washed_out else 0.5, float(dark), float(washed_out)
        ),
        blank="blank" in flags,
        fingerprint=printed.encode(),
    )


# Paragraphs long enough to be compared, of three matters; a case writes "@广告" for one of them.
LONG = {
    "广告": "市文明办会同市场监督管理局印发公益广告宣传管理办法，明确户外大屏、工地围挡、公交站亭刊播公益广告的"
    "比例和内容审查要求，"
    "建立征集制作、审查刊播、日常维护和定期更新的管理制度，在建设路、钢铁大街等主次干道集中更换破损画面，落实专人每周巡查。",
    "交通": "市公安局交管支队制定文明交通行动方案，细化酒驾、闯红灯、不礼让行人的整治标准，在各个路口设置文明交通劝导岗，"
    "早晚高峰集中查处渣土车和电动车违法，"
    "率先在公交车上安装抓拍设备，对不礼让斑马线的社会车辆取证，主要路口机动车礼让率明显提高，交通事故起数持续下降。",
    "餐桌": "市商务局制定文明餐桌行动工作方案，对酒店和食堂的桌卡摆放、小份菜供应提出要求，向餐饮企业发出制止浪费倡议，"
    "开展文明餐桌示范店评选，"
    "在大中小学举办食堂光盘打卡活动，推行半份半价和剩菜打包积分，餐厨垃圾量逐年减少，适量点餐、主动打包逐步形成习惯。",
}


def reported(paragraphs, title=None) -> dict[str, object]:
    """Read what a report of these paragraphs says, as a worker does."""
    texts = [LONG.get(text.removeprefix("@"), text) for text in paragraphs]
    extract = Extract(tuple(Passage(text, Place(paragraph=n)) for n, text in enumerate(texts, 2)))
    titled = Titled(title, "layout", 1.0, Place(paragraph=1)) if title else None
    return {"report": read_report(extract, own_lines(extract), Found(titled))}


def facts(  # noqa: PLR0913
    *,
    dates=(),
    number=None,
    validity=None,
    words=None,
    text=True,
    ocr=False,
    photo=None,
    drafts=(),
    placeholders=(),
    error_cells=(),
    text_cells=(),
    personal=(),
    title=None,
    unseen=None,
    period=None,
    other_periods=(),
    in_force=None,
    created=None,
    software_year=None,
    photo_more=None,
    look=None,
    pictures=(),
    report=(),
    **counted,
) -> Facts:
    shown = paper_facts(**{name: counted.pop(name) for name in PAPER_FACTS & counted.keys()})
    numbers = (find_document_numbers(number) or find_order_numbers(number)) if number else []
    printed = tuple(
        EmbeddedPicture(f"{n}.jpg", 400, 300, each.encode(), Place(page=n))
        for n, each in enumerate(pictures, 1)
    )
    return Facts(
        title=Titled(title, "layout", 1.0) if title else None,
        dates=tuple(map(a_date, dates)),
        number=Numbered(numbers[0][2], Place(paragraph=1)) if numbers else None,
        validity=Validity(**validity) if validity else None,
        words=words,
        has_text=text,
        ocr=ocr,
        photo=a_photo_fact(photo, photo_more, look),
        drafts=tuple(
            Draft(DraftSign(sign), a_spot(spot))
            for sign, _, spot in (d.partition(" ") for d in drafts)
        ),
        placeholders=tuple(map(a_spot, placeholders)),
        error_cells=tuple(map(a_spot, error_cells)),
        text_cells=tuple(map(a_spot, text_cells)),
        personal=tuple(
            Personal(PersonalSign(sign), masked)
            for sign, _, masked in (p.partition(" ") for p in personal)
        ),
        unseen=Unseen(unseen) if unseen else None,
        period=a_period(**period) if period else None,
        other_periods=tuple(Period(**{"sure": 0.5, **each}) for each in other_periods),
        in_force=Validity("", since=in_force) if in_force else None,
        created=datetime.combine(created, time(9)) if created else None,
        software_year=software_year,
        **{"pictures": printed, **shown},
        **counted_in(**counted),
        **(reported(report, title) if report else {}),
    )


def a_material(  # noqa: PLR0913
    path="a.docx",
    *,
    sha256=None,
    kind="paper",
    format=None,  # noqa: A002 — the field's name
    status="read",
    failure=None,
    role="evidence",
    extension_differs=False,
    text=None,
    **known,
) -> Material:
    kind = Kind(kind)
    status = Status.FAILED if failure else Status(status)
    readable = status is Status.READ and kind is not Kind.PHOTO
    return Material(
        path=path,
        sha256=f"hash of {path}" if sha256 is None else sha256,
        size=1,
        format=_FORMATS[kind] if format is None else format,
        status=status,
        kind=kind,
        role=MaterialRole(role),
        facts=facts(text=readable if text is None else text, **known),
        failure=Failure(failure, _FAILURES[failure]) if failure else None,
        extension_differs=extension_differs,
    )


def evidence(  # noqa: PLR0913
    path="a.docx",
    *,
    standard=STANDARD,
    piece=1,
    kind="paper",
    material_kind=None,
    clerk_date=None,
    caption="",
    vanished=False,
    material=None,
    signed=None,
    beside=(),
    **known,
) -> Evidence:
    """One filing; what is not about the filing describes its material."""
    if material is None and not vanished:
        material = a_material(path, kind=material_kind or kind, **known)
    return Evidence(
        standard=standard,
        piece=piece,
        kind=Kind(kind),
        path=path,
        sha256="" if material is None else material.sha256,
        material=material,
        clerk_date=clerk_date,
        caption=caption,
        signed=SignOff(**signed) if signed else None,
        beside=several(beside, standard=standard),
    )


def several(tables, **common) -> tuple[Evidence, ...]:
    """Pieces with running numbers, each with a path of its own unless it names one."""
    numbers = count(1)
    return tuple(
        evidence(**{"path": f"{n}.docx", "piece": n, **common, **table})
        for n, table in zip(numbers, tables, strict=False)
    )


def a_slot(*, kind="paper", counting=None, bars=(), **given) -> Slot:
    """Make a slot whose first *counting* pieces count, all of them unless told."""
    pieces = several(given.get("evidence", ()), kind=kind)
    return Slot(
        STANDARD,
        Requirement(Kind(kind)),
        pieces,
        pieces[:counting],
        tuple(map(Bar, bars)),
    )


def a_standard(
    code=STANDARD, kinds=("paper",), lead_units=("市教育局",), text="建立学习制度", keywords=()
) -> Standard:
    asked = tuple(Requirement(Kind(kind)) for kind in kinds)
    review = (Method.DOCUMENT_REVIEW,)
    return Standard(code, text, review, asked, lead_units, keywords=tuple(keywords))


def a_dossier(
    *, code=STANDARD, kinds=("paper",), assignment=None, open_kinds=(), lead_days=None, **given
) -> Dossier:
    assigned = Assignment(code, **assignment) if assignment is not None else None
    return Dossier(
        a_standard(
            code,
            kinds,
            given.get("lead_units", ("市教育局",)),
            given.get("asks", "建立学习制度"),
            given.get("keywords", ()),
        ),
        several(given.get("evidence", ()), standard=code),
        assignment=assigned,
        open_kinds=tuple(map(Kind, open_kinds)),
        lead_days=lead_days,
        units=tuple(map(a_unit, given.get("units", ()))),
        city=given.get("city", "包头市"),
    )


def a_unit(text: str) -> Unit:
    """``市工商局 市工商行政管理局 市市场监管局@2018-03-17.. 市药监局@..2013-05-01``."""
    name, *aliases = text.split()
    made = []
    for alias in aliases:
        other, _, days = alias.partition("@")
        first, _, last = days.partition("..")
        made.append(Alias(other, *(date.fromisoformat(d) if d else None for d in (first, last))))
    return Unit(name, tuple(made))


def a_holding(*, dossiers=(), materials=(), crashes=(), listed=(), near=()) -> Holding:
    """Make a holding; *near* are groups of fingerprints that show the same: ``a b``."""
    alike = {
        print_key(one.encode()): frozenset(print_key(o.encode()) for o in group.split())
        - {print_key(one.encode())}
        for group in near
        for one in group.split()
    }
    return Holding(
        tuple(a_dossier(**d) for d in dossiers),
        tuple(a_material(**m) for m in materials),
        tuple(Crash(**c) for c in crashes),
        tuple(Abolished(**each) for each in listed),
        Likeness(alike),
    )


def a_counting(**given) -> Counting:
    held = a_holding(**given)
    return Counting(held.dossiers, held.materials, held.crashes, held.listed)


def an_edition(*standards: Standard) -> Edition:
    content = Content("Ⅲ-7", "学习", standards)
    indicator = Indicator("Ⅱ-1", "指标", (content,))
    return Edition("t", "试", False, (Block("版块", (Project("Ⅰ-1", "项目", (indicator,)),)),))  # noqa: FBT003


def settings(**texts: str) -> Settings:
    """Make settings from keywords; a dotted key goes in through ``**{"min_count.Ⅲ-7-3": "2"}``."""
    return Settings(texts)


def about(subject) -> About:
    """Whom the answers of a rule about *subject* concern, as the engine says it."""
    match subject:
        case Material():
            return About(None, subject.kind, subject.path)
        case Evidence():
            return About(subject.standard, subject.kind, subject.path, Requirement(subject.kind))
        case Slot():
            return About(subject.standard, subject.kind, None, subject.requirement)
        case Dossier():
            return About(subject.code)
        case _:
            return About()


DAY = date(2017, 8, 10)
SUBJECTS = {
    "material": a_material,
    "evidence": evidence,
    "slot": a_slot,
    "dossier": a_dossier,
    "holding": a_holding,
    "counting": a_counting,
}
