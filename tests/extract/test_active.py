"""What acts on its own in a file is listed, and nothing else is."""

import struct

import pytest
from builders import a_docx, a_pdf, a_text
from extract.containers import a_package
from extract.oldfiles import an_ole, record, slide_streams

from archivist.domain.signs import ActiveSign
from archivist.extract.active import with_active
from archivist.extract.base import Extract
from archivist.extract.facts import facts_of
from archivist.extract.readers import extract_as

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATION = (
    '<Relationship Id="r{n}" Type="' + _TYPE + '{kind}" Target="{target}" TargetMode="External"/>'
)


def _signs(path, form):
    got = with_active(Extract(), path, form)
    assert "active_unread" not in got.properties
    return [(each.sign, each.spot.text) for each in got.active]


def _rels(*links):
    inside = "".join(
        _RELATION.format(n=n, kind=kind, target=target) for n, (kind, target) in enumerate(links)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def _native(label, tmp_path):
    body = struct.pack("<IH", 40, 2) + label.encode("gb18030") + b"\0C:\\x\0" + bytes(8)
    return an_ole(tmp_path / "native", {"\x01Ole10Native": body}).read_bytes()


def test_a_plain_paper_has_nothing_active(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["关于工作的通知"])

    assert facts_of(extract_as(path, "docx")).active == ()


def test_macros_embedded_programs_and_loading_links_of_a_package_are_listed(tmp_path):
    path = a_package(
        tmp_path / "a.docm",
        {
            "word/document.xml": "<a/>",
            "word/vbaProject.bin": b"x",
            "word/embeddings/oleObject1.bin": _native("安装.exe", tmp_path),
            "word/embeddings/表.xlsx": b"x",
            "word/_rels/document.xml.rels": _rels(
                ("hyperlink", "https://a.cn"), ("attachedTemplate", "http://b.cn/t.dotm")
            ),
        },
    )

    assert _signs(path, "docx") == [
        (ActiveSign.EXTERNAL, "http://b.cn/t.dotm"),
        (ActiveSign.PROGRAM, "安装.exe"),
        (ActiveSign.EMBEDDED, "表.xlsx"),
        (ActiveSign.MACRO, "vbaProject.bin"),
    ]


@pytest.mark.parametrize(
    ("template", "loads"),
    [
        ("Normal.dotm", False),
        ("公文模板.dotx", False),
        ("file:///C:\\Users\\a\\Templates\\Normal.dotm", False),
        ("file:///D:/共享/模板.dotm", True),
        ("\\\\server\\share\\Normal.dotm", True),
        ("file://server/share/Normal.dotm", True),
        ("http://b.cn/Normal.dotm", True),
        ("../Normal.dotm", True),
    ],
)
def test_a_template_of_this_machine_is_no_outside_link(tmp_path, template, loads):
    rels = _rels(("attachedTemplate", template))
    parts = {"word/document.xml": "<a/>", "word/_rels/settings.xml.rels": rels}
    path = a_package(tmp_path / "a.docx", parts)

    assert bool(_signs(path, "docx")) is loads


@pytest.mark.parametrize("storage", ["Macros/VBA", "_VBA_PROJECT_CUR/VBA"])
def test_macros_of_old_files_are_listed_by_module(tmp_path, storage):
    streams = {f"{storage}/Module1": b"x", f"{storage}/dir": b"x", "Workbook": b"x" * 20}
    path = an_ole(tmp_path / "a.xls", streams)

    assert _signs(path, "xls") == [(ActiveSign.MACRO, "Module1")]


def test_an_object_in_an_old_paper_is_listed_once(tmp_path):
    inside = {f"ObjectPool/_1/{name}": b"x" for name in ("A", "B")}
    path = an_ole(tmp_path / "a.doc", {**inside, "WordDocument": b"x"})

    assert _signs(path, "doc") == [(ActiveSign.EMBEDDED, "_1")]


def test_macros_of_an_old_presentation_are_listed(tmp_path):
    streams = dict(slide_streams([]))
    atom = b"\x02" + record(0x0400, struct.pack("<III", 1, 1, 2))[1:]
    streams["PowerPoint Document"] += atom
    path = an_ole(tmp_path / "a.ppt", streams)

    assert _signs(path, "ppt") == [(ActiveSign.MACRO, "VBA")]


def test_scripts_of_a_pdf_are_listed(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["甲"])
    assert _signs(path, "pdf") == []

    path.write_bytes(
        path.read_bytes() + b"\n9 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj\n"
    )

    assert _signs(path, "pdf") == [(ActiveSign.SCRIPT, "JavaScript")]


def test_packed_bytes_that_happen_to_spell_a_script_are_none(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["甲"])

    path.write_bytes(
        path.read_bytes()
        + b"\n9 0 obj <</Length 9>> stream\n\xbc/JS\xf3\x0fR8#\nendstream endobj\n"
    )

    assert _signs(path, "pdf") == []


def test_objects_kept_in_a_stream_that_is_not_packed_are_looked_at(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["甲"])
    objects = b"9 0 <</Type /Annot /Subtype /FileAttachment>>"

    path.write_bytes(
        path.read_bytes()
        + b"\n8 0 obj <</Type /ObjStm /N 1 /First 4 /Length 45>>\nstream\n"
        + objects
        + b"\nendstream endobj\n"
    )

    assert _signs(path, "pdf") == [(ActiveSign.EMBEDDED, "FileAttachment")]


def test_what_a_page_loads_is_listed_by_host_and_its_scripts_are_counted(tmp_path):
    page = (
        "<html><link rel=canonical href=https://x.cn/><script>1</script><img src='http://b.cn/1.png'>"
        "<img src='http://b.cn/2.png'><img src='local.png'><a href='https://c.cn'>c</a></html>"
    )
    path = a_text(tmp_path / "a.html", page)

    assert _signs(path, "html") == [
        (ActiveSign.SCRIPT, "<script> × 1"),
        (ActiveSign.EXTERNAL, "b.cn"),
    ]


def test_macros_and_objects_of_open_documents_and_rich_text_are_listed(tmp_path):
    odt = a_package(
        tmp_path / "a.odt",
        {
            "Basic/Standard/Module1.xml": "<a/>",
            "Basic/script-lc.xml": "<a/>",
            "Object 1/content.xml": "",
        },
    )
    rtf = tmp_path / "a.rtf"
    rtf.write_bytes(rb"{\rtf1{\object\objemb{\*\objclass Package}{\*\objdata 01}}}")

    assert _signs(odt, "odt") == [
        (ActiveSign.MACRO, "Basic/Standard/Module1.xml"),
        (ActiveSign.EMBEDDED, "Object 1"),
    ]
    assert _signs(rtf, "rtf") == [(ActiveSign.EMBEDDED, "Package")]


def test_a_container_that_cannot_be_looked_through_says_so(tmp_path):
    path = a_text(tmp_path / "a.docx", "no package")

    got = with_active(Extract(), path, "docx")

    assert (got.active, got.properties) == ((), {"active_unread": "DamagedError"})
