"""What is missing, too few, too many, late or nobody's: labelled standards of all shapes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from builders import a_docx, a_photo, a_red_head_docx, an_xlsx
from judged.office import Office

from archivist.domain.kind import Kind
from archivist.editions.load import load_edition

CODES = ("M01", "M02", "M03", "M04", "M05")
_DAY = date(2017, 7, 1)
_ENDINGS = {Kind.PAPER: ".docx", Kind.REPORT: ".docx", Kind.PHOTO: ".jpg", Kind.TABLE: ".xlsx"}


def offices(place: Path) -> Iterator[Office]:
    """Yield two offices where each standard is short of something else, or of nothing."""
    for name, first in (("short", 0), ("shorter", 4)):
        office = Office(place / name, as_of=_DAY)
        _bases(office.root)
        for number, standard in enumerate(load_edition("reference").standards, first):
            _fill(office, standard.code, standard.kinds, number)
        yield office


def _fill(office: Office, code: str, kinds: tuple[Kind, ...], number: int) -> None:
    lack, odd, late = number % 4, number // 4 % 2, (number % 5) - 2
    pieces, bar = {0: (1, None), 1: (0, None), 2: (2, "min"), 3: (3, "max")}[lack]
    settings = dict(office.settings)
    for kind in kinds:
        if bar:
            settings[f"{bar}_count.{code}.{kind.value}"] = str(2 + odd)
        for piece in range(pieces):
            name = f"{code}/{kind.value}{piece}{_ENDINGS[kind]}"
            path = office.place(name, standard=code, kind=kind)
            path.write_bytes((office.root / kind.value).read_bytes())
    office.settings = settings
    missing, few, many = lack == 1, lack == 2 and odd, lack == 3 and not odd
    for wrong, verdict in ((missing, "M01"), (few, "M02"), (many, "M03")):
        if wrong and kinds:
            office.expect(verdict, code)
    person = {"person": "张三"} if number % 3 else {}
    office.assign(code, unit="市文明办", due=_DAY - timedelta(days=late), **person)
    if not person:
        office.expect("M05", code)
    if late > 0 and (missing or few) and kinds:
        office.expect("M04", code)


def _bases(root: Path) -> None:
    """Build one sound file of each kind; what counts here is how many there are."""
    root.mkdir()
    a_red_head_docx(root / "paper", signed="2017年3月10日")
    a_docx(root / "report", ["全市公益广告37块。", "2017年3月1日"], title="情况说明")
    a_photo(root / "photo", taken=datetime(2017, 4, 12), size=(1600, 1200))  # noqa: DTZ001
    an_xlsx(root / "table", [["填报日期：2017年5月9日", None], ["街道", "数量"], ["南街", 37]])
