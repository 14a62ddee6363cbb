"""Files that belong to no standard, and papers that must be refused at the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from archivist.demo.brief import Brief
from archivist.demo.items import Form, Item
from archivist.demo.photos import Shot
from archivist.demo.writing import Paragraph, Writing
from archivist.domain.finding import Level
from archivist.domain.kind import Kind

_FOLDER = "待整理"
_SMALL_TALK = (
    ("食堂夏季就餐时间调整", "自下周起，机关食堂午餐时间调整为十二时至十三时，请相互转告。"),
    ("公务用车保养登记", "二号车更换机油和空气滤芯，里程四万二千公里。"),
    ("会议室空调报修", "三楼会议室空调不制冷，请后勤科安排人员查看。"),
    ("值班电话变更", "节日期间值班电话改为内线，请各科室更新通讯录。"),
)


@dataclass(frozen=True)
class Stray:
    """A file without a filing: *code* G06 (unfiled) or S01 (classified)."""

    code: str
    level: Level
    item: Item
    brief: Brief


def compose_strays(brief: Brief, day: date) -> tuple[Stray, ...]:
    """Return a handful of unfiled files and two classified papers; all invented."""
    return (*_unfiled(brief, day), *_classified(brief, day))


def _unfiled(brief: Brief, day: date) -> list[Stray]:
    forms = (Form.DOCX, Form.TEXT_GB, Form.TEXT_UTF8, Form.DOCX)
    strays = []
    for number, ((title, text), form) in enumerate(zip(_SMALL_TALK, forms, strict=True)):
        writing = Writing(title, (Paragraph(text),))
        item = Item(Kind.REPORT, day, title, writing, form, path=f"{_FOLDER}/{title}{form.suffix}")
        strays.append(Stray("G06", Level.HINT, item, brief))
        shot = Shot("street", "", "", day, "", (1600, 1200), 900 + number)
        named = f"{_FOLDER}/手机相册/IMG_{day:%Y%m%d}_{101500 + 137 * number}.jpg"
        photo = Item(Kind.PHOTO, day, "", replace(shot, place="云山路"), Form.JPEG, path=named)
        if number < 2:  # noqa: PLR2004 — two are enough
            strays.append(Stray("G06", Level.HINT, photo, brief))
    return strays


def _classified(brief: Brief, day: date) -> list[Stray]:
    """Two papers with a mark of secrecy (GB/T 7156-2003); their text says what they are."""
    body = (Paragraph("本件为检验程序拒收功能而制作的样件，内容虚构，不涉及任何国家秘密。"),)
    marks = (
        ("机密★10年", Form.DOCX, "内部传阅件.docx"),
        ("秘密★5年", Form.TEXT_UTF8, "传阅件扫描文字.txt"),
    )
    strays = []
    for mark, form, name in marks:
        writing = Writing("样件", body, issuer=brief.issuer, dated=day, mark=mark)
        item = Item(Kind.PAPER, day, "样件", writing, form, path=f"{_FOLDER}/{name}")
        strays.append(Stray("S01", Level.ERROR, item, brief))
    return strays
