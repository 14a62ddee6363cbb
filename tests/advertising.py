"""An office looks for 公益广告 37块: where it stands, and what only resembles it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, an_xlsx
from PIL import Image, ImageDraw

from archivist.demo.typeface import face

QUERY = "公益广告 37块"
PDF, TABLE, PHOTO = "情况/半年总结.pdf", "台账/点位统计.xlsx", "照片/现场.jpg"
_TAKEN = datetime(2017, 5, 6, 9, 30)  # noqa: DTZ001 — a camera knows no zone


def make_evidence(root: Path) -> None:
    """Write a page, a row and a photo whose stamp all say it, beside files that nearly do."""
    a_pdf(
        root / PDF,
        [
            "云川市创建工作半年总结\n一、组织领导",
            "二、宣传氛围\n城区建筑围挡新增公益广告37块，全部合格",
            "三、下一步打算",
        ],
    )
    rows = [["路段", "内容", "数量"], ["阿尔丁大街", "公益广告", "12块"]]
    an_xlsx(root / TABLE, [*rows, ["钢铁大街", "公益广告", "37块"], ["民族路", "公益广告", "9块"]])
    a_docx(root / "情况" / "其他.docx", ["新设公益广告38块。"], title="公益广告刊播情况")
    a_docx(root / "情况" / "牌匾.docx", ["更换破旧牌匾37块。"], title="牌匾整治情况")
    a_photo(root / PHOTO, taken=_TAKEN)
    stamp(root / PHOTO, "钢铁大街公益广告37块")


def stamp(path: Path, words: str) -> None:
    """Burn the time, the place and *words* into a picture, as phones do."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(("2017-05-06 09:30", words)):
        at = (50, picture.height - 200 + 80 * number)
        pen.text(at, line, "white", face(54), stroke_width=2, stroke_fill="black")
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=90)
    path.write_bytes(packed.getvalue())
