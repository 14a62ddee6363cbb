"""Sure files speak for the others in their folder."""

from __future__ import annotations

from archivist.match.by_neighbours import Neighbours, by_neighbours, folder_of


def test_neighbours_that_agree_are_a_clue_but_never_sure() -> None:
    sure = {f"照片/{n}.jpg": "Ⅲ-7-3" for n in range(30)}

    (clue,) = by_neighbours("照片/新.jpg", Neighbours.of(sure))

    assert clue.standard == "Ⅲ-7-3"
    assert 0.8 < clue.score < 0.9
    assert clue.why == "同一文件夹的 30 个文件属于 Ⅲ-7-3"


def test_a_mixed_folder_says_little() -> None:
    mixed = Neighbours.of({"材料/1.jpg": "Ⅲ-7-3", "材料/2.jpg": "Ⅲ-5-1"})
    agreed = Neighbours.of({"材料/1.jpg": "Ⅲ-7-3", "材料/2.jpg": "Ⅲ-7-3"})

    assert (
        by_neighbours("材料/3.jpg", mixed)[0].score < by_neighbours("材料/3.jpg", agreed)[0].score
    )


def test_a_file_is_not_its_own_neighbour() -> None:
    assert by_neighbours("照片/1.jpg", Neighbours.of({"照片/1.jpg": "Ⅲ-7-3"})) == ()


def test_the_evidence_folder_itself_has_no_subject() -> None:
    assert by_neighbours("2.jpg", Neighbours.of({"1.jpg": "Ⅲ-7-3"})) == ()


def test_an_archive_is_a_folder() -> None:
    assert folder_of("交来.zip!/a.jpg") == "交来.zip"
    assert folder_of("a.jpg") == ""
