"""A text layer is believed, or not."""

import pytest

from archivist.extract.trust import Trust, is_garbled, judge_layer

SOUND = (
    "为进一步加强市容环境管理，现就有关事项通知如下：各单位要按照包府发〔2017〕12号文件要求落实。"
)


def test_ordinary_text_is_believed():
    assert judge_layer(SOUND, 1.0) is Trust.SOUND
    assert judge_layer("第二页", 0.0) is Trust.SOUND


def test_nothing_and_a_scanner_s_stamp_are_not():
    assert judge_layer(" \n", 0.0) is Trust.MISSING
    assert judge_layer("扫描全能王 创建", 0.98) is Trust.SCANTY


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd" * 30,
        "".join(chr(0xE100 + n) for n in range(40)),
        SOUND.encode("gb18030").decode("latin-1"),
        "".join(chr(n) for n in range(1, 30)) * 2,
        "(cid:12)(cid:77)(cid:130)(cid:9)(cid:4051)",
        '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~!"#$%',
    ],
)
def test_what_a_wrong_map_makes_is_garbled(text):
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "The quick brown fox jumps over the lazy dog, 2017.",
        "12.5%  37  1,204  0.98  2017-03-12  合计 4,310",
        "臺灣地區的公文，請依照規定辦理，並於期限內函復。",
        "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᠮᠣᠩᠭᠣᠯ",
        "........................................",
        "姓名：________ 日期：________ 签字：________",
        "● 李喆、王垚　任组长",
    ],
)
def test_honest_pages_are_not(text):
    assert not is_garbled(text)
