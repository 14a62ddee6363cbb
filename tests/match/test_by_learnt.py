"""What earlier decisions teach."""

from __future__ import annotations

from archivist.match.by_learnt import Learnt, Past, by_learnt


def test_the_folder_of_what_was_filed_points_to_its_standard() -> None:
    learnt = Learnt.of(Past(f"站亭/{n}.jpg", "Ⅲ-7-3") for n in range(6))

    (clue,) = by_learnt("站亭/新.jpg", "", learnt)

    assert clue.standard == "Ⅲ-7-3"
    assert clue.why == "本单位此前把该文件夹的 6 个文件归到 Ⅲ-7-3"


def test_names_that_differ_only_in_figures_are_alike() -> None:
    learnt = Learnt.of(Past(f"{n}/光盘行动检查{n}.docx", "Ⅲ-19-1") for n in range(3))

    (clue,) = by_learnt("别处/光盘行动检查2017.docx", "", learnt)

    assert clue.why == "本单位此前把 3 个名为“光盘行动检查”的文件归到 Ⅲ-19-1"


def test_a_unit_that_sends_one_thing_points_to_it_and_one_that_sends_many_does_not() -> None:
    one = Learnt.of(Past(f"{n}.docx", "Ⅲ-36-1", "市残联") for n in range(5))
    many = Learnt.of(Past(f"{n}.docx", f"Ⅲ-{n}-1", "市文明办") for n in range(12))

    assert [clue.standard for clue in by_learnt("x.docx", "市残联", one)] == ["Ⅲ-36-1"]
    assert by_learnt("x.docx", "市文明办", many) == ()


def test_what_was_taken_back_speaks_against() -> None:
    kept = Learnt.of([Past("夹/1.jpg", "Ⅲ-7-3"), Past("夹/2.jpg", "Ⅲ-7-3")])
    less = Learnt.of(
        [
            Past("夹/1.jpg", "Ⅲ-7-3"),
            Past("夹/2.jpg", "Ⅲ-7-3"),
            Past("夹/3.jpg", "Ⅲ-7-3", kept=False),
        ]
    )

    other = by_learnt("夹/4.jpg", "", less)[0]
    itself = by_learnt("夹/3.jpg", "", less)[0]

    assert other.score < by_learnt("夹/4.jpg", "", kept)[0].score
    assert itself.score < 0.01
    assert itself.why == "本单位此前把它从 Ⅲ-7-3 撤了出来"


def test_a_cameras_name_teaches_nothing() -> None:
    learnt = Learnt.of(Past(f"IMG_{n}.jpg", "Ⅲ-7-3") for n in range(9))

    assert by_learnt("IMG_77.jpg", "", learnt) == ()
