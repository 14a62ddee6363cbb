"""F08: a page with red head or seal that was scanned without colour."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.paper_pages import colourless_pages
from archivist.domain.place import Place
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "F08",
    level=Level.WARNING,
    basis=N_("DA/T 31-2017：有红头、印章、照片或彩色的页面应当用彩色模式扫描（domain.md §3.7）"),
    message=N_("第{pages}页是灰度或黑白扫描，看不出红头和印章"),
    remedy=N_(
        "请用彩色模式、不低于 200 dpi 重新扫描红头页和盖章页；手里只有复印件的，请找发文单位借原件。"
    ),
    kinds=(Kind.PAPER,),
)
def scan_colourless(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """规范文件的首页（应有红头）或末页（应有印章）是灰度或黑白扫描。

    首页已看到红头、别的页已看到印章的，灰度的附件页不算。空白页不算。不是扫描件的不查。
    """
    pages = colourless_pages(evidence)
    if pages:
        place = Place(page=pages[0].page)
        yield Hit({"pages": [page.page for page in pages]}, place)
    elif evidence.wordless and not evidence.facts.scans:
        yield UNKNOWN
