"""G11: a piece whose bytes are no longer those that somebody signed off."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_SHOWN = 8  # characters of a SHA-256 that tell two versions apart
_DAY = 10


@rule(
    "G11",
    level=Level.ERROR,
    basis=N_("DA/T 70-2018 真实性检测：签字以后内容不再改动，以校验值为准（domain.md §3.4）"),
    message=N_("{person} {day} 签字以后，文件又改过：当时的校验值 {was}…，现在是 {now}…"),
    remedy=N_(
        "请和签字时的版本核对：改得对的，请{person}重新审核后再签一次（archivist sign {standard}）；"
        "不该改的，换回签字时的文件再扫描。"
    ),
)
def changed_since_review(evidence: Evidence) -> Iterator[Hit]:
    """材料签字以后，文件的内容又变了，字节和签字时不同。

    只改文件名、换文件夹不算改动；移出标准再归入的，要重新签字。还没有签过字的材料不在此列。
    改坏了打不开的，由 G03、G07、G08 报。
    """
    signed = evidence.signed
    if signed is not None and evidence.sha256 != signed.sha256:
        yield Hit(
            {
                "person": signed.person,
                "day": signed.time[:_DAY],
                "was": signed.sha256[:_SHOWN],
                "now": evidence.sha256[:_SHOWN],
                "standard": evidence.standard,
            }
        )
