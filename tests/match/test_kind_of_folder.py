"""Which kind a material is."""

from __future__ import annotations

import pytest

from archivist.domain.document_number import DocumentNumber
from archivist.domain.facts import Facts, Numbered
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.match.edition_words import EditionWords
from archivist.match.kind_of_folder import kind_of, kind_of_folder


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("Ⅲ-7-3/实景图片/a.jpg", Kind.PHOTO),
        ("Ⅲ-7-3/3、统计表格/2017/a.pdf", Kind.TABLE),
        ("规范文件（2）/a.pdf", Kind.PAPER),
        ("资料/a.jpg", None),
        ("实景图片.jpg", None),
    ],
)
def test_a_folder_may_name_the_kind(path: str, kind: Kind | None) -> None:
    assert kind_of_folder(path) is kind


def test_what_was_read_counts_more_than_the_folder(words: EditionWords) -> None:
    material = Material("实景图片/a.jpg", "0", 1, kind=Kind.PAPER)

    assert kind_of(material, words.standards["Ⅲ-7-3"]) is Kind.PAPER


def test_a_document_number_makes_a_paper(words: EditionWords) -> None:
    number = Numbered(DocumentNumber("包府发〔2017〕12号", "包府发", 2017, 12))
    material = Material("a.docx", "0", 1, facts=Facts(number=number))

    assert kind_of(material, words.standards["Ⅲ-7-3"]) is Kind.PAPER


@pytest.mark.parametrize(
    ("path", "standard", "kind"),
    [
        ("a.jpg", "Ⅲ-7-3", Kind.PHOTO),
        ("a.jpg", "Ⅲ-7-1", Kind.PAPER),
        ("a.docx", "Ⅲ-7-1", Kind.REPORT),
        ("a.pdf", "Ⅲ-7-1", Kind.PAPER),
        ("a.xlsx", "Ⅲ-7-1", Kind.TABLE),
        ("a.unknown", "Ⅲ-7-2", Kind.PHOTO),
    ],
)
def test_else_the_format_and_the_standard_decide(
    path: str, standard: str, kind: Kind, words: EditionWords
) -> None:
    assert kind_of(Material(path, "0", 1), words.standards[standard]) is kind
