"""Which cells are looked at for labels of a form: every one that has a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.figures import FormField
from archivist.extract.form_fields import may_be_label

_LABELS = {
    FormField.REPORTER: ["填报单位", "制表部门", "报送机关", "统计机构", "单位名称", "单位(盖章)"],
    FormField.FILLER: [
        "填表人",
        "经办人",
        "统计员",
        "编制人",
        "填表",
        "制表",
        "制单",
        "造表",
        "编表",
    ],
    FormField.CHECKER: [
        "审核",
        "复核人",
        "审批",
        "核准",
        "校核",
        "审定",
        "审签",
        "负责人",
        "分管领导",
    ],
    FormField.TIME: ["填报日期", "统计期间", "数据时点", "日期", "截止时间"],
    FormField.SOURCE: ["来源", "数据来源", "资料出处", "数据提供单位", "数据提供部门"],
}


@pytest.mark.parametrize("label", [each for labels in _LABELS.values() for each in labels])
def test_no_label_is_passed_over(label):
    assert may_be_label(label)


@given(st.text(alphabet="0123456789.%公益广告", max_size=10))
def test_a_value_is_not_looked_at(text):
    assert not may_be_label(text)
