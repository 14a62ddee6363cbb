"""Sound files to start from: one of every format we can build, and small ones of the corpus."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, a_red_head_docx, a_scanned_pdf, a_text, an_xlsx
from extract.archivemakers import a_gbk_zip, a_mail, a_rar, a_tar, a_zip
from extract.containers import a_pptx, an_ods
from extract.oldfiles import (
    an_ofd,
    an_ole,
    an_open_document,
    ofd_text,
    slide_streams,
    slide_text,
    word_streams,
)

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "files"
_SMALL = 300_000  # bytes; the mutations of large files take long and find the same
_EACH = 3
_WORDS = "关于印发工作方案的通知\n现将工作方案印发给你们。\n市文明办\n2017年3月10日\n"
_RTF = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 A;}}\pard\f0 one\par\trowd\cellx99 a\cell\row{\*\x b}\u20013?}"
_HTML = (
    "<!DOCTYPE html><html><head><title>通知</title></head><body><p>正文</p><table><tr>"
    "<td colspan=2 rowspan=2>甲</td><td>乙</td></tr></table></body></html>"
)


def built(folder: Path) -> list[Path]:
    """Write one file of each format and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [*_papers(folder), *_pictures(folder), *_old(folder), *_packed(folder)]


def of_corpus(seed: int) -> list[Path]:
    """Return up to three small files of each ending, none where the corpus is not here."""
    chance = random.Random(seed)
    found: dict[str, list[Path]] = {}
    for path in sorted(CORPUS.rglob("*")) if CORPUS.is_dir() else ():
        if path.is_file() and 0 < path.stat().st_size <= _SMALL:
            found.setdefault(path.suffix.lower(), []).append(path)
    return [p for each in found.values() for p in chance.sample(each, min(_EACH, len(each)))]


def _papers(folder: Path) -> Iterator[Path]:
    yield a_red_head_docx(folder / "paper.docx")
    yield a_docx(folder / "table.docx", ["正文"], table=[["甲", "乙"], ["1", "2"]], header="页眉")
    yield an_xlsx(folder / "a.xlsx", sheets={"甲": [["名称", 1], ["乙", 2.5]], "乙": [["x"]]})
    yield a_pptx(folder / "a.pptx", [["标题", "正文"], ["第二页"]])
    yield an_ods(folder / "a.ods", [["名称", 1.0]])
    yield an_open_document(folder / "a.odt", "<text:p>正文</text:p>")
    yield an_ofd(folder / "a.ofd", [ofd_text("关于印发的通知", 20, 30)], extra="")
    yield a_pdf(folder / "a.pdf", [_WORDS, "第二页"], info={"Title": "通知"})
    yield a_scanned_pdf(folder / "scan.pdf")
    yield a_text(folder / "a.txt", _WORDS)
    yield a_text(folder / "gbk.txt", _WORDS, "gb18030")
    yield a_text(folder / "a.csv", "名称,数量\n甲,1\n")
    yield a_text(folder / "a.html", _HTML)
    yield a_text(folder / "a.rtf", _RTF)


def _pictures(folder: Path) -> Iterator[Path]:
    for name in ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP"):
        yield a_photo(folder / f"a.{name.lower()}", size=(64, 48), format=name)


def _old(folder: Path) -> Iterator[Path]:
    yield an_ole(folder / "a.doc", word_streams(_WORDS.replace("\n", "\r")))
    yield an_ole(folder / "a.ppt", slide_streams([slide_text(0, "标题") + slide_text(1, "正文")]))
    sent = struct.pack("<HHIQ", 0x0040, 0x0039, 6, 131328000000000000)
    words = {"0037": "通知", "1000": "请报送。", "0C1A": "张三"}
    yield an_ole(
        folder / "a.msg",
        {
            "__properties_version1.0": bytes(32) + sent,
            **{f"__substg1.0_{n}001F": text.encode("utf-16-le") for n, text in words.items()},
        },
    )


def _packed(folder: Path) -> Iterator[Path]:
    members = {"说明.txt": _WORDS.encode(), "b/统计.csv": "甲,1\n".encode()}
    yield a_zip(folder / "a.zip", members)
    yield a_gbk_zip(folder / "gbk.zip", members)
    for kind in ("gz", "bz2", "xz"):
        yield a_tar(folder / f"a.tar.{kind}", members, f"w:{kind}")
    yield a_tar(folder / "a.tar", members, "w")
    yield a_rar(folder / "a.rar", members)
    yield a_mail(folder / "a.eml", members)
