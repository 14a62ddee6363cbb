"""The planted defects of reports: another matter, parts left out, no figures, figures of nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from archivist.demo.defect import Defect
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Form, Item
from archivist.demo.reports import compose_report
from archivist.demo.spoiling import fresh
from archivist.demo.writing import Paragraph, Style, Writing
from archivist.domain.finding import Level
from archivist.domain.kind import Kind

_MATTERS = (
    ("机关大院车辆停放", ("车位调配", "车辆停放")),
    ("机关食堂用餐", ("食堂就餐", "膳食采购")),
)
_SOURCE = re.compile("据统计，|（数据来源：[^（）]*）")
_ORDINALS = "一二三四五"
_SPECIAL = 4  # of the five parts


def _off_topic(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Hand in a report on another matter under the name of this one (T01)."""
    item = fresh(dossier, kind, alone=False)
    content, keywords = _MATTERS[number % 2]
    other = replace(
        dossier.brief,
        content=content,
        standard=replace(dossier.brief.standard, keywords=keywords, text=f"{content}情况"),
    )
    item.content = compose_report(other, item.dated, index=30 + number)
    dossier.expect("T01", Level.CONFIRM, item)


def _without_part(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Leave out what is special; the other parts speak of one another (T02)."""
    item = fresh(dossier, kind, alone=False)
    kept = [part for n, part in enumerate(_parts(_writing(item))) if n != _SPECIAL]
    item.content = replace(_writing(item), body=tuple(_numbered(kept)))
    dossier.expect("T02", Level.CONFIRM, item)


def _without_figures(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Leave out every paragraph that tells a number (T03)."""
    item = fresh(dossier, kind, alone=False)
    body = tuple(p for p in _writing(item).body if not re.search(r"\d", p.text))
    item.content = replace(_writing(item), body=body)
    dossier.expect("T03", Level.WARNING, item)


def _without_source(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Tell the figures and not where they come from (T06)."""
    item = fresh(dossier, kind, alone=False)
    item.form = Form.DOCX
    body = tuple(replace(p, text=_SOURCE.sub("", p.text)) for p in _writing(item).body)
    item.content = replace(_writing(item), body=body)
    dossier.expect("T06", Level.WARNING, item)


def _writing(item: Item) -> Writing:
    if not isinstance(item.content, Writing):
        raise TypeError(item.content)
    return item.content


def _parts(writing: Writing) -> list[list[Paragraph]]:
    """Return the opening, then each part with its heading."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in writing.body:
        if paragraph.style is Style.HEAD:
            parts.append([])
        parts[-1].append(paragraph)
    return parts


def _numbered(parts: list[list[Paragraph]]) -> list[Paragraph]:
    told = list(parts[0])
    for ordinal, (head, *rest) in zip(_ORDINALS, parts[1:], strict=False):
        told += (replace(head, text=f"{ordinal}{head.text[1:]}"), *rest)
    return told


REPORTS: tuple[Defect, ...] = (
    Defect("T01", (Kind.REPORT,), _off_topic, 2),
    Defect("T02", (Kind.REPORT,), _without_part, 2),
    Defect("T03", (Kind.REPORT,), _without_figures, 2),
    Defect("T06", (Kind.REPORT,), _without_source, 2),
)
