"""How well each rule judges files whose verdict is known.

``python tests/labels/judging.py [GROUP…] [--wrong]``: builds the offices of every module of
``tests/labels/judged`` (``CODES`` and ``offices(place)``), scans, files and checks them through the
services, and prints instances, precision and recall of each code; ``--wrong`` names each miss. The
tables and figures of ``tests/labels/tables.py`` are the group ``tables``. Progress goes to stderr.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from labels import tables  # noqa: E402 — found on the path just made

FRAME = "office"
TABLES = "tables"


@dataclass
class Score:
    """Counts of one code."""

    right: int = 0
    missed: int = 0
    false: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def instances(self) -> int:
        """How often the code was deserved."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that was deserved; 1 where nothing was found."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was deserved that was found; 1 where nothing was deserved."""
        return self.right / self.instances if self.instances else 1.0


def groups(names: list[str]) -> Iterator[ModuleType]:
    """Yield the modules that hold labelled offices, or those of *names*."""
    folder = HERE / "judged"
    for each in pkgutil.iter_modules([str(folder)]):
        if each.name != FRAME and (not names or each.name in names):
            yield importlib.import_module(f"judged.{each.name}")


def measured(names: list[str], place: Path) -> tuple[dict[str, Score], dict[str, Score]]:
    """Return the scores of each code: of all offices, and of the held ones alone."""
    everything: dict[str, Score] = {}
    held: dict[str, Score] = {}
    for module in groups(names):
        codes = frozenset(module.CODES)
        folder = place / module.__name__
        folder.mkdir(parents=True)
        for office in module.offices(folder):
            start = time.monotonic()
            found = office.judged(codes)
            files, seconds = len(office.labels), time.monotonic() - start
            _say(
                f"{module.__name__.partition('.')[2]} {office.root.name}: {files} files, {seconds:.0f} s"
            )
            _count(everything, codes, office.expected, found)
            if office.held:
                _count(held, codes, office.expected, found)
    if not names or TABLES in names:
        _say(TABLES)
        for of_held, one in tables.measured().items():
            for scores in (everything, held) if of_held else (everything,):
                _add(scores, one)
    return everything, held


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _add(scores: dict[str, Score], told: tables.Score) -> None:
    """Add what was counted of the rules about tables, which tell a miss by what was drawn."""
    for code in {*told.hit, *told.missed, *told.false}:
        score = scores.setdefault(code, Score())
        score.right += told.hit[code]
        score.missed += told.missed[code]
        score.false += told.false[code]
        score.wrong += [each for each in told.misses if f" {code}" in each]


def _count(
    scores: dict[str, Score],
    codes: frozenset[str],
    expected: set[tuple[str, str]],
    found: set[tuple[str, str]],
) -> None:
    for code in codes:
        scores.setdefault(code, Score())
    for verdict in sorted(expected | found):
        score = scores.setdefault(verdict[0], Score())
        score.right += verdict in expected and verdict in found
        if verdict in expected and verdict not in found:
            score.missed += 1
            score.wrong.append(f"missed {verdict[1]}")
        if verdict in found and verdict not in expected:
            score.false += 1
            score.wrong.append(f"false  {verdict[1]}")


def main(arguments: list[str]) -> None:
    """Print the table."""
    show_wrong = "--wrong" in arguments
    names = [name for name in arguments if not name.startswith("--")]
    with tempfile.TemporaryDirectory() as place:
        os.environ.update(ARCHIVIST_CACHE=f"{place}/cache", ARCHIVIST_CONFIG=f"{place}/config")
        everything, held = measured(names, Path(place))
    sys.stdout.write("code  instances  right  missed  false  precision  recall   held P   held R\n")
    for code, score in sorted(everything.items()):
        apart = held.get(code)
        tail = f"{apart.precision:8.3f} {apart.recall:8.3f}" if apart else "       –        –"
        sys.stdout.write(
            f"{code:4}  {score.instances:9}  {score.right:5}  {score.missed:6}  {score.false:5}"
            f"  {score.precision:9.3f}  {score.recall:6.3f} {tail}\n"
        )
        for each, times in Counter(score.wrong if show_wrong else ()).items():
            sys.stdout.write(f"      {each}{f' ×{times}' if times > 1 else ''}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
