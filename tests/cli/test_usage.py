"""What is wrong with a command line is said in the user's language."""

import re

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "没有命令“nonsense”"),
        (["units", "list"], "没有命令“list”，可用的有 import"),
        (["units"], "缺少子命令，可用的有 import"),
        (["check", "--standar", "7-3"], "没有选项 --standar，是不是 --standard"),
        (["check", "--standard"], "选项 --standard 后面缺少值"),
        (["check", "--json=1"], "选项 --json 后面不能有值"),
        (["check", "a", "b"], "多出了“a b”"),
        (["search"], "缺少 QUERY"),
        (["report", "gaps"], "缺少 --output"),
        (["search", "x", "--limit", "0"], "--limit 的值不对：要是不小于 1 的数"),
        (["match", "--accept", "x"], "--accept 的值不对：要是 0 到 1 之间的数"),
        (["scan", "--ocr", "x"], "--ocr 的值不对：只能是 auto、never、always"),
        (["check", "--as-of", "8月"], "--as-of 的值不对：“8月”不是日期，写法如 2017-08-10"),
    ],
)
def test_a_wrong_command_line_is_explained(archivist, bare, words, said):
    result = archivist(*words)

    assert result.code == 2
    assert said in result.err
    assert not re.search(r"\.。|。。", result.err)
