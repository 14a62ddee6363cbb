"""Chinese text to search in: real laws where the corpus lies beside the repository, else invented."""

from __future__ import annotations

import random
import re
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus" / "files"
_WORDS = [
    *(
        "公益广告",
        "文明城市",
        "公交站亭",
        "志愿服务",
        "未成年人",
        "社会主义",
        "核心价值观",
        "实景图片",
    ),
    *(
        "说明报告",
        "规范文件",
        "统计表格",
        "创建工作",
        "责任单位",
        "检查验收",
        "街道办事处",
        "市文明办",
    ),
    *(
        "背街小巷",
        "环境卫生",
        "交通秩序",
        "窗口服务",
        "诚信建设",
        "网络文明",
        "农贸市场",
        "整治行动",
    ),
    *("的", "和", "在", "〔2017〕12号", "37块", "ABC1", "第十条", "人民政府", "Ⅲ-7-3", "（一）"),
]


def laws() -> list[str]:
    """Return the real texts there are, in the order of their names; none without the corpus."""
    return [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(CORPUS.glob("LawRefBook+Laws/*.txt"))
    ]


def sentences() -> list[str]:
    """Return many sentences, real or invented, with their full stops."""
    real = [part for law in laws() for part in re.split(r"(?<=[。\n])", law) if part.strip()]
    return real or invented(20_000)


def invented(count: int) -> list[str]:
    """Return sentences of words the field uses and of characters by chance, the same every time."""
    chance = random.Random(7)
    rare = [chr(0x4E00 + int(chance.paretovariate(0.4)) % 5000) for _ in range(20_000)]
    return [
        "".join(
            chance.choice(_WORDS) if chance.random() < 0.5 else "".join(chance.choices(rare, k=3))
            for _ in range(chance.randint(3, 20))
        )
        + "。"
        for _ in range(count)
    ]
