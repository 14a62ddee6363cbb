"""规范文件: notices, plans, rules, opinions and bulletins of a standard's lead unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from archivist.demo.brief import Brief
from archivist.demo.chance import chinese_date
from archivist.demo.writing import Paragraph, Style, Writing

_ORDINALS = "一二三四五六七八九十"


def compose_paper(brief: Brief, dated: date, index: int = 0) -> Writing:
    """Write the paper number *index* of a standard: each standard's papers take different forms."""
    chance = brief.chance("paper", index)
    forms = brief.words.papers.forms
    form = forms[(brief.chance("form").randrange(len(forms)) + index) % len(forms)]
    topic = brief.topic.removesuffix("管理") if "管理" in form.title else brief.topic
    matter = brief.fill(form.title, chance, year=str(dated.year), topic=topic)
    body = {"plan": _plan, "notice": _notice, "rules": _rules, "bulletin": _bulletin}[form.shape]
    printed = dated + timedelta(days=chance.randint(0, 3))
    return Writing(
        title=f"{brief.issuer}{matter}",
        body=tuple(body(brief, chance)),
        issuer=brief.issuer,
        number=f"{brief.words.city.organ(brief.unit)}〔{dated.year}〕{chance.randint(2, 168)}号",
        addressee=chance.choice(brief.words.papers.addressees),
        dated=dated,
        copies=f"抄送：{brief.words.city.name}创建全国文明城市工作指挥部办公室。",
        printed=f"{brief.issuer}办公室　　{chinese_date(printed)}印发",
    )


def _plan(brief: Brief, chance: Random) -> Iterator[Paragraph]:
    words = brief.words.papers
    yield _body(brief, chance, words.openings)
    yield Paragraph("一、总体要求", Style.HEAD)
    yield _body(brief, chance, words.goals)
    yield Paragraph("二、主要任务", Style.HEAD)
    heads = _some(chance, words.heads, 3, 4)
    tasks = iter(_some(chance, words.tasks, 2 * len(heads), 2 * len(heads)))
    for number, head in enumerate(heads):
        yield Paragraph(f"（{_ORDINALS[number]}）{brief.fill(head, chance)}", Style.SUBHEAD)
        yield _body(brief, chance, (next(tasks),))
        if chance.random() < 0.6:  # noqa: PLR2004
            yield _body(brief, chance, (next(tasks),))
    yield Paragraph("三、实施步骤", Style.HEAD)
    for number, step in enumerate(words.steps, 1):
        yield _body(brief, chance, (f"{number}.{step}",))
    yield Paragraph("四、工作要求", Style.HEAD)
    yield from _numbered(brief, chance, _some(chance, words.guarantees, 2, 3))
    yield _body(brief, chance, words.closings)


def _notice(brief: Brief, chance: Random) -> Iterator[Paragraph]:
    words = brief.words.papers
    yield _body(brief, chance, words.openings)
    tasks = _some(chance, words.tasks, 4, 6)
    for number, task in enumerate(tasks[:-1]):
        head = brief.fill(words.heads[(number + len(tasks)) % len(words.heads)], chance)
        yield Paragraph(f"{_ORDINALS[number]}、{head}", Style.HEAD)
        yield _body(brief, chance, (task,))
    yield Paragraph(f"{_ORDINALS[len(tasks) - 1]}、严格责任落实", Style.HEAD)
    yield from _numbered(brief, chance, _some(chance, words.guarantees, 2, 3))
    yield _body(brief, chance, words.closings)


def _rules(brief: Brief, chance: Random) -> Iterator[Paragraph]:
    words = brief.words.papers
    yield _body(brief, chance, words.openings)
    yield Paragraph(f"{brief.words.city.name}{brief.topic}管理办法", Style.HEAD)
    first, *middle, last = words.articles
    articles = (first, *_some(chance, middle, 5, 7), last, chance.choice(words.terms))
    for number, article in enumerate(articles):
        ordinal = _ORDINALS[number] if number < len(_ORDINALS) else "十一"
        yield _body(brief, chance, (f"第{ordinal}条　{article}",))


def _bulletin(brief: Brief, chance: Random) -> Iterator[Paragraph]:
    words = brief.words.papers
    yield _body(
        brief, chance, (f"近期，{{unit}}组织对全市{brief.topic}工作进行了检查，现通报如下。",)
    )
    for number, head in enumerate(("基本情况", "主要做法", "存在问题", "下步要求")):
        yield Paragraph(f"{_ORDINALS[number]}、{head}", Style.HEAD)
        pool = (words.findings[:1], words.tasks, words.findings[1:3], words.guarantees)[number]
        yield from (_body(brief, chance, (each,)) for each in _some(chance, pool, 1, 3))
    yield _body(brief, chance, words.closings[:2])


def _numbered(brief: Brief, chance: Random, texts: tuple[str, ...]) -> Iterator[Paragraph]:
    for number, text in enumerate(texts):
        yield _body(brief, chance, (f"（{_ORDINALS[number]}）{text}",))


def _body(brief: Brief, chance: Random, patterns: tuple[str, ...]) -> Paragraph:
    return Paragraph(brief.fill(chance.choice(patterns), chance))


def _some(
    chance: Random, pool: tuple[str, ...] | list[str], least: int, most: int
) -> tuple[str, ...]:
    count = min(chance.randint(least, most), len(pool))
    return tuple(chance.sample(list(pool), count))
