"""``archivist scan``: read every new or changed file."""

from __future__ import annotations

import click

from archivist.cli.run import INTERRUPTED, Run
from archivist.cli.run import command as make
from archivist.domain.facts import AddresseeRole
from archivist.domain.material import Material, Reason
from archivist.domain.ocr import OcrMode
from archivist.i18n import _
from archivist.services.progress import Step
from archivist.services.scan import ScanSummary, scan
from archivist.services.scanned import Scanned


@make("scan")
@click.option("--workers", type=click.IntRange(1, 64), help=_("同时读取的进程数"))
@click.option(
    "--ocr",
    type=click.Choice([mode.value for mode in OcrMode]),
    default=OcrMode.AUTO.value,
    help=_("扫描件文字识别：auto 只识别没有可靠文字的页，never 不识别，always 全部识别"),
)
@click.option("--retry", is_flag=True, help=_("上次读取时卡住或崩溃的文件也再试一次"))
def command(run: Run, workers: int | None, ocr: str, *, retry: bool) -> int | None:
    """Scan, naming on the way every file that failed or was refused."""
    workspace = run.workspace()

    def tell(step: Step) -> None:
        if isinstance(step.result, Scanned):
            tell_scanned(run, step.result)

    end = run.follow(
        lambda cancel: scan(
            workspace, workers=workers, ocr_mode=OcrMode(ocr), retry=retry, cancel=cancel
        ),
        _("扫描"),
        tell,
    )
    summary = end.result
    if isinstance(summary, ScanSummary):
        _sum_up(run, summary)
    return INTERRUPTED if end.cancelled else 0


def tell_scanned(run: Run, scanned: Scanned) -> None:
    """Tell of one file: what was read of it, or why nothing was."""
    if scanned.refused:
        run.give(type="refused", path=scanned.path, code="S01")
        run.say(_("拒收 {path}：S01 带有密级标志").format(path=scanned.path))
    elif scanned.failed:
        row = scanned.row
        code, said = row.failure_code, Reason(row.failure_reason or "").label
        run.give(type="failed", path=row.path, code=code, reason=said)
        run.say(_("失败 {path}：{code} {reason}").format(path=row.path, code=code, reason=said))
    elif run.json:
        run.give(**as_object(scanned.material, unchanged=scanned.unchanged))


def as_object(material: Material, *, unchanged: bool) -> dict[str, object]:
    """Return the ``material`` object of the JSON contract."""
    facts, dated = material.facts, material.dated
    return {
        "type": "material",
        "path": material.path,
        "sha256": material.sha256,
        "size": material.size,
        "format": material.format,
        "kind": material.kind,
        "role": material.role,
        "title": material.title,
        "pages": facts.pages,
        "words": facts.words,
        "chars": facts.chars,
        "date": str(dated.value) if dated else None,
        "date_source": dated.source if dated else None,
        "document_number": facts.number.number.text if facts.number else None,
        "issuer": facts.issuer.name if facts.issuer else None,
        "issuers": list(facts.issuer.names) if facts.issuer else [],
        "addressees": [each.name for each in facts.addressees if each.role is AddresseeRole.MAIN],
        "printed_on": str(facts.printed.value) if facts.printed else None,
        "period": str(facts.period) if facts.period else None,
        "sure": sure_of(material),
        "ocr": facts.ocr,
        "picture": facts.photo.look.kind if facts.photo and facts.photo.look else None,
        "status": "unchanged" if unchanged else material.status,
    }


def sure_of(material: Material) -> dict[str, float]:
    """Return how sure each fact is that was read, by its name in the object (0..1)."""
    facts, dated = material.facts, material.dated
    read = {
        "title": facts.title,
        "date": dated,
        "document_number": facts.number,
        "issuer": facts.issuer,
        "printed_on": facts.printed,
        "period": facts.period,
    }
    return {name: fact.sure for name, fact in read.items() if fact is not None}


def _sum_up(run: Run, summary: ScanSummary) -> None:
    run.give(
        type="summary",
        seen=summary.seen,
        read=summary.read,
        unchanged=summary.unchanged,
        removed=summary.removed,
        failed=summary.failed,
        refused=summary.refused,
        bytes=summary.bytes,
        seconds=round(summary.seconds, 3),
    )
    told = _(
        "共 {seen} 个文件：新读 {read}，未变 {unchanged}，失败 {failed}，拒收 {refused}，"
        "消失 {removed}；用时 {seconds:.1f} 秒"
    )
    run.say(
        told.format(
            seen=summary.seen,
            read=summary.read,
            unchanged=summary.unchanged,
            failed=summary.failed,
            refused=summary.refused,
            removed=summary.removed,
            seconds=summary.seconds,
        )
    )
