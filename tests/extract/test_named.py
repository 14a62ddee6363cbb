"""What a name says belongs to the path, not to the bytes."""

from archivist.domain.dates import DateSource, parse_date
from archivist.domain.facts import Facts, Titled
from archivist.domain.place import Spot
from archivist.domain.signs import Draft, DraftSign
from archivist.extract.named import with_name


def test_a_name_gives_title_date_and_draft_mark():
    got = with_name(Facts(), "材料/20170412 志愿服务情况（送审稿）.doc")

    assert got.title.text == "志愿服务情况（送审稿）"
    assert [(r.source, r.value) for r in got.dates] == [(DateSource.NAME, parse_date("2017-04-12"))]
    assert [draft.sign for draft in got.drafts] == [DraftSign.MARK]


def test_what_the_content_says_stands_before_the_name():
    mark = Draft(DraftSign.MARK, Spot("征求意见稿"))
    content = Facts(title=Titled("关于养犬管理的通知", "layout", 0.9), drafts=(mark,))

    got = with_name(content, "养犬通知（送审稿）.docx")

    assert got.title.text == "关于养犬管理的通知"
    assert got.drafts == (mark,)


def test_two_names_of_one_content_do_not_mix():
    content = Facts()

    first = with_name(content, "20170101.txt")
    second = with_name(content, "别名.txt")

    assert len(first.dates) == 1
    assert second.dates == ()
