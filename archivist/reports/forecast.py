"""到期预测: what stands now and will not, by the day, with the last day to begin replacing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.forecast import Fall, Forecast, Outlook
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.head import headed
from archivist.reports.reasons import reason_of
from archivist.reports.responsible import person_of, unit_of, unset_tone
from archivist.reports.table import (
    Align,
    Column,
    Figure,
    Figures,
    Grid,
    Occasion,
    Paragraph,
    Report,
    Tone,
)
from archivist.reports.telling import say
from archivist.reports.veil import Veil

TITLE = N_("到期预测")
_SOON = 30  # days


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One slot: the day it goes red, how many days are left, until when to act, and why.

    *left* counts from the day of judgement, 0 for what is red already; *late* tells that the day to
    begin is over. *paths* are the pieces that no longer count.
    """

    code: str
    text: str
    kind: Kind
    day: date
    left: int
    act_by: date | None
    late: bool
    why: str
    paths: tuple[str, ...]
    unit: str
    person: str
    ordinal: int = 0

    @property
    def tone(self) -> Tone:
        """Red now or too late to act in time, soon, or later."""
        if not self.left or self.late:
            return Tone.ERROR
        return Tone.WARNING if self.left <= _SOON else Tone.PLAIN

    @property
    def left_said(self) -> str:
        """The days left in words."""
        return _("{days} 天").format(days=self.left) if self.left else _("已变红")


_CODE = Column(N_("编号"), lambda row: row.code, 5, Align.CENTRE)
_TEXT = Column(N_("测评标准"), lambda row: row.text, 20)
_KIND = Column(N_("种类"), lambda row: _(row.kind.label), 5, Align.CENTRE)
_UNIT = Column(N_("责任单位"), lambda row: row.unit, 8, tone=lambda row: unset_tone(row.unit))
_PERSON = Column(N_("责任人"), lambda row: row.person, 5, tone=lambda row: unset_tone(row.person))
COLUMNS: tuple[Column, ...] = (
    Column(N_("序号"), lambda row: row.ordinal, 3, Align.RIGHT),
    _CODE,
    _TEXT,
    _KIND,
    Column(N_("变红日"), lambda row: row.day, 7, Align.CENTRE, tone=lambda row: row.tone),
    Column(N_("还有"), lambda row: row.left_said, 5, Align.RIGHT),
    Column(
        N_("最迟更换日"),
        lambda row: row.act_by or "—",
        7,
        Align.CENTRE,
        tone=lambda row: Tone.ERROR if row.late else Tone.PLAIN,
    ),
    Column(N_("原因"), lambda row: row.why, 20),
    Column(N_("材料"), lambda row: "\n".join(row.paths), 14),
    _UNIT,
    _PERSON,
)
_RED: tuple[Column, ...] = (
    _CODE,
    _TEXT,
    _KIND,
    Column(N_("现状"), lambda row: row.why, 20),
    _UNIT,
    _PERSON,
)


def foreseen(assessment: Assessment) -> Forecast:
    """Return the forecast of *assessment*; an empty one where nobody asked for it."""
    return assessment.forecast or Forecast(assessment.as_of, assessment.as_of)


def fall_rows(assessment: Assessment) -> tuple[ForecastRow, ...]:
    """Return a row for every slot that will fall, the first day first, numbered from 1."""
    veil, dossiers = Veil.of(assessment), assessment.by_code
    rows = (
        _row(assessment, dossiers[fall.standard], fall, veil)
        for fall in foreseen(assessment).falls
        if fall.standard in dossiers
    )
    return tuple(replace(row, ordinal=n) for n, row in enumerate(rows, 1))


def red_rows(assessment: Assessment) -> tuple[ForecastRow, ...]:
    """Return a row for every slot that does not stand now, in the edition's order."""
    veil, dossiers = Veil.of(assessment), assessment.by_code
    return tuple(
        row
        for outlook in foreseen(assessment).outlooks
        if outlook.standard in dossiers
        for row in _red(assessment, dossiers[outlook.standard], outlook, veil)
    )


def forecast(assessment: Assessment) -> Report:
    """Make the 到期预测."""
    ahead, rows, red = foreseen(assessment), fall_rows(assessment), red_rows(assessment)
    said = _("从 {first} 看到 {last}；不计以后补交、续期的材料。").format(
        first=ahead.as_of.isoformat(), last=ahead.last.isoformat()
    )
    falling = Grid(
        _(TITLE), COLUMNS, rows, main=True, empty=N_("这段时间里没有现在合格、以后会过期的材料。")
    )
    already = Grid(_("现在就不齐的"), _RED, red, empty=N_("没有：各项标准现在都齐全。"))
    figures = _figures(ahead, rows)
    report = headed(assessment, _(TITLE), figures, Paragraph(said), falling, already)
    return replace(report, occasions=tuple(occasions(rows, assessment.as_of)))


def occasions(rows: tuple[ForecastRow, ...], today: date) -> Iterator[Occasion]:
    """Yield for each row the last day to act, today where that is over, and the day it goes red."""
    for row in rows:
        key = f"{row.code}-{row.kind.value}-{row.day:%Y%m%d}"
        what = {"code": row.code, "kind": _(row.kind.label), "unit": row.unit}
        detail = "\n".join((row.text, row.why, *row.paths))
        if row.act_by is not None:
            begin = _("着手更换 {code} {kind}（{unit}）").format(**what)
            yield Occasion(f"act-{key}", max(row.act_by, today), begin, detail)
        ends = _("{code} {kind} 变红（{unit}）").format(**what)
        yield Occasion(f"red-{key}", row.day, ends, detail)


def _row(assessment: Assessment, dossier: Dossier, fall: Fall, veil: Veil) -> ForecastRow:
    paths = dict.fromkeys(f.path for f in fall.causes if f.path and not veil.hides(f.path))
    return ForecastRow(
        code=fall.standard,
        text=veil.text(dossier.standard.text),
        kind=fall.kind,
        day=fall.day,
        left=(fall.day - assessment.as_of).days,
        act_by=fall.act_by,
        late=fall.act_by < assessment.as_of,
        why=veil.text("\n".join(dict.fromkeys(map(say, fall.causes)))),
        paths=tuple(map(veil.text, paths)),
        unit=unit_of(dossier),
        person=veil.text(person_of(dossier)),
    )


def _red(
    assessment: Assessment, dossier: Dossier, outlook: Outlook, veil: Veil
) -> Iterator[ForecastRow]:
    for kind in outlook.red:
        yield ForecastRow(
            code=dossier.code,
            text=veil.text(dossier.standard.text),
            kind=kind,
            day=assessment.as_of,
            left=0,
            act_by=None,
            late=False,
            why=reason_of(assessment, dossier, kind),
            paths=(),
            unit=unit_of(dossier),
            person=veil.text(person_of(dossier)),
        )


def _figures(ahead: Forecast, rows: tuple[ForecastRow, ...]) -> Figures:
    soon = len({row.code for row in rows if row.left <= _SOON})
    late = sum(row.late for row in rows)
    return Figures(
        (
            Figure(_("测评标准"), len(ahead.outlooks)),
            Figure(_("现在就不齐的标准"), ahead.red_on(ahead.as_of)),
            Figure(_("三十天内会变红的标准"), soon, Tone.WARNING if soon else Tone.GOOD),
            Figure(_("期末不齐的标准"), ahead.red_on(ahead.last)),
            Figure(_("已过最迟更换日"), late, Tone.ERROR if late else Tone.PLAIN),
        )
    )
