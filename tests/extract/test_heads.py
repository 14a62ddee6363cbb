"""A head names whole units, however its lines are broken."""

import pytest
from extract.containers import headed, lines

from archivist.extract.heads import head_at


def _names(*texts):
    own, _ = headed(lines(*texts))
    index = next(n for n, line in enumerate(own) if line.text.endswith(("文件", "公告", "令")))
    head = head_at(own, index, len(own))
    return head.names if head else None


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("包头市精神文明建设指导委员会", "办公室文件", "包头市精神文明建设指导委员会办公室"),
        ("包头市精神文明建设指导委员会办", "公室文件", "包头市精神文明建设指导委员会办公室"),
        ("包头市精神文明建设指导委", "员会办公室文件", "包头市精神文明建设指导委员会办公室"),
        ("包头市精神文明建设", "指导委员会办公室文件", "包头市精神文明建设指导委员会办公室"),
        ("包头市创建全国文明城市工作", "领导小组文件", "包头市创建全国文明城市工作领导小组"),
        (
            "包头市创建全国文明城市",
            "工作指挥部办公室文件",
            "包头市创建全国文明城市工作指挥部办公室",
        ),
        ("包头市住房和城乡", "建设局文件", "包头市住房和城乡建设局"),
        ("包头市人力资源和社会", "保障局文件", "包头市人力资源和社会保障局"),
        ("包头市农业农村", "局文件", "包头市农业农村局"),
        ("包头市", "市场监督管理局文件", "包头市市场监督管理局"),
        ("中国共产党", "包头市委员会文件", "中国共产党包头市委员会"),
        ("中共包头市委", "办公室文件", "中共包头市委办公室"),
        ("内蒙古自治区", "包头市人民政府文件", "内蒙古自治区包头市人民政府"),
        ("包头市人民政府", "国有资产监督管理委员会文件", "包头市人民政府国有资产监督管理委员会"),
        ("包头市公安局", "交通管理支队公告", "包头市公安局交通管理支队"),
        ("包头市 人民 政", "府 令", "包头市人民政府"),
    ],
)
def test_a_name_broken_at_the_end_of_a_line_is_put_together(upper, lower, name):
    assert _names(upper, lower) == (name,)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            ("中共包头市委办公室", "包头市人民政府办公室文件"),
            ("中共包头市委办公室", "包头市人民政府办公室"),
        ),
        (
            ("包头市教育局", "包头市公安局文件", "包头市文明办"),
            ("包头市教育局", "包头市公安局", "包头市文明办"),
        ),
        (("包头市教育局", "公安局文件"), ("包头市教育局", "公安局")),
        (("包头市教育局", "共青团包头市委文件"), ("包头市教育局", "共青团包头市委")),
        (("市教育局", "市财政局文件"), ("市教育局", "市财政局")),
        (
            ("包头市教育局", "包头市精神文明建设指导", "委员会办公室文件"),
            ("包头市教育局", "包头市精神文明建设指导委员会办公室"),
        ),
    ],
)
def test_the_units_of_a_joint_paper_stay_apart(head, names):
    assert _names(*head) == names


@pytest.mark.parametrize("above", ["特急", "000001", "内部资料", "创建工作简报", "第3期"])
def test_what_stands_above_a_head_is_no_part_of_the_name(above):
    assert _names(above, "包头市教育局文件") == ("包头市教育局",)


@pytest.mark.parametrize(
    "line", ["关于印发《方案》的文件", "各单位要认真学习，落实有关文件", "2017年第3次会议文件"]
)
def test_a_line_that_merely_ends_in_the_word_is_no_head(line):
    assert _names(line) is None


def test_a_bare_word_is_a_head_without_units():
    assert _names("公　告") == ()
