"""T01: a report about another standard's matter, or about none."""

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
_STRANGE = 0.1  # agreement of a long text that speaks of nothing anybody asks for
_MUCH = 150  # telling pairs of a long text


@rule(
    "T01",
    level=Level.CONFIRM,
    basis=N_("退回原因：文不对题；材料要紧扣测评标准（domain.md §2.2 T01）"),
    message=N_("内容和本标准对不上；更相合的标准：{better}"),
    remedy=N_(
        "请核对：归错了的，移到相合的标准，都不相合的移出归档；确是本标准的，改写成逐项回应标准要求的说明。"
    ),
    kinds=(Kind.REPORT,),
)
def off_topic(holding: Holding) -> Iterator[Hit]:
    """说明报告里几乎没有本标准的用词：和另一条标准明显相合，或者和哪一条都不相合。

    和另一条标准明显相合的，指出那条标准；同一份材料也归入那条标准的，不报。和哪一条都不相合的，篇幅够长才报。
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
            if better is not None and (evidence.path, better) not in filed:
                yield _hit(evidence, [f"{better} {texts[better]}"] if better else [])


def _better(aboutness: Aboutness, report: ReportFacts, code: str) -> str | None:
    """Return the standard a report is about rather than *code*, "" for none of them, None for *code*."""
    own = aboutness.score(report, code)
    if own >= _LOW:
        return None
    scores = aboutness.scores(report)
    best = max(scores, key=lambda other: scores[other], default=code)
    high = scores.get(best, 0.0) >= max(_HIGH, _TIMES * own)
    fair = scores.get(best, 0.0) >= max(_FAIR, _MANY_TIMES * own)
    if scores and (high or fair):
        return best
    strange = own < _STRANGE and len(report.counts) >= _MUCH and (best != code or not scores)
    return "" if strange else None


def _filed(holding: Holding) -> frozenset[tuple[str, str]]:
    return frozenset((e.path, d.code) for d in holding.dossiers for e in d.evidence)


def _hit(evidence: Evidence, better: list[str]) -> Hit:
    return Hit(
        {"better": better}, path=evidence.path, standard=evidence.standard, kind=evidence.kind
    )
