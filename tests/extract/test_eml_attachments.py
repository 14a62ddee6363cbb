"""Attachments of mails."""

from email.message import EmailMessage

from extract.archivemakers import a_mail

from archivist.extract.eml_attachments import entries


def _read(path):
    return {entry.name: b"".join(entry.blocks()) for entry in entries(path)}


def test_attachments_come_with_their_names_and_bytes(tmp_path):
    path = a_mail(tmp_path / "a.eml", {"统计表格.xlsx": b"PK", "b.txt": b"x"})

    assert _read(path) == {"统计表格.xlsx": b"PK", "b.txt": b"x"}


def test_a_letter_alone_has_none(tmp_path):
    assert _read(a_mail(tmp_path / "a.eml", {})) == {}


def test_a_name_in_raw_gbk_is_read(tmp_path):
    path = a_mail(tmp_path / "a.eml", {"XXXX.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"XXXX", "通知".encode("gbk")))

    assert _read(path) == {"通知.txt": b"x"}


def test_a_forwarded_mail_is_an_attachment_and_not_gone_into(tmp_path):
    inner = EmailMessage()
    inner["Subject"] = "原件/一"
    inner.set_content("里面")
    inner.add_attachment(b"x", maintype="image", subtype="jpeg", filename="a.jpg")
    outer = EmailMessage()
    outer["Subject"] = "转发"
    outer.set_content("见附件")
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(outer.as_bytes())

    got = _read(path)

    assert list(got) == ["原件／一.eml"]
    assert b"a.jpg" in got["原件／一.eml"]


def test_an_attachment_without_a_name_gets_one(tmp_path):
    message = EmailMessage()
    message.set_content("见附件")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())

    assert _read(path) == {"attachment-1.pdf": b"%PDF-1.4"}
