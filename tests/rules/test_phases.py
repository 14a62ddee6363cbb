"""Who is asked what."""

from rules.objects import DAY, STANDARD, a_dossier, a_holding, a_material, settings

from archivist.domain.dossier import Dossier, Slot, SlotState
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.rules import phases
from archivist.rules.base import Hit, rule, rule_of
from archivist.rules.inquiry import Inquiry
from archivist.rules.standing import Record, with_slots


@rule("X01", level=Level.HINT, basis="b", message="m", remedy="r")
def material_seen(material: Material):
    """Report every material with its kind."""
    yield Hit({"kind": material.kind})


@rule("X02", level=Level.HINT, basis="b", message="m", remedy="r", kinds=(Kind.PHOTO,))
def photo_seen(evidence: Evidence):
    """Report every photo."""
    yield Hit()


@rule("X03", level=Level.HINT, basis="b", message="m", remedy="r", kinds=(Kind.TABLE,))
def table_slot_seen(slot: Slot):
    """Report every slot for tables."""
    yield Hit()


@rule("X04", level=Level.HINT, basis="b", message="m", remedy="r")
def dossier_seen(dossier: Dossier):
    """Report what is open."""
    yield Hit({"open": list(dossier.open_kinds)})


RULES = (material_seen, photo_seen, table_slot_seen, dossier_seen)


def an_inquiry(**texts):
    return Inquiry(settings(**texts), {"as_of": DAY}, {}, DAY, strict=True)


def test_a_material_is_asked_about_once_for_each_filing_as_the_kind_it_is_filed_as():
    inquiry = an_inquiry()
    scan = a_material("a.jpg", kind="photo")
    dossiers = [
        a_dossier(evidence=[{"path": "a.jpg", "kind": "paper"}]),
        a_dossier(code="Ⅲ-7-4", evidence=[{"path": "a.jpg", "kind": "photo"}]),
    ]

    phases.ask_about_materials(inquiry, RULES, [scan, a_material("b.docx")], dossiers)

    assert [(f.standard, f.kind, f.values["kind"], f.path) for f in inquiry.findings] == [
        (STANDARD, "paper", Kind.PAPER, "a.jpg"),
        ("Ⅲ-7-4", "photo", Kind.PHOTO, "a.jpg"),
        (None, "paper", Kind.PAPER, "b.docx"),
    ]


def test_evidence_is_asked_about_by_its_kind_when_it_is_there_and_opens():
    inquiry = an_inquiry()
    pieces = [
        {"path": "a.docx"},
        {"path": "b.jpg", "kind": "photo"},
        {"path": "c.jpg", "kind": "photo", "vanished": True},
        {"path": "d.jpg", "kind": "photo", "failure": "G03"},
    ]

    phases.ask_about_evidence(inquiry, RULES, [a_dossier(evidence=pieces)])

    assert [f.path for f in inquiry.findings] == ["b.jpg"]
    assert [u.path for u in inquiry.unknown] == ["d.jpg"]


def test_slots_are_asked_about_by_their_kind_and_held_against_their_minimum():
    inquiry = an_inquiry(min_count="1", **{"min_count.Ⅲ-7-3.paper": "2"})
    dossier = with_slots(
        a_dossier(kinds=["paper", "report", "table"], evidence=[{}, {"kind": "report"}]), Record()
    )

    states = phases.ask_about_slots(inquiry, RULES, [dossier], Record())

    assert [f.kind for f in inquiry.findings] == ["table"]
    assert list(states.values()) == [SlotState.PARTIAL, SlotState.STANDS, SlotState.MISSING]


def test_a_standard_knows_its_open_slots():
    inquiry = an_inquiry()
    dossier = with_slots(a_dossier(kinds=["paper", "table"], evidence=[{}]), Record())
    states = phases.ask_about_slots(inquiry, (), [dossier], Record())

    (judged,) = phases.ask_about_dossiers(inquiry, RULES, [dossier], states)

    assert judged.open_kinds == (Kind.TABLE,)
    assert inquiry.findings[0].values == {"open": [Kind.TABLE]}


def test_crashes_are_reported_after_all_else_and_only_then():
    inquiry = an_inquiry()
    crash = {"code": "X01", "error": "KeyError", "path": "a.docx"}
    holding = a_holding(crashes=[crash])
    inquiry.crashes.extend(holding.crashes)

    phases.ask_about_everything(inquiry, [rule_of("G99")], holding)
    before = list(inquiry.findings)
    phases.ask_about_crashes(inquiry, [rule_of("G99")], holding)

    assert not before
    assert [(f.code, f.path) for f in inquiry.findings] == [("G99", "a.docx")]
