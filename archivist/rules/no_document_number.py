"""F01: an official paper without a document number."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.paper_pages import is_minutes, is_published
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "F01",
    level=Level.ERROR,
    basis=N_("申报要求 R18：规范文件必须有文号；GB/T 9704-2012 规定了发文字号的位置和写法"),
    message=N_("“{title}”没有发文字号"),
    remedy=N_("请换用正式印发、带发文字号的文件；不是正式发文的，改归说明报告。"),
    kinds=(Kind.PAPER,),
)
def no_document_number(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """规范文件里找不到它自己的发文字号；正文引用别的文件的文号不算。

    命令（令）、公告、通告的“第 12 号”是文号。纪要只编期次（GB/T 9704 10.3），公开发布的法律法规和标准印本没有发文字号，
    都不报。同一文件的红头页、盖章页分开扫描、归在同一标准下的，一页上有文号即可。没有识别文字的扫描件不能判断，不会被报为缺文号。
    """
    if any(page.facts.number is not None for page in evidence.beside):
        return
    if evidence.wordless:
        yield UNKNOWN
    elif is_minutes(evidence) or is_published(evidence):
        return
    elif evidence.facts.number is None and evidence.material is not None:
        yield Hit({"title": evidence.material.title})
