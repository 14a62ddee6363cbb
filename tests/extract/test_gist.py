"""Pairs and signatures are what the plain way of counting and replacing finds."""

import re
from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archivist.domain.minhash import likeness, sign
from archivist.domain.text import fold
from archivist.extract.gist import find_pairs, find_signature

_SENTENCES = (
    "全市共设置公益广告12,345块，比上年增长5.2%，覆盖面达到98％。",
    "自2016.5.1起，各街道社区开展志愿服务１２３场次，参与人员㎡约½万人。",
    "Ⅲ类水质断面、ABC三个等级，①农贸市场整治②背街小巷治理③窗口服务提升。",
    "市文明办、市城管局按照实施方案的要求落实了责任，并建立了长效管理机制。",
    "编号\u00ad12\u200b34，𠮷祥社区第٣号院落，\ud800网格员每日巡查，居民反映问题及时办结。",
)
_texts = st.lists(
    st.one_of(
        st.sampled_from(_SENTENCES),
        st.text(st.sampled_from("一二三市区0123456789..．，\0 aZ①㎡\u00ad\n"), max_size=80),
        st.text(max_size=40),
    ).flatmap(lambda text: st.integers(1, 3).map(lambda times: text * times)),
    max_size=12,
)

# How long an example takes says nothing on a machine that is busy.
_unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _plainly_signed(paragraphs):
    texts = [
        each.replace("\0", " ")
        for each in paragraphs
        if len(each) >= 24 and sum(map(len, re.findall("[\u4e00-\u9fff]+", each))) >= 24
    ]
    numbered = re.sub(r"\d+(?:\.\d+)?", "0", fold("\0".join(texts)))
    return sign(re.sub(r"[^0-9a-z\u4e00-\u9fff\0]+", "", numbered).split("\0"))


@_unhurried
@given(_texts)
@example([*_SENTENCES])
@example([*_SENTENCES[:4], "短"])
def test_a_signature_is_that_of_the_text_folded_with_numbers_alike(paragraphs):
    assert find_signature(paragraphs) == _plainly_signed(paragraphs)


def test_other_figures_make_no_other_text():
    one = find_signature(_SENTENCES * 2)
    other = find_signature([text.replace("5.2", "17") for text in _SENTENCES * 2])

    assert one
    assert likeness(one, other) == 1.0


def test_of_a_very_long_text_the_beginning_is_signed():
    long = [f"{text}{number}" for number in range(900) for text in _SENTENCES]
    end = ["此后所写的一切都在四万字之外，因此它们说什么都不再改变这份材料的签名结果。"]

    signature = find_signature(long)

    assert signature
    assert signature == find_signature(long + end)


@_unhurried
@given(st.lists(st.text(st.sampled_from("的了公益广告市a1，\n"), max_size=30), max_size=6))
def test_pairs_are_counted_and_the_empty_come_last(paragraphs):
    text = "\n".join(("公益广告",) * 3 + tuple(paragraphs))
    counted = Counter(text[at : at + 2] for at in range(len(text) - 1))
    plainly = {pair: n for pair, n in counted.items() if re.fullmatch("[\u4e00-\u9fff]{2}", pair)}

    joined, counts = find_pairs("公益广告", paragraphs)

    pairs = [joined[at : at + 2] for at in range(0, len(joined), 2)]
    assert dict(zip(pairs, counts, strict=True)) == plainly
    hollow = [any(character in "的了市" for character in pair) for pair in pairs]
    assert hollow == sorted(hollow)
