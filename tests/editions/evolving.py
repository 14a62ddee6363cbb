"""Editions as years change them, with the truth about what became of each standard."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from archivist.domain.edition import Block, Content, Edition, Indicator, Project, Standard

_ADDED = (
    "建立跨部门联席会议制度并定期通报进展",
    "每半年向社会公布一次办理结果",
    "档案电子化率达到规定比例",
    "设立专项资金并公开使用情况",
    "组织第三方开展满意度测评",
    "无障碍设施完好并方便使用",
)
_FRESH = (
    "推行生活垃圾分类投放和分类运输，居民知晓率逐年提高。",
    "整治共享单车乱停乱放，划定停放区并有专人调度。",
    "设立新时代文明实践中心，志愿者注册率达到要求。",
    "外卖骑手交通违法专项治理，有台账有通报。",
    "公共机构食堂落实光盘行动，张贴节约标语。",
)


@dataclass(frozen=True)
class Evolved:
    """The edition of the next year; *truth* names for each old code its new ones."""

    edition: Edition
    truth: dict[str, tuple[str, ...]]


def evolved(edition: Edition, seed: int, *, shift: int = 0) -> Evolved:
    """Return *edition* a year later.

    Of ten standards six stay, the rest is reworded, merged, divided or dropped; some are new, and
    all are numbered anew. *shift* moves every content's number.
    """
    return _Evolution(edition, random.Random(seed), shift).run()


class _Evolution:
    def __init__(self, edition: Edition, chance: random.Random, shift: int) -> None:
        self._edition, self._chance, self._shift = edition, chance, shift
        self._truth: dict[str, list[str]] = {s.code: [] for s in edition.all_standards}
        self._fresh = list(_FRESH)

    def run(self) -> Evolved:
        blocks = tuple(
            Block(b.title, tuple(self._project(p) for p in b.projects))
            for b in self._edition.blocks
        )
        made = replace(self._edition, id="next", name="下一年", blocks=blocks)
        return Evolved(made, {old: tuple(new) for old, new in self._truth.items()})

    def _project(self, project: Project) -> Project:
        return replace(project, indicators=tuple(self._indicator(i) for i in project.indicators))

    def _indicator(self, indicator: Indicator) -> Indicator:
        return replace(indicator, contents=tuple(self._content(c) for c in indicator.contents))

    def _content(self, content: Content) -> Content:
        code = f"Ⅲ-{int(content.code.split('-')[1]) + self._shift}"
        texts: list[tuple[Standard, str, list[str]]] = []
        waiting = list(content.standards)
        while waiting:
            standard = waiting.pop(0)
            fate = self._chance.random()
            if fate < 0.05 and waiting:
                other = waiting.pop(0)
                joined = standard.text.rstrip("。") + "；" + other.text
                texts.append((standard, joined, [standard.code, other.code]))
            elif fate < 0.1 and (parts := _halves(standard.text)):
                texts += [(standard, part, [standard.code]) for part in parts]
            elif fate < 0.13:
                continue
            elif fate < 0.4:
                texts.append((standard, self._reworded(standard.text), [standard.code]))
            else:
                texts.append((standard, standard.text, [standard.code]))
        if self._fresh and self._chance.random() < 0.05:
            texts.insert(0, (content.standards[0], self._fresh.pop(), []))
        made = []
        for number, (standard, text, sources) in enumerate(texts, 1):
            own = f"{code}-{number}"
            made.append(replace(standard, code=own, text=text))
            for source in sources:
                self._truth[source].append(own)
        return replace(content, code=code, standards=tuple(made))

    def _reworded(self, text: str) -> str:
        """Drop, swap or add a clause, as an edition's editors do."""
        clauses = text.rstrip("。").split("，")
        act = self._chance.choice(("drop", "swap", "add"))
        if act == "drop" and len(clauses) > 1:
            clauses.pop(self._chance.randrange(len(clauses)))
        elif act == "swap" and len(clauses) > 1:
            clauses = clauses[1:] + clauses[:1]
        else:
            clauses.insert(self._chance.randrange(len(clauses) + 1), self._chance.choice(_ADDED))
        return "，".join(clauses) + "。"


def _halves(text: str) -> list[str]:
    clauses = text.rstrip("。").split("，")
    middle = len(clauses) // 2
    if len(clauses) < 2:
        return []
    return ["，".join(clauses[:middle]) + "。", "，".join(clauses[middle:]) + "。"]
