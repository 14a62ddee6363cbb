"""Dates outside the window, dates that nobody can read, numbers of another year: labelled offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, a_red_head_docx, a_scanned_pdf, a_text, an_xlsx
from extract.oldfiles import an_ole, word_streams
from judged.office import Office

from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode

CODES = ("D01", "D02", "D03")
_FIRST, _LAST = date(2016, 8, 1), date(2017, 7, 31)
_OWN = {"window.Ⅲ-8-1": "2015-01-01..2017-07-31"}
_HAN = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Say:
    """How dates and other years are written in one office."""

    dates: tuple[str, ...]
    asides: tuple[str, ...]
    undated: tuple[str, ...]
    name: str


_SEEN = Say(
    dates=("{y}年{m}月{d}日", "{y}-{m:02d}-{d:02d}", "{h}", "{y}年{m}月"),
    asides=(
        "自2012年起持续开展此项工作。",
        "根据《意见》（国发〔2011〕3号）要求落实。",
        "2014年3月，我市召开动员大会。",
        "到2020年全面建成。",
    ),
    undated=(
        "请各单位认真落实。",
        "每年3月组织检查。",
        "活动于周三上午举行。",
        "自印发之日起施行。",
    ),
    name="{stem}_{y}{m:02d}{d:02d}",
)
_HELD = Say(
    dates=("{y}.{m}.{d}", "{y} 年 {m} 月 {d} 日", "{y}/{m}/{d}", "{h}"),
    asides=(
        "该馆建于1998年5月1日。",
        "《条例》自2013年1月1日起施行，要继续学习。",
        "上一轮测评（2011—2014年）积累了经验。",
    ),
    undated=("时间另行通知。", "学期末统一组织考核。", "第3季度完成。"),
    name="{y}-{m:02d}-{d:02d} {stem}",
)


def offices(place: Path) -> Iterator[Office]:
    """Yield an office, and one with other ways of writing dates held back."""
    for said, held, count in ((_SEEN, False, 24), (_HELD, True, 12)):
        office = Office(
            place / ("held" if held else "one"), _OWN, held=held, ocr=OcrMode.NEVER, as_of=_LAST
        )
        for n in range(count):
            _windows(office, said, n)
            _undated(office, said, n)
            _numbered(office, n, held=held)
        yield office


def _told(form: str, day: date) -> str:
    figures = "".join(_HAN[int(c)] for c in str(day.year))
    han = f"{figures}年{_count(day.month)}月{_count(day.day)}日"
    return form.format(y=day.year, m=day.month, d=day.day, h=han, stem="材料")


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return head + (_HAN[ones] if ones else "")


def _windows(office: Office, said: Say, n: int) -> None:
    """Date pieces just outside, far outside, just inside, and where the standard has a window of its own."""
    before = _FIRST - timedelta(days=1 + 40 * (n % 9))
    after = _LAST + timedelta(days=1 + 3 * n)
    inside = (_FIRST, _LAST, _FIRST + timedelta(days=15 * n))[n % 3]
    for folder, day, codes in (
        ("前", before, ("D01",)),
        ("后", after, ("D01",)),
        ("内", inside, ()),
    ):
        form = said.dates[n % len(said.dates)]
        if form.endswith("月") and (day.year, day.month) in {(2016, 8), (2017, 7)}:
            continue  # a month that lies partly inside
        _dated(
            office, f"{folder}/{n}", _told(form, day), said.asides[n % len(said.asides)], n, *codes
        )
    own = f"专项/{n}"
    _dated(office, own, _told(said.dates[0], before), "按专项要求报送。", n + 40, standard="Ⅲ-8-1")
    old = date(2014, 12, 31) - timedelta(days=n)
    _dated(
        office,
        f"{own}旧",
        _told(said.dates[0], old),
        "按专项要求报送。",
        n + 80,
        "D01",
        standard="Ⅲ-8-1",
    )
    for name, day, codes in (("旧", before, ("D01",)), ("新", inside, ())):
        stem = said.name.format(stem=f"扫描{name}{n}", y=day.year, m=day.month, d=day.day)
        path = office.place(f"扫描/{stem}.pdf", *codes, kind=Kind.PAPER, form="scanned")
        a_scanned_pdf(path, size=(620 + n, 877))


_FORMS = (".docx", ".pdf", ".doc", ".txt", ".xlsx")


def _dated(
    office: Office, stem: str, day: str, aside: str, n: int, *codes: str, standard: str = "Ⅲ-9-1"
) -> None:
    """Write a report or table that bears *day* where such papers bear it, and speaks of other years."""
    ending = _FORMS[n % len(_FORMS)]
    kind = Kind.TABLE if ending == ".xlsx" else Kind.REPORT
    form = "legacy" if ending in {".doc", ".txt"} else "digital"
    path = office.place(f"{stem}{ending}", *codes, kind=kind, standard=standard, form=form)
    lines = (f"关于第{n}项工作的情况说明", aside, f"全市开展活动{n + 3}场。", "包头市文明办", day)
    match ending:
        case ".docx":
            a_docx(path, lines[1:], title=lines[0])
        case ".doc":
            an_ole(path, word_streams("\r".join(lines) + "\r"))
        case ".txt":
            a_text(path, "\n\n".join(lines), encoding="gb18030")
        case ".xlsx":
            an_xlsx(
                path,
                [["活动统计表", None], [f"填报日期：{day}", None], ["街道", "数"], ["南街", n]],
            )
        case _:
            a_pdf(path, ["\n".join(lines)])


def _undated(office: Office, said: Say, n: int) -> None:
    """Leave every date away; beside them what a name, a camera or a clerk dates after all."""
    sentence = said.undated[n % len(said.undated)]
    report = {"standard": "Ⅲ-9-1", "kind": Kind.REPORT}
    none = office.place(f"无日期/{n}{_FORMS[n % 4]}", "D02", **report)
    lines = (f"第{n}项工作情况说明", sentence, "包头市文明办")
    match none.suffix:
        case ".docx":
            a_docx(none, lines[1:], title=lines[0])
        case ".doc":
            an_ole(none, word_streams("\r".join(lines) + "\r"))
        case ".txt":
            a_text(none, "\n".join(lines))
        case _:
            a_pdf(none, ["\n".join(lines)], info={"CreationDate": "D:20170301120000"})
    scan = office.place(f"无日期/扫描{n}.pdf", "D02", kind=Kind.PAPER, form="scanned")
    a_scanned_pdf(scan, size=(640 + n, 877))
    bare = office.place(f"无日期/照片{n}.jpg", "D02", standard="Ⅲ-7-3", kind=Kind.PHOTO)
    a_photo(bare, size=(700 + n, 500))
    shot = office.place(f"有日期/IMG_{n:04d}.jpg", standard="Ⅲ-7-3", kind=Kind.PHOTO)
    a_photo(shot, taken=datetime(2017, 4, n % 27 + 1, 9), size=(710 + n, 500))  # noqa: DTZ001
    named = office.place(
        f"有日期/微信图片_201704{n % 27 + 1:02d}{101010 + n}.jpg", standard="Ⅲ-7-3", kind=Kind.PHOTO
    )
    a_photo(named, size=(720 + n, 500))
    told = office.place(
        f"有日期/人工{n}.pdf", kind=Kind.PAPER, day=date(2017, 5, n % 27 + 1), form="scanned"
    )
    a_scanned_pdf(told, size=(660 + n, 877))


def _numbered(office: Office, n: int, *, held: bool) -> None:
    """Give papers numbers of another year than their date's, or of the same, and cite other years."""
    paper = {"standard": "Ⅲ-9-1", "kind": Kind.PAPER}
    organ = "包府办发" if not held else "包党办字"
    cites = (
        "根据《内蒙古自治区人民政府关于加强管理的通知》（内政发〔2013〕12号）制定。",
        "请按照《意见》（国办发〔2015〕36号）执行。",
        "《办法》（包府发〔2012〕5号）继续执行。",
    )
    body = (cites[n % 3], "现就有关事项通知如下。")
    wrong = 2016 if n % 2 else 2015
    day = date(2017, 3, 1) + timedelta(days=n)
    for name, year, when, codes in (
        ("不符", wrong, day, ("D03",)),
        ("相符", 2017, day, ()),
        ("岁末", 2016, date(2017, 1, 2 + n % 20), ("D03",)),
        ("旧年", 2016, date(2016, 9, 1) + timedelta(days=n * 3), ()),
    ):
        path = office.place(f"{name}/{n}.{'pdf' if n % 3 == 2 else 'docx'}", *codes, **paper)
        title = f"关于做好第{n}项工作的通知"
        number, signed = f"{organ}〔{year}〕{n + 6}号", _told("{y}年{m}月{d}日", when)
        if path.suffix == ".docx":
            a_red_head_docx(path, title=title, number=number, signed=signed, body=body)
        else:
            lines = (
                "包头市人民政府文件",
                number,
                title,
                "各旗县区：",
                *body,
                "包头市人民政府",
                signed,
            )
            a_pdf(path, ["\n".join(lines)])
