"""G10: piece numbers in file names that are missing or doubled."""

import re
from collections import defaultdict
from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.numbering import Number, find
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_LEAST = 2  # numbered pieces: one alone tells nothing about a row
_MOST_MISSING = 20
_DASH = "[-‐‑‒–—―－−_]"
_NUMBER = re.compile(
    rf"^.*?(?:Ⅲ|ⅲ|III|iii|3){_DASH}?\d+\s*[-‐‑‒–—―－−_(（]?\s*(?:\d+|[①-⑳])\s*[)）]?\s*{_DASH}?\s*(?:\d+|[①-⑳])"
)
_PART = re.compile(
    r"附件|附表|附图|续|第?[\d一二三四五六七八九十]+[页张]|[（(\[【_\-—\s]\s*[\d一二三四五六七八九十①-⑳]{1,3}\s*[）)\]】]?$"
)


@rule(
    "G10",
    level=Level.WARNING,
    basis=N_(
        "申报要求 R9：每份材料按“Ⅲ-x-y-n”编号；DA/T 70-2018 完整性检测：编号连续（domain.md §2.4 C19）"
    ),
    message=N_("文件名里的材料编号不连续：缺 {missing}，重复 {doubled}"),
    remedy=N_(
        "请核对是漏交还是编错号：漏交的补齐，编错或重号的改文件名；编号是废号的，确认后豁免。"
    ),
)
def number_gap(dossier: Dossier) -> Iterator[Hit]:
    """归入同一标准的材料，文件名里写的编号（Ⅲ-x-y-n）有缺号，或两份不同的材料用了同一个号。

    只看写在文件名里的编号；写在文件夹上的，里面可以有几个文件。同名的不同格式、同一号的附件和分页不算重号。
    一条标准下编了号的材料不足两份的不查。
    """
    named = _by_piece(dossier)
    doubled = {n: pieces for n, pieces in named.items() if _are_different(pieces)}
    for number, pieces in sorted(doubled.items()):
        told = str(_number(dossier, number))
        for piece in pieces:
            values = {"missing": [], "doubled": [told]}
            yield Hit(values, path=piece.path, kind=piece.kind)
    missing = [n for n in range(1, max(named, default=0)) if n not in named]
    if missing and len(named) >= _LEAST and len(missing) <= _MOST_MISSING:
        yield Hit({"missing": [str(_number(dossier, n)) for n in missing], "doubled": []})


def _by_piece(dossier: Dossier) -> dict[int, list[Evidence]]:
    """Return the pieces by the number their own names bear; folders bear those of several files."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in dossier.evidence:
        for number in find(_stem(evidence))[:1]:
            if number.standard_code == dossier.code and number.piece:
                found[number.piece].append(evidence)
    return found


def _are_different(pieces: list[Evidence]) -> bool:
    """Whether several files with one number are several pieces, not parts or formats of one."""
    whole = [piece for piece in pieces if not _PART.search(_rest(piece))]
    stems = {_stem(piece) for piece in whole}
    contents = {piece.sha256 or piece.path for piece in whole}
    return len(stems) > 1 and len(contents) > 1


def _stem(evidence: Evidence) -> str:
    return evidence.path.rpartition("/")[2].rpartition(".")[0]


def _rest(evidence: Evidence) -> str:
    """Return what a name says behind its number."""
    return _NUMBER.sub("", _stem(evidence), count=1)


def _number(dossier: Dossier, piece: int) -> Number:
    standard = find(dossier.code)[0]
    return Number(standard.content, standard.standard, piece)
