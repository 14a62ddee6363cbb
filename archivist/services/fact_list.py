"""The facts of a material as a person reads them: what it is, where it was read, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dates import DateSource
from archivist.domain.facts import AddresseeRole, CitationKind, Facts
from archivist.domain.material import Material
from archivist.domain.place import NOWHERE, Place
from archivist.i18n import N_, _

_MOST_CITED = 20
# Dates whose words stand in the text; others are of the name, the camera, the disk.
_INSIDE = frozenset({DateSource.TEXT, DateSource.SEAL})
_SEEN = {"seal": N_("印章"), "red_head": N_("红头")}
_SHAPES = {"round": N_("圆形"), "oval": N_("椭圆形"), "square": N_("方形")}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line: *label* is marked for translation, *value* ready to show, *sure* 0..1 or None for a count.

    *words* are those that stand in the text, for a fact whose place was not kept.
    """

    label: str
    value: str
    place: Place = NOWHERE
    sure: float | None = None
    words: str = ""


def fact_rows(material: Material) -> tuple[FactRow, ...]:
    """Return the facts that were read, in the order in which a paper shows them."""
    facts = material.facts
    return (
        *_head(facts),
        *_parties(facts),
        *_dates(material),
        *_cited(facts),
        *_seen(facts),
        *_signs(facts),
        *_file(facts),
    )


def file_rows(material: Material) -> tuple[FactRow, ...]:
    """Return what is known of the file itself: its kind, format, size in bytes, SHA-256."""
    rows = [FactRow(N_("格式"), material.format), FactRow(N_("字节数"), f"{material.size:,}")]
    if material.kind is not None:
        rows.insert(0, FactRow(N_("材料种类"), _(material.kind.label)))
    if material.sha256:
        rows.append(FactRow(N_("SHA-256"), material.sha256))
    return tuple(row for row in rows if row.value)


def _head(facts: Facts) -> Iterator[FactRow]:
    if facts.title is not None:
        yield FactRow(N_("题名"), facts.title.text, facts.title.place, facts.title.sure)
    for numbered in (facts.number, *facts.joint_numbers):
        if numbered is not None:
            yield FactRow(N_("文号"), numbered.number.text, numbered.place, numbered.sure)
    if facts.signer is not None:
        yield FactRow(N_("签发人"), facts.signer.text, facts.signer.place)


def _parties(facts: Facts) -> Iterator[FactRow]:
    if facts.issuer is not None:
        issued = facts.issuer
        yield FactRow(N_("发文单位"), _("、").join(issued.names), issued.place, issued.sure)
    for role in AddresseeRole:
        named = [each for each in facts.addressees if each.role is role]
        if named:
            names = _("，").join(each.name for each in named)
            yield FactRow(role.label, names, named[0].place, named[0].sure)
    if facts.signed is not None and facts.signed.units:
        signed = facts.signed
        yield FactRow(N_("落款"), _("、").join(signed.units), signed.place, signed.sure)
    for seal in facts.digital_seals:
        when = f"{seal.moment:%Y-%m-%d %H:%M}" if seal.moment else ""
        said = _("有签章（未验签） {by} {moment}").format(by=seal.by, moment=when)
        yield FactRow(N_("电子签章"), " ".join(said.split()))


def _dates(material: Material) -> Iterator[FactRow]:
    facts = material.facts
    for reading in facts.dates:
        words = reading.text if reading.source in _INSIDE else ""
        yield FactRow(reading.source.label, str(reading.value), NOWHERE, reading.sure, words)
    if facts.printed is not None:
        printed = facts.printed
        said = " ".join(filter(None, (printed.unit, str(printed.value))))
        yield FactRow(N_("印发"), said, printed.place, printed.sure)
    if facts.period is not None:
        period = facts.period
        yield FactRow(N_("所属期间"), period.text, period.place, period.sure)
    for label, term in ((N_("有效期"), facts.validity), (N_("施行日期"), facts.in_force)):
        if term is not None:
            yield FactRow(label, term.text, term.place, term.sure)


def _cited(facts: Facts) -> Iterator[FactRow]:
    ordered = sorted(facts.citations, key=lambda each: each.kind is CitationKind.CITES)
    for each in ordered[:_MOST_CITED]:
        title = f"《{each.title}》" if each.title else ""
        number = each.number.text if each.number else ""
        said = f"{title}（{number}）" if title and number else title or number
        yield FactRow(each.kind.label, said, each.place, each.sure)


def _seen(facts: Facts) -> Iterator[FactRow]:
    for seen in facts.seen[:_MOST_CITED]:
        label = _SEEN.get(seen.kind, N_("图上看到"))
        page = seen.page if facts.photo is None else None
        place = Place(page=page, box=seen.box)
        yield FactRow(label, _(_SHAPES.get(seen.shape, "")) or _("看到"), place, seen.sure)


def _signs(facts: Facts) -> Iterator[FactRow]:
    for active in facts.active[:_MOST_CITED]:
        yield FactRow(active.sign.label, active.spot.text, active.spot.place)
    for draft in facts.drafts[:_MOST_CITED]:
        yield FactRow(draft.sign.label, draft.spot.text, draft.spot.place)
    for personal in facts.personal[:_MOST_CITED]:
        yield FactRow(N_("个人信息"), personal.masked, personal.place)
    marked = ((N_("占位文字"), facts.placeholders), (N_("错误单元格"), facts.error_cells))
    for label, spots in marked:
        for spot in spots[:_MOST_CITED]:
            yield FactRow(label, spot.text, spot.place)


def _file(facts: Facts) -> Iterator[FactRow]:
    counts = ((N_("页数"), facts.pages), (N_("字数"), facts.words), (N_("字符数"), facts.chars))
    for label, count in counts:
        if count is not None:
            yield FactRow(label, str(count))
    if facts.page_numbers:
        first, last = facts.page_numbers[0], facts.page_numbers[-1]
        yield FactRow(N_("印出的页码"), f"{first.number}—{last.number}", sure=first.sure)
    texts = (
        (N_("作者"), facts.author),
        (N_("最后修改者"), facts.last_author),
        (N_("公司"), facts.company),
        (N_("制作软件"), " ".join(filter(None, (facts.software, facts.software_version)))),
    )
    for label, text in texts:
        if text:
            yield FactRow(label, text)
    photo = facts.photo
    if photo is not None and (photo.make or photo.model):
        yield FactRow(N_("相机"), " ".join(filter(None, (photo.make, photo.model))))
    if photo is not None and photo.latitude is not None and photo.longitude is not None:
        yield FactRow(N_("拍摄地点"), f"{photo.latitude:.5f}, {photo.longitude:.5f}")
