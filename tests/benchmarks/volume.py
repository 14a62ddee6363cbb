"""A large office in little time: real files, each different, made from a few that are built once."""

from __future__ import annotations

import io
import itertools
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from builders import a_photo, a_red_head_docx, an_xlsx

from archivist.domain.edition import Edition

_MARK = "第〇〇〇号"
_OLD = 1_500_000_000_000_000_000  # nanoseconds; long before any scan


def large_office(folder: Path, edition: Edition, count: int) -> Path:
    """Write *count* papers, photos and tables in folders named after the standards; return *folder*."""
    models = folder.parent / "models"
    a_red_head_docx(models / "a.docx", title=f"关于创建工作{_MARK}的通知")
    an_xlsx(models / "a.xlsx", [[f"统计表{_MARK}"], ["填报日期：2017年5月9日"], ["街道", 37]])
    a_photo(models / "a.jpg", size=(320, 240))
    kinds = itertools.cycle(("规范文件/a.docx", "实景图片/a.jpg", "统计表格/a.xlsx"))
    codes = itertools.cycle(standard.code for standard in edition.standards)
    for number, (code, kind) in zip(range(count), _pairs(codes, kinds), strict=False):
        model = models / Path(kind).name
        place = folder / code / Path(kind).parent / f"{number}{model.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_other(model, number))
        os.utime(place, ns=(_OLD, _OLD))
    return folder


def _pairs(codes: Iterator[str], kinds: Iterator[str]) -> Iterator[tuple[str, str]]:
    while True:
        code = next(codes)
        for _ in range(3):
            yield code, next(kinds)


def _other(model: Path, number: int) -> bytes:
    """Return *model* with other bytes and, in an office file, other words."""
    if model.suffix == ".jpg":
        return model.read_bytes() + number.to_bytes(8)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(model) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith(".xml"):
                content = content.replace(_MARK.encode(), f"第{number}号".encode())
            new.writestr(item.filename, content)
    return made.getvalue()
