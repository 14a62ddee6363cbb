"""How right the facts are on real files a person has read: ``python tests/labels/facts.py [-v]``.

Prints, per fact and half, how many labels there are, how many readings are right, wrong (a value the
file does not bear out) and missed, with precision and recall. ``-v`` lists every error of the half the
rules were tuned on; ``-vv`` those of the half that was kept back, too.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archivist.domain.dates import strongest
from archivist.domain.facts import AddresseeRole, Facts
from archivist.extract.facts import facts_of
from archivist.extract.readers import extract_as
from archivist.extract.sniff import sniff

LABELS = Path(__file__).with_suffix(".toml")
CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
HALVES = ("tuned", "held out")
MUST = ("date", "number", "issuer")
_DEGREES = 0.001


@dataclass
class Score:
    """Counts of one fact: *labelled* values the files bear, and what became of the readings."""

    labelled: int = 0
    empty: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of values given that are right."""
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """The share of values borne by the files that were read right."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def accuracy(self) -> float:
        """The share of files judged rightly, those that bear no value too."""
        files = self.labelled + self.empty
        return 1 - len(self.errors) / files if files else 1.0


def scores(corpus: Path = CORPUS) -> dict[tuple[str, str], Score]:
    """Return the counts of every (half, fact); a file whose bytes changed raises ValueError."""
    found: dict[tuple[str, str], Score] = defaultdict(Score)
    for entry in tomllib.loads(LABELS.read_text("utf-8"))["file"]:
        path = corpus / entry["path"]
        if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise ValueError(entry["path"])
        half = HALVES[int(entry["sha256"][:2], 16) % 2]
        facts = facts_of(extract_as(path, sniff(path)))
        for name, read in _READ.items():
            if name in entry:
                _judge(found[half, name], entry[name], read(facts), entry["path"])
    return found


def _judge(score: Score, label: Any, given: Any, path: str) -> None:
    bears = label is not False
    score.labelled += bears
    score.empty += not bears
    if given in (None, (), ""):
        if bears:
            score.missed += 1
            score.errors.append(f"missed {label!r}: {path}")
    elif bears and _same(label, given):
        score.right += 1
    else:
        score.wrong += 1
        score.errors.append(f"wrong {given!r} for {label!r}: {path}")


def _same(label: Any, given: Any) -> bool:
    if isinstance(given, tuple) and given and isinstance(given[0], float):
        return all(abs(a - b) < _DEGREES for a, b in zip(label, given, strict=True))
    if isinstance(given, tuple):
        return {_plain(each) for each in label} == {_plain(each) for each in given}
    accepted = label if isinstance(label, list) else [label]
    return _plain(given) in {_plain(each) for each in accepted}


def _plain(value: object) -> str:
    """Leave out what two good readings may differ in: spaces, the kind of bracket, a draft's mark."""
    text = re.sub(r"\s|[（(](?:征求意见稿|草案|试行)[）)]$", "", str(value))
    return text.translate(str.maketrans("〈〉《》()", "<><>（）"))


def _date(facts: Facts) -> str | None:
    dated = strongest(facts.dates)
    return str(dated.value) if dated else None


def _issuer(facts: Facts) -> str | None:
    name = facts.issuer.name if facts.issuer else None
    return name.replace("中华人民共和国国务院", "国务院") if name else None


def _number(facts: Facts) -> str | None:
    if facts.number is None:
        return None
    return str(facts.number.number).replace("中华人民共和国国务院", "国务院")


def _gps(facts: Facts) -> tuple[float, float] | None:
    photo = facts.photo
    if photo is None or photo.latitude is None or photo.longitude is None:
        return None
    return photo.latitude, photo.longitude


_READ = {
    "title": lambda f: f.title.text if f.title else None,
    "number": _number,
    "issuer": _issuer,
    "date": _date,
    "abolishes": lambda f: tuple(c.title for c in f.abolished),
    "addressees": lambda f: tuple(a.name for a in f.addressees if a.role is AddresseeRole.MAIN),
    "printed_on": lambda f: str(f.printed.value) if f.printed else None,
    "printed_pages": lambda f: tuple(str(p.number) for p in f.page_numbers),
    "sealed": lambda f: str(len(f.digital_seals)) if f.digital_seals else None,
    "camera": lambda f: f.photo.model.strip() if f.photo else None,
    "gps": _gps,
}


def table(found: dict[tuple[str, str], Score]) -> Iterator[str]:
    """Yield the lines of the table."""
    heads = (
        "fact",
        "half",
        "files",
        "bear it",
        "right",
        "wrong",
        "missed",
        "prec.",
        "recall",
        "all ok",
    )
    yield "".join(f"{head:14}" if head == "fact" else f"{head:>9}" for head in heads)
    for name in _READ:
        for half in HALVES:
            s = found.get((half, name))
            if s is not None:
                counts = (s.labelled + s.empty, s.labelled, s.right, s.wrong, s.missed)
                shares = (s.precision, s.recall, s.accuracy)
                cells = [f"{half:>9}", *(f"{n:9}" for n in counts), *(f"{x:9.3f}" for x in shares)]
                yield f"{name:14}" + "".join(cells)


def main(arguments: list[str]) -> int:
    """Print the table, and the errors asked for."""
    if not CORPUS.is_dir():
        sys.stderr.write(f"no corpus at {CORPUS}\n")
        return 1
    found = scores()
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    for half in HALVES[: sum(argument.count("v") for argument in arguments)]:
        for (which, name), score in sorted(found.items()):
            if which == half:
                sys.stdout.writelines(f"{half} {name}: {error}\n" for error in score.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
