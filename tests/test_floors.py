"""The house stands without its top floor, and starts without its furniture."""

import pkgutil
import subprocess
import sys

import archivist

BELOW = "cli services reports submission demo store decisions index match rules extract editions workers domain errors i18n paths"
HEAVY = ("PySide6", "pdfplumber", "openpyxl", "docx", "whoosh", "pypdfium2", "PIL", "xlsxwriter", "lxml")


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_everything_below_the_window_imports_without_qt():
    names = [
        module.name
        for module in pkgutil.walk_packages(archivist.__path__, "archivist.")
        if module.name.split(".")[1] in BELOW.split()
    ]
    code = "import sys; sys.modules['PySide6'] = None\n" + "\n".join(f"import {n}" for n in names)

    result = run(code)

    assert (result.returncode, result.stderr) == (0, "")
    assert len(names) > 80


def test_the_command_line_starts_without_heavy_libraries():
    code = f"import sys, archivist.cli.main, archivist.cli.run; print([m for m in {HEAVY!r} if m in sys.modules])"

    assert run(code).stdout.strip() == "[]"
