"""Which kind a file is."""

import pytest
from extract.containers import grid, lines

from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole
from archivist.extract.base import Extract
from archivist.extract.facts import facts_of
from archivist.extract.kinds import captions_role, classify, kind_and_role
from archivist.extract.named import with_name

_PROSE = lines("我市开展了多项活动，成效明显。", "群众参与踊跃。" * 30)


def _kind(path, form, extract=_PROSE):
    return classify(extract, with_name(facts_of(extract), path), form, path)


@pytest.mark.parametrize(
    ("path", "form", "kind"),
    [
        ("Ⅲ-7-3/规范文件/a.docx", "docx", Kind.PAPER),
        ("Ⅲ-7-3/01 规范文件（3份）/a.pdf", "pdf", Kind.PAPER),
        ("Ⅲ-7-3/一、规范文件/扫描.jpg", "jpeg", Kind.PAPER),
        ("Ⅲ-7-3/说明报告/a.docx", "docx", Kind.REPORT),
        ("Ⅲ-7-3/说明/a.docx", "docx", Kind.REPORT),
        ("Ⅲ-7-3/实景图片/a.jpg", "jpeg", Kind.PHOTO),
        ("Ⅲ-7-3/照片/a.png", "png", Kind.PHOTO),
        ("Ⅲ-7-3/统计表格/a.docx", "docx", Kind.TABLE),
        ("Ⅲ-7-3/报表/a.pdf", "pdf", Kind.TABLE),
        ("photo/a.jpg", "jpeg", Kind.PHOTO),
        ("说明报告/志愿服务统计表.xlsx", "xlsx", Kind.TABLE),
        ("规范文件/名单.xlsx", "xlsx", Kind.TABLE),
        ("规范文件和说明报告/a.docx", "docx", Kind.REPORT),
        ("实景图片/说明.docx", "docx", Kind.REPORT),
        ("说明报告/a.doc", "doc", Kind.REPORT),
    ],
)
def test_a_folder_or_name_says_the_kind_where_the_format_can_be_it(path, form, kind):
    assert _kind(path, form) is kind


def test_a_document_of_pictures_in_the_photo_folder_is_a_photo():
    assert _kind("实景图片/a.docx", "docx", Extract(images=3)) is Kind.PHOTO


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("包头市人民政府文件", "包府发〔2017〕12号", "关于检查的报告", "市委："), Kind.PAPER),
        (("关于开展检查的通知", "各区：", "请执行。"), Kind.PAPER),
        (("垃圾分类管理办法（试行）", "第一条 为了管理。"), Kind.PAPER),
        (("志愿服务工作情况报告", "我市开展了活动。"), Kind.REPORT),
        (("志愿服务情况说明", "我市开展了活动。"), Kind.REPORT),
        (("我市开展了多项活动，成效明显。",), Kind.REPORT),
    ],
)
def test_a_document_is_told_by_its_number_head_and_title(texts, kind):
    assert _kind("甲/a.docx", "docx", lines(*texts)) is kind


def test_a_document_that_is_one_table_is_a_table():
    extract = grid(["志愿服务统计表"], ["单位", "人数"], *[["街道", "1"]] * 9)

    assert _kind("甲/a.docx", "docx", extract) is Kind.TABLE


def test_formats_alone_tell_pictures_and_sheets():
    assert _kind("a.heic", "heic", Extract()) is Kind.PHOTO
    assert _kind("a.csv", "csv", grid(["甲", "1"])) is Kind.TABLE


def test_what_says_nothing_has_no_kind():
    assert _kind("a.zip", "zip", Extract()) is None
    assert _kind("a.pdf", "pdf", Extract()) is None


@pytest.mark.parametrize(
    ("name", "form", "texts", "captions"),
    [
        ("图片说明.txt", "text", ("IMG_1.jpg 清扫街道",), True),
        ("照片说明.docx", "docx", ("图1：清扫街道", "图2：宣传"), True),
        ("名单.txt", "text", ("a.jpg 清扫", "b.jpg 宣传"), True),
        ("图片说明.txt", "text", ("本组图片反映志愿服务。",), False),
        ("图片说明.jpg", "jpeg", (), False),
        ("说明报告.docx", "docx", ("我市开展活动，见a.jpg。", "正文一。", "正文二。"), False),
    ],
)
def test_a_list_that_names_pictures_is_captions(name, form, texts, captions):
    extract = lines(*texts)
    kind, role = kind_and_role(
        extract, with_name(facts_of(extract), name), form, f"实景图片/{name}"
    )

    assert captions_role(name, extract, form) is captions
    assert (role is MaterialRole.CAPTIONS) is captions
    assert not (captions and kind)
