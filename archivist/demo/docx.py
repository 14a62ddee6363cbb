"""Word files: a lean OOXML package, the same bytes for the same text.

Written by hand because a template library is ten times slower and stamps the clock into the package.
Page and fonts follow GB/T 9704-2012: margins 37/35/28/26 mm, 3号仿宋, title 2号, 28 pt line pitch.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from archivist.demo.scans import seal_png
from archivist.demo.writing import Style, Writing

_EPOCH = (2016, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONTS = {Style.HEAD: "黑体", Style.SUBHEAD: "楷体_GB2312", Style.BODY: "仿宋_GB2312"}
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="{office}.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="{office}.styles+xml"/>'
    '<Override PartName="/word/footer1.xml" ContentType="{office}.footer+xml"/>'
    "{comments}{settings}"
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    'metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
    '<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
_FOOTER = (
    f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t>— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "<w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851"'
    ' w:footer="1400" w:gutter="0"/></w:sectPr>'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>14.0000</AppVersion></Properties>"
)


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SEAL_SIDE = 1512000  # EMU: 42 mm
_SEAL = (
    f'<w:r><w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
    ' distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1"'
    ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>3300000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    f'<wp:posOffset>-900000</wp:posOffset></wp:positionV><wp:extent cx="{_SEAL_SIDE}" cy="{_SEAL_SIDE}"/>'
    '<wp:wrapNone/><wp:docPr id="1" name="seal"/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
    f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="seal.png"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_SEAL_SIDE}" cy="{_SEAL_SIDE}"/></a:xfrm>'
    '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)


def docx_bytes(writing: Writing, created: date) -> bytes:
    """Return a Word file of *writing*; its properties say it was made on *created*."""
    relations = (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/footer" Target="footer1.xml"/>'
    )
    comments = ""
    parts: dict[str, str] = {}
    media: dict[str, bytes] = {}
    if _is_sealed(writing):
        relations += f'<Relationship Id="rId4" Type="{_RELATIONS}/image" Target="media/seal.png"/>'
        media["word/media/seal.png"] = seal_png(writing.issuer)
    if writing.comment:
        relations += f'<Relationship Id="rId3" Type="{_RELATIONS}/comments" Target="comments.xml"/>'
        comments = f'<Override PartName="/word/comments.xml" ContentType="{_OFFICE}.comments+xml"/>'
        parts["word/comments.xml"] = _comments(writing.comment, created)
    settings = ""
    if writing.template:
        relations += f'<Relationship Id="rId5" Type="{_RELATIONS}/settings" Target="settings.xml"/>'
        settings = f'<Override PartName="/word/settings.xml" ContentType="{_OFFICE}.settings+xml"/>'
        parts |= _settings(writing.template)
    parts = {
        "[Content_Types].xml": _TYPES.format(office=_OFFICE, comments=comments, settings=settings),
        "_rels/.rels": _ROOT,
        "word/document.xml": _document(writing, created),
        "word/_rels/document.xml.rels": relations + "</Relationships>",
        "word/styles.xml": _STYLES,
        "word/footer1.xml": _FOOTER,
        "docProps/core.xml": _core(writing, created),
        "docProps/app.xml": _APP,
        **parts,
    }
    return zip_bytes({name: text.encode() for name, text in parts.items()} | media)


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP of *parts* in their order, with one fixed time for all."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return packed.getvalue()


def _is_sealed(writing: Writing) -> bool:
    """Whether it is a paper that was sent out: such a one has 版记, and a seal over its date."""
    return bool(writing.copies and writing.issuer and writing.date_line)


def _document(writing: Writing, created: date) -> str:
    body = "".join((*_head(writing), *_middle(writing, created), *_tail(writing)))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_W}" xmlns:r="{_RELATIONS}"><w:body>{body}{_SECTION}</w:body></w:document>'
    )


def _head(writing: Writing) -> list[str]:
    parts = []
    if writing.mark:
        parts.append(_paragraph(writing.mark, font="黑体"))
    if writing.red_head:
        wide = 72 if len(writing.red_head) <= 12 else 52  # noqa: PLR2004 — fits the 156 mm line
        parts += [
            _paragraph(
                writing.red_head,
                size=wide,
                align="center",
                font="方正小标宋简体",
                colour="FF0000",
                after=400,
            ),
            _paragraph(writing.number, align="center"),
            _paragraph("", rule="FF0000", after=500),
        ]
    parts.append(
        _paragraph(writing.title, style="Title", size=44, align="center", font="方正小标宋简体")
    )
    parts.append(_paragraph(""))
    if writing.addressee:
        parts.append(_paragraph(writing.addressee))
    return parts


def _middle(writing: Writing, created: date) -> list[str]:
    parts = []
    for number, paragraph in enumerate(writing.body):
        style = {Style.HEAD: "Heading1", Style.SUBHEAD: "Heading2"}.get(paragraph.style, "Normal")
        last = number == len(writing.body) - 1
        extra = _tracked(writing.tracked, created) if last and writing.tracked else ""
        noted = last and bool(writing.comment)
        text = paragraph.text
        parts.append(
            _paragraph(
                text,
                style=style,
                font=_FONTS[paragraph.style],
                indent=True,
                extra=extra,
                noted=noted,
            )
        )
    return parts


def _tail(writing: Writing) -> list[str]:
    parts = []
    if writing.date_line:
        parts += [
            _paragraph(""),
            _paragraph(writing.issuer, align="right", right=1280),
            _paragraph(
                writing.date_line,
                align="right",
                right=1280,
                extra=_SEAL if _is_sealed(writing) else "",
            ),
        ]
    elif writing.issuer and writing.number:
        parts.append(_paragraph(writing.issuer, align="right", right=1280))
    if writing.copies:
        parts += [
            _paragraph(writing.copies, size=28, rule="000000", before=600),
            _paragraph(writing.printed, size=28, rule="000000"),
        ]
    return parts


def _paragraph(  # noqa: PLR0913 — the settings of one paragraph
    text: str,
    *,
    style: str = "Normal",
    font: str = "仿宋_GB2312",
    size: int = 32,
    align: str = "both",
    colour: str = "",
    rule: str = "",
    indent: bool = False,
    right: int = 0,
    before: int = 0,
    after: int = 0,
    extra: str = "",
    noted: bool = False,
) -> str:
    edge = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="{rule}"/></w:pBdr>'
        if rule
        else ""
    )
    first = ' w:firstLineChars="200" w:firstLine="640"' if indent else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    run = (
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{font}"/>{tint}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        if text
        else ""
    )
    if noted:
        run = (
            f'<w:commentRangeStart w:id="0"/>{run}<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r>'
        )
    line = "exact" if size <= 32 else "atLeast"  # noqa: PLR2004 — 3号 and smaller sit on the grid
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{edge}'
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="560" w:lineRule="{line}"/>'
        f'<w:ind{first} w:right="{right}"/><w:jc w:val="{align}"/></w:pPr>{run}{extra}</w:p>'
    )


def _tracked(text: str, created: date) -> str:
    stamp = f"{created.isoformat()}T15:20:00Z"
    return (
        f'<w:ins w:id="101" w:author="综合科" w:date="{stamp}"><w:r><w:t>{escape(text)}</w:t></w:r></w:ins>'
        f'<w:del w:id="102" w:author="综合科" w:date="{stamp}"><w:r><w:delText>另行通知。</w:delText></w:r></w:del>'
    )


def _comments(text: str, created: date) -> str:
    return (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="综合科" w:initials="综"'
        f' w:date="{created.isoformat()}T15:20:00Z"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )


def _settings(template: str) -> dict[str, str]:
    """Return the settings part that names a template elsewhere, and its relationship."""
    link = (
        f'<Relationship Id="rId1" Type="{_RELATIONS}/attachedTemplate" Target="{escape(template)}"'
        ' TargetMode="External"/>'
    )
    return {
        "word/settings.xml": f'<w:settings xmlns:w="{_W}" xmlns:r="{_RELATIONS}">'
        '<w:attachedTemplate r:id="rId1"/></w:settings>',
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{link}</Relationships>',
    }


def _core(writing: Writing, created: date) -> str:
    stamp = f"{created.isoformat()}T09:30:00Z"
    w3c = 'xsi:type="dcterms:W3CDTF"'
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(writing.title)}</dc:title><dc:creator>{escape(writing.author or writing.issuer)}</dc:creator>"
        f"<dcterms:created {w3c}>{stamp}</dcterms:created>"
        f"<dcterms:modified {w3c}>{stamp}</dcterms:modified></cp:coreProperties>"
    )
