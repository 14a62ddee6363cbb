"""Which of the four kinds a file is, and whether it is a list of captions (domain.md §2.1 R2, R14)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole
from archivist.domain.member_path import parts_of
from archivist.extract.base import Extract, Part
from archivist.extract.lines import own_lines
from archivist.extract.title import PAPER_TYPES, REPORT_TYPES, TABLE_TYPES

PICTURES = frozenset({"jpeg", "png", "bmp", "gif", "tiff", "webp", "heic", "raw"})
SHEETS = frozenset({"xlsx", "xls", "xlsb", "ods", "csv"})
DOCUMENTS = frozenset(
    {"docx", "doc", "pdf", "ofd", "rtf", "odt", "text", "html", "mht", "encrypted", "ole"}
)
ARCHIVES = frozenset({"zip", "rar", "7z", "tar", "gzip", "bzip2", "xz"})
# What is a zip inside and no archive of papers: packages of programs, and documents that are not
# what their name promises.
PACKAGES = frozenset(
    {".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".ofd",
     ".wps", ".et", ".dps", ".jar", ".war", ".ear", ".apk", ".aar", ".ipa", ".whl", ".nupkg", ".epub", ".xps", ".oxps",
     ".xmind", ".kmz", ".vsdx", ".pages", ".numbers", ".key", ".xpi", ".crx"}
)  # fmt: skip
SLIDES = frozenset({"pptx", "ppt", "odp"})
_WORDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"规范(?:性)?文件|政策文件|制度文件|文件依据|红头文件"), Kind.PAPER),
    (re.compile(r"(?:情况|说明|工作)报告|情况说明|说明材料|文字(?:说明|材料)"), Kind.REPORT),
    (re.compile(r"(?:实景|现场|佐证|活动)?(?:图片|照片)|图片资料|影像资料|实景图"), Kind.PHOTO),
    (re.compile(r"统计(?:表格?|报表|数据)|(?<!本)表格|报表|数据表"), Kind.TABLE),
)
_FOLDERS = {"文件": Kind.PAPER, "报告": Kind.REPORT, "说明": Kind.REPORT, "表": Kind.TABLE}
_LATIN = {kind.value: kind for kind in Kind} | {
    "papers": Kind.PAPER, "reports": Kind.REPORT, "photos": Kind.PHOTO, "tables": Kind.TABLE,
    "pictures": Kind.PHOTO, "images": Kind.PHOTO,
}  # fmt: skip
_TRIM = re.compile(r"^[\W\d_一二三四五六七八九十Ⅰ-ⅻ①-⑳]+|[\W\d_]+$")
_PAPER_TITLE = re.compile(rf"(?:{PAPER_TYPES})(?:[（(][^（）()]{{1,20}}[）)])?$")
_REPORT_TITLE = re.compile(rf"(?:{REPORT_TYPES})(?:[（(][^（）()]{{1,20}}[）)])?$")
_TABLE_TITLE = re.compile(rf"(?:{TABLE_TYPES})(?:[（(][^（）()]{{1,20}}[）)])?$")
_FEW_WORDS = 150
_MOSTLY = 0.5
_CAPTIONS = re.compile(
    r"(?:图片|照片|实景图|影像)[^/]{0,6}(?:说明|注释|名称|目录|清单|标注|一览|列表|文字)|(?:captions?)",
    re.IGNORECASE,
)
_PICTURE_NAME = re.compile(r"(?i)[^\s\\/:*?\"<>|]+\.(?:jpe?g|png|bmp|tiff?|heic)(?![a-z0-9])")
_PICTURE_ENDING = re.compile(r"(?i)\.(?:jpe?g|png|bmp|tiff?|heic)")
_PICTURE_LIKE = re.compile(
    r"(?i)^(?:(?:图|照)片?\s*[\d一二三四五六七八九十]+|IMG[_-]?\d+|DSC[_NF]?\d+|P\d{7})"
)
_CAPTION_FORMATS = frozenset({"text", "csv", "docx", "doc", "rtf", "odt", "xlsx", "xls", "html"})
_WITH_PICTURES = frozenset({"pdf", "docx", "pptx", "doc", "ppt", "rtf", "odt", "odp", "ofd"})
_LEAST_NAMED = 2
_CAPTION_LINE = 500  # characters; the search takes the square of a line without white space


def classify(extract: Extract, facts: Facts, format: str, path: str) -> Kind | None:  # noqa: A002
    """Return the kind of a file at *path* (relative, POSIX), None where nothing says it.

    The nearest folder or the name that names one kind wins where the format can be of that kind;
    else the content decides.
    """
    named = _named(PurePosixPath(*parts_of(path)), extract, format)
    return named or _by_content(extract, facts, format)


def kind_and_role(
    extract: Extract,
    facts: Facts,
    format: str,  # noqa: A002
    path: str,
) -> tuple[Kind | None, MaterialRole]:
    """Return what a file is and what it is for: both belong to its path as much as to its bytes."""
    if is_archive(format, path):
        return None, MaterialRole.CONTAINER
    captions = captions_role(PurePosixPath(path).name, extract, format)
    if captions:
        return None, MaterialRole.CAPTIONS
    return classify(extract, facts, format, path), MaterialRole.EVIDENCE


def is_archive(format: str, path: str) -> bool:  # noqa: A002
    """Whether a file is one to be unpacked, and no document that is a zip inside or lost its parts."""
    return format in ARCHIVES and PurePosixPath(path).suffix.lower() not in PACKAGES


def captions_role(name: str, extract: Extract, format: str) -> bool:  # noqa: A002
    """Whether a file is a list of captions beside photos (图片说明.txt): its lines name pictures."""
    if format not in _CAPTION_FORMATS:
        return False
    told = _CAPTIONS.search(PurePosixPath(name).stem)
    if not told and not _PICTURE_ENDING.search(extract.own_text):
        return False
    texts = [line.text for line in own_lines(extract)]
    named = sum(bool(_PICTURE_NAME.search(text[:_CAPTION_LINE])) for text in texts)
    alike = sum(bool(_PICTURE_LIKE.match(text)) for text in texts)
    if told:
        return named + alike > 0
    return named >= _LEAST_NAMED and named >= _MOSTLY * len(texts)


def _named(path: PurePosixPath, extract: Extract, format: str) -> Kind | None:  # noqa: A002
    for component in reversed(path.parts):
        is_name = component == path.parts[-1]
        kind = _of_component(path.stem if is_name else component, folder=not is_name)
        if kind is not None and _can_be(kind, extract, format):
            return kind
    return None


def _of_component(text: str, *, folder: bool) -> Kind | None:
    """Return the one kind a folder or a name speaks of; two kinds say nothing."""
    bare = _TRIM.sub("", text)
    if folder and bare in _FOLDERS:
        return _FOLDERS[bare]
    latin = _LATIN.get(bare.lower())
    if latin is not None:
        return latin
    kinds = {kind for pattern, kind in _WORDS if pattern.search(text)}
    return kinds.pop() if len(kinds) == 1 else None


def _can_be(kind: Kind, extract: Extract, format: str) -> bool:  # noqa: A002
    """Whether content of this format can be of a kind.

    A picture can be a scanned page of anything. A document is a photo only when it is pictures
    with hardly a word: then the finding about its format belongs to the photo.
    """
    if kind is Kind.PHOTO:
        pictures = extract.images > 0 and len(extract.own_text) < _FEW_WORDS
        return format in PICTURES or (format in _WITH_PICTURES and pictures)
    if kind is Kind.TABLE:
        return format in SHEETS | DOCUMENTS | PICTURES
    return format in DOCUMENTS | PICTURES | SLIDES


def _by_content(extract: Extract, facts: Facts, format: str) -> Kind | None:  # noqa: A002
    if format in PICTURES:
        return Kind.PAPER if facts.ocr and _is_official(facts) else Kind.PHOTO
    if format in SHEETS:
        return Kind.TABLE
    return _of_document(extract, facts) if format in DOCUMENTS | SLIDES else None


def _of_document(extract: Extract, facts: Facts) -> Kind | None:
    title = facts.title.text if facts.title else ""
    if _TABLE_TITLE.search(title) and (_is_tabular(extract) or not facts.has_text):
        return Kind.TABLE
    if _is_official(facts) or (_PAPER_TITLE.search(title) and not _REPORT_TITLE.search(title)):
        return Kind.PAPER
    if _is_tabular(extract) and not _REPORT_TITLE.search(title):
        return Kind.TABLE
    return Kind.REPORT if facts.has_text else None


def _is_official(facts: Facts) -> bool:
    """Whether it bears a number or a red head of its own, as an official paper does."""
    red_head = facts.issuer is not None and facts.issuer.source == "red_head"
    return facts.number is not None or red_head


def _is_tabular(extract: Extract) -> bool:
    """Whether most of the words stand in table rows of several cells."""
    in_rows = sum(len(p.text) for p in extract.passages if p.part is Part.TABLE and "\t" in p.text)
    whole = sum(len(p.text) for p in extract.passages if p.part in {Part.BODY, Part.TABLE})
    return whole > 0 and in_rows > _MOSTLY * whole
