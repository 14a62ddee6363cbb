"""D07: stands today, and will not on the review date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.supersession import Superseding
from archivist.domain.term import last_day
from archivist.i18n import N_
from archivist.rules.base import Counting, Hit, rule


@rule(
    "D07",
    level=Level.WARNING,
    basis=N_("申报要求 R7：评审时材料须仍然有效；到评审日就过期的，要提前更换"),
    message=N_("现在有效，{red} 起失效，撑不到评审日 {review}（{why}）；最迟 {act_by} 着手更换"),
    remedy=N_("请在 {act_by} 之前联系出具单位，换成评审日仍然有效的文件或续期后的证书。"),
)
def will_lapse(counting: Counting, *, as_of: date, review_date: date) -> Iterator[Hit]:
    """现在算数的材料，到评审日已经不算数：写明的有效期在那之前届满，或废止它的文件在那之前开始施行。

    “起失效”是不再有效的第一天。最迟着手更换的日子是那天的前一天，再提前责任单位的办理天数（设置项
    lead_days，可以按标准、按单位设置；没有设置就不另外提前）。现在已经不算数的材料由别的规则报。
    """
    for dossier in counting.dossiers:
        for evidence in dossier.evidence:
            end, validity = last_day(evidence), evidence.facts.validity
            if validity is not None and end is not None and as_of <= end < review_date:
                red = end + timedelta(days=1)
                yield _hit(evidence, _values(dossier, red, review_date, validity.text))
    by_code = {dossier.code: dossier for dossier in counting.dossiers}
    for found in Superseding(counting.materials, counting.listed).of(counting.dossiers):
        if found.sure and found.day is not None and as_of < found.day <= review_date:
            dossier = by_code[found.evidence.standard]
            yield _hit(found.evidence, _values(dossier, found.day, review_date, found.by))


def _values(dossier: Dossier, red: date, review: date, why: str) -> Mapping[str, object]:
    return {"red": red, "review": review, "why": why, "act_by": dossier.act_by(red)}


def _hit(evidence: Evidence, values: Mapping[str, object]) -> Hit:
    return Hit(values, path=evidence.path, standard=evidence.standard, kind=evidence.kind)
