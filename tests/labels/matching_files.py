"""The labelled files matching is measured on: texts written by hand, and the ways offices name files."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from archivist.domain.facts import Facts, Issued, Titled
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.extract.base import Extract, Passage
from archivist.extract.kinds import classify
from archivist.match.batch import Item
from archivist.match.captions import captions
from archivist.match.edition_words import EditionWords
from archivist.match.pinyin import initials
from archivist.match.said import read

FOLDER = Path(__file__).parent / "matching"
HALVES = ("a", "b", "c", "d")
ENDINGS = {
    Kind.PAPER: ("docx", "pdf", "doc"),
    Kind.REPORT: ("docx", "wps", "pdf"),
    Kind.TABLE: ("xlsx", "xls", "ods"),
    Kind.PHOTO: ("jpg", "jpeg"),
}

PHOTO_STYLES = ("photo number", "photo captions", "photo name", "photo beside")
FORMATS = {"jpg": "jpeg", "wps": "doc"}


@dataclass(frozen=True)
class Body:
    """A labelled text; *standard* is None for one that belongs nowhere."""

    standard: str | None
    kind: Kind
    unit: str
    title: str
    text: str


@dataclass(frozen=True)
class File:
    """A labelled file as an office might hand it in; *style* names how it was named."""

    path: str
    standard: str | None
    kind: Kind
    style: str
    title: str = ""
    text: str = ""
    issuer: str = ""
    caption: str = ""


def bodies(half: str) -> list[Body]:
    """Read the texts of a half, in the order of the catalogue, those that belong nowhere last."""
    found = []
    for file in (*sorted(FOLDER.glob(f"{half}_[0-9]*.txt")), FOLDER / f"{half}_nowhere.txt"):
        for block in filter(None, re.split(r"\n\s*\n", file.read_text("utf-8"))):
            head, title, text = block.strip().split("\n", 2)
            code, kind, unit = head.split()
            named = None if code == "-" else code
            found.append(Body(named, Kind(kind), unit.strip("-"), title, text))
    return found


def labelled(half: str, words: EditionWords) -> list[File]:
    """Return the files of a half: three for each standard, and those that belong nowhere."""
    chance = random.Random(f"matching {half}")
    texts = bodies(half)
    codes = [body.standard for body in texts if body.standard]
    styles = _A if half == "a" else _B
    files: list[File] = []
    for number, body in enumerate(texts):
        if body.standard is None:
            files.append(_written(body, "nowhere", *_nowhere(half, number, body), chance))
            continue
        by_content, by_name = styles
        for group, offset in ((by_content, 0), (by_name, 3)):
            style, name = group[(number + offset) % len(group)]
            path = name(body, chance, words, codes)
            files.append(_written(body, style, *path, chance))
        files.extend(_photo(half, number, body, chance, words))
    return files


def _written(body: Body, style: str, path: str, title: str | None, chance: random.Random) -> File:
    """Return a file with a body's text; without *title* it is a scan whose title nobody found."""
    text, kind = f"{body.title}\n{body.text}", body.kind
    if style == "scan":
        text = "".join(c for c in text if chance.random() > 0.03)
    ending = chance.choice(ENDINGS[kind])
    caption = ""
    if kind is Kind.PHOTO:  # a picture with what a list beside it says
        picture = path.rpartition("/")[2]
        lists = [(path + ".txt", f"图片说明\n{picture}.jpg：{body.text}")]
        caption = captions(lists, [f"{path}.jpg"])[f"{path}.jpg"]
        text, title, ending = "", None, "jpg"
    issuer = body.unit if chance.random() < 0.6 and kind is not Kind.PHOTO else ""
    return File(f"{path}.{ending}", body.standard, kind, style, title or "", text, issuer, caption)


# How half A names files: first by what a person reads in the content, then by number, unit, pinyin …
def _number(code: str) -> tuple[str, str]:
    _three, content, standard = code.split("-")
    return content, standard


def _other(body: Body, chance: random.Random, codes: Sequence[str | None]) -> str:
    content = (body.standard or "").rpartition("-")[0]
    return chance.choice([c for c in codes if c and c.rpartition("-")[0] != content])


_NAMES_A = {
    "title": lambda b, r, w, cs: (f"创城材料/{b.title}", b.title),
    "none": lambda b, r, w, cs: (f"新建文件夹/{r.randint(1, 99)}", b.title),
    "dated": lambda b, r, w, cs: (f"2017/0{r.randint(1, 7)}月/20170{r.randint(1, 7)}12", b.title),
    "unit": lambda b, r, w, cs: (
        f"{r.randint(1, 60):02d} {b.unit or '市文明办'}/{b.title[:8]}",
        b.title,
    ),
    "scan": lambda b, r, w, cs: (f"扫描/SCAN{r.randint(1000, 9999)}", None),
    "mixed": lambda b, r, w, cs: (f"{b.title[-9:]}2017（定稿）_{b.unit}", b.title),
}
_NAMES_A_MORE = {
    "number": lambda b, r, w, cs: (f"{b.standard} {b.title}", b.title),
    "number folder": lambda b, r, w, cs: (
        f"{(b.standard or '').rpartition('-')[0]}/{b.standard}/{r.randint(1, 9)}",
        b.title,
    ),
    "ascii": lambda b, r, w, cs: (
        "3-{0:03d}/3-{0:03d}-{1}-0{2}_{3}".format(
            int(_number(b.standard)[0]), _number(b.standard)[1], r.randint(1, 9), b.title[:6]
        ),
        b.title,
    ),
    "bare": lambda b, r, w, cs: (f"{'-'.join(_number(b.standard))} {b.title[:10]}", b.title),
    "wrong number": lambda b, r, w, cs: (f"{_other(b, r, cs)} {b.title}", b.title),
    "wrong folder": lambda b, r, w, cs: (f"{_other(b, r, cs)}/材料{r.randint(1, 9)}", b.title),
    "pinyin": lambda b, r, w, cs: (
        f"cl/{initials(b.title[:8]).replace('?', '')}{r.randint(1, 9)}",
        None,
    ),
}
_NAMES_B = {
    "title": lambda b, r, w, cs: (f"报送/{b.title}（最终版）", b.title),
    "scan": lambda b, r, w, cs: (f"扫描件/{r.randint(1, 9999):04d}", None),
    "zip": lambda b, r, w, cs: (f"{b.unit or '材料'}.zip!/文件{r.randint(1, 50)}", b.title),
    "unit": lambda b, r, w, cs: (
        f"各单位报送/{b.unit or '各单位'}/{'报送材料' + str(r.randint(1, 9))}",
        b.title,
    ),
    "mixed": lambda b, r, w, cs: (
        f"0{r.randint(1, 9)}_{b.unit}_{b.title[:10]}_2017-6-{r.randint(1, 28)}",
        b.title,
    ),
    "wechat": lambda b, r, w, cs: (
        f"微信文件/微信图片_2017060{r.randint(1, 9)}{r.randint(1000, 9999)}",
        None,
    ),
    "none": lambda b, r, w, cs: (f"{r.randint(1, 9)}/新建文档", b.title),
}
_NAMES_B_MORE = {
    "roman": lambda b, r, w, cs: (f"III-{'-'.join(_number(b.standard))}-0{r.randint(1, 9)}", b.title),
    "dash": lambda b, r, w, cs: (f"{(b.standard or '').replace('-', '—')}/{b.title[:5]}", b.title),
    "spoken": lambda b, r, w, cs: ("第{}项第{}条/{}".format(*_number(b.standard), b.title[:4]), b.title),
    "point": lambda b, r, w, cs: (f"{'.'.join(_number(b.standard))} {b.title}", b.title),
    "index": lambda b, r, w, cs: ("指标{}标准{} 材料".format(*_number(b.standard)), None),
    "levels": lambda b, r, w, cs: (f"3-{'-'.join(_number(b.standard))} {b.title[:6]}", b.title),
    "wrong number": lambda b, r, w, cs: (f"材料/{_other(b, r, cs)}-02 {b.title[:7]}", b.title),
    "wrong folder": lambda b, r, w, cs: (f"{_other(b, r, cs).replace('-', '—')} 资料/{r.randint(1, 9)}", b.title),
    "wrong bare": lambda b, r, w, cs: (f"{'-'.join(_number(_other(b, r, cs)))} {b.title}", b.title),
    "content folder": lambda b, r, w, cs: (f"{(b.standard or '').rpartition('-')[0]}/{b.title[:9]}", b.title),
}  # fmt: skip
_A = (tuple(_NAMES_A.items()), tuple(_NAMES_A_MORE.items()))
_B = (tuple(_NAMES_B.items()), tuple(_NAMES_B_MORE.items()))


def _nowhere(half: str, number: int, body: Body) -> tuple[str, str | None]:
    if half == "a":
        return (f"待整理/{body.title}", body.title) if number % 2 else (f"杂/{number}", body.title)
    return (f"其他/{number}/{body.title}", body.title) if number % 3 else (f"{number}", None)


def _photo(
    half: str, number: int, body: Body, chance: random.Random, words: EditionWords
) -> list[File]:
    """Return a photo without words: what its folder, its list of captions or its name says."""
    code = body.standard or ""
    camera = (
        f"IMG_2017{chance.randint(1000, 9999)}"
        if half == "a"
        else f"DSC0{chance.randint(100, 999)}"
    )
    own = words.standards[code].keywords
    sentences = re.split(r"[。；]", body.text)
    style = PHOTO_STYLES[(number + HALVES.index(half)) % 4]
    if style == "photo beside" and Kind.PHOTO not in words.standards[code].kinds:
        style = (
            "photo name"  # beside its paper nobody keeps a photo that the standard has no use for
        )
    path, caption = f"照片/{camera}.jpg", ""
    if style == "photo number":
        path = (
            f"{code} 图片/{camera}.jpg"
            if half == "a"
            else f"{code.replace('Ⅲ', 'III')}/实景图片/{camera}.jpg"
        )
    elif style == "photo beside":  # nothing but the numbered paper in the same folder
        path = f"交来/{number}/{camera}.jpg"
        paper = File(f"交来/{number}/{code} 说明.docx", code, Kind.REPORT, "number", "", body.text)
        return [File(path, code, Kind.PHOTO, style), paper]
    elif style == "photo captions":
        lists = [("照片/图片说明.txt", f"{body.title}\n{camera}.jpg {sentences[0]}\n")]
        caption = captions(lists, [path])[path]
    else:
        named = "".join(own[:2]) if half == "a" else f"{own[1]}_{body.title[:12]}"
        path = f"照片/{named}{chance.randint(1, 9)}.jpg"
    return [File(path, code, Kind.PHOTO, style, caption=caption)]


def items_of(files: Iterable[File], words: EditionWords) -> list[Item]:
    """Return what matching is given."""
    return [
        Item(material, read(material, file.text, words, file.caption))
        for file, material in ((file, material_of(file)) for file in files)
    ]


def material_of(file: File) -> Material:
    """Return a file as reading it would."""
    facts = Facts(
        title=Titled(file.title, "layout", 1.0) if file.title else None,
        issuer=Issued(file.issuer, "signature") if file.issuer else None,
        has_text=bool(file.text),
    )
    ending = file.path.rpartition(".")[2]
    format_ = FORMATS.get(ending, ending)
    extract = Extract(passages=tuple(Passage(line) for line in file.text.splitlines()))
    kind = classify(extract, facts, format_, file.path)
    return Material(file.path, file.path, 1, format=format_, facts=facts, kind=kind)
