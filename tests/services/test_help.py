"""The manual as the window shows it."""

from archivist.rules.base import all_rules
from archivist.services.help import PAGES, help_sections


def test_every_rule_has_its_section():
    sections = {each.key: each for each in help_sections()}

    for rule in all_rules():
        assert rule.doc in sections[rule.code].text
        assert sections[rule.code].holds((rule.code.lower(),))


def test_every_page_but_the_keys_is_there():
    assert {each.page for each in help_sections()} == set(PAGES) - {"keys"}


def test_what_stands_nowhere_is_not_found():
    assert not any(each.holds(("没有这个词吧",)) for each in help_sections())
