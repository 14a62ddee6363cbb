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


def test_an_explanation_lists_every_signal_with_its_weight(archivist, office):
    told = archivist("match", "--explain", PHOTO)
    first = archivist("match", "--explain", PHOTO, "--json").of("suggestion")[0]
    plain = archivist("match", "--json").of("suggestion")

    assert "编号：单独 0.990 × 权重" in told.out
    number = next(each for each in first["signals"] if each["signal"] == "number")
    assert number["score"] == 0.99 and number["weight"] > 0 and "Ⅲ-7-3" in number["why"]
    assert all("signals" not in each for each in plain)


def test_without_a_number_the_default_bar_is_used(archivist, office):
    archivist("undo")

    assert archivist("match", "--accept", "--json").summary["accepted"] == 5


def test_forgetting_is_a_setting_that_holds_from_now_on(archivist, office):
    archivist("match", "--forget")

    assert office.decided().settings["learn_since"].startswith("20")
