"""Official papers as a reader returns them, in the layouts of GB/T 9704-2012 and those offices really use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage

RED, LARGE, BODY = 48.0, 22.0, 16.0
WIDE = 28  # characters a line of the type area holds


@dataclass(frozen=True)
class Paper:
    """The elements of one paper; an empty element is left out. Dates and numbers as written."""

    head: tuple[str, ...] = ("包头市人民政府文件",)
    number: str = "包府发〔2017〕12号"
    signer: str = ""
    title: tuple[str, ...] = ("包头市人民政府关于开展", "文明交通整治行动的通知")
    to: str = "各旗县区人民政府，市直各部门、单位："
    body: tuple[str, ...] = (
        "为深入开展文明城市创建，根据《内蒙古自治区文明行为促进办法》（内政发〔2016〕88号），2016年12月31日前完成摸底，现将有关事项通知如下。",
        "一、提高认识。各地各部门要按照国办发〔2015〕3号文件精神抓好落实。",
        "二、加强领导。",
    )
    attachment_note: str = ""
    signers: tuple[str, ...] = ("包头市人民政府",)
    dated: str = "2017年3月10日"
    note: str = "（此件公开发布）"
    attachment: tuple[str, ...] = ()
    copies: str = "抄送：市委办公室，市人大常委会办公室，市政协办公室，各人民团体。"
    printed: str = "包头市人民政府办公室　　　　　　　2017年3月15日印发"
    looks: bool = True

    def but(self, **changes: object) -> Paper:
        """Return this paper with some elements changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def as_word(paper: Paper) -> Extract:
    """Return it as a Word reader does: a paragraph a passage, with looks unless the paper has none."""
    return Extract(
        tuple(
            _passage(text, size, centred, paper.looks, Place(paragraph=number))
            for number, (text, size, centred) in enumerate(_elements(paper), 1)
        )
    )


def as_page(paper: Paper, *, lines_a_page: int = 22) -> Extract:
    """Return it as a PDF reader does: the body wrapped into lines, page numbers at the foot."""
    lines = [
        (piece, size, centred)
        for text, size, centred in _elements(paper)
        for piece in ([text] if centred or size != BODY else _wrapped(text))
    ]
    passages: list[Passage] = []
    pages = 0
    for start in range(0, len(lines), lines_a_page):
        pages += 1
        for text, size, centred in lines[start : start + lines_a_page]:
            passages.append(_passage(text, size, centred, paper.looks, Place(page=pages)))
        passages.append(Passage(f"— {pages} —", Place(page=pages), Part.BODY))
    return Extract(tuple(passages), pages=pages)


def _elements(paper: Paper) -> list[tuple[str, float, bool]]:
    beside = f"{paper.number}　　　　　　签发人：{paper.signer}" if paper.signer else paper.number
    return [
        *((text, RED, True) for text in paper.head),
        *([(beside, BODY, not paper.signer)] if beside else []),
        *((text, LARGE, True) for text in paper.title),
        *([(paper.to, BODY, False)] if paper.to else []),
        *((text, BODY, False) for text in paper.body),
        *([(paper.attachment_note, BODY, False)] if paper.attachment_note else []),
        *((text, BODY, False) for text in paper.signers),
        *([(paper.dated, BODY, False)] if paper.dated else []),
        *([(paper.note, BODY, False)] if paper.note else []),
        *((text, BODY, False) for text in paper.attachment),
        *([(paper.copies, 14.0, False)] if paper.copies else []),
        *([(paper.printed, 14.0, False)] if paper.printed else []),
    ]


def _wrapped(text: str) -> list[str]:
    return [text[at : at + WIDE] for at in range(0, len(text), WIDE)]


def _passage(text: str, size: float, centred: bool, looks: bool, place: Place) -> Passage:  # noqa: FBT001
    return Passage(text, place, centred=centred and looks, font_size=size if looks else None)
