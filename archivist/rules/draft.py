"""F05: a paper that is not final."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.signs import Draft, DraftSign
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "F05",
    level=Level.ERROR,
    basis=N_(
        "申报要求 R3、R10：报送正式印发的文件，征求意见稿、草稿、样本不能作为依据（§2.4 C20）"
    ),
    message=N_("不是定稿：有{signs} {count} 处，如 {spots}"),
    remedy=N_("请换用正式印发的定稿；只是留有修订、批注或隐藏文字的，请核对后换用清稿。"),
    kinds=(Kind.PAPER,),
)
def draft(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """规范文件是草稿。

    题名、页眉或文件名标明征求意见稿、草稿、送审稿、样本的，是错误；带有修订痕迹、批注或隐藏文字的，
    可能只是没有清稿，列为待确认。
    """
    if evidence.wordless and not evidence.facts.drafts:
        yield UNKNOWN
    marks = [d for d in evidence.facts.drafts if d.sign is DraftSign.MARK]
    traces = [d for d in evidence.facts.drafts if d.sign is not DraftSign.MARK]
    if marks:
        yield _hit(marks, None)
    if traces:
        yield _hit(traces, Level.CONFIRM)


def _hit(drafts: list[Draft], level: Level | None) -> Hit:
    values = {
        "signs": list(dict.fromkeys(d.sign for d in drafts)),
        "count": len(drafts),
        "spots": [d.spot for d in drafts[:_SHOWN]],
    }
    return Hit(values, drafts[0].spot.place, level=level)
