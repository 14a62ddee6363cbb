"""The secrecy gate: marks at the front refuse, talk about secrets does not."""

import pytest
from extract.containers import grid, lines

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.gate import bytes_are_marked, is_marked, path_is_marked


@pytest.mark.parametrize(
    "path",
    ["机密★10年 方案.docx", "绝密/方案.docx", "a/【秘密】名单.xlsx", "机密.docx", "机密-方案.docx"],
)
def test_a_marked_name_or_folder_refuses(path):
    assert path_is_marked(path)


@pytest.mark.parametrize(
    "path", ["秘密花园.docx", "保密工作/机密文件管理办法.docx", "商业秘密保护.pdf"]
)
def test_a_name_that_speaks_of_secrets_does_not(path):
    assert not path_is_marked(path)


@pytest.mark.parametrize(
    "extract",
    [
        lines("000012", "机密★10年", "通知"),
        lines("秘 密", "通知"),
        lines("密级：秘密", "通知"),
        Extract((*lines(*["正文"] * 80).passages, Passage("绝密★长期", part=Part.HEADER))),
        Extract(
            (
                *tuple(Passage("字", Place(page=1)) for _ in range(60)),
                Passage("机密★5年", Place(page=1)),
            )
        ),
        grid(["", "机密"], ["单位", "人数"]),
        Extract(properties={"description": "秘密★5年"}),
    ],
)
def test_a_mark_at_the_front_refuses(extract):
    assert is_marked(extract)


@pytest.mark.parametrize(
    "extract",
    [
        lines("关于保守国家秘密的通知", "泄露机密的，依法处理。"),
        lines(*["正文"] * 60, "机密★10年"),
        grid(["题名", "密级"], ["关于检查的通知", "秘密"]),
    ],
)
def test_papers_about_secrets_do_not(extract):
    assert not is_marked(extract)


def test_every_sheet_has_a_front():
    far = grid(*[["甲", "1"]] * 60, sheet="一").passages
    second = grid(["机密★1年", ""], sheet="二").passages

    assert is_marked(Extract(far + second))


@pytest.mark.parametrize("encoding", ["utf-16-le", "gb18030", "utf-8"])
def test_marks_are_found_in_files_nobody_reads(tmp_path, encoding):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\0" * ((1 << 20) - 3) + "机密★10年".encode(encoding))

    assert bytes_are_marked(path)


def test_other_bytes_are_not_marked(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes("机密文件管理办法".encode("utf-16-le"))

    assert not bytes_are_marked(path)
