"""The generated pages of the manual: rules, errors, settings. Made from the code that they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from archivist import errors
from archivist.domain.settings import SETTINGS
from archivist.errors import ArchivistError
from archivist.i18n import _
from archivist.rules.base import Rule, Scope, all_rules

_SCOPES = {
    Scope.MATERIAL: "单份材料",
    Scope.DOSSIER: "一个标准",
    Scope.EDITION: "全部标准",
}


def rules_page() -> str:
    """Return ``rules.md``: every rule with its level, basis, message and remedy."""
    lines = ["# 检查规则", "", "由程序生成，与 `archivist rules` 的内容一致。", ""]
    for rule in all_rules():
        lines += _rule(rule)
    return "\n".join(lines).rstrip() + "\n"


def errors_page() -> str:
    """Return ``errors.md``: every exit code, what happened and what to do."""
    lines = [
        "# 出错信息与退出码",
        "",
        "0 完成，没有错误级问题；1 完成，有错误级问题（或送审包校验不通过）；130 被中断。",
        "",
        "| 退出码 | 名称 | 发生了什么 | 怎么办 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {each.exit_code} | {each.__name__} | {_cell(each.message)} | {_cell(each.advice)} |"
        for each in sorted(error_classes(), key=lambda each: each.exit_code)
    ]
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """Return ``settings.md``: every key, what it means, an example."""
    lines = [
        "# 设置项",
        "",
        "没有设置的限制一律显示“未设置”，相应的检查不执行，也不算通过；确认没有限制的，设为“不限”。",
        "",
        "| 键 | 名称 | 说明 | 示例 | 可按标准 | 可按种类 |",
        "|---|---|---|---|---|---|",
    ]
    for each in SETTINGS:
        marks = ["是" if yes else "" for yes in (each.per_standard, each.per_kind)]
        example = each.example
        lines.append(
            f"| `{each.key}` | {_(each.label)} | {_(each.help)} | `{example}` | {marks[0]} | {marks[1]} |"
        )
    return "\n".join(lines) + "\n"


def error_classes() -> Iterator[type[ArchivistError]]:
    """Yield every class of error the program ends with."""
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, ArchivistError) and value.message:
            yield value


PAGES: Mapping[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "errors.md": errors_page,
    "settings.md": settings_page,
}


def _rule(rule: Rule) -> list[str]:
    needs = "、".join(f"`{need}`" for need in rule.needs) or "无"
    kinds = "、".join(_(kind.label) for kind in rule.kinds)
    return [
        f"## {rule.code} {rule.slug}",
        "",
        f"{_(rule.level.label)} · {_SCOPES[rule.scope]} · {kinds} · 需要的设置：{needs}",
        "",
        rule.doc,
        "",
        f"- 依据：{_(rule.basis)}",
        f"- 说法：{_(rule.message)}",
        f"- 处理：{_(rule.remedy)}",
        "",
    ]


def _cell(text: str) -> str:
    return _(text).replace("\n", " ").replace("|", "\\|")
