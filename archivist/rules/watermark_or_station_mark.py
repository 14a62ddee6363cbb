"""P02: a photo bears the mark of a picture site or a television station."""

import re
from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.facts import PhotoFacts
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.ocr import Unseen
from archivist.i18n import N_, _
from archivist.rules.base import OCR, UNKNOWN, Hit, NotRun, Undecided, rule

# Sites that sell or collect pictures, and the marks of stations; both are names, not guesses.
_SITES = re.compile(
    r"视觉中国|东方IC|全景(?:网|视觉)|摄图网|千图网|昵图网|包图网|花瓣网|站酷|汇图网|图虫(?:网|创意)?|红动中国|觅元素|六图网|千库网"
    r"|我图网|素材(?:中国|公社|网)|百度图片|豆丁网?|道客巴巴|原创力文档|搜狐|网易新闻|新浪(?:微博|网)|今日头条|腾讯(?:网|新闻)|抖音|快手|小红书|哔哩哔哩"
    r"|(?<![a-z])(?:vcg|visual\s?china|getty\s?images|shutterstock|istock(?:photo)?|dreamstime|depositphotos|123rf|alamy|nipic|58pic|699pic"
    r"|588ku|ibaotu|huaban|zcool|quanjing|tuchong|sucai|adobe\s?stock|pixabay|unsplash|pexels|freepik|baidu|weibo|toutiao|douyin|tiktok"
    r"|kuaishou|bilibili|xinhua|chinanews)(?:\.(?:com|cn|net))?(?![a-z])",
    re.IGNORECASE,
)
_STATIONS = re.compile(
    r"(?<![a-z])(?:CCTV|CETV|BTV|CGTN)\s?-?\d{0,2}(?![a-z])"
    r"|[\u4e00-\u9fff]{2,4}(?:卫视|电视台)|(?:新闻|综合|公共|生活|都市|影视|经济|法治|教育|农牧)频道|新闻联播",
    re.IGNORECASE,
)
_STOCK_NAME = re.compile(
    r"(?i)^(?:nipic|vcg\d|699pic|58pic|shutterstock_|istock-?\d|gettyimages|dreamstime|摄图网|千图网|昵图网|包图网|千库网|觅元素|视觉中国)"
)


@rule(
    "P02",
    level=Level.CONFIRM,
    basis=N_("退回原因：图片带水印、台标（domain.md §2.2）；实景图片须是本市现场（申报要求 R5）"),
    message=N_("带有“{mark}”字样（{where}）"),
    remedy=N_("请换用本单位拍摄的原图；电视截图、报纸版面确可作为佐证的，确认后豁免本条。"),
    kinds=(Kind.PHOTO,),
)
def watermark_or_station_mark(evidence: Evidence) -> Iterator[Hit | Undecided | NotRun]:
    """照片带有图片网站、媒体平台的水印或电视台台标；名字、版权信息里写明来自这些网站的也算。

    水印相机盖上的时间、地点、单位不算。照片仍带相机信息的，只看文件自己写明的来源；
    没有相机信息的，要识别图中文字才能判断。
    """
    photo = evidence.facts.photo
    if photo is None:
        yield UNKNOWN
        return
    found = next(_marks(evidence, photo), None)
    if found is not None:
        mark, where = found
        yield Hit({"mark": mark, "where": where})
    elif not photo.by_camera and evidence.facts.unseen in (
        Unseen.NOT_INSTALLED,
        Unseen.SWITCHED_OFF,
    ):
        yield NotRun(OCR)
    elif not photo.by_camera and evidence.facts.unseen in (Unseen.FAILED, Unseen.TOO_MANY):
        yield UNKNOWN


def _marks(evidence: Evidence, photo: PhotoFacts) -> Iterator[tuple[str, str]]:
    """Yield each mark and where it stands; a whole page of words is a document, not a mark."""
    for text, where in (
        (photo.words, _("图中文字")),
        (photo.credit, _("版权信息")),
        (photo.told, _("图片自带的说明")),
    ):
        for pattern in (_SITES, _STATIONS):
            if match := pattern.search(text):
                yield match[0], where
    name = evidence.material.name if evidence.material else ""
    if match := _STOCK_NAME.search(name):
        yield match[0], _("文件名")
