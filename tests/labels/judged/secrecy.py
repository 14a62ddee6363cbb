"""Classified papers, marks of the office, personal data, what acts on its own, traces of people: labelled."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builders import a_docx, a_pdf, a_text, an_xlsx
from extract.archivemakers import a_zip
from extract.oldfiles import an_ole, properties, word_streams
from judged.office import Office

from archivist.demo.check_digits import with_check_digit, with_luhn_digit
from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode

CODES = ("S01", "S02", "S03", "S04", "S05")
_BODY = ("现将有关情况通报如下，请结合实际抓好落实。", "市文明办", "2017年3月8日")


@dataclass(frozen=True)
class Words:
    """What one office says: sentences that deserve a code, and such as only look like it."""

    secret: tuple[str, ...]
    open: tuple[str, ...]
    internal: tuple[str, ...]
    public: tuple[str, ...]
    personal: tuple[str, ...]
    impersonal: tuple[str, ...]
    people: tuple[str, ...]
    nobody: tuple[str, ...]
    paths: tuple[str, ...]


_ID = ("990101194903070", "991203199812310", "990417200002290")
_SEEN = Words(
    secret=(
        "机密★10年",
        "秘密★5年",
        "绝密",
        "机密",
        "秘　密★长期",
        "密级：秘密",
        "绝密★",
        "机密☆1年",
    ),
    open=(
        "要依法保护商业秘密和个人隐私。",
        "《机密文件管理办法》已经修订。",
        "密级：公开",
        "保守国家秘密是公民的义务。",
        "邀请市国家保密局授课，学习《保守国家秘密法》。",
        "影片《秘密花园》免费放映。",
        "涉密人员名册另行报送机要室。",
    ),
    internal=(
        "内部资料，注意保存",
        "（此件不公开）",
        "工作秘密",
        "公开方式：依申请公开",
        "此件依申请公开，请勿外传",
        "仅供内部参阅",
        "内部文件",
        "信息公开属性：不予公开",
    ),
    public=(
        "（此件主动公开）",
        "制定《内部资料性出版物管理办法》实施细则。",
        "公开方式：主动公开",
        "要加强单位内部管理，注意保存活动照片。",
        "依申请公开的政府信息共受理12件。",
        "严禁擅自公开群众个人信息。",
        "建立内部审计制度。",
    ),
    personal=(
        f"受助人身份证号{with_check_digit(_ID[0] + '02')}。",
        "联系电话：13800138000",
        f"卡号{with_luhn_digit('622202000000000000')}",
        "负责人 王某 139-0000",
        f"身份证 {with_check_digit(_ID[1] + '11')}（本人）",
        "手机（15912345678）",
    ),
    impersonal=(
        "服务热线12345，举报电话0472-5618888。",
        "统一社会信用代码911502001141234567。",
        "订单号20170308123456789012。",
        "身份证号110105194912310024末位不符。",
        "全市GDP3868.63亿元，电话400-8123123。",
        "设备序列号622202000000000001。",
        "工商注册号150200000012345。",
    ),
    people=("王建国", "张小红", "liming", "zhao.wei", "ZhangSan", "李秀英"),
    nobody=(
        "包头市文明办",
        "微软用户",
        "Administrator",
        "user",
        "市教育局办公室",
        "Windows 用户",
        "WPS Office",
        "市第一中学",
    ),
    paths=(
        r"C:\Users\wangjg\Desktop\创城\方案.docx",
        r"\\192.168.1.8\共享\2017\表.xls",
        "/Users/lixy/Documents/a.docx",
    ),
)
_HELD = Words(
    secret=("机 密 ★ 三年", "【绝密★启用前】", "密级: 机密", "秘密*6个月", "绝　密"),
    open=(
        "本院医生为患者保守秘密。",
        "机密性评价指标见附表。",
        "《中国共产党党内秘密文件电报管理规定》学习心得。",
        "开启幸福的秘密在于坚持。",
        "试卷密封，未标密级。",
    ),
    internal=(
        "本资料仅供内部使用，不得外传",
        "（此件依申请公开）",
        "阅后销毁",
        "公开属性：不公开",
        "★内部材料★",
    ),
    public=(
        "此件公开发布",
        "经审查，不予公开的情形共3类。",
        "内部控制建设情况良好。",
        "对依申请公开事项逐件答复。",
        "请妥善处理内部矛盾。",
    ),
    personal=(
        f"证件号码：{with_check_digit(_ID[2] + '19')}",
        "微信同号18647200000",
        f"账户 {with_luhn_digit('621700000000000000')}，开户行略",
        "联系人电话 17704720000。",
        f"{with_check_digit('99030519680214002')}",
    ),
    impersonal=(
        "市民卡编号1502000000000001。",
        "咨询电话：0472-12345 转 8。",
        "项目代码2017-150200-78-01-012345。",
        "邮编014010，传真5618889。",
        "经纬度110.234567891,40.657817。",
    ),
    people=("陈志强", "sunli", "Wang Fang", "刘洋"),
    nobody=("昆都仑区人民政府", "Admin", "市图书馆", "openpyxl", "钢铁大街街道"),
    paths=(r"D:\我的文档\李雷\总结.doc", "file:///E:/work/zhang/a.xlsx"),
)


def offices(place: Path) -> Iterator[Office]:
    """Yield the office that was looked at, and one with other words and places."""
    for words, held in ((_SEEN, False), (_HELD, True)):
        office = Office(place / ("held" if held else "one"), held=held, ocr=OcrMode.NEVER)
        for n in range(24 if not held else 12):
            _papers(office, words, n)
            _active(office, n, held=held)
            _traces(office, words, n)
        yield office


def _papers(office: Office, words: Words, n: int) -> None:
    _refused(office, words.secret[n % len(words.secret)], n)
    for name, said, codes in (
        ("公开", words.open, ()),
        ("内部", words.internal, ("S02",)),
        ("主动", words.public, ()),
        ("个人", words.personal, ("S03",)),
        ("单位", words.impersonal, ()),
    ):
        sentence = said[n % len(said)]
        own = () if "139-0000" in sentence else codes
        _written(office, f"{name}/{n}", own, sentence, n)


_FORMS = (".docx", ".pdf", ".doc", ".txt", ".xlsx", ".header.docx")


def _written(office: Office, stem: str, codes: tuple[str, ...], said: str, n: int) -> None:
    """Write a file that says it: a mark near the head, a sentence among others."""
    ending = _FORMS[n % len(_FORMS)]
    form = "legacy" if ending in {".doc", ".txt"} else "digital"
    path = office.place(f"{stem}{ending}", *codes, standard="Ⅲ-9-1", kind=Kind.REPORT, form=form)
    _write(path, ending, said, n)


def _write(path: Path, ending: str, said: str, n: int) -> None:
    lines = (f"关于第{n}次检查情况的通报", said, *_BODY)
    match ending:
        case ".docx":
            a_docx(path, lines)
        case ".header.docx":
            a_docx(path, (lines[0], *_BODY), header=said)
        case ".doc":
            an_ole(path, word_streams("\r".join(lines) + "\r"))
        case ".txt":
            a_text(path, "\n".join(lines), encoding="gb18030")
        case ".xlsx":
            an_xlsx(path, [[lines[0]], [said], ["街道", "数"], ["南街", n], [_BODY[2]]])
        case _:
            a_pdf(path, ["\n".join(lines), f"第{n}页"])


def _refused(office: Office, mark: str, n: int) -> None:
    """Put a mark where papers bear one: in the text, the header, a name, a folder, an archive."""
    if n % 6 == 4 and ":" not in mark and "*" not in mark:
        path = office.place(f"收文/{mark} 第{n}号.docx", "S01", standard=None)
        a_docx(path, _BODY)
    elif n % 6 == 5:
        inside = {f"{n}.txt": "\n".join((mark, *_BODY)).encode()}
        a_zip(office.place(f"收文/{n}.zip", standard=None), inside)
        office.expected.add(("S01", f"收文/{n}.zip!/{n}.txt"))
    else:
        ending = _FORMS[n % len(_FORMS)]
        path = office.place(f"收文/{n}{ending}", "S01", standard=None)
        _write(path, ending, mark, n)
    inner = office.place(f"台账/{n}.docx", standard="Ⅲ-9-1", kind=Kind.REPORT)
    rows = [f"第{line}件：工作通知，普通件，已归档。" for line in range(60)]
    a_docx(inner, ["文件收发台账（节录）", *rows, f"其中标有“{mark}”的不在此册。", "2017年3月9日"])


def _active(office: Office, n: int, *, held: bool) -> None:
    """Build files that act on their own, and such as only hold links or tables."""
    report = {"standard": "Ⅲ-9-1", "kind": Kind.REPORT}
    lines = (f"第{n}期简报", *_BODY)
    kind = (n + 3 * held) % 6
    if kind == 0:
        _with_members(
            office.place(f"动/{n}.docx", "S04", **report), lines, {"word/vbaProject.bin": b"x"}
        )
    elif kind == 1:
        path = a_pdf(office.place(f"动/{n}.pdf", "S04", **report), ["\n".join(lines)])
        script = b"\n99 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj\n"
        path.write_bytes(path.read_bytes() + script)
    elif kind == 2:
        macros = {"Macros/VBA/Module1": b"x", "Macros/VBA/dir": b"x"}
        path = office.place(f"动/{n}.doc", "S04", form="legacy", **report)
        an_ole(path, {**word_streams("\r".join(lines) + "\r"), **macros})
    elif kind == 3:
        page = f"<html><meta charset=utf-8><p>{lines[0]}</p><p>2017年3月1日</p><script>a()</script></html>"
        a_text(office.place(f"动/{n}.html", "S04", **report), page)
    elif kind == 4:
        link = _link("attachedTemplate", "http://b.example/t.dotm")
        _with_members(
            office.place(f"动/{n}.docx", "S04", **report), lines, {"word/_rels/x.xml.rels": link}
        )
    else:
        packed = _native("安装程序.exe" if not held else "补丁.bat", office.root)
        member = {"word/embeddings/oleObject1.bin": packed}
        _with_members(office.place(f"动/{n}.docx", "S04", **report), lines, member)
    _still(office, lines, n, report)


def _still(office: Office, lines: tuple[str, ...], n: int, report: dict[str, object]) -> None:
    kind = n % 4
    if kind == 0:
        link = _link("hyperlink", "https://www.example.gov.cn/")
        _with_members(
            office.place(f"静/{n}.docx", **report), lines, {"word/_rels/x.xml.rels": link}
        )
    elif kind == 1:
        sheet = {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": b"PK"}
        _with_members(office.place(f"静/{n}.docx", **report), lines, sheet)
    elif kind == 2:
        page = f"<html><meta charset=utf-8><p>{lines[0]}</p><img src='1.png'><a href='http://a.example'>链接</a><p>2017年3月1日</p></html>"
        a_text(office.place(f"静/{n}.html", **report), page)
    else:
        a_pdf(
            office.place(f"静/{n}.pdf", **report),
            [f"{lines[0]}\n讲解 JavaScript 课程\n2017年3月1日"],
        )


def _traces(office: Office, words: Words, n: int) -> None:
    """Leave names and paths in properties, or names of units and programs."""
    report = {"standard": "Ⅲ-9-1", "kind": Kind.REPORT}
    person, nobody = words.people[n % len(words.people)], words.nobody[n % len(words.nobody)]
    trace = words.paths[n % len(words.paths)]
    lines = (f"第{n}号说明", *_BODY)
    for name, who, codes in (("人", person, ("S05",)), ("位", nobody, ())):
        if n % 3 == 0:
            path = office.place(f"属性/{name}{n}.doc", *codes, form="legacy", **report)
            info = properties(author=who, title=lines[0])
            streams = word_streams("\r".join(lines) + "\r")
            an_ole(path, {**streams, "\x05SummaryInformation": info})
        elif n % 3 == 1:
            path = office.place(f"属性/{name}{n}.pdf", *codes, **report)
            a_pdf(path, ["\n".join(lines)], info={"Author": who})
        else:
            path = office.place(f"属性/{name}{n}.docx", *codes, **report)
            key = "last_modified_by" if n % 2 else "author"
            a_docx(path, lines, properties={key: who})
    where = office.place(f"属性/路径{n}.docx", "S05", **report)
    a_docx(where, lines, properties={"comments": trace} if n % 2 else {"title": trace})
    text = office.place(f"属性/正文{n}.docx", **report)
    a_docx(text, (lines[0], f"联系人{person}，照片存放在专用硬盘。", *_BODY))


def _with_members(path: Path, lines: tuple[str, ...], members: dict[str, bytes | str]) -> None:
    """Write a Word file, and put further members into its package."""
    made = io.BytesIO(a_docx(path, lines).read_bytes())
    with zipfile.ZipFile(made, "a") as package:
        for name, data in members.items():
            package.writestr(name, data)
    path.write_bytes(made.getvalue())


def _link(kind: str, target: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    full = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    inside = f'<Relationship Id="r1" Type="{full}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def _native(label: str, root: Path) -> bytes:
    body = struct.pack("<IH", 40, 2) + label.encode("gb18030") + b"\0C:\\x\0" + bytes(8)
    path = an_ole(root / "native", {"\x01Ole10Native": body})
    return path.read_bytes()
