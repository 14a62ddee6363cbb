"""F03: an official paper without its red head."""

from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.paper_pages import has_red_head, is_minutes, is_page_of, is_published, papers
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "F03",
    level=Level.CONFIRM,
    basis=N_("申报要求 R3：扫描红头页报送；GB/T 9704-2012 7.2.4：发文机关标志用红色套印在首页"),
    message=N_("“{title}”的首页没有看到红头（发文机关标志）"),
    remedy=N_("请补上带红头的首页的彩色扫描件；不是正式发文的，改归说明报告。"),
)
def red_head_missing(dossier: Dossier) -> Iterator[Hit | Undecided]:
    """规范文件的首页没有红色的发文机关标志；电子文件看首页的文字里有没有“××文件”一类标志。

    同一文件的红头页单独扫描、归在同一标准下的，不报。纪要另有版头，公开发布的法律法规和标准印本没有红头，
    都不查。灰度或黑白的首页看不出红色，不能判断，由 F08 提示。
    """
    pieces = list(papers(dossier))
    heads = [has_red_head(piece) for piece in pieces]
    headed = [piece for piece, seen in zip(pieces, heads, strict=True) if seen]
    for piece, seen in zip(pieces, heads, strict=True):
        if seen or is_minutes(piece) or is_published(piece):
            continue
        if any(is_page_of(page, piece) for page in headed):
            continue
        if seen is None or piece.material is None:
            yield UNKNOWN
        else:
            yield Hit({"title": piece.material.title}, path=piece.path, kind=Kind.PAPER)
