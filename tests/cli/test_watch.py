"""The command ends after the first batch when told to, and writes what the contract says."""

import threading
import time

from builders import a_docx


def test_one_batch_is_scanned_suggested_and_checked(archivist, office):
    def arrive():
        time.sleep(0.1)
        a_docx(office.evidence / "Ⅲ-7-3 新到.docx", ["公益广告37块。"], title="公益广告刊播情况")

    (office.evidence / "杂项.txt").unlink()
    thread = threading.Timer(1.5, arrive)
    thread.start()
    try:
        result = archivist("watch", "--once", "--settle", "0.3", "--poll", "0.2", "--json")
    finally:
        thread.join()

    assert result.of("watching")[0]["polling"] is True
    assert "Ⅲ-7-3 新到.docx" in {each["path"] for each in result.of("material")}
    assert {each["path"] for each in result.of("suggestion")} == {"Ⅲ-7-3 新到.docx"}
    assert result.summary["rounds"] == 1
