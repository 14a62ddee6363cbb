"""Marks that keep a paper inside the office though it is no State secret (rule S02; domain.md §3.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.place import Spot
from archivist.extract.base import Extract, Part, Passage

_MARK = (
    r"工作秘密|内部(?:资料|文件|材料|刊物|传阅|使用|参阅|掌握|文稿|明电|情况|信息)|仅供(?:内部|领导)(?:使用|参阅|参考|传阅|交流)?"
    r"|(?:请勿|不得|严禁|禁止|切勿)(?:擅自)?(?:外传|外泄|公开|扩散|转载|翻印|复印|上网|传播|对外(?:公开|提供))|注意保[存密]|妥善保管|阅后(?:收回|销毁|即焚)|会后收回"
    r"|依申请公开|不予公开|不公开|主动不公开|限制公开|暂不公开|不宜公开|内部"
)
_WHOLE = re.compile(
    rf"[（(【\[〔★☆*＊]*(?:{_MARK})(?:[，,、\s；;★☆*＊·!！—-]*(?:{_MARK}))*[）)】\]〕★☆*＊。!！]*"
)
_BRACKETED = re.compile(
    rf"[（(【\[〔](?:此件|本件|此文|本文)?(?P<mark>{_MARK})[^（）()【】\[\]〔〕]{{0,8}}[）)】\]〕]\s*$"
)
_SAID = re.compile(
    rf"^[（(]?(?:公开(?:方式|属性|类别|形式|选项|范围)|信息公开(?:属性|选项|类别)?|是否公开|密级|发放范围)[：:]\s*(?P<mark>{_MARK}|否)[）)]?$"
)
_THIS = re.compile(
    rf"^[（(]?(?:此件|本件|此文|本文|本资料|本材料|本文件)[^。；，,]{{0,8}}?(?P<mark>{_MARK})"
)
# Words of which every mark has one.
_HINT = re.compile(
    "工作秘密|内部|仅供|请勿|不得|严禁|禁止|切勿|注意保|妥善保管|阅后|会后收回|公开|密级|发放范围"
)
_OPEN = re.compile(r"(?:主动|可以|予以|公开发布)")
_APART = re.compile(r"[\s，,、；;|｜/]+")
_DRAFT = re.compile(r"[（(【\[]?[\u4e00-\u9fff]{1,6}(?:稿|草案)[）)】\]]?")
_EDGES = "（()）【】[]〔〕★☆*＊。!！"
_MOST = 5
_SHOWN = 30
_HEAD, _LONGEST = 20, 40
_BESIDE = (Part.HEADER, Part.FOOTER, Part.TEXT_BOX)


def find_internal(extract: Extract) -> tuple[Spot, ...]:
    """Return the marks of a paper itself: alone on a line, bracketed at the end of one, 此件不公开.

    A sentence that speaks of such papers (内部资料管理办法, 依申请公开的政府信息) bears none. The word 内部
    alone is a mark only at the head of a paper or in its header.
    """
    found: dict[str, Spot] = {}
    for index, passage in enumerate(extract.passages):
        if passage.part in {Part.COMMENT, Part.DELETED}:
            continue
        for line in passage.text.split("\n"):
            mark = _mark(line, passage, first=index < _HEAD)
            if mark:
                found.setdefault(mark, Spot(mark[:_SHOWN], passage.place))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _mark(line: str, passage: Passage, *, first: bool) -> str:
    text = "".join(line.split())
    if not text or len(text) > _LONGEST or not _HINT.search(text):
        return ""
    beside = passage.part in _BESIDE
    found = next(_marks(text, edge=first or beside), "")
    return found or (_among(line, beside=beside) if first or beside else "")


def _among(line: str, *, beside: bool) -> str:
    """Return the mark of a line that stands beside a title in a header, or beside 讨论稿 at the head."""
    words = [word for word in _APART.split(line.strip()) if word]
    marks = [word for word in words if _WHOLE.fullmatch(word) and word.strip(_EDGES) != "内部"]
    if not marks or ("\t" in line and not beside):
        return ""
    others = [word for word in words if word not in marks]
    return marks[0].strip(_EDGES) if beside or all(map(_DRAFT.fullmatch, others)) else ""


def _marks(text: str, *, edge: bool) -> Iterator[str]:
    if _WHOLE.fullmatch(text):
        bare = text.strip(_EDGES)
        if edge or bare != "内部":
            yield bare
        return
    for pattern in (_SAID, _THIS, _BRACKETED):
        match = pattern.search(text)
        if match and not _OPEN.search(match.group()) and match["mark"] != "内部":
            yield text.strip("（()）【】[]〔〕") if pattern is _SAID else match["mark"]
            return
