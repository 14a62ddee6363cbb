"""P14: the place a photo carries lies outside the city."""

from collections.abc import Iterator

from archivist.domain.area import Area
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, NotRun, Undecided, rule


@rule(
    "P14",
    level=Level.HINT,
    basis=N_("申报要求 R5、R7：实景图片须是本市现场"),
    message=N_("定位在北纬 {latitude}、东经 {longitude}，不在本市范围 {box} 内"),
    remedy=N_(
        "请核对拍摄地点；外出学习、对口支援等确在外地拍摄的，确认后豁免；定位可以改写，不能单凭它下结论。"
    ),
    kinds=(Kind.PHOTO,),
)
def outside_city(
    evidence: Evidence, *, city_box: Area | None = None
) -> Iterator[Hit | Undecided | NotRun]:
    """照片带有定位，而定位不在本市的经纬度范围内。没有定位的照片不判断。

    手机定位可能用 WGS 84，也可能用偏移过的 GCJ-02，相差几百米，范围边缘放宽约一公里。
    有定位而没有设置本市范围的，列为未检查。
    """
    photo = evidence.facts.photo
    if photo is None:
        yield UNKNOWN
    elif photo.latitude is None or photo.longitude is None:
        return
    elif city_box is None:
        yield NotRun("city_box")
    elif not city_box.holds(photo.latitude, photo.longitude):
        yield Hit({"latitude": photo.latitude, "longitude": photo.longitude, "box": str(city_box)})
