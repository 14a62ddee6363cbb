"""How well matching does on labelled files: ``python tests/labels/matching.py`` prints both halves.

Set A is for tuning. B has other wordings and other ways of naming. C has a third wording, written after
thesaurus, weights and code were settled; B and C are only looked at.
``--fit`` fits resources/match/weights.toml on half A and prints it; ``--wrong`` lists what went wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.domain.facts import Facts, Issued, Titled
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.editions.load import load_edition
from archivist.extract.base import Extract, Passage
from archivist.extract.kinds import classify
from archivist.match.batch import Item, consider_all
from archivist.match.captions import captions
from archivist.match.edition_words import EditionWords
from archivist.match.pinyin import initials
from archivist.match.said import read
from archivist.match.suggest import SURE, Surroundings
from archivist.match.suggestion import Matching, Signal
from archivist.match.weights import Weights, weights

FOLDER = Path(__file__).parent / "matching"
HALVES = ("a", "b", "c")
ENDINGS = {
    Kind.PAPER: ("docx", "pdf", "doc"),
    Kind.REPORT: ("docx", "wps", "pdf"),
    Kind.TABLE: ("xlsx", "xls", "ods"),
    Kind.PHOTO: ("jpg", "jpeg"),
}

FORMATS = {"jpg": "jpeg", "wps": "doc"}


@dataclass(frozen=True)
class Body:
    """A labelled text; *standard* is None for one that belongs nowhere."""

    standard: str | None
    kind: Kind
    unit: str
    title: str
    text: str


@dataclass(frozen=True)
class File:
    """A labelled file as an office might hand it in; *style* names how it was named."""

    path: str
    standard: str | None
    kind: Kind
    style: str
    title: str = ""
    text: str = ""
    issuer: str = ""
    caption: str = ""


@dataclass
class Figures:
    """What came of a set of files."""

    files: int = 0
    first: int = 0
    among_three: int = 0
    accepted: int = 0
    accepted_right: int = 0
    kinds: int = 0
    nowhere: int = 0
    unmatched_right: int = 0

    def __str__(self) -> str:
        """Return one line."""
        return (
            f"{self.files:4} files  first {share(self.first, self.files)}"
            f"  among three {share(self.among_three, self.files)}"
            f"  accepted {share(self.accepted, self.files)}"
            f"  of them right {share(self.accepted_right, self.accepted)}"
            f"  kind {share(self.kinds, self.first)}"
            f"  nowhere unmatched {self.unmatched_right}/{self.nowhere}"
        )


def share(part: int, whole: int) -> str:
    """Return ``97.3%``."""
    return f"{part / whole:6.1%}" if whole else "     –"


def bodies(half: str) -> list[Body]:
    """Read the texts of a half, in the order of the catalogue, those that belong nowhere last."""
    found = []
    for file in (*sorted(FOLDER.glob(f"{half}_[0-9]*.txt")), FOLDER / f"{half}_nowhere.txt"):
        for block in filter(None, re.split(r"\n\s*\n", file.read_text("utf-8"))):
            head, title, text = block.strip().split("\n", 2)
            code, kind, unit = head.split()
            named = None if code == "-" else code
            found.append(Body(named, Kind(kind), unit.strip("-"), title, text))
    return found


def labelled(half: str, words: EditionWords) -> list[File]:
    """Return the files of a half: three for each standard, and those that belong nowhere."""
    chance = random.Random(f"matching {half}")
    texts = bodies(half)
    codes = [body.standard for body in texts if body.standard]
    styles = _A if half == "a" else _B
    files: list[File] = []
    for number, body in enumerate(texts):
        if body.standard is None:
            files.append(_written(body, "nowhere", *_nowhere(half, number, body), chance))
            continue
        by_content, by_name = styles
        for group, offset in ((by_content, 0), (by_name, 3)):
            style, name = group[(number + offset) % len(group)]
            path = name(body, chance, words, codes)
            files.append(_written(body, style, *path, chance))
        files.append(_photo(half, number, body, chance, words))
    return files


def _written(body: Body, style: str, path: str, title: str | None, chance: random.Random) -> File:
    """Return a file with a body's text; without *title* it is a scan whose title nobody found."""
    text, kind = f"{body.title}\n{body.text}", body.kind
    if style == "scan":
        text = "".join(c for c in text if chance.random() > 0.03)
    ending = chance.choice(ENDINGS[kind])
    caption = ""
    if kind is Kind.PHOTO:  # a picture with what a list beside it says
        picture = path.rpartition("/")[2]
        lists = [(path + ".txt", f"图片说明\n{picture}.jpg：{body.text}")]
        caption = captions(lists, [f"{path}.jpg"])[f"{path}.jpg"]
        text, title, ending = "", None, "jpg"
    issuer = body.unit if chance.random() < 0.6 and kind is not Kind.PHOTO else ""
    return File(f"{path}.{ending}", body.standard, kind, style, title or "", text, issuer, caption)


# How half A names files: first by what a person reads in the content, then by number, unit, pinyin …
def _number(code: str) -> tuple[str, str]:
    _three, content, standard = code.split("-")
    return content, standard


def _other(body: Body, chance: random.Random, codes: Sequence[str | None]) -> str:
    content = (body.standard or "").rpartition("-")[0]
    return chance.choice([c for c in codes if c and c.rpartition("-")[0] != content])


_NAMES_A = {
    "title": lambda b, r, w, cs: (f"创城材料/{b.title}", b.title),
    "none": lambda b, r, w, cs: (f"新建文件夹/{r.randint(1, 99)}", b.title),
    "dated": lambda b, r, w, cs: (f"2017/0{r.randint(1, 7)}月/20170{r.randint(1, 7)}12", b.title),
    "unit": lambda b, r, w, cs: (
        f"{r.randint(1, 60):02d} {b.unit or '市文明办'}/{b.title[:8]}",
        b.title,
    ),
    "scan": lambda b, r, w, cs: (f"扫描/SCAN{r.randint(1000, 9999)}", None),
    "mixed": lambda b, r, w, cs: (f"{b.title[-9:]}2017（定稿）_{b.unit}", b.title),
}
_NAMES_A_MORE = {
    "number": lambda b, r, w, cs: (f"{b.standard} {b.title}", b.title),
    "number folder": lambda b, r, w, cs: (
        f"{(b.standard or '').rpartition('-')[0]}/{b.standard}/{r.randint(1, 9)}",
        b.title,
    ),
    "ascii": lambda b, r, w, cs: (
        "3-{0:03d}/3-{0:03d}-{1}-0{2}_{3}".format(
            int(_number(b.standard)[0]), _number(b.standard)[1], r.randint(1, 9), b.title[:6]
        ),
        b.title,
    ),
    "bare": lambda b, r, w, cs: (f"{'-'.join(_number(b.standard))} {b.title[:10]}", b.title),
    "wrong number": lambda b, r, w, cs: (f"{_other(b, r, cs)} {b.title}", b.title),
    "wrong folder": lambda b, r, w, cs: (f"{_other(b, r, cs)}/材料{r.randint(1, 9)}", b.title),
    "pinyin": lambda b, r, w, cs: (
        f"cl/{initials(b.title[:8]).replace('?', '')}{r.randint(1, 9)}",
        None,
    ),
}
_NAMES_B = {
    "title": lambda b, r, w, cs: (f"报送/{b.title}（最终版）", b.title),
    "scan": lambda b, r, w, cs: (f"扫描件/{r.randint(1, 9999):04d}", None),
    "zip": lambda b, r, w, cs: (f"{b.unit or '材料'}.zip!/文件{r.randint(1, 50)}", b.title),
    "unit": lambda b, r, w, cs: (
        f"各单位报送/{b.unit or '各单位'}/{'报送材料' + str(r.randint(1, 9))}",
        b.title,
    ),
    "mixed": lambda b, r, w, cs: (
        f"0{r.randint(1, 9)}_{b.unit}_{b.title[:10]}_2017-6-{r.randint(1, 28)}",
        b.title,
    ),
    "wechat": lambda b, r, w, cs: (
        f"微信文件/微信图片_2017060{r.randint(1, 9)}{r.randint(1000, 9999)}",
        None,
    ),
    "none": lambda b, r, w, cs: (f"{r.randint(1, 9)}/新建文档", b.title),
}
_NAMES_B_MORE = {
    "roman": lambda b, r, w, cs: (f"III-{'-'.join(_number(b.standard))}-0{r.randint(1, 9)}", b.title),
    "dash": lambda b, r, w, cs: (f"{(b.standard or '').replace('-', '—')}/{b.title[:5]}", b.title),
    "spoken": lambda b, r, w, cs: ("第{}项第{}条/{}".format(*_number(b.standard), b.title[:4]), b.title),
    "point": lambda b, r, w, cs: (f"{'.'.join(_number(b.standard))} {b.title}", b.title),
    "index": lambda b, r, w, cs: ("指标{}标准{} 材料".format(*_number(b.standard)), None),
    "levels": lambda b, r, w, cs: (f"3-{'-'.join(_number(b.standard))} {b.title[:6]}", b.title),
    "wrong number": lambda b, r, w, cs: (f"材料/{_other(b, r, cs)}-02 {b.title[:7]}", b.title),
    "wrong folder": lambda b, r, w, cs: (f"{_other(b, r, cs).replace('-', '—')} 资料/{r.randint(1, 9)}", b.title),
    "wrong bare": lambda b, r, w, cs: (f"{'-'.join(_number(_other(b, r, cs)))} {b.title}", b.title),
    "content folder": lambda b, r, w, cs: (f"{(b.standard or '').rpartition('-')[0]}/{b.title[:9]}", b.title),
}  # fmt: skip
_A = (tuple(_NAMES_A.items()), tuple(_NAMES_A_MORE.items()))
_B = (tuple(_NAMES_B.items()), tuple(_NAMES_B_MORE.items()))


def _nowhere(half: str, number: int, body: Body) -> tuple[str, str | None]:
    if half == "a":
        return (f"待整理/{body.title}", body.title) if number % 2 else (f"杂/{number}", body.title)
    return (f"其他/{number}/{body.title}", body.title) if number % 3 else (f"{number}", None)


def _photo(half: str, number: int, body: Body, chance: random.Random, words: EditionWords) -> File:
    """Return a photo without words: what its folder, its list of captions or its name says."""
    code = body.standard or ""
    camera = (
        f"IMG_2017{chance.randint(1000, 9999)}"
        if half == "a"
        else f"DSC0{chance.randint(100, 999)}"
    )
    own = words.standards[code].keywords
    sentences = re.split(r"[。；]", body.text)
    style = ("photo number", "photo captions", "photo name")[(number + (half == "b")) % 3]
    path, caption = f"照片/{camera}.jpg", ""
    if style == "photo number":
        path = (
            f"{code} 图片/{camera}.jpg"
            if half == "a"
            else f"{code.replace('Ⅲ', 'III')}/实景图片/{camera}.jpg"
        )
    elif style == "photo captions":
        lists = [("照片/图片说明.txt", f"{body.title}\n{camera}.jpg {sentences[0]}\n")]
        caption = captions(lists, [path])[path]
    else:
        named = "".join(own[:2]) if half == "a" else f"{own[1]}_{body.title[:12]}"
        path = f"照片/{named}{chance.randint(1, 9)}.jpg"
    return File(path, code, Kind.PHOTO, style, caption=caption)


def items_of(files: Iterable[File], words: EditionWords) -> list[Item]:
    """Return what matching is given."""
    return [
        Item(material, read(material, file.text, words, file.caption))
        for file, material in ((file, material_of(file)) for file in files)
    ]


def material_of(file: File) -> Material:
    """Return a file as reading it would."""
    facts = Facts(
        title=Titled(file.title, "layout", 1.0) if file.title else None,
        issuer=Issued(file.issuer, "signature") if file.issuer else None,
        has_text=bool(file.text),
    )
    ending = file.path.rpartition(".")[2]
    format_ = FORMATS.get(ending, ending)
    extract = Extract(passages=tuple(Passage(line) for line in file.text.splitlines()))
    kind = classify(extract, facts, format_, file.path)
    return Material(file.path, file.path, 1, format=format_, facts=facts, kind=kind)


def matched(
    items: Sequence[Item], words: EditionWords, given: Weights | None = None
) -> list[Matching]:
    """Match all files as one workspace."""
    found = consider_all(items, words, Surroundings(), given)
    return [each for each in found if each is not None]


def figures(files: Sequence[File], found: Sequence[Matching]) -> Figures:
    """Count what is right."""
    told = Figures()
    for file, matching in zip(files, found, strict=True):
        best = [suggestion.standard for suggestion in matching.suggestions]
        sure = bool(best) and matching.suggestions[0].score >= SURE
        told.accepted += sure
        told.accepted_right += sure and best[0] == file.standard
        if file.standard is None:
            told.nowhere += 1
            told.unmatched_right += not best
            continue
        told.files += 1
        told.first += best[:1] == [file.standard]
        told.among_three += file.standard in best[:3]
        if best[:1] == [file.standard]:
            told.kinds += matching.suggestions[0].kind is file.kind
    return told


def without(given: Weights, signal: Signal) -> Weights:
    """Return the weights with one signal off."""
    return replace(given, signals={**given.signals, signal: 0.0})


def fit(files: Sequence[File], items: Sequence[Item], words: EditionWords) -> Weights:
    """Fit the weights on *files*, one at a time, keeping what lowers the loss."""
    given = weights()
    best = _loss(files, matched(items, words, given))
    for step in (1.25, 1.1):
        for name in ("keyword", "pair", *Signal):
            for factor in (step, 1 / step):
                tried = _scaled(given, name, factor)
                loss = _loss(files, matched(items, words, tried))
                if loss < best - 0.01:
                    given, best = tried, loss
        print(f"loss {best:.2f}", given, flush=True)
    return given


def _scaled(given: Weights, name: str, factor: float) -> Weights:
    if name in {"keyword", "pair"}:
        return replace(given, **{name: round(getattr(given, name) * factor, 2)})
    signal = Signal(name)
    return replace(
        given, signals={**given.signals, signal: round(given.signals[signal] * factor, 2)}
    )


def _loss(files: Sequence[File], found: Sequence[Matching]) -> float:
    """Return how surprised the scores are by the labels (natural logarithm), summed."""
    import math  # noqa: PLC0415

    total = 0.0
    for file, matching in zip(files, found, strict=True):
        scores = {s.standard: s.score for s in matching.suggestions}
        right = (
            1 - sum(scores.values()) if file.standard is None else scores.get(file.standard, 0.0)
        )
        total -= math.log(max(right, 0.01))
    return total


def tell_wrong(files: Sequence[File], found: Sequence[Matching]) -> Iterator[str]:
    """Yield a line for each file whose first suggestion is wrong or that was accepted wrongly."""
    for file, matching in zip(files, found, strict=True):
        best = [(s.standard, s.score) for s in matching.suggestions[:3]]
        if (best[0][0] if best else None) != file.standard:
            why = matching.suggestions[0].why if matching.suggestions else ()
            yield f"{file.style:15} {file.path:40} {file.standard} {best} {why}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--wrong", choices=HALVES)
    parser.add_argument("--half", choices=HALVES, action="append")
    asked = parser.parse_args()
    words = EditionWords.of(load_edition("reference"))
    for half in asked.half or HALVES:
        files = labelled(half, words)
        began = time.perf_counter()
        items = items_of(files, words)
        found = matched(items, words)
        seconds = time.perf_counter() - began
        print(f"\nhalf {half}: {len(files)} files in {seconds:.1f} s")
        print(f"{'all signals':22}", figures(files, found))
        if asked.wrong == half:
            print("\n".join(tell_wrong(files, found)))
        by_style: defaultdict[str, list[int]] = defaultdict(list)
        for number, file in enumerate(files):
            by_style[file.style].append(number)
        for style, numbers in by_style.items():
            print(
                f"  {style:20}", figures([files[n] for n in numbers], [found[n] for n in numbers])
            )
        for signal in (
            Signal.NUMBER,
            Signal.TITLE,
            Signal.WORDS,
            Signal.UNIT,
            Signal.KIND,
            Signal.NEIGHBOURS,
        ):
            less = matched(items, words, without(weights(), signal))
            print(f"  without {signal:12}", figures(files, less))
        bare = EditionWords.of(load_edition("reference"), related={})
        less = matched(items_of(files, bare), bare)
        print("  without thesaurus   ", figures(files, less))
        if asked.fit and half == "a":
            print(fit(files, items, words))
    _calibration(words)
    return 0


def _calibration(words: EditionWords) -> None:
    """Print how often scores of each band are right, on both halves."""
    print("\nscores and how often they are right")
    for half in HALVES:
        files = labelled(half, words)
        bands: defaultdict[int, Counter[bool]] = defaultdict(Counter)
        for file, matching in zip(files, matched(items_of(files, words), words), strict=True):
            if matching.suggestions:
                best = matching.suggestions[0]
                bands[min(int(best.score * 10), 9)][best.standard == file.standard] += 1
        told = (f"{b / 10:.1f}+ {c[True]}/{c.total()}" for b, c in sorted(bands.items()))
        print(f"  {half}: ", "  ".join(told))


if __name__ == "__main__":
    sys.exit(main())
