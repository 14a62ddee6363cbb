"""Nothing turns green because something did not run: each rule, limit and reader of a whole office in turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from fuzz.seeds import built

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier, SlotState
from archivist.domain.finding import Unset
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole, Status
from archivist.domain.settings import Settings
from archivist.editions.aliases import load_aliases
from archivist.extract import readers
from archivist.extract.named import with_name
from archivist.extract.read import ReadTask, read_file
from archivist.rules.base import all_rules
from archivist.rules.engine import judge
from archivist.services.filing import file_materials
from archivist.services.likeness import likeness
from archivist.services.materials import load_dossiers, load_materials
from archivist.services.scan import scan
from archivist.services.workspace import Workspace, create

GREEN = {SlotState.STANDS: 2, SlotState.PARTIAL: 1}
UNREAD = frozenset({"G03", "G05"})
MODULES = sorted(set(readers.READERS.values()))
SETTINGS = {
    "test_month": "2017-08", "review_date": "2017-08-10", "city": "包头市", "min_count": "不限", "max_count": "不限",
    "word_limit": "不限", "photo_min_side": "不限", "name_characters": "不限", "name_length": "不限",
    "photo_formats": "jpeg、png、bmp、gif、tiff、webp", "earlier_packages": "无",
}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """All that a check depends on, so that it can be judged again with something taken away."""

    workspace: Workspace
    dossiers: tuple[Dossier, ...]
    materials: dict[str, Material]
    settings: Settings
    day: date
    alike: object

    def judged(self, *, rules=None, materials=None, settings=None) -> Assessment:
        materials = self.materials if materials is None else materials
        dossiers = [
            replace(
                d, evidence=tuple(replace(e, material=materials.get(e.path)) for e in d.evidence)
            )
            for d in self.dossiers
        ]
        limits = settings or self.settings
        review = limits.value("review_date")
        return judge(
            self.workspace.edition,
            dossiers,
            tuple(materials.values()),
            limits,
            self.day,
            review if isinstance(review, date) else None,
            rules=rules,
            strict=True,
            likeness=self.alike,
        )


def an_office(workspace: Workspace, day: date) -> Office:
    decided = workspace.decided()
    with workspace.database() as db:
        materials = load_materials(db)
        alike = likeness(db, materials.values())
    aliases = load_aliases(workspace.root)
    dossiers = load_dossiers(workspace.edition, decided, materials, aliases)
    return Office(workspace, dossiers, materials, Settings(decided.settings), day, alike)


@pytest.fixture(scope="module")
def sample(whole_demo):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(whole_demo.cache))
        return an_office(whole_demo.result.workspace, whole_demo.result.assessment.as_of)


@pytest.fixture(scope="module")
def formats(tmp_path_factory):
    """Make an office with a piece of every format, each the only one of its slot."""
    home = tmp_path_factory.mktemp("formats")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
        built(home / "材料")
        workspace = create(home / "工作区", home / "材料", settings=SETTINGS)
        list(scan(workspace, workers=1))
        with workspace.database() as db:
            pieces = [m for m in load_materials(db).values() if m.role is MaterialRole.EVIDENCE]
        free = [(s.code, kind) for s in workspace.edition.standards for kind in s.kinds]
        for piece in pieces:
            wanted = piece.kind if piece.kind in (Kind.PHOTO, Kind.TABLE) else Kind.REPORT
            place = next(each for each in free if each[1] is wanted)
            free.remove(place)
            day = date(2017, 4, 12)
            file_materials(workspace, place[0], [piece.path], kind=wanted, day=day)
        return an_office(workspace, date(2017, 8, 10))


def assert_no_greener(less: Assessment, whole: Assessment) -> None:
    greener = {
        key: (str(whole.states[key]), str(state))
        for key, state in less.states.items()
        if GREEN.get(state, 0) > GREEN.get(whole.states[key], 0)
    }
    assert greener == {}
    assert less.complete <= whole.complete
    assert less.standing <= whole.standing


def failed(assessment: Assessment) -> set[tuple[str, str | None]]:
    return {(f.code, f.path) for f in assessment.findings if f.path}


@pytest.mark.slow
def test_leaving_any_rule_out_makes_nothing_of_the_sample_greener(sample):
    whole = sample.judged()

    assert len(whole.complete) > 50
    for left_out in all_rules():
        rest = tuple(rule for rule in all_rules() if rule is not left_out)
        less = sample.judged(rules=rest)
        assert_no_greener(less, whole)
        assert not less.complete
        assert Unset(left_out.code, "rule") in less.unset


@pytest.mark.slow
def test_a_limit_that_is_unset_makes_no_standard_of_the_sample_complete(sample):
    whole = sample.judged()

    for key in sample.settings.texts:
        fewer = {name: text for name, text in sample.settings.texts.items() if name != key}
        less = sample.judged(settings=Settings(fewer))
        # Word limits and counts of one standard have a general limit behind them, which is another one.
        assert "." in key or less.complete <= whole.complete
        assert "." in key or less.unset or key in {"test_month", "city_box"}


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_without_a_reader_nothing_of_the_sample_turns_greener(monkeypatch, sample, module):
    whole = sample.judged()

    blind, hit = read_again(monkeypatch, sample, module, None)

    assert_no_greener(blind, whole)
    assert_named(blind, whole, hit)


@pytest.mark.parametrize("how", ["absent", "raising"])
@pytest.mark.parametrize("module", MODULES)
def test_without_a_reader_its_files_are_named_and_no_slot_stands_on_them(
    monkeypatch, formats, module, how
):
    whole = formats.judged()

    blind, hit = read_again(monkeypatch, formats, module, how == "raising")

    assert_no_greener(blind, whole)
    assert_named(blind, whole, hit)
    for dossier in blind.dossiers:
        for slot in dossier.slots:
            if slot.evidence and {e.path for e in slot.evidence} <= hit:
                assert blind.states[dossier.code, slot.kind] is not SlotState.STANDS


def test_every_reader_has_a_file_to_read_but_those_for_which_none_can_be_built(formats):
    read = {
        readers.READERS[m.format] for m in formats.materials.values() if m.format in readers.READERS
    }

    assert set(MODULES) - read <= {"heif", "tnef"}
    assert SlotState.STANDS in formats.judged().states.values()


def read_again(monkeypatch, office, module, raising) -> tuple[Assessment, set[str]]:
    """Judge with the files of one reader read again while it is not there, or raises."""
    ours = {form for form, name in readers.READERS.items() if name == module}
    for form in ours:
        if raising:
            monkeypatch.setitem(readers.READERS, form, "no_such_reader")
        else:
            monkeypatch.delitem(readers.READERS, form)
    hit = {
        path
        for path, m in office.materials.items()
        if m.format in ours and m.status in (Status.READ, Status.EMPTY) and "!/" not in path
    }
    packed = tuple(f"{path}!/" for path in hit)
    materials = {
        path: unread(office.workspace.evidence, m) if path in hit else m
        for path, m in office.materials.items()
        if not packed or not path.startswith(packed)
    }
    return office.judged(materials=materials), hit


def unread(evidence: Path, material: Material) -> Material:
    result = read_file(ReadTask(str(evidence / material.path), material.path))
    assert result.failure is not None
    return replace(
        material,
        status=result.status,
        role=result.role,
        facts=with_name(result.facts, material.path),
        failure=result.failure,
    )


def assert_named(blind: Assessment, whole: Assessment, hit: set[str]) -> None:
    """Every file of the reader is named as not read; what is no longer found of it, is not known."""
    named = {path for code, path in failed(blind) if code in UNREAD}
    assert hit <= named
    unknown = {unknown.path for unknown in blind.unknown}
    lost = {path for _code, path in failed(whole) - failed(blind) if path in hit}
    assert lost <= named | unknown
