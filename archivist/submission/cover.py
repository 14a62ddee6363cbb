"""The cover sheet 封面, and the notes that stand where evidence is missing."""

from __future__ import annotations

from html import escape

from archivist.domain.kind import Kind
from archivist.i18n import _
from archivist.submission.contents import Contents
from archivist.submission.lists import page, row, table
from archivist.submission.manifest import MANIFEST
from archivist.submission.plan import Gap, Piece, Plan


def cover(contents: Contents) -> bytes:
    """Return the cover: what the package is, counts in and counts out, what is missing, how to check."""
    plan = contents.plan
    parts = [f"<h1>{escape(plan.title)}</h1>"]
    if not plan.official:
        parts.append(f'<p class="unofficial">{escape(_("参考目录（非官方）"))}</p>')
    parts.append(table([row([escape(name), escape(text)]) for name, text in _facts(plan)]))
    parts.append(
        f"<h2>{escape(_('件数'))}</h2>{_counts(contents)}<p>{escape(_balance(contents))}</p>"
    )
    parts.append(_absent(contents))
    parts.append(f"<h2>{escape(_('怎样核对'))}</h2><p>{escape(_how())}</p>")
    links = "　".join(f'<a href="材料目录.{ending}">材料目录.{ending}</a>' for ending in _ENDINGS)
    parts.append(f"<p>{links}</p>")
    return page(plan.title, "\n".join(parts))


_ENDINGS = ("html", "xlsx", "csv")


def missing_note(piece: Piece, reason: str) -> bytes:
    """Return the note for a piece that could not be taken in."""
    return _note(
        _("此处应有的材料没有装入送审包"),
        (
            (_("编号"), piece.number),
            (_("材料种类"), _(piece.kind.label)),
            (_("题名"), piece.title),
            (_("单位"), piece.unit),
            (_("日期"), str(piece.date or "")),
            (_("材料文件夹中的路径"), piece.evidence_path),
            (_("应有大小（字节）"), str(piece.size)),
            (_("应有 SHA-256"), piece.sha256),
            (_("原因"), reason),
        ),
    )


def gap_note(plan: Plan, gap: Gap) -> bytes:
    """Return the note for a required slot that is empty."""
    return _note(
        _("此处应有的材料还没有"),
        (
            (_("编号"), gap.standard),
            (_("测评标准"), dict(plan.standards).get(gap.standard, "")),
            (_("材料种类"), _(gap.kind.label)),
            (_("责任单位"), gap.unit),
            (_("原因"), gap.text),
        ),
    )


def _note(title: str, lines: tuple[tuple[str, str], ...]) -> bytes:
    """Return a text that Notepad shows right: BOM and CRLF."""
    shown = [title, "", *(_told(name, text) for name, text in lines if text), ""]
    return "\r\n".join(shown).encode("utf-8-sig", "replace")


def _told(name: str, text: str) -> str:
    return _("{label}：{value}").format(label=name, value=" ".join(text.split()))


def _facts(plan: Plan) -> list[tuple[str, str]]:
    window = f"{plan.window.first} — {plan.window.last}" if plan.window else _("未设置")
    part = _("第 {volume} 卷，共 {volumes} 卷").format(volume=plan.volume, volumes=plan.volumes)
    facts = (
        (_("分卷"), part if plan.volumes > 1 else ""),
        (_("城市"), plan.city),
        (_("单位"), plan.unit),
        (_("测评体系"), plan.edition_name),
        (_("材料有效期"), window),
        (_("判断日期"), plan.as_of.isoformat()),
        (_("测评标准"), str(len(plan.standards))),
    )
    return [(name, text) for name, text in facts if text]


def _counts(contents: Contents) -> str:
    names = (_("材料种类"), _("应有件数"), _("已装入"), _("缺失"), _("缺项"))
    lines = [row([escape(name) for name in names], cell="th")]
    for kind in Kind:
        pieces, missing, gaps = contents.of_kind(kind)
        numbers = (pieces + gaps, pieces - missing, missing, gaps)
        lines.append(row([escape(_(kind.label)), *map(str, numbers)], loud=bool(missing or gaps)))
    counts = contents.counts
    total = counts["pieces"] + counts["gaps"]
    numbers = (total, counts["written"], counts["missing"], counts["gaps"])
    lines.append(row([escape(_("合计")), *map(str, numbers)]))
    return table(lines)


def _balance(contents: Contents) -> str:
    counts = contents.counts
    return _(
        "应有 {expected} 件 = 已装入 {written} 件 + 占位说明 {placeholders} 件；"
        "包内共 {files} 个文件，{bytes} 字节。"
    ).format(
        expected=counts["pieces"] + counts["gaps"],
        written=counts["written"],
        placeholders=counts["placeholders"],
        files=counts["files"],
        bytes=counts["bytes"],
    )


def _absent(contents: Contents) -> str:
    lines = [
        row([escape(t) for t in (e.piece.number, _(e.piece.kind.label), e.piece.title, e.reason)])
        for e in contents.missing
    ]
    lines += [
        row([escape(t) for t in (e.gap.standard, _(e.gap.kind.label), e.gap.unit, e.gap.text)])
        for e in contents.gaps
    ]
    if not lines:
        return f"<p>{escape(_('没有缺失的材料，也没有缺项。'))}</p>"
    names = (_("编号"), _("材料种类"), _("题名或责任单位"), _("原因"))
    head = row([escape(name) for name in names], cell="th")
    return f"<h2>{escape(_('缺失和缺项'))}</h2>{table([head, *lines])}"


def _how() -> str:
    return _(
        "这是一个 BagIt 1.0（RFC 8493）包，不需要本程序也能核对：在包的文件夹里运行 sha256sum -c {manifest}，"
        "或用任何 BagIt 工具；用本程序则运行 archivist verify。data 之下的每个文件都列在 {manifest} 里。"
    ).format(manifest=MANIFEST)
