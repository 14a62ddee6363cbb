"""A document's parts are packed the same way every time."""

import io
import time
import zipfile

from docx import Document

from archivist.reports.docx_package import repack


def _saved():
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def test_the_clock_leaves_no_trace():
    first = _saved()
    time.sleep(2.1)  # a zip counts in steps of two seconds
    second = _saved()

    assert first != second
    assert repack(first) == repack(second)


def test_the_document_opens_and_every_relation_has_its_part():
    data = repack(_saved())

    with zipfile.ZipFile(io.BytesIO(data)) as members:
        assert members.testzip() is None
        assert b"thumbnail" not in members.read("_rels/.rels")
        assert members.read("word/fontTable.xml").count(b"<w:altName") >= 3
    assert Document(io.BytesIO(data)).paragraphs == []
