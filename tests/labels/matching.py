"""How well matching does on labelled files: ``python tests/labels/matching.py`` prints every set.

Sets A and C are for tuning. B has other wordings and other ways of naming. C has a third wording, terse,
written after thesaurus and code were settled; its misses were looked at since. D is a fourth, still terser
and in everyday words, two bodies for each of 92 standards, written before the misses of C were looked at.
B and D are only measured: every figure of D is a held-out one. ``--fit`` fits
resources/match/weights.toml on set A and prints it; ``--wrong`` lists what went wrong.
"""

# ruff: noqa: T201 — a program that prints

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matching_files import HALVES, File, items_of, labelled

from archivist.editions.load import load_edition
from archivist.match.batch import Item, consider_all
from archivist.match.edition_words import EditionWords
from archivist.match.suggest import SURE, Surroundings
from archivist.match.suggestion import Matching, Signal
from archivist.match.weights import Weights, weights


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
