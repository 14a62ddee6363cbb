"""说明报告: what was done for a standard, in five parts, with figures that name their source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from archivist.demo.brief import Brief
from archivist.demo.tables import Figure
from archivist.demo.writing import Paragraph, Style, Writing

_ORDINALS = "一二三四五"


def compose_report(
    brief: Brief,
    dated: date | None,
    *,
    cited: Writing | None = None,
    figure: Figure | None = None,
    index: int = 0,
) -> Writing:
    """Write a report of about 600–1200 字.

    *cited* is a paper of the same standard to name, *figure* a total of its table to quote, so that
    the three agree.
    """
    chance = brief.chance("report", index)
    words = brief.words.reports
    return Writing(
        title=brief.fill(chance.choice(words.titles), chance),
        body=tuple(_parts(brief, chance, cited, figure)),
        issuer=brief.issuer,
        dated=dated,
    )


def _parts(
    brief: Brief, chance: Random, cited: Writing | None, figure: Figure | None
) -> Iterator[Paragraph]:
    words = brief.words.reports
    yield Paragraph(brief.fill(chance.choice(words.openings), chance))
    pools = (words.plans, words.activities, words.guarantees, words.features, words.effects)
    for number, (heads, pool) in enumerate(zip(words.heads, pools, strict=True)):
        yield Paragraph(f"{_ORDINALS[number]}、{chance.choice(heads)}", Style.HEAD)
        if number == 0 and cited is not None:
            yield Paragraph(_cite(brief, chance, cited))
        if number == len(pools) - 1:
            told = _quote(brief, chance, figure) if figure else _count(brief)
            yield Paragraph(told)
        for pattern in chance.sample(pool, min(len(pool), chance.randint(2, 4))):
            yield Paragraph(brief.fill(pattern, chance))


def _cite(brief: Brief, chance: Random, cited: Writing) -> str:
    # A title inside a title takes single marks: 《关于印发〈…〉的通知》.
    title = cited.title.removeprefix(brief.issuer).translate(str.maketrans("《》", "〈〉"))
    return brief.fill(
        chance.choice(brief.words.reports.cite), chance, title=title, number=cited.number
    )


def _quote(brief: Brief, chance: Random, figure: Figure) -> str:
    return brief.fill(
        chance.choice(brief.words.reports.figures),
        chance,
        period=figure.period,
        name=figure.name,
        total=_number(figure.total),
        unit_name=figure.unit,
        district=figure.district,
        part=_number(figure.part),
        source=figure.source.partition("（")[0],
    )


def _count(brief: Brief) -> str:
    """Tell some figures of a standard whose tables give none to quote."""
    chance = brief.chance("counts")
    numbers = {"meetings": chance.randint(10, 24), "visits": chance.randint(26, 90)}
    pattern = chance.choice(brief.words.reports.counts)
    return brief.fill(pattern, chance, **{name: str(n) for name, n in numbers.items()})


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"
