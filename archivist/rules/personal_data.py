"""S03: personal data that must be masked before filing."""

from collections import Counter
from collections.abc import Iterator

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.domain.signs import PersonalSign
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "S03",
    level=Level.CONFIRM,
    basis=N_("个人信息保护法；domain.md §3.8：身份证号、手机号、银行卡号要遮盖后再报送"),
    message=N_(
        "含个人信息：身份证号 {id_numbers} 个，手机号 {mobiles} 个，银行卡号 {bank_cards} 个（{samples}）"
    ),
    remedy=N_("请确认是否必须公开；不必公开的，换用遮盖后的版本，原件留在本单位。"),
)
def personal_data(material: Material) -> Iterator[Hit | Undecided]:
    """材料里有身份证号（校验码正确）、手机号或银行卡号（校验正确），包括隐藏的行列和批注。

    号码在任何输出里都只显示遮盖后的样子。每份材料报一条。12345 一类服务电话不算。
    """
    found = material.facts.personal
    if not found:
        if material.wordless:
            yield UNKNOWN
        return
    counts = Counter(each.sign for each in found)
    yield Hit(
        {
            "id_numbers": counts[PersonalSign.ID_NUMBER],
            "mobiles": counts[PersonalSign.MOBILE],
            "bank_cards": counts[PersonalSign.BANK_CARD],
            "samples": [each.masked for each in found[:_SHOWN]],
        },
        found[0].place,
    )
