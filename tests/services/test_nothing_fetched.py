"""No link, macro, script or template in evidence is ever followed or run."""

import http.server
import threading
import zipfile
from email.message import EmailMessage

import pytest
from builders import a_text
from extract.archivemakers import a_zip
from extract.containers import a_sheet_package, a_word_package, word_part
from extract.oldfiles import an_ofd, an_open_document
from hostile import a_pdf_of, stream
from office import scan_now

from archivist.domain.material import Status
from archivist.services.materials import load_materials
from archivist.services.workspace import create

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PAGE = (
    '<!DOCTYPE html PUBLIC "-//X" "{url}/dtd"><html><head><base href="{url}/"><title>通知</title>'
    '<link rel="stylesheet" href="{url}/style.css"><script src="{url}/a.js"></script>'
    '<meta http-equiv="refresh" content="0;url={url}/next"></head><body background="{url}/b.png">'
    '<p>正文</p><img src="{url}/a.png"><iframe src="{url}/f.html"></iframe>'
    '<object data="{url}/o"></object><xi:include href="{url}/i" xmlns:xi="http://www.w3.org/2001/XInclude"/>'
    "</body></html>"
)
_XML = (
    '<!DOCTYPE x SYSTEM "{url}/x.dtd" [<!ENTITY % p SYSTEM "{url}/p.dtd"> %p; <!ENTITY f SYSTEM "{url}/f">'
    '<!ENTITY local SYSTEM "file://{secret}">]><?xml-stylesheet href="{url}/s.xsl" type="text/xsl"?>'
)


@pytest.fixture
def listening():
    """Listen on this machine; yield the address and what was asked for."""
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_POST = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *args):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def lures(folder, url, secret):
    """Build a file of every format that can lead elsewhere."""
    xml = _XML.format(url=url, secret=secret)
    page = _PAGE.format(url=url)
    a_text(folder / "页.html", page)
    a_text(folder / "图.svg", f'{xml}<svg xmlns="s"><image href="{url}/a"/><p>&f;&local;</p></svg>')
    a_text(folder / "表.xml", f"{xml}<x>&f;&local;</x>")
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"], mail["Date"] = "通知", "a@b.c", "d@e.f", "now"
    mail.set_content(page, subtype="html")
    mail.add_attachment(page.encode(), maintype="text", subtype="html", filename="附.html")
    (folder / "信.eml").write_bytes(mail.as_bytes())
    (folder / "网页.mht").write_bytes(
        b"MIME-Version: 1.0\nFrom: x\nSubject: x\nContent-Type: multipart/related; boundary=b\n\n"
        b"--b\nContent-Type: text/html; charset=utf-8\nContent-Location: "
        + url.encode()
        + b"/m\n\n"
        + page.encode()
        + b"\n--b--\n"
    )
    _office(folder, url, xml)
    actions = b"<</S/URI/URI(%b/u)/Next<</S/JavaScript/JS(app.launchURL('%b/j'))>>>>" % (
        (url.encode(),) * 2
    )
    a_pdf_of(
        folder / "文.pdf",
        {
            1: b"<</Type/Catalog/Pages 2 0 R/OpenAction %b/AA<</WC<</S/Launch/F(/bin/true)>>>>"
            b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>>>" % actions,
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/AA<</O 6 0 R>>"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>>>",
            4: stream(b"BT /F 12 Tf 72 700 Td (text) Tj ET /X Do"),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            6: actions,
            7: b"<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 0/FFilter/DCTDecode"
            b"/F<</FS/URL/F(%b/i.jpg)>>>>stream\n\nendstream" % url.encode(),
        },
    )
    rtf = "{\\rtf1{\\*\\template U/t.dot}{\\field{\\*\\fldinst INCLUDEPICTURE U/a.png}{\\fldrslt x}}text}"
    a_text(folder / "富.rtf", rtf.replace("U", url))


def _office(folder, url, xml):
    body = word_part("document", "<w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body>")
    link = f'<Relationship Id="r9" Type="{_R}/%s" Target="{url}/%s" TargetMode="External"/>'
    kinds = ("attachedTemplate", "image", "hyperlink", "oleObject", "subDocument", "frame")
    rels = "".join(link % (kind, kind) for kind in kinds)
    docx = a_word_package(folder / "文.docx", "<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
    _add(
        docx,
        {
            "word/_rels/document.xml.rels": f"<Relationships>{rels}</Relationships>",
            "word/vbaProject.bin": "Sub AutoOpen()",
        },
    )
    _add(a_word_package(folder / "实体.docx", ""), {"word/document.xml": xml + body})
    cell = f'<row r="1"><c r="A1"><f>WEBSERVICE("{url}/w")</f><v>1</v></c></row>'
    xlsx = a_sheet_package(folder / "表.xlsx", cell)
    book = f"<Relationships>{link % ('externalLinkPath', 'book.xlsx')}</Relationships>"
    _add(xlsx, {"xl/externalLinks/_rels/externalLink1.xml.rels": book})
    picture = f'<text:p>正文<draw:image xlink:href="{url}/a.png" xmlns:xlink="x"/></text:p>'
    an_open_document(folder / "文.odt", picture)
    an_ofd(folder / "文.ofd", [f'<ofd:Action Event="CLICK"><ofd:URI URI="{url}/u"/></ofd:Action>'])


def _add(path, members):
    with zipfile.ZipFile(path) as package:
        held = {info.filename: package.read(info) for info in package.infolist()}
    a_zip(path, held | {name: text.encode() for name, text in members.items()})


def test_reading_follows_nothing_and_lets_nothing_in(tmp_path, listening):
    url, asked = listening
    secret = a_text(tmp_path / "secret.txt", "别处的文字")
    folder = tmp_path / "材料"
    folder.mkdir()
    lures(folder, url, secret)
    workspace = create(tmp_path / "工作区", folder)

    summary = scan_now(workspace)

    with workspace.database() as db:
        found = load_materials(db)
    stored = b"".join(p.read_bytes() for p in workspace.cache.rglob("*") if p.is_file())
    assert asked == []
    assert "别处的文字".encode() not in stored
    assert summary.seen == len(list(folder.iterdir())) + 1  # the mail's attachment
    assert {path for path, each in found.items() if each.status is Status.FAILED} <= {"实体.docx"}
    assert found["文.docx"].status is Status.READ
    assert found["页.html"].facts.title is not None or found["页.html"].facts.has_text
