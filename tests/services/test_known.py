"""Materials stay at hand between checks, and what changed on the disk is seen all the same."""

from builders import a_docx

from archivist.services.check import Checked, check_now
from archivist.services.filing import file_materials
from archivist.services.known import Materials
from archivist.services.scan import scan
from archivist.services.workspace import create


def an_office(tmp_path):
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    for name in ("a.docx", "b.docx"):
        a_docx(evidence / name, ["2017年3月10日，全市公益广告37块。"], title="情况说明")
    workspace = create(tmp_path / "work", evidence, settings={"test_month": "2017-08"})
    list(scan(workspace))
    return workspace, evidence


def loaded(workspace, materials):
    with workspace.database() as db:
        return materials.load(db)


def test_what_did_not_change_is_the_same_object(tmp_path):
    workspace, evidence = an_office(tmp_path)
    materials = Materials()
    before = loaded(workspace, materials)
    a_docx(evidence / "b.docx", ["2015年1月1日。"], title="旧的说明")
    (evidence / "c.docx").write_bytes((evidence / "a.docx").read_bytes())
    list(scan(workspace))

    after = loaded(workspace, materials)

    assert after["a.docx"] is before["a.docx"]
    assert after["b.docx"].facts.title.text == "旧的说明"
    assert list(after) == ["a.docx", "b.docx", "c.docx"]


def test_what_is_gone_is_not_remembered(tmp_path):
    workspace, evidence = an_office(tmp_path)
    materials = Materials()
    loaded(workspace, materials)
    (evidence / "a.docx").unlink()
    list(scan(workspace))

    assert list(loaded(workspace, materials)) == ["b.docx"]


def test_a_check_with_something_at_hand_says_what_a_fresh_one_says(tmp_path):
    workspace, evidence = an_office(tmp_path)
    before = Checked()
    check_now(workspace, before=before)
    file_materials(workspace, "Ⅲ-7-3", ["a.docx", "b.docx"], kind=None)
    a_docx(evidence / "b.docx", ["2015年1月1日。"], title="旧的说明")
    list(scan(workspace))

    again = check_now(workspace, before=before)

    assert again == check_now(workspace)
    assert {f.path for f in again.findings if f.code == "D01"} == {"b.docx"}
