"""Formats are told by content; the name only settles what kind of text it is."""

import tarfile

import pytest
from builders import a_docx, a_pdf, a_photo, a_text, an_xlsx
from extract.containers import a_compound, a_package, a_pptx, an_ods

from archivist.extract.sniff import UNKNOWN, extension_differs, knows_ending, sniff

_HEADS = {
    "gif": b"GIF89a\x01\x00\x01\x00",
    "tiff": b"II*\x00\x08\x00\x00\x00",
    "webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "bmp": b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00",
    "rar": b"Rar!\x1a\x07\x01\x00",
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "gzip": b"\x1f\x8b\x08\x00",
    "tar": b"a.txt".ljust(257, b"\0") + b"ustar\x0000",
    "rtf": b"{\\rtf1\\ansi",
    "mp4": b"\x00\x00\x00\x18ftypisom",
    "exe": b"MZ\x90\x00\x03\x00\x00\x00",
}


@pytest.mark.parametrize("expected", sorted(_HEADS))
def test_a_signature_names_the_format_whatever_the_file_is_called(tmp_path, expected):
    path = tmp_path / "材料.docx"
    path.write_bytes(_HEADS[expected])

    assert sniff(path) == expected


def test_office_packages_are_told_apart_by_their_members(tmp_path):
    files = {
        "docx": a_docx(tmp_path / "a.zip"),
        "xlsx": an_xlsx(tmp_path / "b.zip", [["a"]]),
        "pptx": a_pptx(tmp_path / "c.zip", [["a"]]),
        "ods": an_ods(tmp_path / "d.zip", [["a"]]),
        "ofd": a_package(tmp_path / "e.zip", {"OFD.xml": "<OFD/>"}),
        "xlsb": a_package(tmp_path / "f.zip", {"[Content_Types].xml": "", "xl/workbook.bin": ""}),
        "zip": a_package(tmp_path / "g.docx", {"a.txt": "a"}),
    }

    found = {name: sniff(path) for name, path in files.items()}

    assert found == {name: name for name in files}


def test_a_package_cut_short_is_still_called_by_its_name(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["内容"])
    path.write_bytes(path.read_bytes()[:-200])

    assert sniff(path) == "docx"


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("PowerPoint Document", "ppt"),
        ("EncryptedPackage", "encrypted"),
        ("__properties_version1.0", "msg"),
        ("Other", "ole"),
    ],
)
def test_compound_files_are_told_apart_by_their_streams(tmp_path, stream, expected):
    path = a_compound(tmp_path / "a.bin", {stream: b"x"})

    assert sniff(path) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "单位,人数\n甲,1", "text"),
        ("a.csv", "单位,人数\n甲,1", "csv"),
        ("a.html", "<!DOCTYPE html><html><body>甲</body></html>", "html"),
        ("a.txt", "<html><body>甲</body></html>", "html"),
        ("a.txt", "BM 是一种说法，MZ 也是。", "text"),
        ("a.eml", "From: a@b.cn\nTo: c@d.cn\nSubject: x\nDate: 1\n\n正文", "eml"),
        (
            "a.mht",
            "From: x\nSubject: y\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\nz",
            "mht",
        ),
    ],
)
def test_text_is_told_by_its_looks_and_its_name(tmp_path, name, text, expected):
    assert sniff(a_text(tmp_path / name, text)) == expected


def test_text_in_sixteen_bits_is_text(tmp_path):
    for encoding in ("utf-16", "utf-16-le", "gb18030"):
        assert sniff(a_text(tmp_path / "a.txt", "第一行 内容\r\n第二行\r\n", encoding)) == "text"


def test_bytes_nobody_knows_are_unknown(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(bytes(range(1, 32)) * 20)

    assert sniff(path) == UNKNOWN
    assert knows_ending(path)
    assert not knows_ending(tmp_path / "a.xyz")


def test_a_pdf_may_start_after_blank_bytes(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["一"])
    path.write_bytes(b"\r\n" + path.read_bytes())

    assert sniff(path) == "pdf"


def test_a_cameras_raw_picture_is_no_plain_tiff(tmp_path):
    path = tmp_path / "a.NEF"
    path.write_bytes(_HEADS["tiff"])

    assert sniff(path) == "raw"


@pytest.mark.parametrize(
    ("name", "found", "differs"),
    [
        ("a.jpg", "jpeg", False),
        ("a.JPEG", "jpeg", False),
        ("a.jpg", "png", True),
        ("a.doc", "docx", True),
        ("a.docx", "doc", True),
        ("a.docm", "docx", False),
        ("a.wps", "doc", False),
        ("a.wps", "docx", False),
        ("a.et", "xls", False),
        ("a.et", "docx", True),
        ("a.dps", "ppt", False),
        ("a.txt", "csv", False),
        ("a.md", "text", False),
        ("a.log", "text", False),
        ("a.csv", "xlsx", True),
        ("a.docx", "encrypted", False),
        ("a.pdf", "encrypted", True),
        ("a.xyz", "text", False),
        ("a.xyz", "jpeg", True),
        ("a", "pdf", True),
        ("a", "zip", False),
        ("a.tif", "tiff", False),
        ("a.xls", "html", True),
    ],
)
def test_an_ending_differs_when_it_promises_another_format(tmp_path, name, found, differs):
    assert extension_differs(tmp_path / name, found) is differs


def test_pictures_are_seen_through_their_names(tmp_path):
    path = a_photo(tmp_path / "假.jpg", size=(8, 8), format="PNG")

    assert sniff(path) == "png"


def test_an_old_tar_an_xps_and_a_piece_of_a_page_are_told(tmp_path):
    info = tarfile.TarInfo("a.txt")
    old = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
    old[257:265] = bytes(8)  # Unix V7 wrote no signature
    old[148:156] = b"%06o\0 " % (sum(old[:148]) + sum(old[156:512]) + 8 * 32)
    (tmp_path / "a.tar").write_bytes(bytes(old) + bytes(1024))
    xps = a_package(tmp_path / "a.zip", {"F.fdseq": "", "[Content_Types].xml": ""})
    page = a_text(tmp_path / "a.html", "<script>" + "var a = 1;\n" * 600 + "</script><p>文</p>")

    assert [sniff(tmp_path / "a.tar"), sniff(xps), sniff(page)] == ["tar", "xps", "html"]
    assert extension_differs(xps, "xps")
