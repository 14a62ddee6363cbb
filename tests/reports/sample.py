"""A small edition with one of everything a report has to tell, judged by hand."""

from dataclasses import replace
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dates import DateReading, DateSource, DateValue
from archivist.domain.document_number import find_document_numbers
from archivist.domain.dossier import Dossier, Slot, SlotState
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
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Facts, Numbered, Titled
from archivist.domain.finding import Finding, Level, Unknown, Unset
from archivist.domain.kind import Kind
from archivist.domain.material import Material, Status
from archivist.domain.place import Place
from archivist.domain.unit import Assignment
from archivist.domain.window import Window

REFUSED_PATH = "市委办/机要/关于某专项行动的绝密方案.docx"
REFUSED_NAME = "关于某专项行动的绝密方案.docx"
MOBILE = "13800138000"
ID_NUMBER = "11010519491231002X"

_REVIEW = (Method.DOCUMENT_REVIEW,)
STANDARDS = (
    Standard(
        "Ⅲ-1-1",
        "印发年度学习计划，列明专题、时限和责任部门。",
        _REVIEW,
        (Requirement(Kind.PAPER, note="只需红头页"), Requirement(Kind.REPORT, word_limit=1000)),
        lead_units=("市委宣传部",),
        supporting_units=("市直机关工委",),
    ),
    Standard(
        "Ⅲ-1-2",
        "建立市、县区、部门三级学习制度。",
        _REVIEW,
        (Requirement(Kind.PAPER), Requirement(Kind.PHOTO, minimum=2, maximum=5)),
        lead_units=("市教育局",),
    ),
    Standard(
        "Ⅲ-2-1",
        "公益广告刊播数量达到规定。",
        (Method.DOCUMENT_REVIEW, Method.SITE_VISIT),
        (Requirement(Kind.REPORT), Requirement(Kind.TABLE)),
    ),
)
EDITION = Edition(
    "reference",
    "测试目录",
    official=False,
    blocks=(
        Block(
            "重点工作",
            (
                Project(
                    "Ⅰ-1",
                    "思想道德建设",
                    (
                        Indicator(
                            "Ⅱ-1",
                            "学习宣传",
                            (
                                Content("Ⅲ-1", "健全学习制度", STANDARDS[:2]),
                                Content("Ⅲ-2", "公益广告", STANDARDS[2:]),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
NUMBER = find_document_numbers("包党办发[2017]12号")[0][2]


def a_material(path, kind, day=None, *, number=None, title="", **changes):
    """Make a readable material; *day* is the date in its text."""
    dates = (DateReading(day, DateSource.TEXT),) if day else ()
    facts = Facts(
        title=Titled(title, "layout", 1.0) if title else None,
        number=Numbered(number) if number else None,
        dates=dates,
        pages=3,
        has_text=True,
    )
    return replace(Material(path, "0" * 64, 1, "pdf", kind=kind, facts=facts), **changes)


def _filed(standard, piece, material, caption=""):
    return Evidence(standard, piece, material.kind, material.path, "0" * 64, material, caption)


PAPER = a_material(
    "宣传部/学习计划.pdf", Kind.PAPER, DateValue(2017, 3, 1), number=NUMBER, title="2017年学习计划"
)
OLD = a_material("教育局/旧制度.pdf", Kind.PAPER, DateValue(2014, 5))
PHOTO = a_material("教育局/=cmd.jpg", Kind.PHOTO, DateValue(2017, 4, 2))
TABLE = a_material(f"未知/联系人{MOBILE}.xlsx", Kind.TABLE, title=f"联系人{ID_NUMBER}")
REFUSED = Material(REFUSED_PATH, "", 0, status=Status.REFUSED)

EVIDENCE = (
    (_filed("Ⅲ-1-1", 1, PAPER),),
    (_filed("Ⅲ-1-2", 1, OLD), _filed("Ⅲ-1-2", 2, PHOTO, "=HYPERLINK(1)")),
    (
        _filed("Ⅲ-2-1", 1, TABLE),
        Evidence("Ⅲ-2-1", 2, Kind.REPORT, "未知/说明.docx", "0" * 64, None),
        Evidence("Ⅲ-2-1", 3, Kind.REPORT, REFUSED_PATH, "0" * 64, REFUSED),
    ),
)
ASSIGNMENTS = (
    Assignment("Ⅲ-1-1", "市委宣传部", "王丽", date(2017, 5, 1)),
    Assignment("Ⅲ-1-2", "", "", date(2017, 7, 31)),
    None,
)
STATES = {
    ("Ⅲ-1-1", Kind.PAPER): SlotState.STANDS,
    ("Ⅲ-1-1", Kind.REPORT): SlotState.MISSING,
    ("Ⅲ-1-2", Kind.PAPER): SlotState.FAILS,
    ("Ⅲ-1-2", Kind.PHOTO): SlotState.PARTIAL,
    ("Ⅲ-2-1", Kind.TABLE): SlotState.UNKNOWN,
    ("Ⅲ-2-1", Kind.REPORT): SlotState.FAILS,
}
FINDINGS = (
    Finding(
        "P09",
        Level.CONFIRM,
        "Ⅲ-1-2",
        Kind.PHOTO,
        PHOTO.path,
        Place(box=(0, 0, 9, 9)),
        {"width": 640, "height": 480, "minimum": 1080},
    ),
    Finding("S01", Level.ERROR, path=REFUSED_PATH),
    Finding(
        "D01",
        Level.ERROR,
        "Ⅲ-1-2",
        Kind.PAPER,
        OLD.path,
        Place(page=3),
        {
            "date": DateValue(2014, 5),
            "source": DateSource.TEXT,
            "others": [],
            "window": Window(date(2016, 8, 1), date(2017, 7, 31)),
        },
    ),
    Finding("M05", Level.WARNING, "Ⅲ-1-2", values={"unit": "市教育局"}, waived=True),
    Finding(
        "G12", Level.ERROR, "Ⅲ-2-1", Kind.REPORT, "未知/说明.docx", values={"number": "Ⅲ-2-1-02"}
    ),
    Finding("G06", Level.HINT, path="其他/杂项.docx"),
    Finding("G09", Level.HINT, "Ⅲ-2-1", Kind.TABLE, TABLE.path, values={"others": [REFUSED_PATH]}),
    Finding("Z99", Level.HINT, "Ⅲ-1-1", path=PAPER.path, values={"x": 1}),
)


def an_assessment(**changes):
    """Make the assessment of all this; *changes* replace its fields."""
    dossiers = tuple(
        Dossier(
            standard,
            evidence,
            tuple(
                Slot(standard.code, r, mine, mine)
                for r in standard.requirements
                for mine in [tuple(e for e in evidence if e.kind is r.kind)]
            ),
            assignment,
        )
        for standard, evidence, assignment in zip(STANDARDS, EVIDENCE, ASSIGNMENTS, strict=True)
    )
    made = Assessment(
        edition=EDITION,
        as_of=date(2017, 6, 20),
        window=Window(date(2016, 8, 1), date(2017, 7, 31)),
        review_date=None,
        dossiers=dossiers,
        states=STATES,
        findings=FINDINGS,
        unset=(
            Unset("T05", "word_limit", "Ⅲ-2-1", Kind.REPORT),
            Unset("D04", "review_date"),
            Unset("F11", "rule"),
        ),
        unknown=(Unknown("D01", "Ⅲ-2-1", Kind.TABLE, TABLE.path),),
        complete=frozenset(),
        materials=(PAPER, OLD, PHOTO, TABLE),
        refused=(REFUSED_PATH,),
        city="",
    )
    return replace(made, **changes)
