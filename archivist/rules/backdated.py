"""D06: the file came into being later than the date it claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from archivist.domain.dates import DateSource
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Facts
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.software import AgeSign
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_CLAIMS = (DateSource.SEAL, DateSource.TEXT, DateSource.NAME)
# A final copy is often saved anew when it goes out: days after the date on it are no sign.
_SAVED_AGAIN = timedelta(days=7)
_SAVED_PAGES = frozenset({"html", "mht", "eml", "msg"})  # made when they were fetched or sent


@rule(
    "D06",
    level=Level.HINT,
    basis=N_("申报要求 R8：材料须如实反映创建过程，不得事后补造（疑似后补，由人核实）"),
    message=N_("{source}是 {date}，{sign}却是 {made}，疑似后补"),
    remedy=N_(
        "请向提供单位核实形成时间；事后誊清、转换格式的，请说明并保留原件，否则换用当时形成的材料。"
    ),
    kinds=(Kind.PAPER, Kind.REPORT, Kind.TABLE),
)
def backdated(evidence: Evidence, *, as_of: date) -> Iterator[Hit]:
    """电子文件的创建时间，或制作它的软件版本问世的年份，晚于材料自称的日期。

    比日期晚七天以内的不报：定稿时另存是常事。扫描件和照片本来就晚于原件，不判断；网页、邮件的创建时间只说明
    何时保存，不作依据。创建时间晚于判断日期、又正是这份文件写到磁盘上的那一天的，只是当天另存的副本，也不看；其余的不论
    晚到哪一天都报。没有这些属性的不判断。复制、转换格式也会改变创建时间，所以只作提示。
    """
    dated = evidence.dated
    if dated is None or dated.source not in _CLAIMS:
        return
    claimed, facts = dated.value.last, evidence.facts
    if _is_picture(facts):
        return
    created = _created(evidence, as_of)
    if created is not None and created > claimed + _SAVED_AGAIN:
        values: dict[str, object] = {"sign": AgeSign.CREATED, "made": created}
    elif facts.software_year is not None and facts.software_year > claimed.year:
        values = {"sign": AgeSign.SOFTWARE, "made": facts.software_year}
    else:
        return
    yield Hit({"source": dated.source, "date": dated.value, **values})


def _created(evidence: Evidence, as_of: date) -> date | None:
    """Return the day it says it was made, where that is the day somebody wrote it."""
    material, created = evidence.material, evidence.facts.created
    if material is None or created is None or material.format in _SAVED_PAGES:
        return None
    made = created.date()
    return None if made > as_of and _written(evidence) == made else made


def _written(evidence: Evidence) -> date | None:
    """Return the day the file itself was last written."""
    times = (r.value.first for r in evidence.facts.dates if r.source is DateSource.FILE_TIME)
    return next(times, None)


def _is_picture(facts: Facts) -> bool:
    """Whether the pages are pictures of paper: they are younger than it by nature."""
    return facts.photo is not None or facts.ocr or bool(facts.scans)
