"""Official papers of every make: sealed and not, scanned well and badly, cited, drafted, misnumbered."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from judged.office import Office
from paper_files import DAY, TOPICS, UNITS, a_writing, docx, edited, long_writing, pdf, scan
from PIL import Image

from archivist.demo.layout import lay_out
from archivist.demo.writing import Paragraph, Writing
from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode
from archivist.extract.ocr_engine import available

CODES = ("F01", "F02", "F03", "F04", "F06", "F07", "F08", "F09", "F10", "F11")
_STANDARD = "Ⅲ-7-3"


def offices(place: Path) -> Iterator[Office]:
    """Yield offices of digital papers, of scans, of issuers, and one held back."""
    yield _digital(_office(place / "digital"))
    yield _scanned(_office(place / "scanned", ocr=OcrMode.NEVER))
    if available():
        yield _recognised(_office(place / "recognised", ocr=OcrMode.AUTO))
    yield _issued(_office(place / "issued"))
    yield _held(_office(place / "held", held=True, ocr=OcrMode.NEVER))


def _office(root: Path, **more: object) -> Office:
    office = Office(root, as_of=date(2017, 7, 1), **more)  # type: ignore[arg-type]
    office.root.mkdir(parents=True)
    office.assign(_STANDARD, unit="市教育局", supporting=("市财政局", "市城市管理局"))
    return office


def _put(office: Office, name: str, data: bytes, *codes: str, **filed: object) -> None:
    office.place(name, *codes, **{"kind": Kind.PAPER, **filed}).write_bytes(data)


def _digital(office: Office) -> Office:
    for n in range(22):
        good = a_writing(n)
        _put(
            office,
            f"好/{n}-{TOPICS[n]}.{'docx' if n % 2 else 'pdf'}",
            docx(good) if n % 2 else pdf(good),
        )
    for n in range(24):
        unsealed = a_writing(n, number=f"包教发〔2016〕{n + 40}号")
        data = (
            edited(docx(unsealed), "word/media/seal.png", lambda _: _photo())
            if n % 2
            else pdf(unsealed, sealed=False)
        )
        _put(office, f"没盖章/{n}-{TOPICS[n]}.{'docx' if n % 2 else 'pdf'}", data, "F02")
    for n in range(24):
        plain = a_writing(n, number=f"包教发〔2015〕{n + 70}号")
        _put(office, f"没红头/{n}-{TOPICS[n]}.docx", docx(plain, _without_head), "F03")
    _numbers(office)
    _layouts(office)
    _cited(office)
    _pages(office)
    return office


def _photo() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (320, 240), (90, 120, 160)).save(packed, "PNG")
    return packed.getvalue()


def _without_head(document: bytes) -> bytes:
    return re.sub(
        rb"<w:t xml:space=\"preserve\">[^<]*\xe6\x96\x87\xe4\xbb\xb6</w:t>", b"", document, count=1
    )


def _numbers(office: Office) -> None:
    forms = (
        "包教发[2017]{}号",
        "包教发（2017）{}号",
        "包教发〔2017〕第{}号",
        "包教发〔2017〕0{}号",
        "包教发〔17〕{}号",
        "包教发【2017】{}号",
    )
    for n in range(24):
        wrong = a_writing(n, issuer=UNITS[0], number=forms[n % 6].format(200 + n))
        _put(office, f"文号/{n}-{TOPICS[n]}.docx", docx(wrong), "F04")
    right = (
        "包头市人民政府令第{}号",
        "包教函〔2017〕{}号",
        "包教发〔2017〕{}号",
        "包教办字〔2017〕{}号",
    )
    for n in range(20):
        cited = Paragraph("根据国发[2015]3号文件精神抓好落实。")
        good = a_writing(n, issuer=UNITS[0], number=right[1 + n % 3].format(300 + n))
        _put(office, f"文号对/{n}-{TOPICS[n]}.docx", docx(replace(good, body=(*good.body, cited))))


def _layouts(office: Office) -> None:
    edits = (
        (b'w:w="11906" w:h="16838"', b'w:w="12240" w:h="15840"'),
        (
            b'w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"',
            b'w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"',
        ),
        (b'<w:sz w:val="44"/>', b'<w:sz w:val="36"/>'),
        (b'<w:sz w:val="32"/>', b'<w:sz w:val="24"/>'),
        (b'<w:jc w:val="right"/>', b'<w:jc w:val="left"/>'),
    )
    for n in range(25):
        old, new = edits[n % 5]
        data = docx(
            a_writing(n, number=f"包教函〔2017〕{n + 400}号"),
            lambda d, o=old, w=new: d.replace(o, w),
        )
        _put(office, f"版式/{n}-{TOPICS[n]}.docx", data, "F07")
    word = (edits[1][0], b'w:top="1961" w:right="1474" w:bottom="1848" w:left="1588"')
    for n in range(20):
        data = docx(a_writing(n, number=f"包教函〔2017〕{n + 500}号"), lambda d: d.replace(*word))
        _put(office, f"版式对/{n}-{TOPICS[n]}.docx", data)


def _cited(office: Office) -> None:
    says = (
        "根据《包头市{t}实施细则》（包教发〔2014〕{n}号）要求，抓好落实。",
        "按照包教字〔2013〕{n}号文件精神，做好有关工作。",
        "我局制定印发了《{t}考核办法（试行）》，每月考核一次。",
        "认真贯彻落实《包头市{t}三年行动方案》，分解任务。",
    )
    fine = (
        "根据《中华人民共和国教育法》等法律法规，结合实际制定。",
        "根据《国务院关于加强基础教育的决定》（国发〔2001〕21号），抓好落实。",
        "《包头日报》开设专栏，刊发稿件。",
        "根据包教发〔2017〕{n}号文件，抓好落实。",
        "《{t}》一书已发放到班级。",
    )
    for n in range(24):
        text = says[n % 4].format(t=TOPICS[n], n=700 + n)
        absent = a_writing(n, number=f"包教函〔2017〕{n + 600}号")
        _put(
            office,
            f"引用/{n}-{TOPICS[n]}.docx",
            docx(replace(absent, body=(*absent.body, Paragraph(text)))),
            "F06",
        )
    for n in range(20):
        text = fine[n % 5].format(t=TOPICS[n], n=n // 3 * 3 + 3)
        there = a_writing(n, number=f"包教函〔2017〕{n + 650}号")
        _put(
            office,
            f"引用全/{n}-{TOPICS[n]}.docx",
            docx(replace(there, body=(*there.body, Paragraph(text)))),
        )


def _pages(office: Office) -> None:
    for n in range(22):
        written = replace(long_writing(n), number=f"包教函〔2017〕{n + 800}号")
        pages = list(lay_out(written))
        gone = (1, 0)[n % 7 == 0]
        codes = ("F10",) if gone else ("F10", "F03")
        kept = tuple(page for at, page in enumerate(pages) if at != gone)
        filed = Kind.PAPER if gone else Kind.REPORT
        _put(office, f"缺页/{n}-{TOPICS[n]}.pdf", pdf(written, pages=kept), *codes[:1], kind=filed)
    for n in range(20):
        written = replace(long_writing(n), number=f"包教函〔2017〕{n + 850}号")
        attached = lay_out(replace(a_writing(n), copies="", printed="", number="", dated=None))
        pages = (*lay_out(written), *(attached if n % 2 else ()))
        _put(office, f"页全/{n}-{TOPICS[n]}.pdf", pdf(written, pages=pages))


def _scanned(office: Office) -> Office:
    filed = {"form": "scanned"}
    for n in range(20):
        _put(
            office,
            f"好/{n}-{TOPICS[n]}.pdf",
            scan(a_writing(n), n, dots=(200, 300)[n % 2]),
            **filed,
        )
    for n in range(21):
        ways = ({"grey": (0, -1)}, {"bilevel": True}, {"grey": (0,)})
        _put(
            office, f"灰/{n}-{TOPICS[n]}.pdf", scan(a_writing(n), n, **ways[n % 3]), "F08", **filed
        )
    for n in range(20):
        coarse = scan(a_writing(n), n, dots=(150, 120, 100, 170)[n % 4])
        _put(office, f"粗/{n}-{TOPICS[n]}.pdf", coarse, "F09", **filed)
    _unmarked(office)
    return office


def _unmarked(office: Office) -> None:
    """Label scans without seal or red head: papers of their own, no page of which lies elsewhere."""
    for n in range(12):
        unsealed = a_writing(n, number=f"包教发〔2016〕{n + 140}号")
        headless = a_writing(n, number=f"包教发〔2015〕{n + 170}号")
        for folder, code, data in (
            ("无章", "F02", scan(unsealed, n, sealed=False)),
            ("无头", "F03", scan(headless, n, headed=False)),
        ):
            name = f"{folder}/{n}-{TOPICS[n]}{'实施意见' if code == 'F02' else '补充通知'}.pdf"
            _put(office, name, data, code, form="scanned")


def _recognised(office: Office) -> Office:
    """Label scans of which the words count; recognising them takes most of the time of this module."""
    office.assign("Ⅲ-4-1", unit="市工商局", supporting=("市卫计委",))
    forms = ("包教发[2017]{}号", "包教发〔2017〕第{}号", "包教发〔2017〕0{}号", "包教发〔17〕{}号")
    for n in range(20):
        name, kept = f"{n}-{TOPICS[n]}", {"form": "scanned"}
        good = a_writing(n, number=f"包教发〔2017〕{n + 31}号")
        _put(office, f"好/{name}的通知.pdf", scan(good, n), **kept)
        wrong = a_writing(n + 8, issuer=UNITS[0], number=forms[n % 4].format(200 + n))
        _put(office, f"文号/{name}方案.pdf", scan(wrong, n), "F04", **kept)
        cites = a_writing(n, number=f"包教函〔2017〕{n + 61}号")
        said = Paragraph(f"根据包教字〔2013〕{n + 700}号文件精神，抓好落实。")
        cites = replace(cites, body=(*cites.body, said))
        _put(office, f"引用/{name}细则.pdf", scan(cites, n), "F06", **kept)
        bare = a_writing(
            n, issuer=UNITS[0], number="", title=f"包头市教育局关于{TOPICS[n]}检查情况的通报"
        )
        _put(office, f"无号/{name}通报.pdf", scan(bare, n), "F01", **kept)
        torn = replace(long_writing(n), number=f"包教函〔2017〕{n + 810}号")
        _put(office, f"缺页/{name}办法.pdf", scan(torn, n, without=(1,)), "F10", **kept)
        unit = ("包头市公安局", "包头市环境保护局", "包头市工商行政管理局", "包头市工商局")[n % 4]
        issued = a_writing(
            n, issuer=unit, title=f"{unit}关于{TOPICS[n]}的意见", number=f"包外发〔2017〕{n + 1}号"
        )
        codes = ("F11",) if n % 4 < 2 else ()
        _put(office, f"单位/{name}意见.pdf", scan(issued, n), *codes, standard="Ⅲ-4-1", **kept)
        foreign = a_writing(
            n,
            issuer="包头市城市管理局",
            title=f"包头市城市管理局关于{TOPICS[n]}的批复",
            number=f"包城发〔2017〕{n + 1}号",
        )
        _put(office, f"外单位/{name}批复.pdf", scan(foreign, n), "F11", standard="Ⅲ-4-1", **kept)
    return office


def _issued(office: Office) -> Office:
    office.assign("Ⅲ-4-1", unit="市工商局", supporting=("市卫计委",))
    ours = (
        "包头市工商行政管理局",
        "包头市工商局",
        "包头市卫生和计划生育委员会",
        "包头市卫生计生委",
        "包头市工商局办公室",
    )
    others = (
        "包头市公安局",
        "青山区工商局",
        "包头市市场监督管理局",
        "包头市人民政府",
        "呼和浩特市工商局",
        "包头市环境保护局",
    )
    for n in range(22):
        unit = ours[n % len(ours)]
        made = a_writing(
            n,
            issuer=unit,
            title=f"{unit}关于{TOPICS[n]}的通知",
            number=f"包工商发〔2017〕{n + 1}号",
        )
        _put(
            office,
            f"本单位/{n}-{TOPICS[n]}.{'docx' if n % 2 else 'pdf'}",
            docx(made) if n % 2 else pdf(made),
            standard="Ⅲ-4-1",
        )
    for n in range(24):
        unit = others[n % len(others)]
        made = a_writing(
            n, issuer=unit, title=f"{unit}关于{TOPICS[n]}的意见", number=f"包外发〔2017〕{n + 1}号"
        )
        _put(
            office,
            f"别的/{n}-{TOPICS[n]}.{'docx' if n % 2 else 'pdf'}",
            docx(made) if n % 2 else pdf(made),
            "F11",
            standard="Ⅲ-4-1",
        )
    return office


def _held(office: Office) -> Office:
    """Other wordings: letters, joint papers, minutes, sealed pages apart, resolutions just enough."""
    joint = a_writing(
        1,
        issuer="包头市财政局",
        title="关于下达2017年学生资助资金的函",
        number="包财教函〔2017〕9号",
    )
    _put(office, "函.docx", docx(joint))
    minutes = Writing(
        "包头市教育局局长办公会议纪要",
        (Paragraph("会议研究了校园安全工作，议定以下事项。"), Paragraph("一、落实责任。")),
        issuer="包头市教育局",
        dated=DAY,
    )
    _put(office, "纪要.docx", docx(minutes))
    body = a_writing(2, number="包教发〔2017〕77号")
    _put(office, "校园卫生方案.docx", edited(docx(body), "word/media/seal.png", lambda _: _photo()))
    _put(office, "校园卫生方案盖章页.pdf", scan(body, 5), form="scanned")
    _put(office, "课后服务.pdf", scan(a_writing(4), 9, dots=197), form="scanned")
    _put(
        office,
        "资助政策.pdf",
        scan(a_writing(5), 3, dots=96, grey=(0,)),
        "F08",
        "F09",
        form="scanned",
    )
    _put(
        office,
        "午餐管理.pdf",
        scan(a_writing(7), 4, headed=False, sealed=False),
        "F02",
        "F03",
        form="scanned",
    )
    cited = a_writing(8, number="包财发〔2017〕90号")
    _put(
        office,
        "经费.docx",
        docx(
            replace(
                cited,
                body=(*cited.body, Paragraph("对照市教育局《学生营养餐供餐规范》的要求逐项自查。")),
            )
        ),
        "F06",
    )
    other = a_writing(
        9,
        issuer="包头市住房和城乡建设局",
        title="包头市住房和城乡建设局关于校舍加固的批复",
        number="包建批〔2017〕4号",
    )
    _put(office, "批复.docx", docx(other), "F11")
    for n, number in enumerate(("包教字(2017)6号", "包教字〔2017〕006号", "包财预﹝2017﹞8号")):
        made = a_writing(10 + n, issuer="包头市教育局", number=number)
        _put(office, f"预算{n}.docx", docx(made), "F04")
    return office
