"""The second reader of PDF reads what opens without a password, and says nothing of the rest."""

from builders import a_pdf

from archivist.extract import pdfminded


def test_what_the_empty_password_opens_is_read_by_page(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["Unit one", "Unit two"])

    got = pdfminded.read_unlocked(path)

    assert got is not None
    assert got.pages == 2
    assert [p.place.page for p in got.passages] == [1, 2]


def test_what_it_cannot_open_stays_locked(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nno objects at all")

    assert pdfminded.read_unlocked(path) is None
