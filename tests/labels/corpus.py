"""Read the corpus as a user would and hold what came of it against the truth beside it.

``python tests/labels/corpus.py [FOLDER] [--all]``: one scan without recognition, then a table: how many
files each check concerns, how many agree, and every file that does not. A disagreement in which the
truth is the one that errs is listed with its reason in ``disputed.toml`` and counted apart.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[each]) for each in (0, 2)]

from agreement import CHECKS, HAN_GOAL, Found, Verdict, disputes, han_of, judge  # noqa: E402 — the path comes first

from archivist.domain.ocr import OcrMode  # noqa: E402
from archivist.extract.codec import decode  # noqa: E402
from archivist.services.materials import load_materials  # noqa: E402
from archivist.services.progress import Finished, Step  # noqa: E402
from archivist.services.scan import ScanSummary, scan  # noqa: E402
from archivist.services.workspace import create  # noqa: E402
from archivist.store import readings  # noqa: E402

__all__ = ["CORPUS", "HAN_GOAL", "disputes", "han_of", "run", "table_of", "truth_of"]
CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
INSIDE = "!/"


@dataclass
class Outcome:
    """What one scan of the corpus came to."""

    facts: list[dict[str, Any]]
    verdicts: list[Verdict]
    summary: ScanSummary
    deaths: list[str]
    told: Counter[str]
    seconds: float

    @property
    def disagreements(self) -> list[Verdict]:
        """Where ours is not what the truth says, and nobody disputed the truth."""
        return [v for v in self.verdicts if not v.agrees and not v.disputed]


def truth_of(corpus: Path) -> list[dict[str, Any]]:
    """Return the truth of every single file; a bag is a folder of files."""
    lines = (corpus / "truth.jsonl").read_text("utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [f for f in facts if f["kind"] != "bag" and (corpus / f["file"]).is_file()]


def run(corpus: Path, place: Path) -> Outcome:
    """Scan *corpus* with a workspace in *place* and judge what was read."""
    start = time.monotonic()
    workspace = create(place / "workspace", corpus)
    told: Counter[str] = Counter()
    summary = ScanSummary()
    for event in scan(workspace, ocr_mode=OcrMode.NEVER):
        if isinstance(event, Step):
            told[event.subject] += 1
        elif isinstance(event, Finished):
            summary = event.result
    facts = truth_of(corpus)
    with workspace.database() as db:
        materials = load_materials(db)
        inside: dict[str, list[str]] = {}
        for path in materials:
            outer, mark, _ = path.partition(INSIDE)
            if mark:
                inside.setdefault(outer, []).append(path)
        verdicts = []
        for fact in facts:
            material = materials.get(fact["file"])
            data = readings.extract_of(db, fact["file"])
            extract = decode(data) if data else None
            found = Found(material, extract, tuple(inside.get(fact["file"], ())))
            verdicts += judge(fact, found)
    deaths = [
        f"{path}: {m.failure.reason}"
        for path, m in materials.items()
        if m.failure and m.failure.reason.startswith(("worker died", "no answer"))
    ]
    return Outcome(facts, verdicts, summary, deaths, told, time.monotonic() - start)


def table_of(outcome: Outcome, *, every: bool = False) -> Iterator[str]:
    """Yield the lines of the report."""
    twice = [path for path, count in outcome.told.items() if count != 1]
    yield (
        f"{len(outcome.facts)} files of the truth; {outcome.summary.seen} seen (with members) in"
        f" {outcome.seconds:.0f} s; told of twice: {len(twice)}; workers died: {len(outcome.deaths)}"
    )
    yield from (f"  {line}" for line in (*twice, *outcome.deaths))
    yield f"{'check':<14}{'files':>7}{'agree':>7}{'disputed':>9}{'differ':>7}"
    for name in CHECKS:
        about = [v for v in outcome.verdicts if v.check == name]
        agree = sum(v.agrees for v in about)
        disputed = sum(bool(v.disputed) and not v.agrees for v in about)
        yield f"{name:<14}{len(about):>7}{agree:>7}{disputed:>9}{len(about) - agree - disputed:>7}"
    yield from _han_table(outcome)
    yield "differ:"
    shown = [v for v in outcome.verdicts if not v.agrees] if every else outcome.disagreements
    for verdict in shown:
        mark = f" (disputed: {verdict.disputed})" if verdict.disputed else ""
        yield f"  {verdict.check:<12} {verdict.file}: {verdict.said!r}, truth {verdict.wanted!r}{mark}"


def _han_table(outcome: Outcome) -> Iterator[str]:
    kinds = {f["file"]: f["kind"] for f in outcome.facts}
    by_kind: dict[str, list[tuple[int, float]]] = {}
    scored = list(han_of(outcome.verdicts))
    for file, characters, share in scored:
        by_kind.setdefault(kinds[file], []).append((characters, share))
    yield f"{'Chinese text':<14}{'files':>7}{'characters':>12}{'agreement':>11}"
    for kind, each in (*sorted(by_kind.items()), ("all", [e for k in by_kind.values() for e in k])):
        total = sum(c for c, _ in each)
        share = sum(c * s for c, s in each) / total if total else 1.0
        yield f"{kind:<14}{len(each):>7}{total:>12}{share:>11.2%}"
    worst = sorted(scored, key=lambda each: each[2])[:10]
    yield "least alike:"
    yield from (f"  {share:.2%} of {count} {file}" for file, count, share in worst)


def main(arguments: list[str]) -> int:
    """Print the table; return 1 where something differs."""
    given = [a for a in arguments if not a.startswith("--")]
    with tempfile.TemporaryDirectory(prefix="archivist-corpus-") as name:
        for variable in ("ARCHIVIST_CACHE", "ARCHIVIST_CONFIG"):
            os.environ[variable] = str(Path(name) / variable)
        outcome = run(Path(given[0]) if given else CORPUS, Path(name))
    print("\n".join(table_of(outcome, every="--all" in arguments)))  # noqa: T201
    return 1 if outcome.disagreements or outcome.deaths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
