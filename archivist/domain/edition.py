"""The assessment system as versioned data (domain.md §5): an edition and its five levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from archivist.domain.kind import Kind
from archivist.domain.unit import Unit


class Method(StrEnum):
    """测评方法: how a standard is assessed."""

    DOCUMENT_REVIEW = "材料审核"
    SITE_VISIT = "实地考察"
    SURVEY = "问卷调查"
    ONLINE_SURVEY = "网络调查"


class Unlimited(StrEnum):
    """不限: somebody made sure that there is no limit, which is not the same as nobody having set one."""

    NO_LIMIT = "不限"


NO_LIMIT = Unlimited.NO_LIMIT
Limit = int | Unlimited | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """材料要求: one kind of material a standard asks for.

    Of a limit None is 未设置, and NO_LIMIT is 不限: somebody made sure that there is none.
    """

    kind: Kind
    minimum: Limit = None
    maximum: Limit = None
    word_limit: Limit = None
    window: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """测评标准 Ⅲ-n-m: the smallest thing a city must prove."""

    code: str
    text: str
    methods: tuple[Method, ...]
    requirements: tuple[Requirement, ...] = ()
    lead_units: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether the material review asks for it."""
        return Method.DOCUMENT_REVIEW in self.methods

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds it requires, in the office's order."""
        return tuple(requirement.kind for requirement in self.requirements)

    def requirement(self, kind: Kind) -> Requirement | None:
        """Return what it asks of *kind*, or None where it asks nothing."""
        return next((r for r in self.requirements if r.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Content:
    """测评内容 Ⅲ-n."""

    code: str
    title: str
    standards: tuple[Standard, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """测评指标 Ⅱ-n."""

    code: str
    title: str
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """测评项目 Ⅰ-n."""

    code: str
    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """版块."""

    title: str
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class Edition:
    """测评体系 of one year. `official` is false for the reference catalogue (参考目录（非官方）)."""

    id: str
    name: str
    official: bool
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...] = ()
    source: str = ""

    @property
    def projects(self) -> Iterator[Project]:
        """Every project, in order."""
        return (project for block in self.blocks for project in block.projects)

    @property
    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in order."""
        return (indicator for project in self.projects for indicator in project.indicators)

    @property
    def contents(self) -> Iterator[Content]:
        """Every content, in order."""
        return (content for indicator in self.indicators for content in indicator.contents)

    @cached_property
    def all_standards(self) -> tuple[Standard, ...]:
        """Every standard, whatever its method, in order."""
        return tuple(standard for content in self.contents for standard in content.standards)

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """The standards of the material review, in order (155 in the reference catalogue)."""
        return tuple(standard for standard in self.all_standards if standard.reviewed)

    @cached_property
    def _by_code(self) -> dict[str, Standard]:
        return {standard.code: standard for standard in self.all_standards}

    @cached_property
    def _path(self) -> dict[str, tuple[Block, Project, Indicator, Content]]:
        return {
            standard.code: (block, project, indicator, content)
            for block in self.blocks
            for project in block.projects
            for indicator in project.indicators
            for content in indicator.contents
            for standard in content.standards
        }

    def standard(self, code: str) -> Standard | None:
        """Return the standard with this canonical code, or None."""
        return self._by_code.get(code)

    def content_of(self, code: str) -> Content:
        """Return the content a standard belongs to; KeyError when there is no such standard."""
        return self._path[code][3]

    def path_of(self, code: str) -> tuple[Block, Project, Indicator, Content]:
        """Return block, project, indicator and content of a standard; KeyError when unknown."""
        return self._path[code]
