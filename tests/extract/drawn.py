"""Pages drawn as pictures in the bundled face, with what a scanner does to them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw

from archivist.demo.pdf import Picture, picture_pdf
from archivist.demo.scans import grain_of, seal
from archivist.demo.typeface import face

A4 = (1654, 2339)  # pixels at 200 dpi
PAPER = (250, 249, 246)
RED = (206, 32, 38)
BODY = (
    "为进一步加强市容环境管理，巩固创建成果，现就有关事项通知如下",
    "一、提高认识，加强领导，把创建工作摆在重要位置",
    "各单位要成立工作机构，明确分管领导和责任人员，制定实施方案",
    "二、突出重点，落实责任，确保各项任务按时完成",
    "主次干道、背街小巷、农贸市场要每日清扫，做到垃圾日产日清",
    "全市共设置公益广告三百七十块，覆盖率达到百分之九十二",
    "三、加强督查，严格考核，对工作不力的单位予以通报",
    "督查结果每月公布一次，并作为年度考核的重要依据",
    "各单位贯彻落实情况请于每季度末报送指挥部办公室",
    "联系人和联系方式由各单位自行确定后上报备案",
)


def a_page(
    lines: Sequence[str] = BODY, *, red_head: str = "", number: str = "", title: str = ""
) -> Image.Image:
    """Draw a page: a red head with its rule, a number, a centred title, lines of 16 points."""
    page = Image.new("RGB", A4, PAPER)
    pen = ImageDraw.Draw(page)
    y = 300
    if red_head:
        pen.text((827, 380), red_head, RED, face(120), anchor="mm", stroke_width=2)
        pen.text((827, 560), number, (35, 35, 35), face(44), anchor="mm")
        pen.rectangle((218, 610, 1446, 616), fill=RED)
        y = 720
    if title:
        pen.text((827, y), title, (35, 35, 35), face(61), anchor="mm", stroke_width=1)
        y += 140
    for line in lines:
        pen.text((218, y), line, (35, 35, 35), face(40))
        y += 78
    return page


def sealed(
    page: Image.Image, at: tuple[int, int] = (800, 700), issuer: str = "云川市市容环境管理局"
) -> Image.Image:
    """Press a unit's round seal on a copy of *page*; *at* is its upper left corner."""
    stamped = page.copy()
    stamp = seal(issuer, 330).rotate(4, Image.Resampling.BICUBIC)
    stamped.paste(stamp, at, stamp)
    return stamped


def scanned(page: Image.Image, seed: int = 1, *, slant: float = 0.6) -> Image.Image:
    """Return *page* as a scanner gives it: a little askew, grainy, packed as JPEG."""
    turned = page.rotate(slant, Image.Resampling.BILINEAR, fillcolor=PAPER)
    grain = grain_of(turned.size, 8, Random(seed)).convert("RGB")
    packed = io.BytesIO()
    ImageChops.add(turned, grain, scale=1, offset=-128).save(packed, "JPEG", quality=60)
    return Image.open(packed).convert("RGB")


def a_scan_pdf(path: Path, *pages: Image.Image) -> Path:
    """Write a PDF of pictures, one a page, without any text."""
    from datetime import date  # noqa: PLC0415

    pictures = []
    for page in pages:
        packed = io.BytesIO()
        page.save(packed, "JPEG", quality=80)
        pictures.append(Picture(packed.getvalue(), *page.size))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture_pdf(pictures, date(2017, 3, 12)))
    return path
