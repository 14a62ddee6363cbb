"""T01: a report about another standard's matter."""

from collections.abc import Iterator

from archivist.domain.aboutness import Aboutness
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.report import ReportFacts
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule

_LOW = 0.12  # agreement with its own standard: below, hardly a word of the standard stands in it
_HIGH = 0.3  # agreement with a better one
_TIMES = 3.0
_FAIR, _MANY_TIMES = 0.24, 8.0  # less agreement will do where its own standard is hardly spoken of
_LEAST = 60  # telling pairs; a text with fewer says too little


@rule(
    "T01",
    level=Level.CONFIRM,
    basis=N_("退回原因：文不对题；材料要紧扣测评标准（domain.md §2.2 T01）"),
    message=N_("内容和本标准对不上，更像是 {better} 的材料：{text}"),
    remedy=N_("请核对：归错了的，移到 {better}；确是本标准的，改写成逐项回应标准要求的说明。"),
    kinds=(Kind.REPORT,),
)
def off_topic(holding: Holding) -> Iterator[Hit]:
    """说明报告里几乎没有本标准的用词，却和另一条标准明显相合。

    只在两样都明显时才报，并指出更合的标准。同一份材料也归入那条标准的，不报。
    """
    aboutness: Aboutness | None = None
    texts = {dossier.code: dossier.standard.text for dossier in holding.dossiers}
    filed = _filed(holding)
    for dossier in holding.dossiers:
        for evidence in dossier.of_kind(Kind.REPORT):
            report = evidence.facts.report
            if report is None or len(report.counts) < _LEAST:
                continue
            aboutness = aboutness or Aboutness(d.standard for d in holding.dossiers)
            better = _better(aboutness, report, dossier.code)
            if better and (evidence.path, better) not in filed:
                values: dict[str, object] = {"better": better, "text": texts[better]}
                yield _hit(evidence, values)


def _better(aboutness: Aboutness, report: ReportFacts, code: str) -> str | None:
    own = aboutness.score(report, code)
    if own >= _LOW:
        return None
    scores = aboutness.scores(report)
    if not scores:
        return None
    best = max(scores, key=lambda other: scores[other])
    high = scores[best] >= max(_HIGH, _TIMES * own)
    fair = scores[best] >= max(_FAIR, _MANY_TIMES * own)
    return best if high or fair else None


def _filed(holding: Holding) -> frozenset[tuple[str, str]]:
    return frozenset((e.path, d.code) for d in holding.dossiers for e in d.evidence)


def _hit(evidence: Evidence, values: dict[str, object]) -> Hit:
    return Hit(values, path=evidence.path, standard=evidence.standard, kind=evidence.kind)
