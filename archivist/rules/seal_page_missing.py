"""F02: an official paper on which no seal is seen."""

from collections.abc import Iterator

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.paper_pages import (
    is_minutes,
    is_order,
    is_page_of,
    is_published,
    is_sealed,
    papers,
)
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule


@rule(
    "F02",
    level=Level.CONFIRM,
    basis=N_("申报要求 R3、R10：扫描盖章页报送，每份材料盖发文单位公章（domain.md §2.4 C06）"),
    message=N_("“{title}”里没有看到印章"),
    remedy=N_(
        "请补上盖有公章的那一页的彩色扫描件；印章在别的文件里的，一并归入本标准并用相同的文号或名称。"
    ),
)
def seal_page_missing(dossier: Dossier) -> Iterator[Hit | Undecided]:
    """规范文件的首页、末页和落款页上都没有看到红色印章，也没有电子签章。

    同一文件的盖章页单独扫描、归在同一标准下的（文号相同，或名称只差“盖章页”一类字样），不报。纪要、命令（令）
    按规定不盖章，公开发布的法律法规和标准印本不带章，都不查。灰度或黑白的页面看不出红色，不能判断，由 F08 提示；Word
    文件里只有图元文件（EMF、WMF）形式的图，看不出是不是印章，也不能判断。
    """
    pieces = list(papers(dossier))
    sealed = [is_sealed(piece) for piece in pieces]
    stamped = [piece for piece, seen in zip(pieces, sealed, strict=True) if seen]
    for piece, seen in zip(pieces, sealed, strict=True):
        if seen or is_minutes(piece) or is_order(piece) or is_published(piece):
            continue
        if any(is_page_of(page, piece) for page in stamped):
            continue
        if seen is None or piece.material is None:
            yield UNKNOWN
        else:
            yield Hit({"title": piece.material.title}, path=piece.path, kind=Kind.PAPER)
