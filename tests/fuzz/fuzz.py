"""Damage files of every format and look for one that is not a clean failure.

    python tests/fuzz/fuzz.py [--minutes M] [--seed S] [--keep FOLDER]

What may not be, and what took long, is kept with its seed and number; the same seed makes the same
files again. The exit code says whether anything came of it that may not be.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    _TESTS = Path(__file__).resolve().parents[1]
    sys.path[:1] = [str(_TESTS), str(_TESTS.parent)]  # instead of this file's own folder

from fuzz.mutations import mutate
from fuzz.oracle import Outcome, judge
from fuzz.seeds import built, of_corpus

_BATCH = 100


def fuzz(place: Path, seed: int, *, seconds: float, keep: Path) -> Counter[str]:
    """Fuzz until *seconds* are over; copy findings to *keep* and return counts of what came."""
    counts: Counter[str] = Counter()
    end = time.monotonic() + seconds
    sources = [*built(place / "seeds"), *of_corpus(seed)]
    number = 0
    while time.monotonic() < end:
        batch = dict(_mutants(place / "batch", sources, seed, number))
        number += len(batch)
        with closing(judge(batch)) as outcomes:
            for outcome in outcomes:
                _note(counts, outcome, batch[Path(outcome.path)], keep)
                if time.monotonic() > end:
                    break
        shutil.rmtree(place / "batch")
    return counts


def mutant(sources: list[Path], seed: int, number: int) -> tuple[str, str, bytes]:
    """Return ending, story and bytes of one damaged file, the same for the same numbers."""
    chance = random.Random(f"{seed}-{number}")
    source = chance.choice(sources)
    story, data = mutate(source.read_bytes(), chance)
    if chance.random() < 0.15 and data:
        more, data = mutate(data, chance)
        story = f"{story}, {more}"
    return source.suffix, f"{source.name}: {story}", data


def _mutants(
    folder: Path, sources: list[Path], seed: int, start: int
) -> Iterator[tuple[Path, str]]:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + _BATCH):
        ending, story, data = mutant(sources, seed, number)
        path = folder / f"{seed}-{number}{ending}"
        path.write_bytes(data)
        yield path, story


def _note(counts: Counter[str], outcome: Outcome, story: str, keep: Path) -> None:
    counts[outcome.status] += 1
    counts["costly"] += bool(outcome.cost)
    if outcome.fault or outcome.cost:
        counts["FINDING"] += bool(outcome.fault)
        keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(outcome.path, keep)
        said = f"{Path(outcome.path).name} [{story}] {outcome.fault or outcome.cost}\n"
        with (keep / "findings.txt").open("a", encoding="utf-8") as notes:
            notes.write(said)
        sys.stdout.write(said)
        sys.stdout.flush()


def main() -> int:
    """Run the fuzzer; the exit code says whether anything was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        counts = fuzz(Path(place), given.seed, seconds=given.minutes * 60, keep=given.keep)
    sys.stdout.write(f"seed {given.seed}: {dict(counts)}\n")
    return 1 if counts["FINDING"] else 0


if __name__ == "__main__":
    sys.exit(main())
