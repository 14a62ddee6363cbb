"""The manual in sections, in the user's language: rules, settings, glossary, errors."""

from __future__ import annotations

from dataclasses import dataclass

from archivist.i18n import N_, _
from archivist.paths import RESOURCES
from archivist.reports.telling import what_it_checks
from archivist.rules.base import Rule, all_rules
from archivist.services.manual import errors_page, settings_page

PAGES = {
    "rules": N_("检查规则"),
    "settings": N_("设置项"),
    "glossary": N_("术语"),
    "errors": N_("出错信息与退出码"),
    "keys": N_("快捷键"),
}


@dataclass(frozen=True, slots=True)
class HelpSection:
    """One thing to read: *key* is a rule's code or the name of the page; *text* is Markdown."""

    page: str
    key: str
    title: str
    text: str

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether every one of *words* (in lower case) stands in it."""
        straw = f"{self.key}\n{self.title}\n{self.text}".lower()
        return all(word in straw for word in words)


def help_sections() -> tuple[HelpSection, ...]:
    """Return the whole manual but the keys, which only a window knows."""
    glossary = (RESOURCES / "help" / "glossary.md").read_text(encoding="utf-8")
    pages = (("settings", settings_page()), ("glossary", glossary), ("errors", errors_page()))
    return (*map(_of_rule, all_rules()), *(_whole(page, text) for page, text in pages))


def _whole(page: str, text: str) -> HelpSection:
    return HelpSection(page, page, _(PAGES[page]), text)


def _of_rule(rule: Rule) -> HelpSection:
    needs = _("、").join(f"`{need}`" for need in rule.needs) or _("无")
    kinds = _("、").join(_(kind.label) for kind in rule.kinds)
    title = f"{rule.code} {what_it_checks(rule.code)}"
    lines = (
        f"## {title}",
        rule.doc,
        _("**依据**：{basis}").format(basis=_(rule.basis)),
        _("**处理办法**：{remedy}").format(remedy=_(rule.remedy)),
        _("**级别**：{level}　**材料种类**：{kinds}").format(
            level=_(rule.level.label), kinds=kinds
        ),
        _("**需要的设置**：{needs}").format(needs=needs),
    )
    return HelpSection("rules", rule.code, title, "\n\n".join(lines))
