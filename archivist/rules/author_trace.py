"""S05: names and paths left in a file's properties."""

import re
from collections.abc import Iterator

from archivist.domain.facts import Facts
from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

# What programs and machines put there by themselves, and units: none of them names a person.
_NOBODY = re.compile(
    r"(?i)^(?:.*(?:microsoft|微软|windows|office|wps|kingsoft|金山|python|openpyxl|apache|adobe|scanner|扫描|poi|libre).*"
    r"|admin\w*|user\w*|用户\w*|owner|unknown|un-?named|none|null|root|pc|guest|default|lenovo|dell|hp|asus|acer|china|home|work"
    r"|[\W\d_]*|.{0,3}机房.*|(?:深度|雨林|番茄|系统)\w*|匿名|作者|佚名|未知)$"
)
_UNIT = re.compile(
    r"(?:政府|委员会|办公?[室厅]?|委|局|厅|部|院|处|科|股|站|所|社|校|会|中心|公司|集团|大学|学院|中学|小学|幼儿园|医院|队|街道|社区|乡|镇|村|妇联|残联|文联|工商联|科协|团委|工会|协会|学会|联合会|政协|人大|检察院|支队|大队|总队|.馆|银行|..(?:厂|店|署|台|园|宫|市|区|县|旗|苏木|嘎查|社团|协作区|编辑部|报))$"
)
_SHOWN = 5


@rule(
    "S05",
    level=Level.HINT,
    basis=N_("个人信息保护法；domain.md §3.8：报送前清除文件属性里的个人姓名、用户名和本机路径"),
    message=N_("文件属性里留有{traces}"),
    remedy=N_(
        "请在“文件 → 信息 → 检查文档”里清除文件属性和个人信息，再另存报送；扫描件的属性用扫描软件清除。"
    ),
)
def author_trace(material: Material) -> Iterator[Hit]:
    """文件的作者、最后修改者是个人或用户名，或属性里留有本机、局域网路径。

    单位名称和软件自己填的名称（如 Administrator、微软用户）不算。不说明材料有问题，只提醒报送前清理。
    """
    traces = [*_people(material.facts), *(spot.text for spot in material.facts.traces)]
    if traces:
        yield Hit({"traces": traces[:_SHOWN]})


def _people(facts: Facts) -> Iterator[str]:
    for name in dict.fromkeys((facts.author.strip(), facts.last_author.strip())):
        if name and not _NOBODY.match(name) and not _UNIT.search(name):
            yield name
