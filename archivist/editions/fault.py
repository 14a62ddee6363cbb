"""What is wrong with an imported table: one fault, one sheet and cell, one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archivist.domain.finding import Level
from archivist.domain.place import Place
from archivist.errors import EditionError
from archivist.i18n import N_, _

NO_HEADER = N_("没有找到表头。表头应当有：{expected}。")
NO_COLUMN = N_("表里没有“{expected}”这一列。")
NO_NUMBER = N_("这一行没有编号。")
BAD_NUMBER = N_("编号“{text}”看不懂，应当写成 Ⅲ-7-3 的样子。")
DUPLICATE_NUMBER = N_("编号 {code} 重复，前面在 {first} 已经用过。")
DATE_NUMBER = N_("编号被表格软件变成了日期 {text}，按 {code} 读取，请核对。")
COUNTED = N_("没有写编号，按先后顺序编为 {code}，后面的也一样，请核对。")
OTHER_CONTENT = N_("编号 {code} 不属于所在的测评内容 {content}，按编号读取，请核对。")
MOVED_CONTENT = N_("测评内容 {content} 前面归在“{first}”，这里又归在“{text}”，按前面的读取。")
NO_TEXT = N_("{code} 没有测评标准的正文。")
NO_KIND = N_("{code} 要审核材料，但没有写材料种类（规范文件、说明报告、实景图片、统计表格）。")
UNKNOWN_KIND = N_("材料种类“{text}”看不懂，只能是规范文件、说明报告、实景图片、统计表格。")
KEPT_AS_NOTE = N_("“{text}”不是材料种类，作为备注保留。")
KIND_TWICE = N_("{code} 的{kind}写了两次，合并读取，请核对。")
UNKNOWN_METHOD = N_("测评方法“{text}”看不懂，只能是材料审核、实地考察、问卷调查、网络调查。")
NOT_A_COUNT = N_("“{text}”不是数字。")
MINIMUM_OVER_MAXIMUM = N_("最少 {minimum} 比最多 {maximum} 还多。")
BAD_WINDOW = N_("时间范围“{text}”看不懂，应当写成 2016-08-01..2017-07-31 的样子。")
NO_STANDARDS = N_("表头下面没有测评标准。")
HIDDEN_SHEET = N_("这个工作表是隐藏的，没有读取。")
UNUSED_SHEET = N_("这个工作表没有表头，没有读取。")
SKIPPED_ROW = N_("这一行看不懂，没有读取：{text}")
UNKNOWN_STANDARD = N_("目录里没有编号为 {code} 的测评标准。")
BAD_DATE = N_("完成时限“{text}”看不懂，应当写成 2017-06-30 的样子；没有采用。")
CONTRADICTS = N_("{code} 前面写的是“{first}”，这里又写“{text}”，没有采用。")
ENCRYPTED = N_("文件有打开密码，请去掉密码后再导入。")
DAMAGED = N_("文件损坏或不是表格，打不开（{detail}）。")
UNREADABLE_TYPE = N_("不认识的文件类型“{suffix}”，只能导入 xlsx、xls、ods、csv、docx。")
NOT_AN_EDITION = N_("不是目录文件：{detail}。")
NOT_FOUND = N_("找不到文件。")
UNKNOWN_EDITION = N_("没有这个目录；现有的目录：{known}。")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; *sheet* and *cell* are "" where it concerns the whole file or sheet.

    Errors (level `ERROR`) make the table unusable; warnings say what was read otherwise than it
    may have been meant.
    """

    sheet: str
    cell: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    level: Level = Level.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the table cannot be used as it is."""
        return self.level is Level.ERROR

    @property
    def place(self) -> Place:
        """The sheet and cell."""
        return Place(sheet=self.sheet or None, cell=self.cell or None)

    def say(self) -> str:
        """Return the whole sentence, place first, in the user's language."""
        sentence = _(self.message).format(**self.values)
        where = str(self.place)
        return (
            _("{where}：{sentence}").format(where=where, sentence=sentence) if where else sentence
        )


def unusable(path: Path | str, faults: Iterable[Fault]) -> EditionError:
    """Make the error that lists every one of *faults*."""
    listed = tuple(faults)
    text = "\n".join(fault.say() for fault in listed)
    return EditionError(path=str(path), count=len(listed), faults=text)


def refuse_errors(path: Path | str, faults: Iterable[Fault]) -> None:
    """Raise EditionError that lists every fault of level error; do nothing when there is none."""
    errors = tuple(fault for fault in faults if fault.is_error)
    if errors:
        raise unusable(path, errors)
