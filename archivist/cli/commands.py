"""The commands there are, in the order of a first day, and what each does in one sentence.

Kept apart from the commands themselves, so that ``--help`` need not import any of them.
"""

from __future__ import annotations

from archivist.i18n import N_

SUMMARIES = {
    "demo": N_("生成示例材料，走完扫描、归档、检查、报告，打印总览；有屏幕时打开窗口。"),
    "new": N_("新建工作区；材料留在原处，只读不改。"),
    "earlier": N_("登记往年材料包，用来查出往年用过的照片和材料；只读，不算本次材料。"),
    "edition": N_("测评目录：列出、导入、对比、换用。"),
    "units": N_("责任单位：导入责任分解表。"),
    "assign": N_("指定标准的责任单位、责任人和应交日期。"),
    "scan": N_("读取新的和改动过的文件。"),
    "watch": N_("守着材料文件夹：来了新文件就扫描、匹配、检查；Ctrl-C 结束。"),
    "match": N_("为没有归档的文件推荐标准；--accept 把有把握的直接归档。"),
    "file": N_("把文件归到标准下；再次归档可改说明、日期和种类，编号不变。"),
    "captions": N_(
        "给没有说明的照片提出说明：取自图片说明清单、照片自带说明，或按日期和文件名拟写。"
    ),
    "unfile": N_("把文件从标准下移出；文件本身不动，编号保留。"),
    "aside": N_("说明这些文件不是佐证材料，以后不再问；文件本身不动，--back 收回。"),
    "undo": N_("撤销本人在本机的上一次操作；可以一直撤销下去。"),
    "redo": N_("恢复刚才撤销的操作。"),
    "check": N_("按规则检查，列出缺什么、过期什么、哪里不合格。"),
    "waive": N_("豁免一个问题，必须写理由；情况变了，豁免自动失效。"),
    "sign": N_("为标准下的全部材料签字；签字认的是文件现在的内容，以后改动会由 G11 报出。"),
    "search": N_(
        '全文检索。几个词都要有；"短语"；AND OR NOT；title: number: issuer: name: 限定范围。'
    ),
    "report": N_(
        "生成报表：缺项清单、检查报告、总览、责任分解表、待审材料索引表、到期预测、催办单。"
    ),
    "export": N_("导出送审包（文件夹或 .zip，BagIt 格式），写完重读校验。"),
    "arrange": N_("把已归档的材料按编号另存一份整齐的副本；材料文件夹里的文件不动。"),
    "verify": N_("校验送审包，列出全部问题。"),
    "log": N_("操作记录；--verify 校验记录是否完整、有没有被改动。"),
    "rules": N_("列出检查规则；给出代码则说明这一条。"),
    "settings": N_("查看和修改设置；值写“未设置”表示取消，“不限”表示确认没有限制。"),
    "rebuild": N_("删除缓存（数据库、正文、索引）并重新生成；人的决定和材料不受影响。"),
    "doctor": N_("自检：程序、字体、工作区、操作记录、缓存。"),
    "gui": N_("打开窗口。"),
}
