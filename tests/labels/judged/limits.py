"""Reports too long, unfinished papers, photos too small or no JPEG, tables with error cells: labelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from builders import a_docx, a_photo, a_red_head_docx, an_xlsx
from judged.office import Office
from PIL import Image

from archivist.domain.kind import Kind

CODES = ("T05", "T08", "P09", "P12", "N05", "F05", "F01")
_LIMIT, _SIDE = 100, 480
_BLANKS = (
    "XX市开展了志愿服务。",
    "××局组织学习12次。",
    "活动人数（待补充）。",
    "20XX年全市共建设公园。",
    "某某街道设立站点。",
    "联系人：×××。",
)
_FILLED = (
    "投影仪型号为XXL号。",
    "增长30%×2倍以内。",
    "某些街道设立站点。",
    "尺寸为3×4米的公益广告牌。",
    "补充材料见附件。",
    "某日巡查发现两处破损，当日修复。",
)
_HELD_BLANKS = (
    "XXX同志带队检查。",
    "投入资金   万元（待填）。",
    "xx区开展宣传。",
    "某某单位组织活动。",
)
_HELD_FILLED = ("XO酱不在此列。", "长×宽为2×3米。", "待定岗位已全部补齐。", "某小区试点成效明显。")
_DRAFTS = ("（征求意见稿）", "（草稿）", "（送审稿）", "（讨论稿）", "（样本）", "（初稿）")
_FINAL = (
    "的意见征求工作方案",
    "草原保护办法",
    "文稿评选办法",
    "样本采集工作规定",
    "终稿管理办法",
    "审查办法",
)


def offices(place: Path) -> Iterator[Office]:
    """Yield the office that was looked at, and one with other wordings."""
    limits = {"word_limit": str(_LIMIT), "photo_min_side": str(_SIDE)}
    for name, blanks, filled, held in (
        ("one", _BLANKS, _FILLED, False),
        ("held", _HELD_BLANKS, _HELD_FILLED, True),
    ):
        office = Office(place / name, limits, held=held)
        for number in range(24):
            _reports(office, number, blanks, filled)
            _papers(office, number)
            _photos(office, number)
            _tables(office, number, held=held)
        yield office


def _reports(office: Office, number: int, blanks: tuple[str, ...], filled: tuple[str, ...]) -> None:
    kind = {"standard": "Ⅲ-7-3", "kind": Kind.REPORT}
    day = "2017年3月20日"
    for name, sentence, codes in (
        ("空白", blanks[number % len(blanks)], ("T08",)),
        ("填好", filled[number % len(filled)], ()),
    ):
        path = office.place(f"报告/{name}{number}.docx", *codes, **kind)
        a_docx(path, [f"全市第{number}次通报。", sentence, day], title="情况说明")
    for name, characters, codes in (("长", _LIMIT + 1 + number, ("T05",)), ("足", _LIMIT, ())):
        path = office.place(f"报告/{name}{number}.docx", *codes, **kind)
        a_docx(path, ["字" * (characters - 8), "二〇一七年三月七"])


def _papers(office: Office, number: int) -> None:
    kind = {"standard": "Ⅲ-8-1", "kind": Kind.PAPER}
    mark, fine = _DRAFTS[number % len(_DRAFTS)], _FINAL[number % len(_FINAL)]
    code = f"包府发〔2017〕{number + 1}号"
    draft = office.place(f"文件/草{number}.docx", "F05", **kind)
    a_red_head_docx(draft, title=f"包头市第{number}号管理办法{mark}", number=code)
    sound = office.place(f"文件/定{number}.docx", **kind)
    a_red_head_docx(sound, title=f"关于印发包头市{fine}的通知", number=code)
    bare = office.place(f"文件/无号{number}.docx", "F01", **kind)
    cites = ["根据《通知》（国发〔2016〕3号）要求，请认真落实。", "包头市教育局", "2017年3月2日"]
    a_docx(bare, cites, title=f"关于做好第{number}次检查工作的通知")
    fields = (
        "包教〔2017〕{n}号",
        "内政办字〔2017〕{n}号",
        "包文明办发〔2017〕{n}号",
        "包府办函〔2017〕{n}号",
    )
    a_red_head_docx(
        office.place(f"文件/号{number}.docx", **kind),
        number=fields[number % 4].format(n=number + 30),
    )


def _photos(office: Office, number: int) -> None:
    kind = {"standard": "Ⅲ-7-3", "kind": Kind.PHOTO}
    taken = datetime(2017, 4, number % 27 + 1)  # noqa: DTZ001
    small = office.place(f"图/小{number}.jpg", "P09", **kind)
    a_photo(small, taken=taken, size=(1200 + number, _SIDE - 1 - number))
    a_photo(office.place(f"图/够{number}.jpg", **kind), taken=taken, size=(_SIDE, 900 + number))
    ending, kept_as = (("png", "PNG"), ("bmp", "BMP"), ("gif", "GIF"), ("jpg", "PNG"))[number % 4]
    other = office.place(f"图/2017-04-0{number % 9 + 1}别的{number}.{ending}", "P12", **kind)
    Image.new("RGB", (640, 480 + number), (9, number, 90)).save(other, kept_as)


def _tables(office: Office, number: int, *, held: bool) -> None:
    kind = {"standard": "Ⅲ-9-1", "kind": Kind.TABLE}
    wrong = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!")[number % 6]
    head = [["填报日期：2017年5月9日", None, None], ["街道", "站点数", "备注"]]
    rows = [[f"{name}街", number + n, "无"] for n, name in enumerate("东南西北")]
    broken = [*rows[:2], ["中街", wrong, ""], *rows[2:]] if held else [["中街", wrong, ""], *rows]
    an_xlsx(office.place(f"表/错{number}.xlsx", "N05", **kind), [*head, *broken])
    note = ("见#1号楼", "A#REF说明", "暂无", "—")[number % 4]
    fine = [*rows, ["中街", 3, note]]
    an_xlsx(office.place(f"表/对{number}.xlsx", **kind), [*head, *fine])
