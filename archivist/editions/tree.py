"""Builds the five levels of an edition out of its standards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archivist.domain.edition import Block, Content, Indicator, Project, Standard
from archivist.editions import fault
from archivist.editions.codes import read_level
from archivist.editions.draft import Draft
from archivist.editions.fault import Fault
from archivist.editions.header import Column
from archivist.editions.lines import Line


@dataclass
class _Node:
    code: str = ""
    title: str = ""
    children: dict[str, _Node] = field(default_factory=dict)
    standards: list[Standard] = field(default_factory=list)


def build_blocks(drafts: Iterable[Draft], name: str) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Return the blocks in the order of first appearance, and what contradicts itself.

    Where a column is missing, the block is called after the edition (*name*), the project after
    its sheet and the indicator after its project; levels without a code are counted through.
    """
    root = _Node()
    faults: list[Fault] = []
    home: dict[str, tuple[_Node, _Node]] = {}
    for draft in drafts:
        indicator = _indicator(root, draft.line, name)
        code = f"Ⅲ-{draft.number.content}"
        parent, content = home.setdefault(code, (indicator, _Node(code)))
        if parent is not indicator:
            values = {"content": code, "first": parent.title, "text": indicator.title}
            faults.append(draft.line.warn(Column.INDICATOR, fault.MOVED_CONTENT, **values))
        parent.children.setdefault(code, content)
        content.title = content.title or _content_title(draft, parent)
        content.standards.append(draft.finish())
        faults += draft.faults
    return _blocks(root), tuple(faults)


def _indicator(root: _Node, line: Line, name: str) -> _Node:
    block = _child(root, "", line.text(Column.BLOCK) or name)
    code, title = read_level(line.text(Column.PROJECT), 1)
    project = _child(block, code or "", title or ("" if code else line.sheet))
    code, title = read_level(line.text(Column.INDICATOR), 2)
    return _child(project, code or "", title or ("" if code else project.title))


def _child(parent: _Node, code: str, title: str) -> _Node:
    node = parent.children.setdefault(code or title, _Node(code, title))
    node.title = node.title or title
    return node


def _content_title(draft: Draft, parent: _Node) -> str:
    """Return the content's title, unless the cell is another content's, carried down from above."""
    own = f"Ⅲ-{draft.number.content}"
    code, title = read_level(draft.line.text(Column.CONTENT), 3)
    others = {node.title for node in parent.children.values() if node.code != own}
    foreign = code not in {None, own} or (Column.CONTENT in draft.line.carried and title in others)
    return "" if foreign else title


def _blocks(root: _Node) -> tuple[Block, ...]:
    projects = [p for block in root.children.values() for p in block.children.values()]
    _count(projects, "Ⅰ")
    _count([i for project in projects for i in project.children.values()], "Ⅱ")
    return tuple(
        Block(block.title, tuple(_project(p) for p in block.children.values()))
        for block in root.children.values()
    )


def _count(nodes: list[_Node], roman: str) -> None:
    """Give every node without a code the next one that is free."""
    taken = {node.code for node in nodes}
    free = (code for n in range(1, 2 * len(nodes) + 1) if (code := f"{roman}-{n}") not in taken)
    for node in nodes:
        node.code = node.code or next(free)


def _project(node: _Node) -> Project:
    return Project(node.code, node.title, tuple(_indicators(node)))


def _indicators(node: _Node) -> Iterable[Indicator]:
    for child in node.children.values():
        contents = (Content(c.code, c.title, tuple(c.standards)) for c in child.children.values())
        yield Indicator(child.code, child.title, tuple(contents))
