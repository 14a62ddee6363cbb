"""``archivist rules``: what is checked, why, and what to do about it."""

from __future__ import annotations

import re

import click

from archivist.cli.run import Run
from archivist.cli.run import command as make
from archivist.domain.settings import BY_KEY
from archivist.errors import UnknownRuleError
from archivist.i18n import _
from archivist.rules.base import Rule, all_rules, rule_of

# What a finding fills in: here there is none yet.
_FIELD = re.compile(r"\{\w+\}")


@make("rules")
@click.argument("code", required=False)
def command(run: Run, code: str | None) -> None:
    """List all rules, or explain one."""
    if code is None:
        for rule in all_rules():
            run.give(**_object(rule))
            heading = rule.doc.splitlines()[0] if rule.doc else rule.slug
            run.say(f"{rule.code} {_(rule.level.label)} {heading}")
        return
    try:
        rule = rule_of(code.upper())
    except KeyError as error:
        raise UnknownRuleError(code=code) from error
    run.give(**_object(rule))
    run.say(f"{rule.code} {rule.slug} · {_(rule.level.label)}\n\n{rule.doc}\n")
    run.say(_("依据：{basis}").format(basis=_(rule.basis)))
    run.say(_("处理办法：{remedy}").format(remedy=_FIELD.sub("……", _(rule.remedy))))
    needs = [BY_KEY[key] for key in (*rule.needs, *rule.optional) if key in BY_KEY]
    if needs:
        named = (_("{label}（{key}）").format(label=_(s.label), key=s.key) for s in needs)
        run.say(_("用到的设置：{needs}").format(needs=_("、").join(named)))


def _object(rule: Rule) -> dict[str, object]:
    return {
        "type": "rule",
        "code": rule.code,
        "slug": rule.slug,
        "level": rule.level.name.lower(),
        "scope": rule.scope,
        "kinds": [kind.value for kind in rule.kinds],
        "basis": _(rule.basis),
        "message": _(rule.message),
        "remedy": _(rule.remedy),
        "needs": list(rule.needs),
        "doc": rule.doc,
    }
