"""Reports, the package, and its verification."""

import pytest
from desktop import settle

from archivist.gui.pages.handin import HandInPage
from archivist.reports.registry import REPORTS


@pytest.fixture
def page(show):
    return show(HandInPage)


@pytest.mark.parametrize("ending", ["xlsx", "html"])
def test_a_report_is_written_and_said_so(page, desk, qtbot, tmp_path, ending):
    out = tmp_path / f"缺项清单.{ending}"

    page.write_to(REPORTS[0], out)
    settle(qtbot, desk)

    assert out.stat().st_size > 0
    assert str(out) in page.result.words


def test_a_report_that_cannot_be_written_is_told(page, desk, qtbot, tmp_path):
    told = []
    desk.told.connect(lambda sentence, tone: told.append((sentence, tone)))

    page.write_to(REPORTS[0], tmp_path / "缺项清单.xyz")
    settle(qtbot, desk)

    assert [tone for _sentence, tone in told] == ["bad"]


def test_a_package_is_written_counted_and_verified(page, desk, qtbot, tmp_path):
    out = tmp_path / "送审包.zip"

    page.package.export_to(out)
    settle(qtbot, desk)
    assert "应有 5 件 = 写入 5 件 + 缺 0 件" in page.package.summary.text()

    page.verify.verify(out)
    settle(qtbot, desk)
    assert "完好" in page.verify.verdict.words
    assert page.verify.good.isVisible()


def test_an_altered_package_lists_its_faults(page, desk, qtbot, tmp_path):
    out = tmp_path / "送审包"
    page.package.export_to(out)
    settle(qtbot, desk)
    victim = next(path for path in (out / "data").rglob("*.docx"))
    victim.write_bytes(victim.read_bytes()[:-1] + b"!")

    page.verify.verify(out)
    settle(qtbot, desk)

    assert page.verify.bad.isVisible()
    assert page.verify.model.rowCount() >= 1
