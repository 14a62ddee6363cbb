"""Findings in words: what the rule says, also for a code this version has no rule for."""

from __future__ import annotations

from functools import cache

from archivist.domain.finding import Finding, Unknown
from archivist.i18n import _
from archivist.rules.base import Rule, all_rules


def say(finding: Finding | Unknown) -> str:
    """Return the sentence of *finding*, or of what a rule could not decide."""
    if isinstance(finding, Unknown):
        return _("判断不了：{what}").format(what=what_it_checks(finding.code))
    rule = _rules().get(finding.code)
    if rule is None:
        return _unknown_rule(finding.code)
    return rule.say(finding)


def advise(finding: Finding) -> str:
    """Return what to do about *finding*; empty where its rule is not known."""
    rule = _rules().get(finding.code)
    return rule.advise(finding) if rule else ""


def what_it_checks(code: str) -> str:
    """Return the first sentence of a rule's explanation."""
    rule = _rules().get(code)
    if rule is None:
        return _unknown_rule(code)
    first = rule.doc.strip().split("\n\n")[0].replace("\n", "")
    return first.partition("。")[0] + "。" if "。" in first else first


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def _unknown_rule(code: str) -> str:
    return _("规则 {code}（本版本程序没有这条规则）").format(code=code)
