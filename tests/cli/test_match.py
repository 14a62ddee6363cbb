"""Suggestions come best first with their reasons; the sure ones are filed as one act."""

import threading

from cli.places import PHOTO, STRAY

from archivist.services.matching import match


def test_unfiled_materials_get_at_most_five_suggestions_best_first(archivist, office):
    archivist("undo")

    result = archivist("match", "--json")

    of_photo = [each for each in result.of("suggestion") if each["path"] == PHOTO]
    assert [each["rank"] for each in of_photo] == list(range(1, len(of_photo) + 1))
    assert len(of_photo) <= 5
    assert of_photo[0]["standard"] == "Ⅲ-7-3"
    assert STRAY in {each["path"] for each in result.of("unmatched")}
    assert result.summary["accepted"] == 0


def test_what_scores_enough_is_filed_and_one_undo_takes_it_back(archivist, office):
    archivist("undo")

    accepted = archivist("match", "--accept", "0.9", "--json").summary
    again = archivist("match", "--accept", "0.9", "--json").summary
    archivist("undo")

    assert (accepted["files"], accepted["suggested"], accepted["accepted"]) == (8, 5, 5)
    assert (again["files"], again["accepted"]) == (3, 0)
    assert archivist("match", "--json").summary["files"] == 8


def test_one_path_is_explained_filed_or_not(archivist, office):
    told = archivist("match", "--explain", PHOTO)
    seen = archivist("match", "--explain", office.evidence / PHOTO, "--json")

    assert "文件名写着 Ⅲ-7-3" in told.out
    assert {each["path"] for each in seen.of("suggestion")} == {PHOTO}


def test_a_cancelled_match_files_nothing(office):
    cancel = threading.Event()
    cancel.set()

    end = list(match(office, accept=0.0, cancel=cancel))[-1]

    assert end.cancelled
    assert end.result.accepted == 0
