"""T07: reports that are copies of each other, or of an earlier cycle's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole
from archivist.domain.minhash import BINS, bins, is_empty, likeness
from archivist.domain.superseding_versions import same_paper
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule

_SAME = 0.6
_BAND = 8  # bytes: four bins of two
_SHOWN = 5
_COMMON = 3  # groups of unlike reports with a bin in common: what stands there is everybody's
_FEWEST = 24  # bins a pair must have of its own


@dataclass(frozen=True)
class _Text:
    """One signature and who has it: filings of this cycle, and materials of earlier ones."""

    signature: bytes
    pieces: list[Evidence] = field(default_factory=list)
    earlier: list[Material] = field(default_factory=list)


@rule(
    "T07",
    level=Level.HINT,
    basis=N_("材料雷同：每条标准写自己的说明（§2.4 C22；8 字片段的重合度不低于 60%）"),
    message=N_("和 {others} 的正文重合约 {percent}%"),
    remedy=N_(
        "请核对：各写各的做法、数据和出处；确是同一件事要用于几条标准的，归入同一个文件即可。"
    ),
    kinds=(Kind.REPORT,),
)
def copied(holding: Holding) -> Iterator[Hit]:
    """说明报告的正文和本周期别的说明报告、或往年送审包里的材料大体相同。每一份都报，并指出另外几份。

    只比写成段落的文字，标题、表格、填写项不算，数字的改动不算；许多报告都有的套话不算。
    同一份材料的不同稿本、不同格式，由 D05 和 G09 管。
    """
    texts = _texts(holding)
    alike = _own(texts, _candidates(texts))
    told: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), share in alike.items():
        told[one][other] = told[other][one] = share
    for number, text in enumerate(texts):
        for piece in text.pieces:
            yield from _said(piece, text, [(texts[n], s) for n, s in told[number].items()])


def _said(piece: Evidence, text: _Text, near: list[tuple[_Text, float]]) -> Iterator[Hit]:
    found: dict[str, float] = {}
    for other, share in ((text, 1.0), *sorted(near, key=lambda each: -each[1])):
        for each in other.pieces:
            if _is_copy(piece, each):
                found.setdefault(f"{each.number} {each.path}", share)
        for material in other.earlier:
            found.setdefault(material.path, share)
    if found:
        most = max(found.values())
        values = {"others": list(found)[:_SHOWN], "percent": round(100 * most)}
        yield Hit(values, path=piece.path, standard=piece.standard, kind=piece.kind)


def _is_copy(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces with one text are two reports: not one file, nor one report's versions."""
    if one.path == other.path:
        return False
    same_bytes = one.sha256 and one.sha256 == other.sha256
    return not (same_bytes and one.standard == other.standard) and not same_paper(one, other)


def _texts(holding: Holding) -> list[_Text]:
    """Return every different signature once: copies without any change are found at once."""
    texts: dict[bytes, _Text] = {}
    for dossier in holding.dossiers:
        for piece in dossier.of_kind(Kind.REPORT):
            report = piece.facts.report
            if report and report.signature:
                made = texts.setdefault(report.signature, _Text(report.signature))
                made.pieces.append(piece)
    for material in holding.materials:
        if material.role is MaterialRole.EARLIER:
            report = material.facts.report
            if report and report.signature:
                made = texts.setdefault(report.signature, _Text(report.signature))
                made.earlier.append(material)
    return list(texts.values())


def _candidates(texts: list[_Text]) -> dict[tuple[int, int], float]:
    """Return the pairs that are alike, found by bands of four bins: one in 7,000 is overlooked."""
    pairs: dict[tuple[int, int], float] = {}
    for start in range(0, 2 * BINS, _BAND):
        band: dict[bytes, int] = {}
        for number, text in enumerate(texts):
            words = text.signature[start : start + _BAND]
            first = band.setdefault(words, number)
            if first != number and (first, number) not in pairs and words != _NOTHING:
                pairs[first, number] = likeness(texts[first].signature, text.signature)
    return {pair: share for pair, share in pairs.items() if share >= _SAME}


_NOTHING = b"\xff" * _BAND


def _own(
    texts: list[_Text], pairs: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Keep the pairs that are alike in what is their own, too."""
    if not pairs:
        return {}
    group = _grouped(len(texts), pairs)
    wanted = {number for pair in pairs for number in pair}
    spread = _spread(texts, group, wanted)
    kept = {}
    for (one, other), share in pairs.items():
        values = bins(texts[one].signature)
        common = [at for at, value in enumerate(values) if spread.get((at, value), 0) >= _COMMON]
        own = sum(not is_empty(v) for v in values) - len(common)
        rest = likeness(texts[one].signature, texts[other].signature, common)
        if own >= _FEWEST and rest >= _SAME:
            kept[one, other] = share
    return kept


def _grouped(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return a number for each text: the same for texts that are alike, directly or by others."""
    group = list(range(count))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for one, other in pairs:
        group[root(one)] = root(other)
    return [root(number) for number in range(count)]


def _spread(texts: list[_Text], group: list[int], wanted: set[int]) -> dict[tuple[int, int], int]:
    """Return, for each bin's value in the *wanted* texts, in how many groups it stands."""
    asked = {
        (at, value)
        for number in wanted
        for at, value in enumerate(bins(texts[number].signature))
        if not is_empty(value)
    }
    seen: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for at, value in enumerate(bins(text.signature)):
            if (at, value) in asked:
                seen[at, value].add(group[number])
    return {key: len(groups) for key, groups in seen.items()}
