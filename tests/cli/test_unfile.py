"""What is taken out of a standard keeps its number for the day it comes back."""

from cli.places import PHOTO


def test_a_piece_is_taken_out_and_its_number_waits(archivist, office):
    out = archivist("unfile", "III-7-3", PHOTO, "--json")
    back = archivist("file", "Ⅲ-7-3", PHOTO, "--json")

    assert out.of("unfiled") == [{"type": "unfiled", "path": PHOTO, "standard": "Ⅲ-7-3"}]
    assert back.of("filed")[0]["number"] == "Ⅲ-7-3-01"
    assert (office.evidence / PHOTO).exists()
