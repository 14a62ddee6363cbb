"""Office files as offices write them: a notice of one page, reports with tables, sheets, papers in PDF."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import date
from pathlib import Path

from builders import a_docx, an_xlsx

from archivist.demo.layout import LEFT, TOP, Line, Page
from archivist.demo.pdf import text_pdf

_WORDS = [
    "公益广告",
    "文明城市",
    "公交站亭",
    "志愿服务",
    "未成年人",
    "社会主义",
    "核心价值观",
    "实景图片",
    "说明报告",
    "规范文件",
    "统计表格",
    "创建工作",
    "责任单位",
    "检查验收",
    "街道办事处",
    "市文明办",
    "背街小巷",
    "环境卫生",
    "交通秩序",
    "窗口服务",
    "诚信建设",
    "网络文明",
    "农贸市场",
    "整治行动",
]
_PAGES, _LINES, _COLUMNS = 8, 28, 28


def a_sentence(chance: random.Random) -> str:
    """Return a sentence such as reports are made of."""
    words = "".join(chance.choices(_WORDS, k=chance.randint(3, 8)))
    return f"{words}{chance.randint(2, 999)}处，覆盖率{chance.randint(50, 99)}%，由{chance.choice(_WORDS)}负责。"


def a_notice(path: Path, chance: random.Random) -> Path:
    """Write a Word document of one page."""
    return a_docx(path, [a_sentence(chance) for _ in range(10)], title="关于开展检查的通知")


def a_report(path: Path, chance: random.Random) -> Path:
    """Write a Word document of about ten pages with a table of 25 rows."""
    paragraphs = ["".join(a_sentence(chance) for _ in range(4)) for _ in range(60)]
    table = [
        [f"{chance.choice(_WORDS)}{chance.randint(1, 99)}" for _ in range(5)] for _ in range(25)
    ]
    return a_docx(path, paragraphs, title="创建工作情况说明", table=table)


def a_workbook(path: Path, chance: random.Random) -> Path:
    """Write two sheets of 300 rows and 10 columns, words, numbers and fractions."""
    sheets = {
        f"表{sheet}": [
            [
                *(f"{chance.choice(_WORDS)}{chance.randint(1, 50)}" for _ in range(4)),
                *(chance.randint(1, 9999) for _ in range(4)),
                *(round(chance.random() * 100, 2) for _ in range(2)),
            ]
            for _ in range(300)
        ]
        for sheet in (1, 2)
    }
    return an_xlsx(path, sheets=sheets)


def a_paper(path: Path, chance: random.Random) -> Path:
    """Write a PDF of eight full pages; its font is embedded as a whole, which is slow to read."""
    text = "".join(a_sentence(chance) for _ in range(400))
    lines = [text[at : at + _COLUMNS] for at in range(0, _PAGES * _LINES * _COLUMNS, _COLUMNS)]
    pages = [
        Page(
            [
                Line(LEFT, TOP + n * 22, 15.75, said)
                for n, said in enumerate(lines[at : at + _LINES])
            ]
        )
        for at in range(0, len(lines), _LINES)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text_pdf(pages, "报告", date(2017, 5, 1)))
    return path


def printed(paths: list[Path], folder: Path) -> list[Path]:
    """Return *paths* as the PDFs LibreOffice prints of them, none where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return sorted(folder.glob("*.pdf"))
