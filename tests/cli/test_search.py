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


def test_a_search_is_saved_listed_used_and_forgotten(archivist, office):
    saved = archivist("search", "公益广告", "--kind", "table", "--save", "广告表", "--json")
    listed = archivist("search", "--saved", "--json")
    used = archivist("search", "--use", "广告表", "--json")
    archivist("search", "--forget", "广告表")
    unknown = archivist("search", "--use", "广告表")

    assert {each["path"] for each in saved.of("hit")} == {TABLE}
    assert [(s["name"], s["query"], s["kind"]) for s in listed.of("search")] == [
        ("广告表", "公益广告", "table")
    ]
    assert used.of("hit") == saved.of("hit")
    assert unknown.code == 26 and "广告表" in unknown.err


def test_one_thing_is_asked_at_a_time(archivist, office):
    for arguments in ([], ["公益", "--saved"], ["--like", TABLE, "--save", "甲"]):
        assert archivist("search", *arguments).code == 2


def test_a_mistyped_word_is_answered_with_what_was_meant(archivist, office):
    result = archivist("search", "公意广告", "--json")
    said = archivist("search", "公意广告")

    assert result.summary["hits"] == 0 and "公益广告" in result.summary["instead"]
    assert "公益广告" in said.out


def test_materials_like_one_are_found_and_an_unknown_one_is_named(archivist, office):
    result = archivist("search", "--like", REPORT, "--json")
    unknown = archivist("search", "--like", "没有.docx")

    assert REPORT not in {each["path"] for each in result.of("hit")}
    assert TABLE in {each["path"] for each in result.of("hit")}
    assert unknown.code == 7


def test_hits_are_narrowed_by_how_they_stand(archivist, office):
    found = {
        status: {
            each["path"]
            for each in archivist("search", "公益广告", "--status", status, "--json").of("hit")
        }
        for status in ("filed", "unfiled", "stands", "fails")
    }

    assert found["filed"] | found["unfiled"] >= {TABLE, REPORT}
    assert not found["filed"] & found["unfiled"]
    assert found["stands"] <= found["filed"] - found["fails"]
