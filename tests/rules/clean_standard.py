"""A standard with a sound piece of each kind, judged by all rules; tests spoil what they are about."""

from datetime import date

from rules.objects import DAY, STANDARD, a_dossier, an_edition, settings

from archivist.domain.finding import Waiver
from archivist.domain.kind import Kind
from archivist.rules.engine import judge

ALL_SET = {
    "window": "2016-08-01..2017-07-31",
    "word_limit": "1000",
    "min_count": "1",
    "max_count": "9",
    "photo_min_side": "1080",
    "report_formats": "doc docx",
    "city": "包头市",
    "review_date": "2017-08-10",
    "name_characters": "不限",
    "name_length": "不限",
    "earlier_packages": "无",
}
PAPER = {
    "path": "1.docx",
    "number": "包府发〔2017〕12号",
    "dates": ["text 2017-03-10"],
    "issuer": "red_head 包头市教育局",
    "seen": ["red_head 1", "seal 2"],
}
REPORT = {
    "path": "2.docx",
    "kind": "report",
    "words": 800,
    "dates": ["text 2017-05-02"],
    "prose": ["全市开展活动37场。（数据来源：市教育局统计台账）"],
    "report": [
        "制定学习制度实施方案，明确各单位的任务和时限，按季度检查记录本和考勤表。",
        "开展集中学习活动37场。",
        "投入经费3万元，专人负责。",
        "率先推行学分制，形成本地特色。",
        "学员满意度达到96%。",
    ],
}
CAMERA = {"make": "HUAWEI", "model": "P10", "taken": "2017-04-01T10:00:00"}
PHOTO = {
    "path": "3.jpg",
    "kind": "photo",
    "photo": [4032, 3024],
    "dates": ["exif 2017-04-01"],
    "photo_more": CAMERA,
    "look": "photo",
    "caption": "2017年4月1日，南街社区志愿者清扫楼道",
}
FORM = [
    "填报单位：市教育局|填报时间：2017年6月30日",
    "县区|开展活动（场）",
    "昆区|17",
    "青山区|20",
    "合计|37",
    "填表人：张三|审核人：李四|数据来源：各县区上报",
]
TABLE = {"path": "4.xlsx", "kind": "table", "dates": ["text 2017-06-30"], "table": FORM}
CLEAN = [PAPER, REPORT, PHOTO, TABLE]
ASSIGNED = {"unit": "市教育局", "person": "张三", "due": date(2017, 6, 30)}
KINDS = [kind.value for kind in Kind]


def a_case(pieces, *, code=STANDARD, kinds=KINDS, assignment=ASSIGNED):
    return a_dossier(
        code=code, kinds=kinds, assignment=assignment, evidence=pieces, units=["市教育局"]
    )


def judged(*dossiers, materials=(), texts=ALL_SET, day=DAY, strict=True, **more):
    edition = an_edition(*(dossier.standard for dossier in dossiers))
    filed = [e.material for d in dossiers for e in d.evidence if e.material]
    return judge(
        edition, dossiers, [*filed, *materials], settings(**texts), day, strict=strict, **more
    )


def codes(assessment):
    return [finding.code for finding in assessment.findings]


def waiver_of(finding, until=None):
    return {finding.digest: Waiver("w", finding.code, finding.digest, "原件如此", until)}


def states(assessment):
    return [state.value for state in assessment.states.values()]
