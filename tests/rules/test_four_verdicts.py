"""Nothing turns green because something could not be read: each reader and each fact in turn."""

from dataclasses import fields, replace

import pytest
from builders import a_docx, a_pdf, a_photo, a_red_head_docx, an_xlsx
from rules.objects import DAY, a_dossier, an_edition, settings

from archivist.domain.dossier import SlotState
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.extract import readers
from archivist.extract.read import ReadTask, read_file
from archivist.rules.engine import judge

LIMITS = {
    "window": "2016-08-01..2017-07-31",
    "word_limit": "20",
    "min_count": "不限",
    "max_count": "不限",
    "photo_min_side": "1080",
    "city": "包头市",
}
STANDARD = "Ⅲ-7-3"
FORMATS = ("docx", "pdf", "xlsx", "jpeg")
# Facts where () or False says "none was found" and "nobody looked" alike: a reader that gives words
# has looked. What cannot read at all gives no words either, and then the rules say unknown.
LOOKED = frozenset({"drafts", "placeholders", "error_cells", "text_cells", "personal", "validity"})
TOLD = [each.name for each in fields(Facts) if each.name not in LOOKED]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Build one standard's folder: sound pieces of every kind, and offenders of several rules."""
    root = tmp_path_factory.mktemp("材料")
    a_red_head_docx(root / "文件.docx", number="包府发〔2017〕12号")
    a_red_head_docx(root / "旧文件.docx", number="包府发〔2012〕3号", signed="2012年3月1日")
    a_docx(
        root / "报告.docx",
        ["XX市开展志愿服务十二次，参加人员三百名。" * 3, "2017年3月20日"],
        title="情况说明",
    )
    a_pdf(root / "短.pdf", ["Volunteers 2017-03-20"])
    an_xlsx(root / "表.xlsx", [["填报日期：2017年5月9日", None], ["街道", "数"], ["南街", "#REF!"]])
    a_photo(root / "照片.jpg", size=(640, 480))
    return root


KINDS = {
    "文件.docx": Kind.PAPER,
    "旧文件.docx": Kind.PAPER,
    "报告.docx": Kind.REPORT,
    "短.pdf": Kind.REPORT,
    "表.xlsx": Kind.TABLE,
    "照片.jpg": Kind.PHOTO,
}


def material(root, name):
    read = read_file(ReadTask(str(root / name), name))
    return Material(
        name, read.sha256 or name, read.size, read.format, read.status, KINDS[name], read.role,
        read.facts, read.failure, read.extension_differs,
    )  # fmt: skip


def assessed(materials):
    dossier = a_dossier(code=STANDARD, kinds=[kind.value for kind in Kind], evidence=[])
    pieces = tuple(
        Evidence(STANDARD, n, KINDS[m.path], m.path, m.sha256, m)
        for n, m in enumerate(materials, 1)
    )
    filed = replace(dossier, evidence=pieces)
    return judge(
        an_edition(filed.standard), [filed], materials, settings(**LIMITS), DAY, strict=True
    )


@pytest.fixture(scope="module")
def whole(folder):
    materials = [material(folder, name) for name in KINDS]
    return materials, assessed(materials)


def green(assessment):
    return {cell for cell, state in assessment.states.items() if state is SlotState.STANDS}


def failed(assessment):
    return {(f.code, f.path) for f in assessment.findings if f.path}


def open_questions(assessment):
    """Everything that says on which piece or standard something was not judged."""
    named = {(u.code, u.path) for u in assessment.unknown}
    return named | {(u.code, None) for u in assessment.unset}


def test_the_office_has_something_of_everything(whole):
    _materials, assessment = whole

    assert {"D01", "T08", "T05", "N05", "P09"} <= {code for code, _path in failed(assessment)}
    assert green(assessment)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("how", ["absent", "raising"])
def test_without_a_reader_nothing_turns_green_and_its_files_are_named(
    monkeypatch, folder, whole, format_, how
):
    before, sound = whole
    if how == "absent":
        monkeypatch.delitem(readers.READERS, format_)
    else:
        monkeypatch.setitem(readers.READERS, format_, "no_such_reader")

    materials = [material(folder, name) for name in KINDS]
    blind = assessed(materials)

    hit = {m.path for m in before if m.format == format_}
    code = "G05" if how == "absent" else "G03"
    assert {(code, path) for path in hit} <= failed(blind)
    assert green(blind) <= green(sound)
    assert not blind.complete
    gone = {(c, p) for c, p in failed(sound) - failed(blind) if p in hit}
    said = {path for _code, path in failed(blind) | open_questions(blind)}
    assert {path for _code, path in gone} <= said


@pytest.mark.parametrize("name", TOLD)
def test_a_fact_that_was_not_read_turns_no_failure_into_a_pass(whole, name):
    materials, sound = whole
    empty = getattr(Facts(), name)
    blanked = [replace(m, facts=replace(m.facts, **{name: empty})) for m in materials]

    blind = assessed(blanked)

    lost = failed(sound) - failed(blind)
    told = {path for _code, path in failed(blind) | open_questions(blind)}
    assert {path for _code, path in lost} <= told
    assert green(blind) <= green(sound)


def test_where_none_and_not_read_look_alike_files_without_any_facts_are_unknown(whole):
    materials, _sound = whole
    nothing = [replace(m, facts=Facts()) for m in materials]

    blind = assessed(nothing)

    assert green(blind) == set()
    assert {unknown.path for unknown in blind.unknown} == set(KINDS)
    assert not blind.complete
