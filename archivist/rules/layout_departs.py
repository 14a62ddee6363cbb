"""F07: a Word paper that is not laid out as the standard asks."""

from collections.abc import Iterator
from enum import StrEnum

from archivist.domain.evidence import Evidence
from archivist.domain.facts import PageLayout
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_A4 = (210.0, 297.0)
_SIZE_OFF, _MARGIN_OFF, _TYPE_OFF = 2.0, 1.3, 0.6
# GB/T 9704-2012 5.1 and 5.2.1 (天头 37, 订口 28, 版心 156×225), and those GB/T 33476.2-2016 gives Word.
_MARGINS = {
    "top": (37.0, 34.58),
    "bottom": (35.0, 32.58),
    "left": (28.0,),
    "right": (26.0,),
}
_TITLE, _BODY = 22.0, 16.0  # 2号, 3号


class Departure(StrEnum):
    """What departs from the standard's page."""

    PAPER = "paper"
    MARGINS = "margins"
    TITLE_SIZE = "title_size"
    TITLE_PLACE = "title_place"
    BODY_SIZE = "body_size"
    DATE_PLACE = "date_place"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Departure.PAPER: N_("纸张不是 A4"),
    Departure.MARGINS: N_("页边距不是上 37、下 35、左 28、右 26 毫米"),
    Departure.TITLE_SIZE: N_("标题不是 2 号字"),
    Departure.TITLE_PLACE: N_("标题没有居中"),
    Departure.BODY_SIZE: N_("正文不是 3 号字"),
    Departure.DATE_PLACE: N_("成文日期没有靠右"),
}


@rule(
    "F07",
    level=Level.HINT,
    basis=N_(
        "GB/T 9704-2012：A4 纸，天头 37、订口 28 毫米，版心 156×225 毫米，标题 2 号居中，正文 3 号，成文日期右空四字"
    ),
    message=N_("版面与公文格式不符：{departures}"),
    remedy=N_("电子稿请按公文格式重新排版；已经印发的以纸质原件为准，报送彩色扫描件即可。"),
    kinds=(Kind.PAPER,),
)
def layout_departs(evidence: Evidence) -> Iterator[Hit]:
    """规范文件的 Word 电子稿，纸张、页边距、标题字号和位置、正文字号、成文日期位置不合 GB/T 9704-2012。

    只看带发文字号或红头的 docx；扫描件、PDF 和旧格式不查。GB/T 33476.2-2016 给出的页边距
    （34.58、32.58、28、26 毫米）同样认可。
    """
    facts = evidence.facts
    headed = facts.issuer is not None and facts.issuer.source == "red_head"
    if facts.layout is None or not (facts.number is not None or headed):
        return
    departures = list(_departures(facts.layout))
    if departures:
        yield Hit({"departures": departures})


def _departures(layout: PageLayout) -> Iterator[Departure]:
    size = (layout.width, layout.height)
    if any(abs(have - want) > _SIZE_OFF for have, want in zip(size, _A4, strict=True)):
        yield Departure.PAPER
    if not all(_near(getattr(layout, side), *wanted) for side, wanted in _MARGINS.items()):
        yield Departure.MARGINS
    if layout.title_size is not None and abs(layout.title_size - _TITLE) > _TYPE_OFF:
        yield Departure.TITLE_SIZE
    if layout.title_centred is False:
        yield Departure.TITLE_PLACE
    if layout.body_size is not None and abs(layout.body_size - _BODY) > _TYPE_OFF:
        yield Departure.BODY_SIZE
    if layout.date_right is False:
        yield Departure.DATE_PLACE


def _near(have: float, *wanted: float) -> bool:
    return any(abs(have - each) <= _MARGIN_OFF for each in wanted)
