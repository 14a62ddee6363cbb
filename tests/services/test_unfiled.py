"""What is no evidence is asked about once; the finding stays, waived, until the content changes."""

import pytest
from office import a_workspace, scan_now

from archivist.errors import UnknownPathError
from archivist.services.check import check_now
from archivist.services.filing import file_materials, undo
from archivist.services.matching import match
from archivist.services.unfiled import set_aside, take_up

STRAY = "杂项.txt"


@pytest.fixture
def workspace(tmp_path):
    return a_workspace(tmp_path)


def asked(workspace):
    return {
        e.result.path
        for e in match(workspace)
        if getattr(e, "result", None) and hasattr(e.result, "remarks")
    }


def g06(workspace):
    found = [f for f in check_now(workspace).findings if (f.code, f.path) == ("G06", STRAY)]
    return [finding.waived for finding in found]


def test_what_is_set_aside_is_not_asked_about_and_stays_visible_as_waived(workspace):
    assert STRAY in asked(workspace)
    assert g06(workspace) == [False]

    set_aside(workspace, [STRAY], reason="随手记")

    assert STRAY not in asked(workspace)
    assert g06(workspace) == [True]


def test_undo_and_taking_up_ask_again(workspace):
    set_aside(workspace, [STRAY])
    undo(workspace)
    assert STRAY in asked(workspace)

    set_aside(workspace, [STRAY])
    take_up(workspace, [STRAY])

    assert STRAY in asked(workspace)
    assert g06(workspace) == [False]


def test_another_content_at_the_same_place_is_a_new_question(workspace):
    set_aside(workspace, [STRAY])
    (workspace.evidence / STRAY).write_text("公交站亭公益广告37块", encoding="utf-8")
    scan_now(workspace)

    assert STRAY in asked(workspace)
    assert g06(workspace) == [False]


def test_a_renamed_file_is_known_again(workspace):
    set_aside(workspace, [STRAY])
    (workspace.evidence / STRAY).rename(workspace.evidence / "改名.txt")
    scan_now(workspace)

    assert "改名.txt" not in asked(workspace)


def test_filing_what_was_set_aside_ends_it(workspace):
    set_aside(workspace, [STRAY])

    file_materials(workspace, "Ⅲ-1-1", [STRAY])

    assert workspace.decided().asides == {}


def test_only_a_file_that_was_seen_is_set_aside_or_taken_up(workspace):
    with pytest.raises(UnknownPathError):
        set_aside(workspace, ["没有.txt"])
    with pytest.raises(UnknownPathError):
        take_up(workspace, [STRAY])
