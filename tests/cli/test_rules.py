"""Each rule can be asked for its reason and its remedy."""

import pytest

from archivist.rules.base import all_rules


def test_every_rule_is_listed_once(archivist, bare):
    result = archivist("rules", "--json")

    codes = [each["code"] for each in result.of("rule")]
    assert codes == sorted(set(codes)) == [rule.code for rule in all_rules()]


@pytest.mark.parametrize("code", ["M01", "m01"])
def test_one_rule_is_explained(archivist, bare, code):
    told, given = archivist("rules", code), archivist("rules", code, "--json")

    assert "依据：" in told.out and "处理办法：" in told.out
    assert [each["code"] for each in given.of("rule")] == ["M01"]
