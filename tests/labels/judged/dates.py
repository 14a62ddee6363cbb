"""Papers that others end, files younger than their date, terms and periods: labelled offices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import docx
from builders import a_docx, a_pdf, a_red_head_docx, a_scanned_pdf, a_text, an_xlsx
from judged.office import Office

from archivist.domain.kind import Kind

CODES = ("D04", "D05", "D06", "D07", "D08")
_DAY = date(2017, 6, 1)
_TOPICS = (
    "养犬管理", "户外广告设置", "市容环境卫生", "志愿服务", "餐饮油烟治理", "校园周边整治",
    "诚信红黑名单", "公共自行车", "非机动车停放", "农贸市场", "老旧小区改造", "社区居家养老",
)  # fmt: skip
_ENDS = (
    "本办法自发布之日起施行，《{title}》（{number}）同时废止。",
    "自本通知印发之日起，《{title}》（{number}）停止执行。",
    "本办法自2017年1月1日起施行。原《{title}》（{number}）同时废止。",
    "本意见印发后，{number}文件同时废止。",
    "本规定自公布之日起施行，2013年印发的《{title}》同时废止。",
    "本办法施行后，《{title}》即行废止。",
)
_SPARES = (
    "各单位要继续执行《{title}》（{number}）。",
    "本办法与《{title}》（{number}）不一致的，以本办法为准。",
    "请结合《{title}》（{number}）一并贯彻落实。",
    "《{title}》（{number}）有效期届满前仍然适用。",
)


def offices(place: Path) -> Iterator[Office]:
    """Yield one office of each matter, and one that was written last and not looked at."""
    for make in (_ended, _younger, _terms, _periods, _held):
        office = Office(place / make.__name__.strip("_"), as_of=_DAY)
        make(office)
        office.held = make is _held
        yield office


def _paper(path: Path, title: str, number: str, signed: str, *body: str) -> None:
    a_red_head_docx(
        path, title=title, number=number, signed=signed, body=body, signed_by="包头市人民政府"
    )
    _made_on(path, None, signed)


def _made_on(path: Path, day: date | None, signed: str = "") -> None:
    """Set the day a Word file says it was made: the day it bears unless told."""
    document = docx.Document(str(path))
    if day is None:
        year, month, number = (
            int(part) for part in signed.rstrip("日").replace("年", "月").split("月")
        )
        day = date(year, month, number)
    moment = datetime(day.year, day.month, day.day, 9, 0)  # noqa: DTZ001 — as Word writes it
    document.core_properties.created = document.core_properties.modified = moment
    document.save(str(path))


def _ended(office: Office) -> None:
    for n, topic in enumerate(_TOPICS * 2):
        title, number = f"包头市{topic}{'办法' if n < 12 else '规定'}", f"包府发〔2013〕{n + 3}号"
        old = office.place(f"旧/{n}.docx", "D05", kind=Kind.PAPER)
        head = title if n % 3 else f"包头市人民政府关于印发《{title}》的通知"
        _paper(old, head, number, "2013年5月6日", "现予印发，请遵照执行。")
        new = office.place(f"新/{n}.docx", kind=Kind.PAPER, standard="Ⅲ-7-3" if n % 2 else None)
        said = _ENDS[n % len(_ENDS)].format(title=title, number=number)
        _paper(
            new,
            f"包头市{topic}实施细则（{n}）",
            f"包府发〔2016〕{n + 40}号",
            "2016年11月8日",
            "为规范管理，制定本细则。",
            said,
        )
    for n, topic in enumerate(_TOPICS * 2):
        title, number = f"包头市{topic}方案", f"包府办发〔2016〕{n + 3}号"
        kept = office.place(f"现行/{n}.docx", kind=Kind.PAPER)
        _paper(
            kept, f"关于印发《{title}{n}》的通知", number, "2016年10月9日", "现予印发，请遵照执行。"
        )
        by = office.place(f"引用/{n}.docx", kind=Kind.PAPER)
        said = _SPARES[n % len(_SPARES)].format(title=f"{title}{n}", number=number)
        _paper(
            by,
            f"关于进一步做好{topic}工作的通知（{n}）",
            f"包府办发〔2017〕{n + 60}号",
            "2017年2月8日",
            "现就有关事项通知如下。",
            said,
        )
    draft = office.place("征求意见/新.docx", standard=None)
    _paper(
        draft,
        "包头市燃气管理办法（征求意见稿）",
        "",
        "2017年3月3日",
        "《包头市燃气管理规定》（包府发〔2014〕9号）同时废止。",
    )
    _paper(
        office.place("征求意见/旧.docx", kind=Kind.PAPER),
        "包头市燃气管理规定",
        "包府发〔2014〕9号",
        "2014年3月3日",
        "请遵照执行。",
    )
    listed = office.place("上级/公文处理办法.docx", "D05", "D06", kind=Kind.PAPER)
    _paper(listed, "国家行政机关公文处理办法", "国发〔2000〕23号", "2000年8月24日", "现予发布。")


def _younger(office: Office) -> None:
    for n in range(24):
        signed = date(2016, 9, 5) + timedelta(days=9 * n)
        text = f"{signed.year}年{signed.month}月{signed.day}日"
        late = office.place(f"后补/{n}.docx", "D06", kind=Kind.PAPER)
        _paper(
            late,
            f"关于开展第{n}次检查的通知",
            f"包府办发〔{signed.year}〕{n + 9}号",
            text,
            "请认真落实。",
        )
        _made_on(late, signed + timedelta(days=10 + 12 * n))
        fair = office.place(f"当时/{n}.docx", kind=Kind.PAPER)
        _paper(
            fair,
            f"关于做好第{n}项工作的通知",
            f"包党办发〔{signed.year}〕{n + 9}号",
            text,
            "请认真落实。",
        )
        _made_on(fair, signed - timedelta(days=6) + timedelta(days=n % 13))
        scan = office.place(f"扫描/{n}_{signed:%Y%m%d}.pdf", kind=Kind.PAPER, form="scanned")
        a_scanned_pdf(scan)
        old = office.place(f"文本/{n}.txt", kind=Kind.PAPER, form="legacy")
        a_text(
            old, f"关于第{n}项工作的通知\n\n请落实。\n\n包头市文明办\n{text}\n", encoding="gb18030"
        )


def _terms(office: Office) -> None:
    forms = (
        ("本办法有效期至{end}。", 0), ("本通知自印发之日起施行，有效期至{end}。", 0),
        ("本办法自2016年9月1日起施行，有效期至{end}止。", 0), ("本证有效期至{end}。", 0),
    )  # fmt: skip
    for n in range(24):
        said = forms[n % 4][0]
        for folder, code, day in (
            ("将到", "D07", date(2017, 6, 1) + timedelta(days=n * 69 // 23)),
            ("有效", "", date(2017, 8, 10) + timedelta(days=n * 30)),
            ("已过", "D04", date(2017, 5, 31) - timedelta(days=n * 5)),
        ):
            end = f"{day.year}年{day.month}月{day.day}日"
            path = office.place(f"{folder}/{n}.docx", *([code] if code else []), kind=Kind.PAPER)
            _paper(
                path,
                f"{folder}事项管理办法（{n}）",
                f"包府发〔2016〕{n + 9}号",
                "2016年9月1日",
                "现予印发。",
                said.format(end=end),
            )
    for n in range(8):
        path = office.place(f"他物/{n}.docx", kind=Kind.PAPER)
        _paper(
            path,
            f"许可证发放情况通报（{n}）",
            f"包府发〔2017〕{n + 70}号",
            "2017年3月1日",
            f"食品经营许可证的期限由发证机关确定，李某的许可证{n + 1}月到期。",
        )


def _periods(office: Office) -> None:
    outside = (
        "2015年1—12月",
        "2014年度",
        "2015年上半年",
        "2016年第二季度",
        "截至2015年12月底",
        "2016年1月至6月",
        "2013—2015年",
        "2015年9月",
    )
    inside = (
        "2016年1—12月",
        "2017年上半年",
        "2016年第三季度",
        "截至2016年12月底",
        "2016年9月至2017年6月",
        "2015—2017年",
        "2017年5月",
        "2016年度",
    )
    for folder, codes, periods in (("外", ("D08",), outside), ("内", (), inside)):
        for n, period in enumerate(periods * 2):
            table = office.place(f"{folder}/表{n}.xlsx", *codes, kind=Kind.TABLE)
            head = f"{period}志愿服务统计表（{n}）" if n % 2 else f"志愿服务统计表（{n}）"
            field = [] if n % 2 else [[f"统计期间：{period}", None]]
            an_xlsx(
                table,
                [
                    [head, None],
                    *field,
                    ["填报日期：2017年5月9日", None],
                    ["街道", "数量"],
                    ["南街", 37 + n],
                ],
            )
            report = office.place(f"{folder}/报告{n}.docx", *codes, kind=Kind.REPORT)
            a_docx(
                report,
                [f"全市共开展活动{n + 12}场，参加人数逐步增加。", "市文明办", "2017年5月8日"],
                title=f"{period}志愿服务情况报告",
            )
    for n in range(8):
        body = f"2015年3月，我市启动第{n}项创建工作，今年以来又有进展，开展活动{n + 3}场。"
        other = office.place(f"提及/{n}.docx", kind=Kind.REPORT)
        a_docx(other, [body, "市文明办", "2017年5月8日"], title="创建工作情况说明")


def _held(office: Office) -> None:
    """Other words and layouts: written last."""
    for n, topic in enumerate(_TOPICS):
        title, number = f"关于加强{topic}工作的实施意见", f"包党发〔2014〕{n + 20}号"
        old = office.place(f"a/{n}.pdf" if n % 2 else f"a/{n}.docx", "D05", kind=Kind.PAPER)
        if n % 2:
            lines = f"中共包头市委文件\n{number}\n{title}\n各旗县区：\n现提出如下意见。\n中共包头市委\n2014年6月9日"
            a_pdf(old, [lines])
        else:
            _paper(old, title, number, "2014年6月9日", "现提出如下意见。")
        ends = (
            "此前印发的《{t}》（{n}）予以废止。",
            "《{t}》（{n}）自本文件印发之日起一并废止。",
            "本文件代替《{t}》（{n}）。",
        )[n % 3]
        new = office.place(f"b/{n}.docx", standard=None)
        _paper(
            new,
            f"{topic}三年行动计划（{n}）",
            f"包党发〔2017〕{n + 2}号",
            "2017年1月12日",
            "经研究，制定本计划。",
            ends.format(t=title, n=number),
        )
        late = office.place(f"c/{n}.docx", "D06", kind=Kind.REPORT)
        a_docx(
            late,
            ["现将有关情况说明如下。", "市民政局", f"2016年{9 + n % 4}月2日"],
            title=f"{topic}情况说明（{n}）",
        )
        _made_on(late, date(2017, 7, 1 + n))
        until = office.place(f"d/{n}.docx", "D07", kind=Kind.PAPER)
        _paper(
            until,
            f"{topic}试点通告（{n}）",
            f"包府通〔2016〕{n + 1}号",
            "2016年8月15日",
            f"本通告有效期{10 + n % 2}个月。",
        )
        table = office.place(f"e/{n}.xlsx", "D08", kind=Kind.TABLE)
        an_xlsx(
            table, [[f"包头市{topic}{2012 + n % 4}年度统计表"], ["项目", "数量"], ["合计", n + 1]]
        )
        good = office.place(f"f/{n}.xlsx", kind=Kind.TABLE)
        an_xlsx(
            good,
            [
                [f"包头市{topic}月报表"],
                [f"（2017年{1 + n % 6}月）"],
                ["项目", "数量"],
                ["合计", n + 1],
            ],
        )
