"""Hits with place and spans; nothing before the first scan."""

from cli.places import PHOTO, REPORT, TABLE


def test_hits_have_their_place_and_spans_point_at_the_words(archivist, office):
    result = archivist("search", "公益广告", "--json")

    hits = {each["path"]: each for each in result.of("hit") if each["field"] == "text"}
    assert hits[TABLE]["place"] == "Sheet1!A1"
    assert {TABLE, REPORT} <= set(hits)
    for hit in hits.values():
        assert all(hit["snippet"][a:b] == "公益广告" for a, b in hit["spans"])
    assert result.summary["hits"] == len(result.of("hit"))


def test_hits_are_narrowed_and_limited(archivist, office):
    tables = archivist("search", "公益广告", "--kind", "table", "--standard", "III-7-3", "--json")
    one = archivist("search", "公益广告", "--limit", "1", "--json")
    none = archivist("search", "公益广告", "--before", "2016-12-31", "--json")

    assert {each["path"] for each in tables.of("hit")} == {TABLE}
    assert (len(one.of("hit")), len(none.of("hit"))) == (1, 0)
    assert one.summary["hits"] >= 2


def test_a_name_is_found_when_asked_for(archivist, office):
    result = archivist("search", "name:钢铁大街公交站亭", "--json")

    assert [(each["path"], each["field"]) for each in result.of("hit")] == [(PHOTO, "name")]


def test_nothing_found_is_no_error(archivist, office):
    result = archivist("search", "绝无此句", "--json")

    assert (result.code, result.summary["hits"]) == (0, 0)


def test_before_the_first_scan_the_program_says_what_to_do(archivist, bare):
    (bare / "材料").mkdir()
    archivist("new", "工作区", "--evidence", "材料")

    result = archivist("-w", "工作区", "search", "公益广告")

    assert result.code == 20
    assert "archivist scan" in result.err


def test_odd_queries_end_in_an_answer(archivist, office):
    for query in ("", " ", "AND", "NOT", "(", '"', "title:", "a" * 3000, "公益 AND (", "-"):
        assert archivist("search", "--", query).code == 0
