"""What stands before a noun in a sentence that counts it: 全市配备专职心理教师412名 counts 专职心理教师.

Only words that leave the noun's meaning alone are taken off: who did it, when, and verbs that say a thing
is there or was done as a whole. Words that pick a part (新增, 市级示范, 渌口区, 中小学) or another measure
(办结, 整改, 表彰, 招聘) stay, so that the phrase stays another thing than the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADVERB = (
    "全市范围内|全市上下|全市|我市|本市|市本级|全区|我区|全县|我县|全省|全旗|我旗|各县区|各区县|各县市区|各旗县区|各级各部门|各级|各地|各部门|各单位|相关部门|有关部门"
    "|全年|年内|年度|目前|截至目前|期间|据统计|其中|累计|共计|总计|合计|先后|已经|现已|已|共|并|还|均|统一|全面|规范|足额|按要求|按规定|依法|积极|认真|广泛|集中|的|了"
)
# They go with a noun of two characters, too: no compound word begins with them.
_PLAIN_VERB = (
    "配备有?|配有|配齐|配置|安排|投入|拨付|下拨|下达|落实|筹集|筹措|列支|受理|接收|接到|收到|接待|接听|办理|开展|举办|举行|召开|组织|承办|设有|设立|设置|布设|安装|架设|铺设"
    "|建成|建有|建立|建起|组建|成立|发放|派发|分发|张贴|悬挂|投放|制发|聘请|聘用|拥有|现有|共有|保有|提供|完成|实现"
)
_VERB = (
    f"{_PLAIN_VERB}|培训|轮训|开设|开办|开通|布置|建设|修建|打造|培育|创建|形成|创作|制作|编印|编写|印制|印发|印刷|发送|推送|刊播|刊登|刊发|播放|播出|展播|展出|发布"
    "|惠及|覆盖|吸引|吸纳|带动|动员|出动|派出|存有|藏有|收藏|收录|归集|采集|征集|收集|募集|栽植|种植|实施|推进|签订|签署|报送|发现|辖有|下辖|涌现|支出|使用|执行"
)
_ORGAN = (
    r"(?:市委市政府|市委|市政府|市级财政|市本级财政|各级财政|财政部门|市财政|财政"
    r"|市(?!级|属|直|区|民(?!政|宗|委)|场(?!监|管))[\u4e00-\u9fff]{1,8}?(?:局|委|办|院|支队|总队|中心|妇联|总?工会|协会|部|集团|公司))"
)
# The name of an organ ends where it begins to act: 市财政 and 市财政局, but not 市财政安排办.
_FRONT = re.compile(rf"^(?:{_ADVERB}|{_ORGAN}(?={_ADVERB}|{_VERB}))")
_ACTION = re.compile(rf"^(?:{_VERB})了?")
_PLAIN_ACTION = re.compile(rf"^(?:{_PLAIN_VERB})了?")
_BEHIND = re.compile(rf"(?:现已|已|共|累计|全部|均)*(?:{_PLAIN_VERB})(?:了|到|达到?|至)?$")
_PARTLY = "新增补招选抽评奖换修改拆关退转减调购添续结未拟需应缺"
# A verb that is none of these shows itself by 了: 摸排了, 承接了.
_DONE = re.compile(rf"^(?![\u4e00-\u9fff]?[{_PARTLY}])[\u4e00-\u9fff]{{2}}了")
_SPECIFIC = 3  # characters


def objects(phrase: str, cities: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what a phrase may count, most words first: all of it less who, when and what was done.

    *cities* are names that mean the whole (株洲市); a name of any other place stays before its noun. A
    noun of two characters is yielded only behind verbs that form no compound words (培训教师 is not 教师).
    """
    said = "".join(phrase.split())
    bare = _BEHIND.sub("", said)  # 专职心理教师共配备412名
    if bare != said and bare:
        yield bare
    for each in dict.fromkeys((said, bare)):
        for rest, plain in _stripped(each, cities):
            if len(rest) >= _SPECIFIC or (rest and plain):
                yield rest


def only_acts(phrase: str, cities: frozenset[str] = frozenset()) -> bool:
    """Whether a phrase says but who did something, so that its noun is behind the number: 全市配备了."""
    return any(not rest for rest, _ in _stripped("".join(phrase.split()), cities))


def _stripped(phrase: str, cities: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield what is left of a phrase word by word, and whether all its verbs were plain ones so far."""
    rest, plain = phrase, True
    while rest:
        end = _whole(rest, cities)
        if end is None:
            action = _ACTION.match(rest) or _DONE.match(rest)
            if action is None:
                return
            plain &= _PLAIN_ACTION.match(rest) is not None
            end = action.end()
        rest = rest[end:]
        yield rest, plain


def _whole(text: str, cities: frozenset[str]) -> int | None:
    """Return the length of a word for the whole area, its organs or a time; None where none is first."""
    named = next((len(city) for city in cities if text.startswith(city)), None)
    if named is not None:
        return named
    found = _FRONT.match(text)
    return found.end() if found else None
