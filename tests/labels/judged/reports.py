"""说明报告: off the topic, parts left out, summaries, copies, templates, other cities and years, formats, versions.

A deck of manners is dealt over the topics, so that in one office every topic appears once and nobody
copies anybody; copies and versions have offices of their own.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builders import a_docx, a_pdf
from extract.oldfiles import an_ole, word_streams
from judged.office import Office
from report_words import HEADS, HELD, PARTS, TOPICS

from archivist.domain.kind import Kind

CODES = ("D05", "T01", "T02", "T04", "T07", "T08", "T09", "T10")
_SETTINGS = {"report_formats": "doc、docx、wps"}


@dataclass
class Draft:
    """A report under way."""

    code: str
    topic: str
    word: str
    parts: dict[str, list[str]]
    title: str = ""
    opening: str = ""
    lines: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    drop: tuple[str, ...] = ()
    headed: bool = True
    suffix: str = ".docx"

    def paragraphs(self, chance: random.Random) -> list[str]:
        """Return the body: headings or none, the parts, what a manner adds, who signs."""
        body = [self.opening or f"对照测评标准要求，现将{self.topic}有关情况说明如下。"]
        for number, part in enumerate(p for p in PARTS if p not in self.drop):
            if self.headed:
                body.append(f"{'一二三四五'[number]}、{chance.choice(HEADS[part])}")
            body += self.parts[part]
        body[2:2] = self.lines
        return [*body, *self.closing, "包头市文明办", "2017年6月20日"]


Manner = Callable[[Draft, random.Random], tuple[str, ...]]


def _clean(draft: Draft, chance: random.Random) -> tuple[str, ...]:
    draft.headed = chance.random() < 0.6
    return ()


def _without(*parts: str, headed: bool = True) -> Manner:
    def manner(draft: Draft, _chance: random.Random) -> tuple[str, ...]:
        draft.drop, draft.headed = parts, headed
        return ("T02",)

    return manner


def _says(codes: tuple[str, ...], **said: str | list[str]) -> Manner:
    def manner(draft: Draft, _chance: random.Random) -> tuple[str, ...]:
        for name, text in said.items():
            filled = _filled(text, draft.topic)
            setattr(draft, name, filled)
        return codes

    return manner


def _filled(text: str | list[str], topic: str) -> str | list[str]:
    if isinstance(text, str):
        return text.format(t=topic)
    return [line.format(t=topic) for line in text]


def _kept_as(suffix: str, *codes: str) -> Manner:
    return _says(codes, suffix=suffix)


MANNERS: tuple[Manner, ...] = (
    _clean, _clean, _clean,
    *(_without(part) for part in PARTS),
    *(_without(part, headed=False) for part in PARTS),
    _without("feature", "effect"),
    # T04
    _says(("T04",), title="{t}工作总结"),
    _says(("T04",), title="2016年度{t}工作总结报告"),
    _says(("T04",), opening="一年来，在市委、市政府的正确领导下，在上级部门的关心支持下，{t}工作稳步推进，现总结如下。", closing=["六、下一步工作打算", "继续加大力度，再上新台阶。"]),  # noqa: E501
    _says(("T04",), closing=["六、存在的问题和不足", "工作中还存在一些薄弱环节。", "七、下一步打算", "今后要常抓不懈。"]),
    _says(("T04",), closing=["虽然取得了一定成绩，但我们的工作还存在不少差距。", "今后，我们将以更高标准推进{t}工作。"]),
    _says((), lines=["对存在的问题逐条整改，整改率达到100%。"]),
    _says((), title="关于贯彻落实全市创建工作总结表彰大会精神推进{t}的情况说明"),
    _says((), closing=["下一步，将继续巩固{t}成果。"]),
    # T08
    _says(("T08",), lines=["此项工作由○○局牵头，【单位名称】配合。"]),
    _says(("T08",), lines=["截至20XX年底，全市累计投入资金XX万元。"]),
    _says(("T08",), lines=["具体数据待补充。"]),
    _says(("T08",), lines=["（请根据本单位实际情况修改完善此段）"]),
    _says(("T08",), lines=["全年共举办讲座??场，服务群众**人。"]),
    _says((), lines=["联系人王××，电话138****5678。"]),
    _says((), lines=["灯箱规格为3×6米，共安装XXL号反光背心500件。"]),
    # T09
    _says(("T09",), title="赤峰市{t}情况说明"),
    _says(("T09",), lines=["鄂尔多斯市委、市政府高度重视{t}工作，多次召开专题会议研究。"]),
    _says(("T09",), lines=["近年来，通辽市坚持把{t}摆在突出位置。", "数据由通辽市统计局提供。"]),
    _says(("T09",), lines=["全乌海市广大干部群众积极参与。"]),
    _says(("T09",), title="2013年{t}情况说明"),
    _says(("T09",), title="关于2014—2015年{t}落实情况的说明"),
    _says(("T09",), lines=["2014年，全市投入资金300万元。", "2014年，我市组织检查12次。", "截至2014年底，全市已完成任务。"]),
    _says((), lines=["2016年10月，市政府组织人员赴鄂尔多斯市、呼和浩特市考察学习，借鉴了有关经验。"]),
    _says((), lines=["与呼和浩特市、赤峰市相比，我市{t}的指标居全区前列。"]),
    _says((), lines=["邀请北京师范大学、南京大学专家授课，天津路、上海路沿线先行试点。"]),
    _says((), lines=["落实《呼和浩特市、包头市、鄂尔多斯市协同发展规划（2015—2020年）》精神。"]),
    _says((), lines=["2011年，我市曾荣获全国文明城市提名资格。", "2016年，全市新建点位85处。"]),
    _says((), title="2016年度{t}情况说明"),
    _says((), lines=["自2013年以来，我市持续推进此项工作。"]),
    # T10
    _kept_as(".pdf", "T10"), _kept_as(".txt", "T10"), _kept_as(".pdf", "T10"), _kept_as(".doc"),
    _kept_as(".doc"), _kept_as(".wps"), _kept_as(".disguised", "T10"), _kept_as(".html", "T10"),
)  # fmt: skip


def offices(place: Path) -> Iterator[Office]:
    """Yield the offices of dealt manners, of strangers (T01), of copies (T07) and of versions (D05)."""
    topics = list(TOPICS)
    yield from (_dealt(place / f"dealt{number}", number, topics) for number in range(12))
    yield _more(place / "more", topics)
    yield from (_strangers(place / f"strangers{n}", n, TOPICS) for n in (1, 3, 4, 7))
    yield from (_copies(place / f"copies{n}", n, TOPICS) for n in range(3))
    yield from (_versions(place / f"versions{n}", n, TOPICS) for n in range(3))
    yield from _held(place)


def _dealt(root: Path, number: int, topics: list[str]) -> Office:
    office = Office(root, settings=_SETTINGS)
    for at, code in enumerate(topics):
        manner = MANNERS[(number * len(topics) + at) % len(MANNERS)]
        _deal(office, code, TOPICS[code], manner, random.Random(f"{number} {code}"))
    return office


def _more(root: Path, topics: list[str]) -> Office:
    """Deal what the deck has too little of."""
    office = Office(root, settings=_SETTINGS)
    manners = (
        *(_kept_as(suffix, "T10") for suffix in (".pdf", ".txt", ".html", ".disguised") * 2),
        _says(("T04",), title="{t}年度工作总结"),
        _says(("T04",), title="{t}工作总结材料"),
    )
    for code, manner in zip(topics, manners, strict=False):
        _deal(office, code, TOPICS[code], manner, random.Random(f"more {code}"))
    return office


def _deal(office: Office, code: str, known: tuple, manner: Manner, chance: random.Random) -> None:
    topic, word, parts = known
    draft = Draft(code, topic, word, parts, title=f"关于{topic}情况的说明报告")
    codes = manner(draft, chance)
    ending = {".disguised": ".docx"}.get(draft.suffix, draft.suffix)
    path = office.place(
        f"{code}/{topic}{word}说明{ending}",
        *codes,
        standard=code,
        kind=Kind.REPORT,
        form="legacy" if draft.suffix in {".doc", ".wps"} else "digital",
    )
    _write(path, draft.title, draft.paragraphs(chance), draft.suffix)


def _write(path: Path, title: str, body: list[str], suffix: str = ".docx") -> None:
    match suffix:
        case ".doc" | ".wps":
            an_ole(path, word_streams("\r".join((title, *body)) + "\r"))
        case ".pdf" | ".disguised":
            a_pdf(path, ["\n".join(_wrapped((title, *body)))])
        case ".txt":
            path.write_text("\n".join((title, *body)), "utf-8")
        case ".html":
            lines = "".join(f"<p>{line}</p>" for line in body)
            path.write_text(
                f"<html><meta charset=utf-8><body><h1>{title}</h1>{lines}</body></html>", "utf-8"
            )
        case _:
            a_docx(path, body, title=title)


def _wrapped(lines: tuple[str, ...]) -> list[str]:
    return [line[at : at + 34] for line in lines for at in range(0, len(line), 34)]


def _whole(known: tuple, seed: str, **more: object) -> tuple[str, list[str]]:
    draft = Draft("", *known[:2], known[2], title=f"关于{known[0]}情况的说明报告", **more)
    return draft.title, draft.paragraphs(random.Random(seed))


def _strangers(root: Path, shift: int, topics: dict) -> Office:
    """Half of the reports lie under another topic's standard."""
    office = Office(root, settings=_SETTINGS)
    codes = list(topics)
    for at, code in enumerate(codes):
        astray = at % 2 == 0
        home = codes[(at + shift) % len(codes)] if astray else code
        codes_found = ("T01",) if astray and home != code else ()
        path = office.place(f"{home}/材料{at}.docx", *codes_found, standard=home, kind=Kind.REPORT)
        _write(path, *_whole(topics[code], f"{shift}{code}"))
    return office


def _copies(root: Path, number: int, topics: dict) -> Office:
    """Pairs of copies under two standards: whole, with other figures, with a part rewritten; and none."""
    office = Office(root, settings=_SETTINGS)
    codes = list(topics)
    for at, code in enumerate(codes):
        other = codes[(at + 1) % len(codes)]
        title, body = _whole(topics[code], f"c{number}{code}", headed=number != 1)
        kind = (at + number) % 5
        twin = list(body)
        if kind == 1:
            twin = [line.replace("1", "7").replace("3", "8") for line in body]
        elif kind == 2:
            twin[-4:-2] = topics[other][2]["effect"][:1]
        elif kind == 3:
            mine, theirs = topics[code][2], topics[other][2]
            parts = (mine["plan"], mine["activity"], theirs["guarantee"], theirs["feature"], theirs["effect"])  # fmt: skip
            twin = [body[0], *itertools.chain(*parts)]
        codes_found = ("T07",) if kind in {0, 1, 2} else ()
        names = (f"{code}/{topics[code][0]}甲.docx", f"{other}/{topics[code][0]}乙稿件{at}.docx")
        if kind == 4:
            names = (f"{code}/{topics[code][0]}.docx", f"{code}/{topics[code][0]}.doc")
        for name, text in zip(names, (body, twin), strict=True):
            home = name.partition("/")[0]
            more = ("T01",) if home != code and kind in {0, 1, 2} else ()
            path = office.place(name, *codes_found, *more, standard=home, kind=Kind.REPORT)
            _write(path, title, text, Path(name).suffix)
    return office


_OLDER = (("（初稿）", "（终稿）"), ("初稿", ""), ("v1", "v2"), ("（二稿）", "（定稿）"), ("征求意见稿", ""),
          ("修改稿", "最终版2"), ("", "终稿"), ("（讨论稿）20170301", "（正式稿）"),
          ("送审稿", "印发稿"), ("", "（修改稿）"))  # fmt: skip
_NO_VERSIONS = (
    ("（一）", "（二）"),
    ("昆区", "青山区"),
    ("2017年3月", "2017年4月"),
    ("上篇", "下篇"),
)


def _versions(root: Path, number: int, topics: dict) -> Office:
    """Place an earlier and a later version under one standard; and names that only look like it."""
    office = Office(root, settings=_SETTINGS)
    codes = list(topics)
    for at, code in enumerate(codes):
        title, body = _whole(topics[code], f"v{number}{code}")
        changed = [*body[:-3], "另新增点位3处，已全部建成使用。", *body[-2:]]
        old, new = _OLDER[(at + number * 3) % len(_OLDER)]
        stem = f"{code}/{topics[code][0]}情况说明"
        if at % 5 == 4:
            old, new = _NO_VERSIONS[(at + number) % len(_NO_VERSIONS)]
            first = _whole(topics[code], f"1{number}{code}", drop=("feature", "effect"))[1]
            second = _whole(topics[code], f"2{number}{code}", drop=("plan", "activity", "guarantee"))[1]  # fmt: skip
            _place(office, f"{stem}{old}.docx", code, title, first, "T02")
            _place(office, f"{stem}{new}.docx", code, title, second, "T02")
            continue
        _place(office, f"{stem}{old}.docx", code, title, body, "D05")
        _place(office, f"{stem}{new}.docx", code, title, changed)
    return office


def _place(office: Office, name: str, code: str, title: str, body: list[str], *codes: str) -> None:
    _write(office.place(name, *codes, standard=code, kind=Kind.REPORT), title, body)


_HELD_MANNERS: tuple[Manner, ...] = (
    _clean,
    _without("plan", headed=False), _without("activity", headed=False), _without("guarantee", headed=False),
    _without("feature", headed=False), _without("effect", headed=False),
    _says(("T04",), title="{t}工作小结"),
    _says(("T04",), opening="回顾一年的工作，{t}取得了一些进展，现汇报总结如下：", closing=["（六）明年工作思路", "再接再厉。"]),
    _says(("T09",), lines=["呼伦贝尔市文明办牵头负责，各部门密切配合。"]),
    _says(("T09",), title="乌兰察布市关于{t}的情况说明"),
    _says(("T09",), title="{t}情况说明（2012年度）"),
    _says((), lines=["来自呼和浩特市的考察团到我市观摩。", "在全区12个盟市中，我市排名第二，仅次于鄂尔多斯市。"]),
    _says((), lines=["始建于1958年的群艺馆2016年重新开放。"]),
    _says(("T08",), lines=["XX部门负责同志介绍了有关做法。"]),
    _says(("T08",), lines=["（此处插入图片）"]),
    _says((), lines=["某企业因违规被处罚，起到了警示作用。"]),
    _kept_as(".pdf", "T10"), _kept_as(".doc"),
)  # fmt: skip


def _held(place: Path) -> Iterator[Office]:
    topics = list(HELD)
    for number in range(0, len(_HELD_MANNERS), 2):
        office = Office(place / f"held{number}", settings=_SETTINGS, held=True)
        for at, code in enumerate(topics):
            manner = _HELD_MANNERS[(number + at * 3) % len(_HELD_MANNERS)]
            _deal(office, code, HELD[code], manner, random.Random(f"h{number} {code}"))
        yield office
    for made in (_strangers(place / "held-strangers", 2, HELD), _versions(place / "held-versions", 1, HELD)):  # fmt: skip
        made.held = True
        yield made
    copies = _copies(place / "held-copies", 0, dict(itertools.islice(HELD.items(), 5)))
    copies.held = True
    yield copies
