"""A tidy copy elsewhere: complete, resumable, verifiable, and gone again without a trace."""

import csv
import threading

import pytest
from office import a_workspace

from archivist.errors import EvidenceOnlyReadError, ExportError, PackageError, UsageError
from archivist.services.arranged_folder import MAP, RECORD, Difference, differences, remove
from archivist.services.arranging import arrange
from archivist.services.filing import unfile
from archivist.services.matching import match


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path)
    list(match(made, accept=0.5))
    return made


def run(workspace, out, **options):
    return list(arrange(workspace, out, **options))[-1].result


def contents(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_every_filed_material_is_copied_byte_by_byte_and_the_evidence_is_untouched(
    workspace, tmp_path
):
    before = contents(workspace.evidence)

    summary = run(workspace, tmp_path / "副本")

    assert contents(workspace.evidence) == before
    assert summary.written == summary.expected == len(workspace.decided().filings) > 0
    copies = contents(tmp_path / "副本")
    assert {copies[p] for p in copies if p not in (MAP, RECORD)} <= set(before.values())
    assert any(p.startswith("3-007 ") and "/3-007-3/3-007-3-01_" in p for p in copies)


def test_a_list_leads_from_each_old_place_to_the_new_one(workspace, tmp_path):
    out = tmp_path / "副本"

    run(workspace, out)

    rows = list(csv.reader((out / MAP).read_text("utf-8-sig").splitlines()))[1:]
    assert {row[1] for row in rows} == {f.path for f in workspace.decided().filings.values()}
    assert all((out / row[2]).is_file() for row in rows)


def test_a_cancelled_copy_goes_on_where_it_stopped(workspace, tmp_path):
    cancel, out = threading.Event(), tmp_path / "副本"
    for event in arrange(workspace, out, cancel=cancel):
        if getattr(event, "done", 0) == 1:
            cancel.set()

    summary = run(workspace, out)

    assert (summary.kept, summary.written) == (1, summary.expected - 1)
    assert list(differences(out)) == []


def test_a_copy_follows_what_was_decided_since(workspace, tmp_path):
    out = tmp_path / "副本"
    run(workspace, out)
    standard, path = next(iter(workspace.decided().filings))
    unfile(workspace, standard, [path])

    summary = run(workspace, out)

    assert summary.removed == 1
    assert list(differences(out)) == []


def test_what_is_not_filed_goes_into_a_folder_of_its_own_when_wanted(workspace, tmp_path):
    run(workspace, tmp_path / "副本", everything=True)

    assert (tmp_path / "副本" / "_未归档" / "杂项.txt").is_file()
    assert not list((tmp_path / "副本").rglob("会议记录*"))


def test_differences_are_named_and_removal_leaves_what_a_person_changed(workspace, tmp_path):
    out = tmp_path / "副本"
    run(workspace, out)
    gone, changed = sorted(p for p in out.rglob("3-*") if p.is_file())[:2]
    gone.unlink()
    changed.write_bytes(b"changed")
    (out / "note.txt").write_text("mine", encoding="utf-8")

    found = {path: difference for difference, path in differences(out)}
    count, left = remove(out)

    assert found == {
        gone.relative_to(out).as_posix(): Difference.MISSING,
        changed.relative_to(out).as_posix(): Difference.ALTERED,
        "note.txt": Difference.UNEXPECTED,
    }
    assert set(left) == {changed.relative_to(out).as_posix(), "note.txt"}
    assert count > 0


def test_an_unchanged_copy_is_removed_without_a_trace(workspace, tmp_path):
    out = tmp_path / "副本"
    run(workspace, out)

    remove(out)

    assert not out.exists()


def test_a_changed_copy_is_not_overwritten(workspace, tmp_path):
    out = tmp_path / "副本"
    run(workspace, out)
    changed = min(p for p in out.rglob("3-*") if p.is_file())
    changed.write_bytes(b"changed")

    summary = run(workspace, out)

    assert summary.failed == 1
    assert changed.read_bytes() == b"changed"


def test_it_refuses_the_evidence_folder_and_folders_of_others(workspace, tmp_path):
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / "x.txt").write_text("x", encoding="utf-8")

    with pytest.raises(EvidenceOnlyReadError):
        run(workspace, workspace.evidence / "副本")
    with pytest.raises(ExportError):
        run(workspace, tmp_path / "别的")
    with pytest.raises(PackageError):
        remove(tmp_path / "别的")


def test_an_altered_source_is_not_copied(workspace, tmp_path):
    path = next(iter(workspace.decided().filings.values())).path
    (workspace.evidence / path).write_bytes(b"something else")

    summary = run(workspace, tmp_path / "副本")

    assert summary.failed == 1


def test_a_template_names_the_copies(workspace, tmp_path):
    run(workspace, tmp_path / "副本", template="{number} {original}")

    assert list((tmp_path / "副本").rglob("3-007-3-?? 说明报告.docx"))


@pytest.mark.parametrize(
    "text", ["{title}", "{number}{nothing}", "{number", "{number!r}", "{number.x}"]
)
def test_a_template_that_makes_no_sense_is_refused(workspace, tmp_path, text):
    with pytest.raises(UsageError):
        run(workspace, tmp_path / "副本", template=text)
    assert not (tmp_path / "副本").exists()
