"""Each rule can be asked for its reason and its remedy."""

import pytest

from archivist.rules.base import all_rules


def test_every_rule_is_listed_once(archivist, bare):
    result = archivist("rules", "--json")

    codes = [each["code"] for each in result.of("rule")]
    assert codes == sorted(set(codes)) == [rule.code for rule in all_rules()]


@pytest.mark.parametrize("code", ["M04", "m04"])
def test_one_rule_is_explained(archivist, bare, code):
    told, given = archivist("rules", code), archivist("rules", code, "--json")

    assert "{" not in told.out
    assert "依据：" in told.out and "处理办法：" in told.out
    assert [each["code"] for each in given.of("rule")] == ["M04"]


def test_the_settings_a_rule_uses_are_named_as_the_settings_page_names_them(archivist, bare):
    told = archivist("rules", "P13").out

    assert "往年材料包（earlier_packages）" in told
    assert "as_of" not in archivist("rules", "M04").out
