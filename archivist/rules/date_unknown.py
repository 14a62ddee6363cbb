"""D02: no date could be read."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule


@rule(
    "D02",
    level=Level.CONFIRM,
    basis=N_("申报要求 R8：材料须形成于有效期内，日期不明的要由人确认"),
    message=N_("读不出材料的日期；不能作为依据的有：{seen}"),
    remedy=N_(
        "请打开材料核对，在标准页上填写它的日期（命令行：archivist file 标准 路径 --date 日期）；照片请在说明里写明拍摄时间。"
    ),
)
def date_unknown(evidence: Evidence) -> Iterator[Hit]:
    """材料里没有可以作为依据的日期。

    文件时间一经复制、下载就会改变，文档属性常随模板带来，单凭它们不能确定日期，这里只列出供参考。
    同一文件的红头页、盖章页分开扫描、归在同一标准下的，一页上有日期即可。打不开的文件由 G03、G07、G08 报，不再报日期不明。
    """
    if evidence.dated is None:
        yield Hit({"seen": list(evidence.dates)})
