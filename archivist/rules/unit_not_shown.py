"""P08: neither a photo nor its caption shows the name of the unit."""

import re
from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.ocr import Unseen
from archivist.i18n import N_, _
from archivist.rules.base import Hit, rule

# What a unit's name ends in; whoever acts in the picture may be another unit than the one that answers.
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,}?(?:委员会|文明办|宣传部|组织部|统战部|政法委|纪委|团委|妇联|总工会|工会|残联|科协|文联|红十字会|办公室|街道办|街道|镇政府|政府"
    r"|[教民公司财人交文卫环农林水税审统体旅商城住规质安][\u4e00-\u9fff]{0,6}局|管理局|监督局|执法局|公安局|分局|税务局|总队|支队|大队|派出所|法院|检察院|社区|居委会|村委会"
    r"|学校|小学|中学|大学|学院|幼儿园|医院|卫生院|图书馆|文化馆|博物馆|体育馆|纪念馆|科技馆|少年宫|青少年宫|中心|服务站|公司|集团|银行|协会|志愿服务队|服务队|企业|商会|支部|党委|工作站|车站|客运站|消防站|供电所|卫生所)"
)
_SHORTEST = 2  # characters of a name without 市 and 局


@rule(
    "P08",
    level=Level.CONFIRM,
    basis=N_("申报要求 R18：照片须能看出单位名称"),
    message=N_("图片说明和已识别的图中文字里都没有单位名称（责任单位：{unit}，图中文字：{read}）"),
    remedy=N_(
        "请换用拍到单位名称的照片，或在图片说明里写明是哪个单位；照片上已能看清的，确认后豁免本条。"
    ),
    kinds=(Kind.PHOTO,),
)
def unit_not_shown(dossier: Dossier) -> Iterator[Hit]:
    """从照片和它的说明看不出是哪个单位。责任单位、配合单位，或任何写明的单位、社区、学校都算。

    照片里的字只在识别过时才看得到；没有识别的，列明“未识别”，由人打开照片确认。没有说明的由 P04 报。
    """
    names = [_bare(name) for name in _names(dossier)]
    unit = dossier.assignment.unit if dossier.assignment else ""
    for evidence in dossier.of_kind(Kind.PHOTO):
        photo = evidence.facts.photo
        if photo is None or not evidence.caption.strip():
            continue
        said = f"{evidence.caption} {photo.words}"
        if not _UNIT.search(said) and not any(name in said for name in names):
            values = {"unit": unit, "read": _read(evidence)}
            yield Hit(values, path=evidence.path, kind=Kind.PHOTO)


def _names(dossier: Dossier) -> Iterator[str]:
    if dossier.assignment:
        yield from dossier.assignment.unit.split("、")
        yield from dossier.assignment.supporting
    yield from dossier.standard.lead_units


def _bare(name: str) -> str:
    """Return a unit's name without its city, or the whole of a short one."""
    bare = name.strip().removeprefix("市")
    return bare if len(bare) >= _SHORTEST else name or "\0"


def _read(evidence: Evidence) -> str:
    unseen = evidence.facts.unseen
    read = evidence.facts.photo.words if evidence.facts.photo else ""
    if read:
        return read
    return _("未识别") if isinstance(unseen, Unseen) else _("无")
