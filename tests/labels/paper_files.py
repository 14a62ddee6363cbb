"""Files of official papers as offices have them: Word, born-digital PDF, scans good and bad."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from PIL import Image

from archivist.demo.docx import docx_bytes
from archivist.demo.layout import Page, lay_out
from archivist.demo.pdf import Picture, picture_pdf, text_pdf
from archivist.demo.scans import scan_page, seal_picture
from archivist.demo.writing import Paragraph, Writing

DAY = date(2017, 3, 10)
UNITS = ("包头市教育局", "包头市财政局", "包头市城市管理局")
TOPICS = (
    "校园周边环境整治", "文明礼仪进课堂", "校车安全管理", "志愿服务记录", "公共机构节水", "集贸市场卫生",
    "道路交通秩序", "公益广告刊播", "文化广场开放", "老旧小区改造", "养犬管理", "餐厨垃圾收运",
    "窗口服务规范", "未成年人保护", "诚信经营示范", "河道保洁", "户外广告设置", "停车泊位管理",
    "图书馆开放", "节庆文化活动", "体育场地开放", "建筑工地扬尘", "食品摊贩登记", "流动人口服务",
    "农贸市场改造", "社区矫正", "学生资助", "道德模范评选", "家庭教育指导", "绿地养护",
)  # fmt: skip
_BODY = (
    "为做好{topic}工作，巩固文明城市创建成果，现就有关事项通知如下。",
    "一、各单位要明确分管领导和责任人员，每月检查一次，发现问题限期整改。",
    "二、主次干道和公共场所每日巡查，建立台账，做到有人管、管得住。",
    "三、工作进展情况每季度末报送办公室，由办公室汇总后通报。",
)


def a_writing(nth: int, **changes: object) -> Writing:
    """Return a sound paper, unlike any other *nth*."""
    topic, unit = TOPICS[nth % len(TOPICS)], UNITS[nth % len(UNITS)]
    code = {"包头市教育局": "包教发", "包头市财政局": "包财发", "包头市城市管理局": "包城管发"}[
        unit
    ]
    plain = Writing(
        title=f"{unit}关于做好{topic}工作的通知",
        body=tuple(Paragraph(text.format(topic=topic)) for text in _BODY),
        issuer=unit,
        number=f"{code}〔2017〕{nth + 3}号",
        addressee="各旗县区有关部门，局属各单位：",
        dated=DAY,
        copies="抄送：市创建全国文明城市工作指挥部办公室。",
        printed=f"{unit}办公室　　　　2017年3月13日印发",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def docx(writing: Writing, edit: Callable[[bytes], bytes] = lambda data: data) -> bytes:
    """Return it as a Word file, its document.xml changed by *edit*."""
    return edited(docx_bytes(writing, DAY), "word/document.xml", edit)


def edited(packed: bytes, member: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info.filename)
            new.writestr(info, edit(data) if info.filename == member else data)
    return out.getvalue()


def pdf(writing: Writing, *, sealed: bool = True, pages: tuple[Page, ...] = ()) -> bytes:
    """Return it as a born-digital PDF."""
    stamp = seal_picture(writing.issuer) if sealed else None
    return text_pdf(pages or lay_out(writing), writing.title, DAY, seal=stamp)


def scan(
    writing: Writing,
    seed: int,
    *,
    dots: int = 200,
    grey: tuple[int, ...] = (),
    sealed: bool = True,
    headed: bool = True,
    bilevel: bool = False,
    without: tuple[int, ...] = (),
) -> bytes:
    """Return it as scanned at *dots* per inch; pages numbered in *grey* (from 0, -1) without colour.

    Pages *without* (from 0) were never put on the scanner.
    """
    pages = [page for number, page in enumerate(lay_out(writing)) if number not in without]
    if not sealed:
        for page in pages:
            page.seal = None
    if not headed:
        pages[0].lines[:] = [line for line in pages[0].lines if not line.red]
        pages[0].rules[:] = [rule for rule in pages[0].rules if not rule[1]]
    drawn = [scan_page(page, writing.issuer, Random(seed)) for page in pages]
    plain = {n % len(drawn) for n in grey}
    made = [
        _again(p, dots, "1" if bilevel else "L" if n in plain else "RGB")
        for n, p in enumerate(drawn)
    ]
    return picture_pdf(made, DAY)


def _again(picture: Picture, dots: int, mode: str) -> Picture:
    image = Image.open(io.BytesIO(picture.data))
    image = image.resize((image.width * dots // 200, image.height * dots // 200))
    if mode != "RGB":
        image = image.convert("L")
        if mode == "1":
            image = image.point([255 * (v > 150) for v in range(256)])
        image = image.convert("RGB")
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=80)
    return Picture(packed.getvalue(), *image.size)


def long_writing(number: int) -> Writing:
    """Return a paper of three pages or so."""
    plain = a_writing(number)
    more = tuple(
        Paragraph(
            f"第{n}项措施由责任单位按照方案组织实施，每月报送进展，年底前接受验收，验收结果予以公布。"
        )
        for n in range(1, 26)
    )
    return replace(plain, body=(*plain.body, *more))
