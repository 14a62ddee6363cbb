"""G99: a rule crashed."""

from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule


@rule(
    "G99",
    level=Level.ERROR,
    basis=N_("检查的规矩：没有查成的绝不当作通过"),
    message=N_("规则 {rule} 执行失败，这一处没有查成（{error}）"),
    remedy=N_(
        "请运行 archivist --debug check，把输出发给维护人员；这一处要人工检查，其他规则照常执行。"
    ),
)
def rule_failed(holding: Holding) -> Iterator[Hit]:
    """程序的一条规则出错，没有查成。出错的详情记在日志里，其余规则不受影响。

    没有查成的材料和标准都不会算作完成。
    """
    for crash in holding.crashes:
        yield Hit(
            {"rule": crash.code, "error": crash.error},
            path=crash.path,
            standard=crash.standard,
            kind=crash.kind,
        )
