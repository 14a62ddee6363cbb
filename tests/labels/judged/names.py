"""Names of files and folders: numbers written wrongly, names not taken, rows with gaps, changes after sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, a_scanned_pdf, a_text, an_xlsx
from extract.archivemakers import a_zip
from extract.oldfiles import an_ole, word_streams
from judged.office import Office

from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode
from archivist.editions.load import load_edition

CODES = ("G01", "G02", "G10", "G11")
_CODES = [standard.code for standard in load_edition("reference").standards]
_TOPICS = (
    "公益广告刊播",
    "学习计划",
    "志愿服务",
    "环境卫生整治",
    "文明餐桌",
    "校园周边",
    "养老服务",
)
# {c} and {s} are the numbers of content and standard.
_WRONG = (
    "Ⅲ{c}-{s} {t}", "Ⅲ-{c}.{s} {t}", "Ⅲ-{c}--{s}_{t}", "Ⅲ-{c}—{s}{t}", "lll-{c}-{s} {t}", "Ⅱ-{c}-{s} {t}",
    "Ⅲ-0{c}-{s} {t}", "Ⅲ-x-x {t}", "Ⅲ-{c}（{s} {t}", "Ⅲ-{c}-{s}-_{t}", "Ⅲ_{c}_{s}_{t}", "Ⅲ - {c}-{s} {t}",
)  # fmt: skip
_RIGHT = (
    "Ⅲ-{c}-{s} {t}", "Ⅲ—{c}—{s} {t}", "III-{c}-{s}_{t}", "Ⅲ-{c}-{s}）{t}", "Ⅲ-{c}-{s}-{t}", "Ⅲ-{c}-{s}——{t}",
    "Ⅲ-{c} {t}", "3-{c:03d}-{s}_{t}", "{s}）{t}", "{c}-{s} {t}", "Ⅲ-{c}-{s}-2017年{t}", "Ⅲ-{c}-{s}_20170412_{t}",
    "Ⅲ级{t}方案", "{t}（Ⅲ.{c}.{s}）", "Ⅲ-{c}-{s}{t}", "附件Ⅲ-{c}.{s}{t}",
)  # fmt: skip
_HELD_WRONG = (
    "Ⅲ·{c}·{s} {t}", "IIl-{c}-{s}-{t}", "Ⅲ-{c}-0{s} {t}", "Ⅲ {c}-{s} {t}", "Ⅲ-n-m {t}", "3-{c:03d}.{s}_{t}",
    "Ⅲ-{c}、{s} {t}", "Ⅲ一{c}一{s} {t}", "Ⅲ-{c}-{s}-",
)  # fmt: skip
_HELD_RIGHT = (
    "Ⅲ－{c}－{s} {t}", "ⅲ-{c}-{s} {t}", "【Ⅲ-{c}-{s}】{t}", "Ⅲ-{c}-{s}、{t}", "Ⅲ-{c}-{s}.{t}", "Ⅲ-{c}-{s}一季度{t}",
    "iii-{c}-{s} {t}", "Ⅲ-{c}-{s}(2){t}", "Ⅲ类项目{t}", "第Ⅲ批{t}",
)  # fmt: skip


def offices(place: Path) -> Iterator[Office]:
    """Yield an office of each matter, and the same with other words held back."""
    for held in (False, True):
        mark = "-held" if held else ""
        yield _numbered(Office(place / f"numbered{mark}", held=held, ocr=OcrMode.NEVER), held=held)
        yield _named(_limited(place / f"named{mark}", held=held), held=held)
        yield _rows(Office(place / f"rows{mark}", held=held), held=held)
        yield _signed(Office(place / f"signed{mark}", held=held, ocr=OcrMode.NEVER), held=held)


def _numbers(code: str) -> tuple[int, int]:
    _roman, content, standard = code.split("-")
    return int(content), int(standard)


def _written(form: str, code: str, topic: str) -> str:
    content, standard = _numbers(code)
    return form.format(c=content, s=standard, t=topic)


def _numbered(office: Office, *, held: bool) -> Office:
    wrong, right = (_HELD_WRONG, _HELD_RIGHT) if held else (_WRONG, _RIGHT)
    for n, (code, form) in enumerate(zip(_CODES, islice(cycle(wrong), 36), strict=False)):
        topic = _TOPICS[n % len(_TOPICS)]
        name = _written(form, code, topic)
        if n % 3 == 2:
            _write(office, f"资料/{name}/情况{n}.docx", n, "G01", standard=code)
            _write(office, f"资料/{name}/附录{n}.docx", n + 900, standard=code)
        else:
            _write(office, f"{n % 5}/{name}{_ENDINGS[n % len(_ENDINGS)]}", n, "G01", standard=code)
    for n, (code, form) in enumerate(zip(_CODES[40:], islice(cycle(right), 48), strict=False)):
        name = _written(form, code, _TOPICS[n % len(_TOPICS)])
        path = (
            f"{n}/{name}/情况{n}.docx" if n % 3 == 2 else f"{n}/{name}{_ENDINGS[n % len(_ENDINGS)]}"
        )
        _write(office, path, n + 300, standard=code)
    return office


_ENDINGS = (".docx", ".pdf", ".doc", ".xlsx", ".txt", ".scan.pdf")


def _write(office: Office, name: str, n: int, *codes: str, standard: str) -> None:
    """Write a sound file in the format of its ending."""
    line = f"本份材料的序列为{n}，形成于2017年3月{n % 27 + 1}日。"
    form = {".doc": "legacy", ".scan.pdf": "scanned"}
    ending = next(e for e in reversed(_ENDINGS) if name.endswith(e))
    path = office.place(
        name, *codes, standard=standard, kind=Kind.REPORT, form=form.get(ending, "digital")
    )
    match ending:
        case ".docx":
            a_docx(path, [line])
        case ".doc":
            an_ole(path, word_streams(f"{line}\r"))
        case ".xlsx":
            an_xlsx(path, [[line], ["数", n]])
        case ".txt":
            a_text(path, line, encoding="gb18030")
        case ".scan.pdf":
            a_scanned_pdf(path, size=(620 + n, 877))
        case _:
            a_pdf(path, [line])


def _limited(root: Path, *, held: bool) -> Office:
    letters = "汉字字母数字-" if held else "汉字字母数字-_（）"
    limits = {"name_characters": letters, "name_length": "24" if held else "30"}
    return Office(root, limits, held=held, ocr=OcrMode.NEVER)


def _named(office: Office, *, held: bool) -> Office:
    most = 24 if held else 30
    odd = (
        ("：", "、", "_", "（", "※")
        if held
        else (" ", "&", "+", "《", "“", "·", "#", "【", "，", "😀")
    )
    fine = ("-", "a", "9", "〇") if held else ("-", "_", "（一）", "A1", "〇")
    folders = ("资料", "Ⅲ-7 资料 & 附件") if not held else ("a b", "【一】", "c")
    for n in range(26):
        folder, topic = folders[n % len(folders)], _TOPICS[n % len(_TOPICS)]
        ending = _ENDINGS[n % 5]
        _write(
            office,
            f"{folder}/{topic}{odd[n % len(odd)]}第{n}份{ending}",
            n,
            "G02",
            standard="Ⅲ-9-1",
        )
        long = f"{topic}{n}".ljust(most - len(ending), "长")
        _write(office, f"{folder}/{long}过{ending}", n + 30, "G02", standard="Ⅲ-9-1")
        _write(office, f"{folder}/{long}{ending}", n + 60, standard="Ⅲ-9-1")
        _write(
            office, f"{folder}/{topic}{fine[n % len(fine)]}{n}{ending}", n + 90, standard="Ⅲ-9-1"
        )
    inside = {f"{t}.txt": f"{t}2017年3月2日".encode() for t in ("好名称", "坏 名&称")}
    a_zip(office.place("包.zip", standard=None), inside)
    for name, codes in (("好名称.txt", ()), ("坏 名&称.txt", ("G02",))):
        office.place(f"包.zip!/{name}", *codes, standard="Ⅲ-9-1", kind=Kind.REPORT)
        (office.evidence / "包.zip!").rmdir()
    return office


def _rows(office: Office, *, held: bool) -> Office:
    """Write a row of numbers for each standard: sound ones, some with gaps, some with a number twice."""
    forms = (
        ("Ⅲ-{c}-{s}-{p:02d} {t}", "Ⅲ—{c}—{s}—{p} {t}", "3-{c:03d}-{s}-{p:02d}_{t}", "III-{c}-{s}-{p:02d}_{t}")
        if not held
        else ("Ⅲ-{c}-{s}-{k} {t}", "Ⅲ-{c}-{s}（{p}）{t}", "{t} Ⅲ-{c}-{s}-{p:02d}")
    )  # fmt: skip
    rows = (
        ((1, 2, 3), ()), ((1, 3), "gap"), ((2, 3), "gap"), ((1, 2, 2), "twice"), ((1, 2, 5), "gap"), ((1,), ()),
        ((1, 2, 3, 4, 5, 6), ()), ((4,), ()), ((1, 1, 2), "twice"), ((1, 2, 4, 6), "gap"),
    )  # fmt: skip
    for n, code in enumerate(_CODES[: 60 if not held else 45]):
        pieces, fault = rows[n % len(rows)]
        form = forms[n % len(forms)]
        content, standard = _numbers(code)
        if fault == "gap":
            office.expect("G10", code)
        for at, piece in enumerate(pieces):
            circled = "①②③④⑤⑥"[piece - 1]
            topic = _TOPICS[(n + at) % len(_TOPICS)]
            name = form.format(c=content, s=standard, p=piece, k=circled, t=topic)
            doubled = fault == "twice" and pieces.count(piece) > 1
            _write(office, f"{n}/{name}.txt", n * 9 + at, *(["G10"] * doubled), standard=code)
    for n, code in enumerate(_CODES[60:84]):
        _parts_of_one(office, n, code)
    return office


def _parts_of_one(office: Office, n: int, code: str) -> None:
    """One number for two formats, an attachment, pages: no number is given twice."""
    stem = f"{100 + n}/{code}-01 {_TOPICS[n % len(_TOPICS)]}"
    others = (
        (f"{stem}.txt", f"{stem}.docx"), (f"{stem}.txt", f"{code}-01 附件1名单.txt"), (f"{stem}第1页.txt", f"{stem}第2页.txt"),
        (f"{stem}（1）.txt", f"{stem}（2）.txt"), (f"{stem}.txt", f"{code}-02/说明.txt", f"{code}-02/名单.txt"),
    )  # fmt: skip
    for at, name in enumerate(others[n % len(others)]):
        path = name if "/" in name[:4] else f"{100 + n}/{name}"
        _write(office, path, n * 9 + at + 700, standard=code)


def _signed(office: Office, *, held: bool) -> Office:
    """Sign everything, then rewrite, replace, rename and move some of it."""
    office.signed += ["Ⅲ-7-3", "Ⅲ-9-1"]
    for n in range(24 if not held else 21):
        ending = _ENDINGS[n % len(_ENDINGS)]
        name = f"改/{_TOPICS[n % 7]}{n}{ending}"
        _write(office, name, n, "G11", standard="Ⅲ-7-3")
        office.later.append(lambda name=name, n=n: _rewritten(office.evidence / name, n))
        _write(office, f"留/{_TOPICS[n % 7]}{n}{ending}", n + 50, standard="Ⅲ-7-3")
        moved = f"移/{_TOPICS[n % 7]}{n}{ending}"
        _write(office, moved, n + 100, standard="Ⅲ-9-1")
        office.later.append(lambda moved=moved: _renamed(office.evidence / moved))
        _write(office, f"未签/{_TOPICS[n % 7]}{n}{ending}", n + 150, standard="Ⅲ-8-1")
        changed = office.evidence / f"未签/{_TOPICS[n % 7]}{n}{ending}"
        office.later.append(lambda changed=changed, n=n: _rewritten(changed, n))
        photo = office.place(f"图/{n}.jpg", *(["G11"] * (n % 2)), standard="Ⅲ-7-3", kind=Kind.PHOTO)
        a_photo(photo, size=(700 + n, 500))
        if n % 2:
            office.later.append(lambda photo=photo, n=n: a_photo(photo, size=(500, 700 + n)))
    return office


def _rewritten(path: Path, n: int) -> None:
    """Change a file as editing it again would: a figure in it is another."""
    office = Office(path.parent / "改写")
    ending = next(e for e in reversed(_ENDINGS) if path.name.endswith(e))
    _write(office, f"x{ending}", n + 400, standard="Ⅲ-7-3")
    made = office.evidence / f"x{ending}"
    path.write_bytes(made.read_bytes())
    made.unlink()
    made.parent.rmdir()
    office.root.rmdir()


def _renamed(path: Path) -> None:
    target = path.parent.parent / "新处" / f"新{path.name}"
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
