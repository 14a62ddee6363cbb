"""All facts of a paper together, in each layout a paper comes in."""

import datetime as dt
from dataclasses import replace

import pytest
from extract.papers import Paper, as_page, as_word
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.domain.dates import DateSource
from archivist.domain.facts import AddresseeRole, CitationKind
from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.facts import facts_of

LAYOUTS = pytest.mark.parametrize("lay_out", [as_word, as_page])
FULL = Paper()
JOINT = Paper(
    head=("包头市教育局", "包头市公安局文件", "包头市文明办"),
    number="包教发〔2017〕5号",
    title=("关于加强校园周边环境整治的意见",),
    signers=("包头市教育局　　　　包头市公安局", "包头市文明办"),
)
LETTER = Paper(
    head=("包头市文化新闻出版广电局",),
    number="包文函〔2017〕33号",
    title=("关于协助开展公益广告刊播工作的函",),
    to="包头广播电视台：",
    signers=("包头市文化新闻出版广电局",),
    note="",
    copies="",
    printed="",
)
REQUEST = Paper(
    head=("昆都仑区人民政府文件",),
    number="昆政字〔2017〕8号",
    signer="王建国",
    title=("昆都仑区人民政府", "关于解决创建经费的请示"),
    to="市人民政府：",
    signers=("昆都仑区人民政府",),
)
ORDER = Paper(
    head=("包头市人民政府令",),
    number="第128号",
    title=("包头市养犬管理办法",),
    to="",
    body=("第一条　为了规范养犬行为，制定本办法。", "第二条　本办法自2017年5月1日起施行。"),
    signers=(),
    dated="",
    note="",
    copies="",
    printed="",
)
NO_NUMBER = FULL.but(number="", head=(), copies="", printed="", note="")


def _text_date(facts):
    return next((str(d.value) for d in facts.dates if d.source is DateSource.TEXT), None)


@LAYOUTS
def test_every_element_of_a_full_paper_is_told_from_the_others(lay_out):
    facts = facts_of(lay_out(FULL))

    assert facts.title.text == "包头市人民政府关于开展文明交通整治行动的通知"
    assert str(facts.number.number) == "包府发〔2017〕12号"
    assert facts.issuer.names == ("包头市人民政府",)
    assert _text_date(facts) == "2017-03-10"
    assert (str(facts.printed.value), facts.printed.unit) == ("2017-03-15", "包头市人民政府办公室")
    assert [a.name for a in facts.addressees if a.role is AddresseeRole.MAIN] == [
        "各旗县区人民政府",
        "市直各部门、单位",
    ]
    assert [a.name for a in facts.addressees if a.role is AddresseeRole.COPY] == [
        "市委办公室",
        "市人大常委会办公室",
        "市政协办公室",
        "各人民团体",
    ]
    assert [str(c.number) for c in facts.cited] == ["内政发〔2016〕88号", "国办发〔2015〕3号"]
    assert facts.signed.units == ("包头市人民政府",)


@LAYOUTS
def test_a_joint_paper_has_all_its_units_and_the_number_of_the_first(lay_out):
    facts = facts_of(lay_out(JOINT))

    assert facts.issuer.names == ("包头市教育局", "包头市公安局", "包头市文明办")
    assert facts.signed.units == ("包头市教育局", "包头市公安局", "包头市文明办")
    assert str(facts.number.number) == "包教发〔2017〕5号"
    assert _text_date(facts) == "2017-03-10"


@LAYOUTS
def test_a_letter_has_a_head_without_the_word_for_paper(lay_out):
    facts = facts_of(lay_out(LETTER))

    assert facts.issuer.name == "包头市文化新闻出版广电局"
    assert str(facts.number.number) == "包文函〔2017〕33号"
    assert [a.name for a in facts.addressees] == ["包头广播电视台"]
    assert facts.printed is None


@LAYOUTS
def test_a_paper_to_a_higher_organ_names_its_signer(lay_out):
    facts = facts_of(lay_out(REQUEST))

    assert facts.signer.text == "王建国"
    assert facts.issuer.name == "昆都仑区人民政府"
    assert facts.title.text == "昆都仑区人民政府关于解决创建经费的请示"


@LAYOUTS
def test_an_order_is_numbered_by_its_head_and_the_line_below(lay_out):
    facts = facts_of(lay_out(ORDER))

    assert str(facts.number.number) == "包头市人民政府令第128号"
    assert facts.number.number.year is None
    assert facts.issuer.name == "包头市人民政府"
    assert facts.in_force.since == dt.date(2017, 5, 1)


@LAYOUTS
def test_a_notice_without_number_takes_none_from_what_it_cites(lay_out):
    facts = facts_of(lay_out(NO_NUMBER))

    assert facts.number is None
    assert len(facts.cited) == 2
    assert facts.issuer.source == "signature"


@LAYOUTS
def test_an_attachment_changes_neither_title_nor_date(lay_out):
    paper = FULL.but(
        attachment_note="附件：1.文明交通整治行动方案",
        attachment=("附件1", "文明交通整治行动方案", "一、总体要求", "市公安局", "2015年1月1日"),
    )

    facts = facts_of(lay_out(paper))

    assert facts.title.text == "包头市人民政府关于开展文明交通整治行动的通知"
    assert _text_date(facts) == "2017-03-10"


@LAYOUTS
def test_the_printing_date_alone_is_not_the_papers_date(lay_out):
    facts = facts_of(lay_out(FULL.but(signers=(), dated="")))

    assert _text_date(facts) is None
    assert str(facts.printed.value) == "2017-03-15"


@LAYOUTS
def test_what_a_paper_abolishes_is_told_from_what_it_cites(lay_out):
    body = (
        "第一条　根据《城市市容和环境卫生管理条例》，制定本办法。",
        (
            "第九条　本办法自2017年5月1日起施行，有效期五年。"
            "2010年3月1日印发的《包头市犬类管理暂行规定》（包府发〔2010〕9号）同时废止。"
        ),
    )

    facts = facts_of(lay_out(FULL.but(body=body)))

    assert [(c.title, str(c.number)) for c in facts.abolished] == [
        ("包头市犬类管理暂行规定", "包府发〔2010〕9号")
    ]
    cited = {c.title for c in facts.citations if c.kind is CitationKind.CITES}
    assert "城市市容和环境卫生管理条例" in cited
    assert facts.validity.until == dt.date(2022, 4, 30)


@pytest.mark.parametrize(
    "condition", ["与本办法不一致的，以本办法为准", "有效期届满后《旧办法》自动失效"]
)
def test_a_condition_abolishes_nothing(condition):
    facts = facts_of(as_word(FULL.but(body=(f"此前《旧规定》{condition}。",))))

    assert facts.abolished == ()


def test_pages_are_numbered_as_printed():
    body = tuple(f"（{n}）各单位要结合实际抓好落实，确保取得实效。" for n in range(1, 60))

    facts = facts_of(as_page(FULL.but(body=body)))

    assert [(p.page, p.number) for p in facts.page_numbers] == [(n, n) for n in range(1, 5)]


def test_a_lost_page_shows_in_the_printed_numbers():
    whole = as_page(FULL.but(body=tuple(f"（{n}）抓好落实。" for n in range(1, 60))))
    lost = Extract(tuple(p for p in whole.passages if p.place.page != 2), pages=3)

    facts = facts_of(lost)

    assert [p.number for p in facts.page_numbers] == [1, 3, 4]


@pytest.mark.parametrize(
    ("foot", "number", "total"),
    [
        ("第 3 页 共 9 页", 3, 9),
        ("3/9", 3, 9),
        ("第3页", 3, None),
        ("- 3 -", 3, None),
        ("—３—", 3, None),
        ("-3一", 3, None),
        ("一3一", 3, None),
        ("─ 3 ─", 3, None),
    ],
)
def test_each_way_to_number_a_page_is_understood(foot, number, total):
    passages = (Passage("正文", FULL_PAGE), Passage(foot, FULL_PAGE, Part.FOOTER))

    facts = facts_of(Extract(passages, pages=1))

    assert [(p.number, p.total) for p in facts.page_numbers] == [(number, total)]


def test_a_lone_figure_on_a_page_is_no_page_number():
    facts = facts_of(Extract((Passage("合计", FULL_PAGE), Passage("2017", FULL_PAGE)), pages=1))

    assert facts.page_numbers == ()


FULL_PAGE = as_page(FULL).passages[0].place

_ORGANS = st.sampled_from(["包头市教育局", "昆区人民政府", "市创建办公室", "共青团包头市委员会"])
_CODES = st.sampled_from(["包教发", "昆政字", "包创办", "包团通", "内党办发", "包府办函"])
_DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2030, 12, 31))


@settings(max_examples=60, deadline=None)
@given(
    organ=_ORGANS, code=_CODES, serial=st.integers(1, 999), day=_DAYS, later=st.integers(1, 20),
    looks=st.booleans(), lay_out=st.sampled_from([as_word, as_page]), chinese=st.booleans(),
)  # fmt: skip
def test_whatever_stands_in_the_elements_is_read_back(
    organ, code, serial, day, later, looks, lay_out, chinese
):
    printed = day + dt.timedelta(days=later)
    paper = FULL.but(
        head=(f"{organ}文件",),
        number=f"{code}〔{day.year}〕{serial}号",
        title=(f"{organ}关于开展专项检查的通知",),
        signers=(organ,),
        dated=_in_chinese(day) if chinese else f"{day.year}年{day.month}月{day.day}日",
        printed=f"{organ}办公室　　{printed.year}年{printed.month}月{printed.day}日印发",
        looks=looks,
    )

    facts = facts_of(lay_out(paper))

    assert str(facts.number.number) == f"{code}〔{day.year}〕{serial}号"
    assert facts.issuer.name == organ
    assert _text_date(facts) == day.isoformat()
    assert facts.printed.value.first == printed
    assert 0 < min(facts.number.sure, facts.issuer.sure, facts.title.sure, facts.printed.sure) < 1


@given(st.lists(st.text(max_size=40), max_size=12))
def test_no_text_makes_the_facts_fail(texts):
    word = as_word(FULL)
    passages = tuple(replace(word.passages[0], text=text) for text in texts)

    facts = facts_of(Extract(passages))

    assert facts.pages is None


def _in_chinese(day):
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(c)] for c in str(day.year))
    return f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"


def _numeral(value):
    tens, units = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else ("" if tens == 1 else digits[tens]) + "十") + (
        digits[units] if units or not tens else ""
    )


def _said(*texts):
    return facts_of(
        Extract(tuple(Passage(text, Place(paragraph=n)) for n, text in enumerate(texts, 1)))
    )


def test_minutes_take_their_head_into_their_number():
    facts = _said(
        "包头市人民政府", "专题会议纪要", "〔2017〕15号", "2017年3月10日，李某主持召开专题会议。",
        "分送：市委宣传部，市文明办。", "包头市人民政府办公室 2017年3月14日印发",
    )  # fmt: skip

    assert str(facts.number.number) == "专题会议纪要〔2017〕15号"
    assert facts.issuer.name == "包头市人民政府"
    assert [a.name for a in facts.addressees] == ["市委宣传部", "市文明办"]


def test_a_proclamation_is_numbered_below_its_title():
    facts = _said(
        "包头市公安局关于禁止燃放烟花爆竹的通告", "2017年第3号", "为加强管理，现通告如下：",
        "一、禁止燃放。", "包头市公安局", "2017年1月20日",
    )  # fmt: skip

    assert str(facts.number.number) == "包头市公安局通告2017年第3号"


def test_a_saved_page_tells_its_fields_line_by_line():
    facts = _said(
        "返回顶部", "包头市人民政府工作规则", "•发文字号:", "包政发〔2024〕7号", "•发文日期:",
        "2024年04月06日 16:40", "第一章总则", "一、根据《组织法》，制定本规则。",
    )  # fmt: skip

    assert (str(facts.number.number), _text_date(facts)) == ("包政发〔2024〕7号", "2024-04-06")
    assert facts.issuer is None


def test_units_side_by_side_may_be_parted_by_one_space():
    facts = _said(
        "关于开展文明校园创建的通知", "各中小学:", "现印发给你们。",
        "昆区文明办 昆区教育局", "2018年6月1日",
    )  # fmt: skip

    assert facts.issuer.names == ("昆区文明办", "昆区教育局")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("包头市文明办关于道德模范评选表", "彰工作的意见"), ("关于志愿服务工作情况", "的通报"), ("关于印发养犬管理办法", "的通知")],
)  # fmt: skip
def test_a_title_goes_on_where_a_line_only_seems_to_end_it(upper, lower):
    facts = facts_of(as_page(FULL.but(title=(upper, lower))))

    assert facts.title.text == upper + lower


def _paged(*feet):
    """Pages of one sentence, each with a foot."""
    return Extract(
        tuple(
            Passage(text, Place(page=page))
            for page, foot in enumerate(feet, 1)
            for text in (
                "一、提高认识。",
                f"第{page}段正文的内容。",
                "三、督查考核。",
                "抓好落实。",
                foot,
            )
            if text
        ),
        pages=len(feet),
    )


@pytest.mark.parametrize(
    ("feet", "numbers"),
    [
        (("1", "2", "4"), [1, 2, 4]),
        (("1", "3", "4"), [1, 3, 4]),
        (("", "2", "3", "5"), [2, 3, 5]),
        (("-1-", "-3一", "4一"), [1, 3, 4]),
        (("12", "47", "103"), []),
        (("1", "2"), []),
        (("3", "1", "2"), []),
        (("2016", "2017", "2019"), []),
        (("1", "", "", "5"), []),
        (("-5", "正文", "-7"), []),
    ],
)
def test_bare_numbers_count_where_they_run_through_a_file(feet, numbers):
    facts = facts_of(_paged(*feet))

    assert [each.number for each in facts.page_numbers] == numbers
