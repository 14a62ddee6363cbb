"""Somebody answers for each standard; what is not said again stays."""


def test_what_is_given_is_kept_and_the_rest_stays(archivist, office):
    archivist(
        "assign", "Ⅲ-7-3", "--unit", "市工商局", "--person", "张三", "--supporting", "市文明办"
    )

    result = archivist("assign", "III-7-3", "--due", "2017-06-30", "--json")

    [now] = result.of("assignment")
    assert result.code == 0
    assert [each["person"] for each in now.pop("answered")] == ["张三"]
    assert now == {
        "type": "assignment",
        "standard": "Ⅲ-7-3",
        "unit": "市工商局",
        "person": "张三",
        "due": "2017-06-30",
        "supporting": ["市文明办"],
        "phone": None,
    }


def test_a_due_date_can_be_taken_away_and_who_answered_before_is_told(archivist, office):
    archivist("assign", "7-3", "--unit", "市工商局", "--person", "张三", "--due", "2017-06-30")
    archivist("assign", "7-3", "--person", "李四", "--phone", "0472-5555555", "--no-due")

    [now] = archivist("assign", "7-3", "--json").of("assignment")

    assert (now["person"], now["phone"], now["due"]) == ("李四", "0472-5555555", None)
    assert [each["person"] for each in now["answered"]] == ["张三", "李四"]
    assert "张三" in archivist("assign", "7-3").out


def test_an_open_slot_after_the_due_day_is_overdue(archivist, office):
    archivist("assign", "Ⅲ-1-2", "--unit", "测试局", "--person", "李四", "--due", "2017-06-30")

    result = archivist("check", "--unit", "测试局", "--json")

    assert [each["standard"] for each in result.of("standard")] == ["Ⅲ-1-2"]
    assert "M04" in {each["code"] for each in result.of("finding")}
    assert "M05" not in {each["code"] for each in result.of("finding")}
