"""F09: a scan too coarse to be kept."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.facts import ScannedPage
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_LEAST, _LEAST_SMALL = 200, 300  # dots per inch
_ROUNDED = 0.98  # a scanner's 200 dpi come out as 197 to 203, as the page was cut
_SMALL_PRINT = 9.0  # points: 小五号
_SCREEN_DPI = 96  # what cameras and programs write when they know nothing
_A4_LONG_INCH = 11.69


@rule(
    "F09",
    level=Level.WARNING,
    basis=N_(
        "DA/T 31-2017：扫描分辨率不低于 200 dpi；字小、字密或不清晰的，不低于 300 dpi（domain.md §3.7）"
    ),
    message=N_("第{page}页只有 {dpi} dpi，不足 {least} dpi（共 {count} 页）"),
    remedy=N_("请用不低于 {least} dpi 的彩色模式重新扫描；不要放大原来的图片。"),
    kinds=(Kind.PAPER, Kind.REPORT, Kind.TABLE),
)
def scan_resolution(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """扫描页的分辨率不足 200 dpi；识别出正文是小五号以下小字的，不足 300 dpi。

    按页面图像的像素和纸面大小算。图片文件没有写明分辨率的，按 A4 纸满幅计算。空白页不算。每份材料报一条，
    指出最差的一页。
    """
    pages = [page for page in evidence.facts.scans if not page.blank]
    found = [(page, dots, _least(page)) for page in pages if (dots := _dots(page, evidence))]
    coarse = [each for each in found if each[1] < each[2] * _ROUNDED]
    if coarse:
        page, dots, least = min(coarse, key=lambda each: each[1])
        values = {"page": page.page, "dpi": dots, "least": least, "count": len(coarse)}
        yield Hit(values, Place(page=page.page))
    elif (pages and not found) or (evidence.wordless and not evidence.facts.scans):
        yield UNKNOWN


def _least(page: ScannedPage) -> int:
    small = page.print_size is not None and page.print_size <= _SMALL_PRINT
    return _LEAST_SMALL if small else _LEAST


def _dots(page: ScannedPage, evidence: Evidence) -> int | None:
    """Return the dots per inch of paper, or None where neither the file nor its size tells them."""
    photo = evidence.facts.photo
    if photo is None:
        return page.dpi
    if page.dpi is not None and page.dpi > _SCREEN_DPI:
        return page.dpi
    return round(max(photo.width, photo.height) / _A4_LONG_INCH)
