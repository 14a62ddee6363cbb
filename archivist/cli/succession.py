"""How a change of edition is told: what became of each standard, and what moved or lost its home."""

from __future__ import annotations

from collections.abc import Mapping

from archivist.cli.run import Run
from archivist.decisions.filing import Filing
from archivist.domain.relation import Link, Relation, Succession
from archivist.i18n import _
from archivist.services.upgrading import Outcome


def give_links(run: Run, succession: Succession, filings: Mapping[str, int]) -> None:
    """Give one object for each old standard and each new one nothing leads to."""
    for link in succession.links:
        run.give(
            type="link",
            relation=succession.relation(link).value,
            old=link.old,
            new=list(link.new),
            score=None if link.score is None else round(link.score, 3),
            changes=[change.value for change in succession.changes(link)],
            filings=filings.get(link.old or "", 0),
        )


def say_links(run: Run, succession: Succession, filings: Mapping[str, int]) -> None:
    """Say what differs, line by line, and how much stays the same."""
    counts = dict.fromkeys(Relation, 0)
    for link in succession.links:
        relation = succession.relation(link)
        counts[relation] += 1
        if relation is not Relation.SAME:
            run.say(_line(succession, link, relation, filings))
    parts = [f"{_(relation.label)} {count}" for relation, count in counts.items()]
    run.say(
        _("{before} → {after}：{counts}").format(
            before=succession.before.name, after=succession.after.name, counts=" · ".join(parts)
        )
    )


def give_outcome(run: Run, outcome: Outcome) -> None:
    """Give every piece with another number, and whatever found no place."""
    for piece in outcome.renumbered:
        run.give(
            type="moved",
            path=piece.after.path,
            kind=piece.after.kind,
            number_before=_number(piece.before),
            number=_number(piece.after),
            chosen=piece.chosen,
        )
    for filing in outcome.homeless:
        run.give(type="homeless", path=filing.path, kind=filing.kind, number_before=_number(filing))
    for what, key in _left_out(outcome):
        run.give(type="left_out", what=what, key=key)


def say_outcome(run: Run, outcome: Outcome) -> None:
    """Say how many filings moved, and name each thing that found no place."""
    told = _("归档 {count} 份跟着走，其中 {moved} 份换了编号。")
    run.say(told.format(count=len(outcome.moved), moved=len(outcome.renumbered)))
    for piece in outcome.moved:
        if piece.chosen:
            said = _("  拆分后归到 {code}，请核对：{path}")
            run.say(said.format(code=piece.after.standard, path=piece.after.path))
    for filing in outcome.homeless:
        said = _("  原来的 {number} 没有去处，放回待归档：{path}")
        run.say(said.format(number=_number(filing), path=filing.path))
    for filing in outcome.doubled:
        said = _("  合并后重复，只留一份：{path}（原 {number}）")
        run.say(said.format(number=_number(filing), path=filing.path))
    words = {
        "assignment": _("  责任分工没有去处：{key}"),
        "setting": _("  单独设置没有去处：{key}"),
        "waiver": _("  豁免要重新办理：{key}"),
    }
    for what, key in _left_out(outcome):
        run.say(words[what].format(key=key))


def _left_out(outcome: Outcome) -> list[tuple[str, str]]:
    return [
        *(("assignment", each.standard) for each in outcome.assignments),
        *(("setting", key) for key, _text in outcome.settings),
        *(("waiver", f"{each.code} {each.reason}") for each in outcome.waivers),
    ]


def _line(
    succession: Succession, link: Link, relation: Relation, filings: Mapping[str, int]
) -> str:
    head = f"{_(relation.label)}  {link.old or '—'} → {_('、').join(link.new) or '—'}"
    changes = _("、").join(_(change.label) for change in succession.changes(link))
    count = filings.get(link.old or "", 0)
    parts = [head, changes, _("{count} 份材料").format(count=count) if count else ""]
    return "  ".join(part for part in parts if part)


def _number(filing: Filing) -> str:
    return f"{filing.standard}-{filing.piece:02d}"
