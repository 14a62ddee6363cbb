"""What a person should know before trusting what a preview shows: one sentence each, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.material import Material
from archivist.domain.signs import ActiveSign, DraftSign
from archivist.extract.base import Extract
from archivist.i18n import _

_MOST_NAMED = 5


class Tone(StrEnum):
    """How a notice is meant: it acts on its own, it is not what it seems, it is worth knowing."""

    BAD = "bad"
    PARTIAL = "partial"
    PLAIN = "none"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence in the user's language, and how it is meant."""

    tone: Tone
    words: str


def notices_of(material: Material, extract: Extract | None) -> tuple[Notice, ...]:
    """Return what must be said of *material*; *extract* is what was read of it, None for nothing."""
    found = [*_active(material), *_guise(material), *_drafts(material), *_seals(material)]
    if extract is not None:
        found += _of_extract(material, extract)
    return tuple(sorted(found, key=lambda each: list(Tone).index(each.tone)))


def _active(material: Material) -> Iterator[Notice]:
    for sign in ActiveSign:
        names = [each.spot.text for each in material.facts.active if each.sign is sign]
        if names:
            said = _("{what}（打开原文件时会自己起作用，这里没有运行）：{names}")
            yield Notice(Tone.BAD, said.format(what=_(sign.label), names=_named(names)))


def _guise(material: Material) -> Iterator[Notice]:
    if material.extension_differs:
        said = _("扩展名与内容不符：内容是 {format} 格式")
        yield Notice(Tone.PARTIAL, said.format(format=material.format))


def _drafts(material: Material) -> Iterator[Notice]:
    said = []
    for sign in DraftSign:
        count = sum(each.sign is sign for each in material.facts.drafts)
        if count:
            said.append(_("{what} {count} 处").format(what=_(sign.label), count=count))
    if said:
        yield Notice(Tone.PARTIAL, _("像是没有定稿：{signs}").format(signs=_("、").join(said)))


def _seals(material: Material) -> Iterator[Notice]:
    seals = material.facts.digital_seals
    if seals:
        names = _named([seal.by for seal in seals if seal.by])
        said = _("有签章（未验签）：{names}") if names else _("有签章（未验签）")
        yield Notice(Tone.PLAIN, said.format(names=names))


def _of_extract(material: Material, extract: Extract) -> Iterator[Notice]:
    properties = extract.properties
    if properties.get("active_unread"):
        yield Notice(Tone.PARTIAL, _("查不出文件里有没有宏等自己会运行的内容"))
    if properties.get("truncated"):
        yield Notice(Tone.PARTIAL, _("内容太多，只读了前面的一部分"))
    hidden = [table.name or str(table.place) for table in extract.tables if table.hidden]
    if hidden:
        yield Notice(Tone.PARTIAL, _("有隐藏的工作表：{names}").format(names=_named(hidden)))
    links = [name for name in properties.get("links", "").split("\n") if name]
    if links:
        yield Notice(Tone.PARTIAL, _("引用了别的文件：{names}").format(names=_named(links)))
    if extract.unseen is not None:
        yield Notice(Tone.PLAIN, _(extract.unseen.label))
    if material.facts.ocr:
        yield Notice(Tone.PLAIN, _("文字是从图像识别的，可能有错字"))


def _named(names: list[str]) -> str:
    """Return the names once each, the first few of many."""
    distinct = list(dict.fromkeys(" ".join(name.split()) for name in names))
    said = _("、").join(distinct[:_MOST_NAMED])
    if len(distinct) > _MOST_NAMED:
        return _("{names} 等 {count} 个").format(names=said, count=len(distinct))
    return said
