"""The table of formats."""

import importlib
import subprocess
import sys

import pytest
from builders import a_text

from archivist.extract.base import UnreadableError
from archivist.extract.readers import READERS, extract_as


def test_every_format_is_named_by_the_module_that_reads_it():
    for name, module in READERS.items():
        assert name in importlib.import_module(f"archivist.extract.{module}").FORMATS


@pytest.mark.parametrize("name", ["raw", "mp4", "unknown"])
def test_a_format_without_reader_says_so(tmp_path, name):
    path = a_text(tmp_path / "a", "x")

    with pytest.raises(UnreadableError, match=r"没有读|另存为"):
        extract_as(path, name)


def test_the_door_opens_without_any_heavy_library():
    heavy = {"PIL", "pypdfium2", "python_calamine", "lxml", "docx", "openpyxl", "pdfplumber"}
    code = "import archivist.extract.read, sys; print(' '.join(m for m in sys.modules if '.' not in m))"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not heavy & set(loaded.stdout.split())
