"""An office whose verdicts are known: real files, filed by hand, each with the codes it deserves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode
from archivist.services.assigning import assign
from archivist.services.check import check_now
from archivist.services.earlier import add_earlier
from archivist.services.filing import file_materials
from archivist.services.scan import scan
from archivist.services.signing import sign_off, to_sign
from archivist.services.workspace import create

NO_LIMITS = {
    "word_limit": "不限",
    "min_count": "不限",
    "max_count": "不限",
    "photo_min_side": "不限",
    "name_characters": "不限",
    "name_length": "不限",
}
SETTINGS = {"test_month": "2017-08", "review_date": "2017-08-10", "city": "包头市", **NO_LIMITS}
Verdict = tuple[str, str]  # a code, and the path or, of what lies on no piece, the standard


@dataclass(frozen=True, slots=True)
class Label:
    """One file: where it is filed (None: nowhere), and every code of the group it deserves.

    *form* says what kind of file it is: ``digital``, ``scanned`` or ``legacy``.
    """

    path: str
    codes: tuple[str, ...] = ()
    standard: str | None = "Ⅲ-7-3"
    kind: Kind | None = None
    caption: str | None = None
    day: date | None = None
    form: str = "digital"


@dataclass
class Office:
    """An evidence folder under *root* being built, with the labels of what lies in it.

    *held* offices were not looked at while the rules were made; they are counted apart. *ocr* says
    whether pages are recognised: what needs it belongs into an office of its own. *signed* standards
    are signed off as filed; what *later* does to files is done afterwards, and seen by a second scan.
    *earlier* are packages of earlier cycles.
    """

    root: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    held: bool = False
    ocr: OcrMode = OcrMode.AUTO
    labels: list[Label] = field(default_factory=list)
    expected: set[Verdict] = field(default_factory=set)
    assigned: dict[str, dict[str, object]] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    later: list[Callable[[], object]] = field(default_factory=list)
    earlier: list[Path] = field(default_factory=list)

    @property
    def evidence(self) -> Path:
        """The evidence folder."""
        return self.root / "材料"

    def place(self, path: str, *codes: str, **filed: object) -> Path:
        """Note a label; return where to build the file. *filed* are the other fields of a Label."""
        label = Label(path, codes, **filed)  # type: ignore[arg-type]
        self.labels.append(label)
        self.expected |= {(code, path) for code in codes}
        target = self.evidence / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def expect(self, code: str, standard: str) -> None:
        """Note a verdict that lies on a standard as a whole."""
        self.expected.add((code, standard))

    def assign(self, standard: str, **whom: object) -> None:
        """Note who answers for a standard: unit, person, due, supporting."""
        self.assigned[standard] = whom

    def remove(self, path: Path) -> None:
        """Let a file vanish after it was filed."""
        self.gone.append(path)

    def judged(self, codes: frozenset[str]) -> set[Verdict]:
        """Scan, file, check as a person would; return the verdicts of *codes* that were found."""
        self.evidence.mkdir(parents=True, exist_ok=True)
        settings = {**SETTINGS, **self.settings}
        workspace = create(self.root / "工作区", self.evidence, settings=settings)
        if self.earlier:
            add_earlier(workspace, self.earlier)
        list(scan(workspace, ocr_mode=self.ocr))
        for standard, whom in self.assigned.items():
            assign(workspace, standard, **whom)  # type: ignore[arg-type]
        together: dict[tuple[object, ...], list[Label]] = {}
        for label in self.labels:
            filed = (label.standard, label.kind, label.caption, label.day)
            together.setdefault(filed, []).append(label)
        for first, *others in together.values():
            if first.standard is not None:
                file_materials(
                    workspace,
                    first.standard,
                    [label.path for label in (first, *others)],
                    kind=first.kind,
                    caption=first.caption,
                    day=first.day,
                )
        if self.signed:
            sign_off(workspace, to_sign(workspace, self.signed))
        for path in self.gone:
            path.unlink()
        for change in self.later:
            change()
        if self.gone or self.later:
            list(scan(workspace, ocr_mode=self.ocr))
        found = check_now(workspace, as_of=self.as_of).findings
        return {(f.code, f.path or f.standard or "") for f in found if f.code in codes}
