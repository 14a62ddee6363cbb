"""D04: a stated term has ended."""

from collections.abc import Iterator
from datetime import date

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.term import last_day, states_term
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "D04",
    level=Level.ERROR,
    basis=N_("申报要求 R7：评审时材料须仍然有效；期间按民法典第二百零一条、第二百零二条计算"),
    message=N_("写明“{text}”，有效期到 {end} 为止，在 {as_of} 已经失效"),
    remedy=N_("请换用现行有效的文件或续期后的证书；已经延期的，请补充延期的文件。"),
)
def validity_lapsed(evidence: Evidence, *, as_of: date) -> Iterator[Hit | Undecided]:
    """材料自己写明的有效期在判断日期之前已满。

    “有效期至某日”以当日为最后一天；“有效期三年”从材料的日期起算，到对应日为最后一天，只写到月或年的从宽，
    从那段时间的最后一天起算。从日期起算而日期不明的，不能判断。
    """
    validity = evidence.facts.validity
    if validity is None:
        if evidence.wordless:
            yield UNKNOWN
        return
    if not states_term(evidence):
        return
    end = last_day(evidence)
    if end is None:
        yield UNKNOWN
    elif end < as_of:
        yield Hit({"text": validity.text, "end": end, "as_of": as_of}, validity.place)
