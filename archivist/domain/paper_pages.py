"""What the pages of a paper show: its seal, its red head, and the other files that are pages of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.document_number import NumberForm
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.facts import ScannedPage
from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole
from archivist.domain.ocr import Unseen
from archivist.domain.scanned_apart import is_scanned_apart

_SURE = 0.5  # from here a mark is rather there than not
_PICTURES = frozenset({"jpeg", "png", "bmp", "gif", "tiff", "webp", "heic"})
_COLOURLESS = frozenset({"grey", "bilevel"})
_PUBLISHED = frozenset({"enacted", "published"})
_MINUTES = re.compile(r"纪要(?:[（(][^（）()]*[）)])?$")
_ORDER = re.compile(r"(?:政府|委员会|国务院|主席|[部厅局院])(?:命|嘉奖)?令$")
_PART = re.compile(
    r"(?:红头|公章|盖章|印章|落款|签章|封面|首|尾|末|正文|第?[一二三四五六七八九十\d]+)页|红头|盖章件?|扫描件?|正文|原件|电子版"
    r"|[\W_\d]+"
)
_LEAST_NAME = 4


def papers(dossier: Dossier) -> Iterator[Evidence]:
    """Yield the papers of a standard that are there."""
    yield from (e for e in dossier.of_kind(Kind.PAPER) if e.material is not None)


def is_sealed(evidence: Evidence) -> bool | None:
    """Whether a seal is seen on it, printed or digital; None where nobody could look."""
    facts = evidence.facts
    seen = any(each.kind == "seal" and each.sure >= _SURE for each in facts.seen)
    if seen or facts.digital_seals or any(picture.seal for picture in facts.pictures):
        return True
    if _unlooked(evidence) or facts.drawings:
        return None
    return None if any(page.colour in _COLOURLESS for page in _ends(evidence)) else False


def has_red_head(evidence: Evidence) -> bool | None:
    """Whether its first page bears the issuer's red head; None where nobody could look.

    Of a file without scanned pages the words tell as well: 包头市人民政府文件 above the number.
    """
    facts = evidence.facts
    if any(each.kind == "red_head" and each.sure >= _SURE for each in facts.seen):
        return True
    first = next((page for page in facts.scans if page.page == 1), None)
    worded = facts.issuer is not None and facts.issuer.source == "red_head"
    if first is None and worded:
        return True
    if first is None and _unlooked(evidence):
        return None
    return None if first is not None and first.colour in _COLOURLESS else False


def is_published(evidence: Evidence) -> bool:
    """Whether it is a law or a standard, printed from where it was published: no copy bears a seal."""
    issuer = evidence.facts.issuer
    return issuer is not None and issuer.source in _PUBLISHED


def is_minutes(evidence: Evidence) -> bool:
    """Whether it is 纪要, which has a head of its own and neither seal nor number (GB/T 9704 10.3)."""
    title = evidence.facts.title
    return title is not None and bool(_MINUTES.search(title.text))


def is_order(evidence: Evidence) -> bool:
    """Whether it is 命令（令）, which its head signs instead of sealing it (GB/T 9704 10.2)."""
    number, title = evidence.facts.number, evidence.facts.title
    if number is not None:
        return number.number.form is NumberForm.ORDER
    return title is not None and bool(_ORDER.search(title.text))


def is_page_of(page: Evidence, evidence: Evidence) -> bool:
    """Whether two pieces are pages of one paper: the same number, or names that differ by the page."""
    if page is evidence:
        return False
    numbers = [e.facts.number for e in (page, evidence)]
    if numbers[0] is not None and numbers[1] is not None:
        return str(numbers[0].number) == str(numbers[1].number)
    names = [_bare(e.path) for e in (page, evidence)]
    return (names[0] == names[1] and len(names[0]) >= _LEAST_NAME) or is_scanned_apart(
        page, evidence
    )


def colourless_pages(evidence: Evidence) -> list[ScannedPage]:
    """Return the first page without a red head and the last without a seal that have no colour."""
    seen = {each.kind for each in evidence.facts.seen if each.sure >= _SURE}
    first, last = 1, evidence.facts.pages or 1
    wanted = {page for page, kind in ((first, "red_head"), (last, "seal")) if kind not in seen}
    scans = evidence.facts.scans
    return [s for s in scans if s.page in wanted and not s.blank and s.colour in _COLOURLESS]


def _ends(evidence: Evidence) -> list[ScannedPage]:
    ends = {1, evidence.facts.pages or 1}
    return [page for page in evidence.facts.scans if page.page in ends and not page.blank]


def _unlooked(evidence: Evidence) -> bool:
    """Whether a page that may bear it was not looked at."""
    facts, material = evidence.facts, evidence.material
    if material is None or material.failure is not None or facts.unseen is Unseen.FAILED:
        return True  # nobody opened it: damaged, or a film, of which no page can be seen
    if material.role is MaterialRole.CONTAINER:
        return True
    if material.format in _PICTURES:
        return not facts.scans
    return not facts.has_text and (facts.pages or 0) > len(facts.scans)


def _bare(path: str) -> str:
    name = path.rpartition("/")[2].rpartition(".")[0]
    return _PART.sub("", name)
