"""Captions for many photos: asked for as a job, shown before and after, written as one decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtWidgets import QWidget

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.finding_rows import FindingRow
from archivist.i18n import _
from archivist.services.caption_changes import CAPTION_RULES


def bare_photos(rows: Iterable[FindingRow]) -> frozenset[str]:
    """Return the photos among *rows* whose caption is missing or lacks elements."""
    return frozenset(each.path for each in rows if each.code in CAPTION_RULES and not each.waived)


def ask_captions(desk: Desk, paths: Collection[str], parent: QWidget) -> None:
    """Propose captions for the photos *paths* and write those a person takes; one undo takes back all."""
    workspace = desk.workspace
    if workspace is None or not paths:
        desk.tell(_("先选中缺图片说明的问题（P04、P05）。"))
        return

    def show(result: object) -> None:
        from archivist.gui.dialogs.caption_changes import CaptionChangesDialog  # noqa: PLC0415
        from archivist.services.captions import accept_captions  # noqa: PLC0415 — brings matching

        changes = result if isinstance(result, tuple) else ()
        if not changes:
            desk.tell(_("这些图片看不出能写什么说明，请逐张填写。"))
            return
        dialog = CaptionChangesDialog(changes, parent)

        def write() -> None:
            chosen = dialog.chosen
            said = _("已写好 {count} 条图片说明，Ctrl+Z 可以撤销。").format(count=len(chosen))
            desk.decide(lambda: accept_captions(workspace, chosen), said)

        dialog.accepted.connect(write)
        dialog.open()

    desk.ask(work.caption_changing(workspace, paths), show)
