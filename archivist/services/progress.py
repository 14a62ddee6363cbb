"""The events every long job yields; the command line prints them, the window shows them.

A job is a generator that takes a cancel event: ``Started``, then ``Step`` after ``Step``, then
``Finished`` (also when it was cancelled; what was done stays done).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import NamedTuple

from archivist.i18n import N_


class Changes(Flag):
    """What a job or a decision changed; a page refreshes if it cares."""

    NOTHING = 0
    MATERIALS = auto()
    FILING = auto()
    FINDINGS = auto()
    SETTINGS = auto()
    ASSIGNMENTS = auto()


@dataclass(frozen=True, slots=True)
class Started:
    """The work begins; *total* steps are expected (0 when it cannot be known)."""

    work: str
    total: int


class Step(NamedTuple):
    """One step is done; *subject* is usually a path, *result* what came of it."""

    done: int
    total: int
    subject: str
    result: object = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The work is over; *result* is the job's own summary."""

    changes: Changes
    result: object
    cancelled: bool = False


# What the works of Started are called, marked for translation.
WORK_NAMES = {
    "scan": N_("扫描材料"),
    "check": N_("检查"),
    "match": N_("匹配标准"),
    "export": N_("导出送审包"),
    "verify": N_("核验送审包"),
    "generate": N_("生成示例"),
    "report": N_("写报告"),
    "forecast": N_("预测到期"),
    "import": N_("导入目录"),
    "upgrade": N_("换用目录"),
    "arrange": N_("整理副本"),
    "watch": N_("守候新文件"),
}

Event = Started | Step | Finished
