"""An undo is taken back only while nothing else was decided since."""

from cli.places import STRAY


def test_after_another_decision_there_is_nothing_to_redo(archivist, office):
    archivist("undo")
    archivist("file", "Ⅲ-7-3", STRAY)

    result = archivist("redo")

    assert result.code == 11
