"""F11: a paper issued by none of the standard's units."""

import re
from collections.abc import Iterator
from datetime import date

from archivist.domain.dates import DATING
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Issued
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.paper_pages import papers
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, NotRun, Undecided, rule

UNITS = "units"  # nobody said who leads or supports the standard
_SURE = 0.6
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_COMMITTEE = re.compile(r"(?<=[市县区旗州盟省])委员会(?=[\u4e00-\u9fff])")
_ANY_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?=市(?!场|政|容|民))")
_LEVEL = "市县区旗州盟省"
_INSIDE = re.compile(
    r"(?:党[组委工]委?|党支部|机关党委|办公室|[\u4e00-\u9fff]{1,6}[科处股室])$"
)  # a part of the unit


@rule(
    "F11",
    level=Level.CONFIRM,
    basis=N_(
        "责任分解表：材料由本标准的牵头单位或配合单位出具；单位改名、合并的按当时的名称算（domain.md §4.1、R10）"
    ),
    message=N_("发文单位“{issuer}”不是本标准的牵头或配合单位（{units}）"),
    remedy=N_(
        "请核对是否归错了标准；确由该单位负责的，用“责任分解”把它加为配合单位；单位改过名的，补进工作区的单位别名表。"
    ),
)
def issuer_unknown(dossier: Dossier) -> Iterator[Hit | Undecided | NotRun]:
    """规范文件的发文单位（红头、落款、题名）不是本标准的牵头单位，也不是配合单位。

    红头、落款里有一处对得上即可，联合发文有一个单位对得上即可；全称简称、单位内设的办公室和党组都算本单位；机构改革前后的名称按文件的日期算，
    例如 2017 年的文件应是工商局，2019 年 4 月以后的应是市场监督管理局。标准没有任何单位时不检查。
    """
    pieces = list(papers(dossier))
    if not dossier.units:
        if pieces:
            yield NotRun(UNITS)
        return
    for piece in pieces:
        issued = piece.facts.issuer
        if issued is None or issued.sure < _SURE:
            yield UNKNOWN
        elif not any(_is_named(name, dossier, _day(piece)) for name in _said(piece, issued)):
            values = {
                "issuer": "、".join(issued.names),
                "units": [unit.name for unit in dossier.units],
            }
            yield Hit(values, issued.place, path=piece.path, kind=Kind.PAPER)


def _said(piece: Evidence, issued: Issued) -> tuple[str, ...]:
    """Return the units of the source that was read first, and those that sign."""
    signed = piece.facts.signed
    return (*issued.names, *(signed.units if signed else ()))


def _is_named(issuer: str, dossier: Dossier, day: date | None) -> bool:
    name = _bare(issuer, dossier.city)
    known = (each for unit in dossier.units for each in unit.names(day))
    return any(_is_it(name, each, dossier.city) for each in known)


def _is_it(name: str, known: str, city: str) -> bool:
    own = _bare(known, city)
    return name == own or (name.startswith(own) and bool(_INSIDE.fullmatch(name[len(own) :])))


def _bare(name: str, city: str) -> str:
    """Return a unit's name as catalogues write it: 中共包头市委员会宣传部 → 市委宣传部."""
    bare = _PARTY.sub("", "".join(name.split()))
    place = city.rstrip(_LEVEL)
    if city and bare.startswith(city):
        bare = city[-1] + bare[len(city) :]
    elif place and bare.startswith("共青团" + city):
        bare = "共青团" + city[-1] + bare[len(city) + 3 :]
    elif not city:
        bare = _ANY_PLACE.sub("", bare)
    return _COMMITTEE.sub("委", bare)


def _day(piece: Evidence) -> date | None:
    """Return the paper's day, None where it is not known: then every name it had will do."""
    dated = piece.dated
    return dated.value.first if dated is not None and dated.source in DATING else None
