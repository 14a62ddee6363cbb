"""Files that cannot be opened, are not what they say, lie nowhere, twice or no more: labelled."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, a_red_head_docx, a_scanned_pdf, a_text, an_xlsx
from judged.office import Office
from PIL import Image

from archivist.domain.kind import Kind

CODES = ("G03", "G04", "G06", "G07", "G08", "G09", "G12")


def offices(place: Path) -> Iterator[Office]:
    """Yield the office the rules were looked at with, and one with other names and damage."""
    yield _office(place / "one", "材料", 24, held=False)
    yield _office(place / "held", "报送", 21, held=True)


def _office(root: Path, word: str, count: int, *, held: bool) -> Office:
    office = Office(root, held=held)
    for number in range(count):
        _sound(office, word, number)
        _broken(office, word, number, held=held)
        _strayed(office, word, number)
    return office


def _sound(office: Office, word: str, number: int) -> None:
    """Build what deserves nothing: also names in capitals, text endings and two dots."""
    day = f"2017年{number % 6 + 1}月{number % 27 + 1}日"
    kind = {"standard": "Ⅲ-7-3", "kind": Kind.REPORT}
    odd = (".docx", ".DOCX", "（终稿）.docx", ".v2.docx")[number % 4]
    a_docx(office.place(f"好/{word}{number}{odd}", **kind), [f"{word}第{number}期。", day])
    a_pdf(office.place(f"好/{word}{number}.pdf", **kind), [f"No {number} report"])
    photo = office.place(
        f"好/照片{number}.{('jpg', 'jpeg', 'JPG')[number % 3]}", standard="Ⅲ-7-3", kind=Kind.PHOTO
    )
    a_photo(photo, taken=datetime(2017, 4, 1, number % 24), size=(700 + number, 500))  # noqa: DTZ001
    table = office.place(f"好/表{number}.xlsx", standard="Ⅲ-7-3", kind=Kind.TABLE)
    an_xlsx(table, [["街道", "数"], ["南街", number]])
    scan = office.place(f"好/扫描{number}.pdf", standard="Ⅲ-7-3", kind=Kind.PAPER, form="scanned")
    a_scanned_pdf(scan, size=(620 + number, 877))


def _broken(office: Office, word: str, number: int, *, held: bool) -> None:
    kind = {"standard": "Ⅲ-9-1", "kind": Kind.REPORT}
    empty = office.place(
        f"空/{word}{number}.{('docx', 'jpg', 'xlsx', 'pdf')[number % 4]}", "G08", **kind
    )
    empty.write_bytes(b"")
    whole = io.BytesIO()
    Image.effect_noise((90, 90), 60 + number).save(whole, "JPEG")
    sound = a_docx(office.root / "whole.docx", ["内容" * 40, str(number)]).read_bytes()
    cut = office.place(f"坏/{word}{number}.docx", "G03", **kind)
    cut.write_bytes(sound[: len(sound) * (2 if held else 3) // 5])
    noise = office.place(f"坏/乱码{number}.{('docx', 'pdf', 'xlsx')[number % 3]}", "G03", **kind)
    noise.write_bytes(random.Random(number).randbytes(3000 + number))
    locked = office.place(f"锁/{word}{number}.zip", "G07", standard=None)
    _locked_zip(locked, number)
    wrong = office.place(f"名/{word}{number}.pdf", "G04", **kind)
    wrong.write_bytes(
        a_docx(office.root / "w.docx", [f"改名{number}", "2017年3月1日"]).read_bytes()
    )
    renamed = office.place(f"名/图{number}.png", "G04", standard="Ⅲ-7-3", kind=Kind.PHOTO)
    renamed.write_bytes(whole.getvalue())


def _strayed(office: Office, word: str, number: int) -> None:
    a_docx(
        office.place(f"散/{word}{number}.docx", "G06", standard=None),
        [f"未归档{number}", "2017年2月3日"],
    )
    a_text(office.place(f"散/图片说明{number}.txt", standard=None), f"好/照片{number}.jpg 宣传栏")
    twin = a_red_head_docx(
        office.root / "twin.docx",
        number=f"包府发〔2017〕{number + 20}号",
        title=f"关于{word}{number}的通知",
    )
    for copy in ("甲", "乙"):
        path = office.place(
            f"双/{word}{number}{copy}.docx", "G09", standard="Ⅲ-8-1", kind=Kind.PAPER
        )
        path.write_bytes(twin.read_bytes())
    other = office.place(f"双/{word}{number}丙.docx", standard="Ⅲ-7-3", kind=Kind.PAPER)
    other.write_bytes(twin.read_bytes())  # the same paper may prove another standard
    gone = office.place(f"走/{word}{number}.docx", "G12", standard="Ⅲ-9-1", kind=Kind.REPORT)
    a_docx(gone, [f"要走{number}", "2017年2月3日"])
    office.remove(gone)


def _locked_zip(path: Path, number: int) -> None:
    """Write an archive whose only member says that it is encrypted."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{number}.txt", "密" * 20)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))
