"""Cities a report takes for its own."""

import pytest

from archivist.domain.place import NOWHERE
from archivist.extract.own_places import find_cities


def cities(text):
    return [named.name for named in find_cities("情况说明", [(text, NOWHERE)], NOWHERE)]


@pytest.mark.parametrize(
    "text",
    [
        "我们将努力把湘潭市建设成为文明之城。",
        "湘潭市率先推行一站式服务，形成本地做法。",
        "2020年湘潭市新建公园11处。",
        "湘潭市法律援助中心受理案件4216件。",
        "近年来，湘潭市坚持把这项工作摆在突出位置。",
    ],
)
def test_who_acts_is_taken_for_its_own(text):
    assert cities(text) == ["湘潭市"]


@pytest.mark.parametrize(
    "text",
    [
        "组织干部赴长沙市学习考察。",
        "长沙市的做法值得学习。",
        "案件移送长沙市人民法院审理。",
        "长沙市某环保公司承建。",
        "长沙市推行垃圾分类较早，我市起步晚。",
        "长沙市民政局与我市共同开展活动。",
        "转自长沙市人民政府网站。",
        "引进长沙市某公司投资3亿元。",
        "由长沙市设计院设计。",
    ],
)
def test_others_that_are_spoken_of_are_not(text):
    assert cities(text) == []
