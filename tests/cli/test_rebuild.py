"""Derived data are made anew; decisions stay."""


def test_rebuilding_keeps_every_answer(archivist, office):
    before = archivist("check", "--json").objects

    result = archivist("rebuild", "--json")

    assert (result.code, result.summary["seen"]) == (0, 9)
    assert result.summary["indexed"] == 8
    assert archivist("check", "--json").objects == before


def test_without_the_evidence_nothing_is_thrown_away(archivist, office):
    office.evidence.rename(office.root.parent / "拔掉了")

    result = archivist("rebuild")

    assert result.code == 5
    assert archivist("search", "公益广告", "--json").summary["hits"] >= 2
