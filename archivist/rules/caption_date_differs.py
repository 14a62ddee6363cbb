"""P11: the caption's date is not the photo's."""

from collections.abc import Iterator
from datetime import timedelta

from archivist.domain.caption import read_caption
from archivist.domain.dates import DateReading, DateSource, DateValue
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SEEN = (DateSource.EXIF, DateSource.WATERMARK)
_APART = timedelta(days=1)  # a clock set to another zone


@rule(
    "P11",
    level=Level.WARNING,
    basis=N_("申报要求 R14：图片说明的时间应是拍摄时间（domain.md §2.4 C13）"),
    message=N_("图片说明写的是 {said}，{source}是 {taken}"),
    remedy=N_("请核对：说明写错的改说明，相机时钟不准的说明理由后豁免；不是这次活动的照片请更换。"),
    kinds=(Kind.PHOTO,),
)
def caption_date_differs(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """图片说明里的日期和拍摄信息、图片水印上的日期相差一天以上。说明里有几个日期的，有一个相符即可。

    拍摄信息、水印都没有的（例如经聊天软件转发），和人工填写的日期比较；也没有的不能判断：
    请要原图，或者填写拍摄日期。
    """
    dates = [value for value in read_caption(evidence.caption).dates if value.month]
    if not dates:
        return
    taken = _taken(evidence)
    if taken is None:
        yield UNKNOWN
    elif not any(_agree(value, taken.value) for value in _with_spans(dates)):
        yield Hit({"said": dates, "source": taken.source, "taken": taken.value})


def _taken(evidence: Evidence) -> DateReading | None:
    """Return what the photo itself says, else the clerk's word, else the name's."""
    for sources in (*((each,) for each in _SEEN), (DateSource.CLERK, DateSource.NAME)):
        for reading in evidence.dates:
            if reading.source in sources:
                return reading
    return None


def _with_spans(dates: list[DateValue]) -> list[tuple[DateValue, DateValue]]:
    """Return each date, and where there are two, all that lies between (3月5日至7日)."""
    spans = [(value, value) for value in dates]
    if len(dates) == 2 and dates[0].first <= dates[1].first:  # noqa: PLR2004 — from and to
        spans.append((dates[0], dates[1]))
    return spans


def _agree(span: tuple[DateValue, DateValue], taken: DateValue) -> bool:
    return span[0].first - _APART <= taken.last and taken.first <= span[1].last + _APART
