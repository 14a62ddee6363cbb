"""Everything the program says no with.

* ArchivistError
  + UsageError (2)              the command line was not understood
  + NotAWorkspaceError (3)      no workspace here
  + WorkspaceExistsError (4)    a workspace is here already
  + EvidenceMissingError (5)    the evidence folder cannot be found
  + UnknownStandardError (6)    the edition has no such standard
  + UnknownPathError (7)        no such material
  + RefusedError (8)            classified: never taken in (S01)
  + EditionError (9)            a catalogue cannot be used; lists sheet and cell
  + SettingError (10)           a setting's name or value is wrong
  + NothingToUndoError (11)     no decision to take back
  + NoSuchFindingError (12)     a waiver for something nobody found
  + ExportError (13)            a package cannot be written
  + PackageError (14)           a package cannot be read
  + ReportError (15)            a report has no such name or file type
  + UnknownRuleError (16)       no rule has this code
  + DesktopError (17)           the window cannot open; names the package to install
  + NewerFormatError (18)       written by a newer program
  + CannotWriteError (19)       a file or folder of ours cannot be written
  + IndexMissingError (20)      nothing was scanned yet
  + DamagedFileError (21)       a file of ours cannot be read
  + EvidenceOnlyReadError (22)  the place to write to lies in the evidence folder
  + UnknownUnitError (23)       no standard is a unit's
  + EvidenceEmptyError (24)     the evidence folder held materials and now is empty
  + NoWorkersError (25)         no process to read files in can be started
  + ProfileError (31)           a portal profile cannot be used; lists every fault
  + EditionInUseError (40)      the workspace works with this catalogue already

Each class has its own exit code, one sentence of what happened and one of what to do next. The
table in ``resources/help/errors.md`` is made from this module, and a test keeps it so.
"""

from __future__ import annotations

from typing import ClassVar

from archivist.i18n import N_, _


class ArchivistError(Exception):
    """Base of all expected errors; *values* fill the ``{fields}`` of both sentences."""

    exit_code: ClassVar[int] = 1
    message: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        """Say what happened, and what to do next."""
        return f"{self.happened} {self.next}"

    @property
    def happened(self) -> str:
        """What happened, in the user's language."""
        return _(self.message).format(**self.values)

    @property
    def next(self) -> str:
        """What to do next, in the user's language."""
        return _(self.advice).format(**self.values)


class UsageError(ArchivistError):
    """The command line was not understood."""

    exit_code = 2
    message = N_("命令写法不对：{detail}。")
    advice = N_("运行 archivist --help 查看用法。")


class NotAWorkspaceError(ArchivistError):
    """No workspace at the given place or above it."""

    exit_code = 3
    message = N_("{path} 不是工作区，上级文件夹里也没有工作区。")
    advice = N_("用 -w 指定工作区文件夹，或用 archivist new 新建一个。")


class WorkspaceExistsError(ArchivistError):
    """The folder holds a workspace already."""

    exit_code = 4
    message = N_("{path} 已经是一个工作区。")
    advice = N_("直接使用它，或换一个文件夹新建。")


class EvidenceMissingError(ArchivistError):
    """The evidence folder is not there or cannot be listed."""

    exit_code = 5
    message = N_("找不到材料文件夹 {path}。")
    advice = N_(
        "检查移动硬盘或网络盘是否连接；材料搬了家，用 archivist settings evidence 新路径 告诉程序。"
    )


class UnknownStandardError(ArchivistError):
    """The edition in use has no such standard."""

    exit_code = 6
    message = N_("当前目录里没有编号为“{code}”的测评标准。")
    advice = N_("编号形如 Ⅲ-7-3；在总览里可以查到全部编号。")


class UnknownPathError(ArchivistError):
    """The path is not a material the program has seen."""

    exit_code = 7
    message = N_("材料文件夹里没有“{path}”，或者还没有扫描到它。")
    advice = N_("检查文件名，再运行 archivist scan。")


class RefusedError(ArchivistError):
    """A classified paper; it is never taken in (rule S01)."""

    exit_code = 8
    message = N_("S01：{path} 带有密级标志，程序拒绝接收。")
    advice = N_("请交保密员，按涉密渠道办理；不要放在材料文件夹里。")


class EditionError(ArchivistError):
    """A catalogue cannot be used; *faults* lists every fault with sheet and cell."""

    exit_code = 9
    message = N_("目录 {path} 不能使用，共 {count} 处问题：\n{faults}")
    advice = N_("按所列工作表和单元格改正后重新导入。")


class SettingError(ArchivistError):
    """A setting's key or value is not understood."""

    exit_code = 10
    message = N_("设置项“{key}”不能取值“{value}”：{detail}。")
    advice = N_("运行 archivist settings 查看全部设置项和写法。")


class NothingToUndoError(ArchivistError):
    """There is no decision left to take back."""

    exit_code = 11
    message = N_("没有可以撤销的操作。")
    advice = N_("只能撤销本人在本机做过的操作。")


class NoSuchFindingError(ArchivistError):
    """A waiver must name a finding that exists now."""

    exit_code = 12
    message = N_("{subject} 现在没有 {code} 问题，不需要豁免。")
    advice = N_("运行 archivist check 查看现有问题。")


class ExportError(ArchivistError):
    """A submission package cannot be written."""

    exit_code = 13
    message = N_("不能导出到 {path}：{detail}。")
    advice = N_("换一个位置或文件名，再导出一次；已有的内容没有改动。")


class PackageError(ArchivistError):
    """The thing named is not a package that can be read."""

    exit_code = 14
    message = N_("{path} 不是可以读取的送审包：{detail}。")
    advice = N_("请对方重新导出，或检查文件是否复制完整。")


class ReportError(ArchivistError):
    """No report of this name, or no renderer for this file type."""

    exit_code = 15
    message = N_("不能生成报告“{name}”：{detail}。")
    advice = N_("可用的报告：{names}；可用的格式：{formats}。")


class UnknownRuleError(ArchivistError):
    """No rule has this code."""

    exit_code = 16
    message = N_("没有代码为“{code}”的规则。")
    advice = N_("运行 archivist rules 查看全部规则。")


class DesktopError(ArchivistError):
    """The window cannot open here."""

    exit_code = 17
    message = N_("不能打开窗口：{detail}。")
    advice = N_("{install}；命令行不受影响，可以照常使用。")


class NewerFormatError(ArchivistError):
    """The data were written by a newer program."""

    exit_code = 18
    message = N_("{path} 由更新版本的程序写成（格式 {found}，本程序支持到 {known}）。")
    advice = N_("请升级程序后再打开，数据没有改动。")


class CannotWriteError(ArchivistError):
    """A file or folder of ours cannot be written."""

    exit_code = 19
    message = N_("不能写入 {path}：{detail}。")
    advice = N_("检查磁盘空间和权限后重试；没有留下半个文件。")


class IndexMissingError(ArchivistError):
    """Search or check was asked for before anything was scanned on this machine."""

    exit_code = 20
    message = N_("这台电脑上还没有扫描过材料，没有可以检索和检查的内容。")
    advice = N_("先运行 archivist scan。")


class DamagedFileError(ArchivistError):
    """A file of the workspace is there and cannot be read."""

    exit_code = 21
    message = N_("{path} 损坏或读不出来：{detail}。")
    advice = N_("从备份恢复这个文件；材料和操作记录没有改动。")


class EvidenceOnlyReadError(ArchivistError):
    """Something was to be written into the evidence folder, which is only ever read."""

    exit_code = 22
    message = N_("{path} 在材料文件夹 {evidence} 里面，程序对材料只读不写。")
    advice = N_("换一个材料文件夹以外的位置。")


class UnknownUnitError(ArchivistError):
    """No standard is led or supported by the unit."""

    exit_code = 23
    message = N_("没有一个标准由“{unit}”负责或配合。")
    advice = N_("检查单位名称；责任单位用 archivist assign 或 archivist units import 登记。")


class EvidenceEmptyError(ArchivistError):
    """The evidence folder is there and empty, as where a share or a disk is not connected."""

    exit_code = 24
    message = N_("材料文件夹 {path} 是空的，上次扫描时里面有 {count} 份材料。")
    advice = N_(
        "检查移动硬盘或网络盘是否连接，接好后再扫描；确实要清空的，先在里面放一个说明文件。"
    )


class NoWorkersError(ArchivistError):
    """No process can be started to read files in: out of memory or of processes."""

    exit_code = 25
    message = N_("启动不了读取文件的进程：{detail}。")
    advice = N_("关掉一些程序，或用 --workers 1 减少进程，再试一次；已读的内容都已保存。")


class UnknownSearchError(ArchivistError):
    """No search was saved under that name."""

    exit_code = 26
    message = N_("没有保存过名为“{name}”的检索。")
    advice = N_("运行 archivist search --saved 查看已保存的检索。")


class ProfileError(ArchivistError):
    """A portal profile cannot be read; every fault with its key."""

    exit_code = 31
    message = N_("申报系统要求 {path} 不能用：{detail}。")
    advice = N_("写法见 resources/help/profile.md 和 resources/profiles 里的示例；改正后再读入。")


class EditionInUseError(ArchivistError):
    """There is nothing to change: the workspace works with this edition already."""

    exit_code = 40
    message = N_("工作区已经在用目录“{name}”（{id}）。")
    advice = N_(
        "运行 archivist edition list 查看其他目录；新目录先用 archivist edition import 导入。"
    )
