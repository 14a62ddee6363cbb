"""Packages: relationships, guards, properties."""

import pytest
from builders import a_docx
from extract.containers import a_package, relations
from lxml import etree

from archivist.extract.base import DamagedError
from archivist.extract.package import Package, properties_of


def test_the_main_part_is_where_the_relationship_leads(tmp_path):
    members = {
        "_rels/.rels": relations(("m", "officeDocument", "/other/main.xml")),
        "other/main.xml": "<a/>",
    }

    with Package(a_package(tmp_path / "a", members)) as package:
        assert package.main_part("word/document.xml") == "other/main.xml"


def test_relations_are_told_from_the_folder_of_their_part(tmp_path):
    members = {
        "word/document.xml": "<a/>",
        "word/_rels/document.xml.rels": relations(
            ("a", "header", "../h.xml"), ("b", "image", "m/1.png")
        ),
    }

    with Package(a_package(tmp_path / "a", members)) as package:
        got = package.relations("word/document.xml")

    assert [(r.type, r.target) for r in got] == [("header", "h.xml"), ("image", "word/m/1.png")]


def test_backslashes_in_member_names_are_slashes(tmp_path):
    with Package(a_package(tmp_path / "a", {"word\\document.xml": "<a/>"})) as package:
        assert "word/document.xml" in package.names


def test_what_is_no_zip_is_damaged(tmp_path):
    (tmp_path / "a").write_bytes(b"PK\x03\x04")

    with pytest.raises(DamagedError):
        Package(tmp_path / "a")


def test_a_member_that_unpacks_too_far_is_never_unpacked(tmp_path):
    path = a_package(tmp_path / "a", {"word/document.xml": b"\0" * (55 << 20)})

    with Package(path) as package, pytest.raises(DamagedError, match="压缩炸弹"):
        package.open("word/document.xml")


def test_nested_entities_are_refused(tmp_path):
    declared = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    path = a_package(tmp_path / "a", {"x.xml": f"<!DOCTYPE d [{declared}]><d>&a9;</d>"})

    with Package(path) as package:
        try:
            text = "".join(package.tree("x.xml").itertext())
        except etree.XMLSyntaxError:
            text = ""

    assert len(text) < 100


def test_document_properties_have_our_names(tmp_path):
    path = a_docx(tmp_path / "a.docx", properties={"author": "张三", "last_modified_by": "李四"})

    with Package(path) as package:
        properties, pages = properties_of(package)

    assert (properties["author"], properties["last_author"]) == ("张三", "李四")
    assert pages == 1
