"""P06: signs that a photo was edited."""

import re
from collections.abc import Iterator
from datetime import timedelta

from archivist.domain.caption import CaptionField, read_caption
from archivist.domain.evidence import Evidence
from archivist.domain.facts import PhotoFacts
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_EDITORS = re.compile(
    r"photoshop|lightroom|camera\s?raw|gimp|snapseed|picsart|meitu|美图|美颜|醒图|黄油相机|faceu|轻颜|b612|vsco|picasa|acdsee|paint\.net"
    r"|corel|paintshop|affinity|pixelmator|photo\s?impact|luminar|capture\s?one|dxo|darktable|rawtherapee|photoscape|fotor|canva|pixlr|photodirector"
    r"|光影魔术手|neoimaging|nEO\s?iMAGING|可牛|isee图片|2345看图|wps图片|faststone|xnview|irfanview|imagemagick|microsoft\s?(?:office\s?picture|photo|windows\s?photo)"
    r"|windows\s?photo|稿定|剪映|inshot|afterlight|polarr|泼辣",
    re.IGNORECASE,
)
_CLOCK = timedelta(minutes=2)  # cameras write both times while they store the picture
_ROUNDING = 2  # pixels: cameras crop to whole blocks


@rule(
    "P06",
    level=Level.HINT,
    basis=N_(
        "合成、修饰的照片曾被公开通报（domain.md §2.2）；归档照片应为未经修改的原图（DA/T 50-2014）"
    ),
    message=N_("有修改过的痕迹：{signs}"),
    remedy=N_(
        "请核对原图；只是转正、裁边、加说明的，换回原图即可；拍摄信息可以改写，不能单凭它下结论。"
    ),
    kinds=(Kind.PHOTO,),
)
def edited(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """照片的拍摄信息写着修图软件，或修改时间晚于拍摄时间，或像素与相机记下的不同，或保存过两次。

    拍摄信息可以改写，既不能证明改过，也不能证明没改过。经聊天软件转发、拍摄信息全部丢失的，列为未判定：
    请向拍摄人要原图重新归档；要不到原图的，由人核对后填写拍摄日期、在说明里写明地点，以人的确认为准。
    """
    photo = evidence.facts.photo
    if photo is None:
        yield UNKNOWN
        return
    signs = list(_signs(photo))
    if signs:
        yield Hit({"signs": signs})
    elif photo.bare and not _vouched_for(evidence):
        yield UNKNOWN


def _vouched_for(evidence: Evidence) -> bool:
    """Whether a person said when and where it was taken; the log says who (DA/T 50-2014: 时间、地点)."""
    named = read_caption(evidence.caption).named
    return evidence.clerk_date is not None and CaptionField.PLACE in named


def _signs(photo: PhotoFacts) -> Iterator[str]:
    for said in (photo.software, photo.tool):
        if _EDITORS.search(said):
            yield _("软件为 {software}").format(software=said)
            break
    if photo.taken and photo.modified and abs(photo.modified - photo.taken) > _CLOCK:
        yield _("{taken} 拍摄，{modified} 修改").format(taken=photo.taken, modified=photo.modified)
    if photo.noted and photo.by_camera and _differ(photo):
        yield _("相机记下 {noted} 像素，现为 {now}").format(
            noted="×".join(map(str, photo.noted)), now=f"{photo.width}×{photo.height}"
        )
    if photo.recompressed and photo.by_camera:
        yield _("压缩保存过不止一次")


def _differ(photo: PhotoFacts) -> bool:
    noted, now = sorted(photo.noted or ()), sorted((photo.width, photo.height))
    return any(abs(a - b) > _ROUNDING for a, b in zip(noted, now, strict=True))
