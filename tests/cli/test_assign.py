"""Somebody answers for each standard; what is not said again stays."""


def test_what_is_given_is_kept_and_the_rest_stays(archivist, office):
    archivist(
        "assign", "Ⅲ-7-3", "--unit", "市工商局", "--person", "张三", "--supporting", "市文明办"
    )

    result = archivist("assign", "III-7-3", "--due", "2017-06-30", "--json")

    [now] = result.of("assignment")
    assert result.code == 0
    assert now == {
        "type": "assignment",
        "standard": "Ⅲ-7-3",
        "unit": "市工商局",
        "person": "张三",
        "due": "2017-06-30",
        "supporting": ["市文明办"],
    }


def test_an_open_slot_after_the_due_day_is_overdue(archivist, office):
    archivist("assign", "Ⅲ-1-2", "--unit", "测试局", "--person", "李四", "--due", "2017-06-30")

    result = archivist("check", "--unit", "测试局", "--json")

    assert [each["standard"] for each in result.of("standard")] == ["Ⅲ-1-2"]
    assert "M04" in {each["code"] for each in result.of("finding")}
    assert "M05" not in {each["code"] for each in result.of("finding")}
