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
_OFFICES = (
    "委员会|管委会|居委会|村委会|工委|纪委|团委|团市委|党委|[市区县旗]委(?!员)|党支部|党总支|文明办|创城办|综治办|宣传部|组织部|统战部|政法委|妇联|总工会|工会"
    "|残联|科协|文联|红十字会|办公室|街道办|政府|(?<![结布格全大时开])局(?![长面部势限])|[教民公财商水][\u4e00-\u9fff]{0,5}厅|总队|支队|大队|派出所|法院|检察院"
    "|居民会|管理处|管理所|服务队|协会|商会|集团|分公司|卫生院|卫生所|供电所|消防站|客运站|火车站|汽车站|幼儿园|[小中大]学(?!习)|学院|职校|图书馆|文化馆"
    "|博物馆|体育馆|纪念馆|科技馆|少年宫|敬老院|养老院|福利院|服务站|工作站|实践站|实践所"
)
# Alone or behind a verb these are any of them (走进社区, 清扫街道); behind a name they are one.
_ANY_OF_THEM = "社区|街道|学校|医院|公司|银行|企业|中心|车站|物业"
_UNIT = re.compile(
    rf"[\u4e00-\u9fff0-9A-Za-z](?:{_OFFICES})"
    rf"|[\u4e00-\u9fff0-9A-Za-z]{{2}}(?<![进入扫治到在各赴个该本市区县与和、向为])(?:{_ANY_OF_THEM})(?!广场|绿地|地带|花园)"
    # A village or a township by its name; 本村, 全镇, 进村 and 农村 are any of them.
    rf"|[\u4e00-\u9fff]{{2}}(?<![进入到在各赴个该本全市区县旗与和、向为驻下农山城乡新])(?:[乡镇](?!村|间|亲|土|愁|风|容)|苏木|嘎查|村(?!民|庄|口|里|容|史|规|头))"
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
