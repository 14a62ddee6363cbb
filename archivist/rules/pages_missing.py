"""F10: page numbers that jump."""

from collections.abc import Iterator
from itertools import pairwise

from archivist.domain.evidence import Evidence
from archivist.domain.facts import Facts, PageNumber
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SURE = 0.7
_FRONT = 3  # a paper that begins later is an excerpt of something larger
_EXCERPT = 2  # the page with the red head and the one with the seal (R3)
_SHOWN = 10


@rule(
    "F10",
    level=Level.CONFIRM,
    basis=N_(
        "DA/T 31-2017 10.5：扫描件不漏页、不多页、顺序正确；GB/T 9704-2012 7.5：页码连续（domain.md §3.7）"
    ),
    message=N_("页码不连续，像是缺了第{missing}页（印着的页码）"),
    remedy=N_("请对照原件核对，漏扫的页补扫后整份重新报送；原件如此的，确认后豁免。"),
    kinds=(Kind.PAPER, Kind.REPORT, Kind.TABLE),
)
def pages_missing(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """印在页面上的页码跳号，或写着“共几页”而末页不是最后一页。

    附件另起页码、空白页和封面不印页码，都不算缺页。只扫描红头页和盖章页两页报送的（R3），是允许的节选，不报。
    """
    facts = evidence.facts
    if evidence.wordless and not facts.page_numbers:
        yield UNKNOWN
        return
    numbers = [each for each in facts.page_numbers if each.sure >= _SURE]
    if not numbers or _is_excerpt(facts):
        return
    gaps = [*_front(numbers[0]), *_between(numbers), *_end(numbers[-1], facts)]
    missing = [number for _, gap in gaps for number in gap]
    if missing and len(gaps) * 2 <= max(len(numbers), 2):
        yield Hit({"missing": missing[:_SHOWN]}, Place(page=gaps[0][0]))


Gap = tuple[int, range]


def _front(first: PageNumber) -> Iterator[Gap]:
    late = first.number - first.page
    if 0 < late <= _FRONT:
        yield first.page, range(1, late + 1)


def _between(numbers: list[PageNumber]) -> Iterator[Gap]:
    """Yield what is left out between two pages; a number that goes back begins an attachment."""
    for before, after in pairwise(numbers):
        skipped = (after.number - before.number) - (after.page - before.page)
        if after.number > before.number and skipped > 0:
            yield after.page, range(after.number - skipped, after.number)


def _end(last: PageNumber, facts: Facts) -> Iterator[Gap]:
    behind = (facts.pages or last.page) - last.page
    if last.total is not None and last.number + behind < last.total:
        yield last.page, range(last.number + behind + 1, last.total + 1)


def _is_excerpt(facts: Facts) -> bool:
    marked = {each.kind for each in facts.seen}
    few = (facts.pages or len(facts.scans)) <= _EXCERPT
    return few and bool(facts.scans) and "seal" in marked
