"""Mails and web archives."""

import base64
from email.message import EmailMessage

from extract.damage import survive

from archivist.domain.material import Status
from archivist.extract import mail
from archivist.extract.base import Part
from archivist.extract.read import ReadTask, read_file


def _mail(**more):
    message = EmailMessage()
    message["Subject"] = "关于报送材料的通知"
    message["From"] = "张三 <zhang@example.cn>"
    message["To"] = "李四 <li@example.cn>"
    message["Date"] = "Sun, 05 Mar 2017 09:07:00 +0800"
    message.set_content(more.pop("text", "请于周五前报送。\n附件两份。\n"))
    return message


def _read(tmp_path, data):
    path = tmp_path / "a.eml"
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    return mail.extract(path)


def test_headers_and_text_are_read_and_attachments_named(tmp_path):
    message = _mail()
    message.add_alternative("<p>请于周五前报送。</p>", subtype="html")
    message.add_attachment(b"%PDF-1", maintype="application", subtype="pdf", filename="统计表.pdf")

    got = _read(tmp_path, message)

    assert [(p.text, p.part, p.heading) for p in got.passages] == [
        ("关于报送材料的通知", Part.BODY, True),
        ("From: 张三 <zhang@example.cn>", Part.HEADER, False),
        ("To: 李四 <li@example.cn>", Part.HEADER, False),
        ("Date: Sun, 05 Mar 2017 09:07:00 +0800", Part.HEADER, False),
        ("请于周五前报送。", Part.BODY, False),
        ("附件两份。", Part.BODY, False),
    ]
    assert got.properties == {
        "title": "关于报送材料的通知",
        "author": "张三 <zhang@example.cn>",
        "created": "2017-03-05T09:07:00+08:00",
        "attachments": "统计表.pdf",
    }


def test_a_page_is_read_where_there_is_no_plain_text(tmp_path):
    page = '<html><head><meta charset="gb2312"></head><body><p>正文</p></body></html>'
    data = (
        b"Subject: x\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nMIME-Version: 1.0\r\nContent-Type: text/html{}\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
    )
    for charset, encoding in ((b"", "gb18030"), (b"; charset=utf-8", "utf-8")):
        whole = data.replace(b"{}", charset) + base64.encodebytes(page.encode(encoding))

        assert _read(tmp_path, whole).passages[-1].text == "正文"


def test_bare_chinese_bytes_of_old_mailers_are_read(tmp_path):
    text = "Subject: 通知\r\nFrom: 张三\r\nTo: a@b.cn\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n喆正文"

    got = _read(tmp_path, text.encode("gb18030"))

    assert got.properties["title"] == "通知"
    assert got.passages[-1].text == "喆正文"


def test_a_message_inside_a_message_is_read(tmp_path):
    outer = _mail(text="转发：")
    inner = _mail(text="机密★10年\n")
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(outer.as_bytes())

    got = read_file(ReadTask(str(path), "a.eml"))

    assert got.status is Status.REFUSED


def test_a_saved_web_page_is_read_as_a_page(tmp_path):
    data = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=85=AC=E7=A4=BA?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<h1>=E5=85=AC=E7=A4=BA</h1><p>=E6=AD=A3=E6=96=87</p>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    path = tmp_path / "a.mht"
    path.write_text(data, "utf-8", newline="")

    got = mail.extract(path)

    assert [(p.text, p.heading) for p in got.passages] == [("公示", True), ("正文", False)]
    assert got.properties == {"title": "公示", "application": "Saved by Blink"}
    assert got.images == 1


def test_an_impossible_date_dates_nothing(tmp_path):
    got = _read(tmp_path, b"Subject: x\r\nFrom: a@b.cn\r\nDate: someday\r\n\r\ntext")

    assert "created" not in got.properties


def test_damage_raises_and_never_hangs(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(_mail().as_bytes())

    assert survive(path, mail.extract) > 0
