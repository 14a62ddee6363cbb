"""Pages of one paper that lie in files of their own: 扫描红头页、盖章页报送 (domain.md R3).

What is read on one page is said of the paper: its number stands on the first, its date on the last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind

_PICTURES = frozenset({"jpeg", "png", "bmp", "gif", "tiff", "webp", "heic"})
_PAGE = re.compile(
    r"[（(【\[]?(?:(?:红头|公章|盖章|印章|落款|签章|签字|用印|封面|首|尾|末|正文|版记|附件|第?[一二三四五六七八九十\d]{1,3})页|红头|盖章件?)"
    r"[)）】\]]?(?:[\s_-]*[（(]?\d{1,3}[)）]?$)?"
)
_SCANNED = re.compile(r"[（(]?(?:扫描件?|彩扫|原件|电子版)[)）]?")
_LEADING = re.compile(r"^(?:[Ⅰ-Ⅻ\W_]|\d+(?![\d年月日届]))+")
_RUNNING = re.compile(r"(?<!\d)[（(]?\d{1,3}[)）]?$")
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Name:
    """A file's name without what tells the page, whether it tells one, and whether a number does."""

    folder: str
    bare: str
    page: bool
    running: bool


def with_pages(pieces: Iterable[Evidence]) -> dict[str, tuple[Evidence, ...]]:
    """Return, by path, the other pages of the paper each piece of a standard is a page of."""
    papers = [e for e in pieces if e.kind is Kind.PAPER and e.material is not None]
    alike: defaultdict[str, dict[str, Evidence]] = defaultdict(
        dict
    )  # only these can be of one paper
    for paper in papers:
        for key in _keys(paper):
            alike[key][paper.path] = paper
    found: dict[str, tuple[Evidence, ...]] = {}
    for paper in papers:
        near = {path: o for key in _keys(paper) for path, o in alike[key].items()}
        pages = tuple(other for other in near.values() if is_scanned_apart(other, paper))
        if pages:
            found[paper.path] = pages
    return found


def _keys(evidence: Evidence) -> tuple[str, ...]:
    number = evidence.facts.number
    named = f"name {_name(evidence).bare}"
    return (named,) if number is None else (f"number {number.number}", named)


def is_scanned_apart(page: Evidence, evidence: Evidence) -> bool:
    """Whether two pieces are pages of one paper: the same number, or names that tell pages apart.

    方案1 and 方案2 are two papers; 方案_红头页 and 方案_盖章页 are one, and so are pictures that differ by a
    running number only. Short names count within one folder: 红头页.jpg beside 盖章页.jpg.
    """
    if page.path == evidence.path:
        return False
    numbers = [e.facts.number for e in (page, evidence)]
    if numbers[0] is not None and numbers[1] is not None:
        return str(numbers[0].number) == str(numbers[1].number)
    one, other = _name(page), _name(evidence)
    if one.bare != other.bare:
        return False
    near = one.folder == other.folder
    if len(one.bare) < _LEAST_NAME:
        return near and one.page and other.page
    return one.page or other.page or (near and one.running and other.running)


def _name(evidence: Evidence) -> _Name:
    folder, _, name = evidence.path.rpartition("/")
    stem = _SCANNED.sub("", name.rpartition(".")[0] or name)
    bare = _PAGE.sub("", stem)
    told = bare != stem
    picture = evidence.material is not None and evidence.material.format in _PICTURES
    short = bare.strip(" _-—.·")
    cut = _RUNNING.sub("", short) if picture and not told else short
    return _Name(
        folder,
        re.sub(r"[\W_]+", "", _LEADING.sub("", cut)),
        page=told,
        running=cut != short,
    )
