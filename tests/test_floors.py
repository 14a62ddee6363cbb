"""The house stands without its top floor, and starts without its furniture."""

import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import archivist
from archivist.paths import RESOURCES

BELOW = "cli services reports submission demo store decisions index match rules extract editions workers domain errors i18n paths"
HEAVY = (
    "PySide6",
    "pdfplumber",
    "openpyxl",
    "docx",
    "whoosh",
    "pypdfium2",
    "PIL",
    "xlsxwriter",
    "lxml",
    "numpy",
)

OPTIONAL = ("cv2", "onnxruntime", "rapidocr")  # the extra that recognises text


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_everything_below_the_window_imports_without_qt():
    names = [
        module.name
        for module in pkgutil.walk_packages(archivist.__path__, "archivist.")
        if module.name.split(".")[1] in BELOW.split()
    ]
    code = (
        "import importlib, sys; sys.modules['PySide6'] = None\n"
        f"for name in {names!r}:\n"
        "    try:\n"
        "        importlib.import_module(name)\n"
        "    except ModuleNotFoundError as error:\n"
        f"        if error.name not in {OPTIONAL!r}: raise\n"
    )

    result = run(code)

    assert (result.returncode, result.stderr) == (0, "")
    assert len(names) > 80


def test_the_command_line_starts_without_heavy_libraries():
    code = f"import sys, archivist.cli.main, archivist.cli.run; print([m for m in {HEAVY!r} if m in sys.modules])"

    assert run(code).stdout.strip() == "[]"


def test_no_rule_knows_another_rule():
    folder = Path(archivist.__path__[0]) / "rules"
    frame = {"base", "engine", "inquiry", "phases", "standing"}
    rules = {path.stem for path in folder.glob("*.py")} - frame - {"__init__"}
    imported = re.compile(r"^from archivist\.rules(?:\.(\w+))? import", re.MULTILINE)

    known = {
        (name, other)
        for name in rules
        for other in imported.findall((folder / f"{name}.py").read_text(encoding="utf-8"))
        if other != "base"
    }

    assert len(rules) >= 29
    assert known == set()


def test_files_stay_small():
    sources = Path(archivist.__path__[0]).rglob("*.py")

    large = [p.name for p in sources if len(p.read_text(encoding="utf-8").splitlines()) > 400]

    assert large == []


def test_every_word_of_the_domain_is_in_the_glossary():
    glossary = (RESOURCES / "help" / "glossary.md").read_text(encoding="utf-8")
    classes = {
        name
        for path in (Path(archivist.__path__[0]) / "domain").glob("*.py")
        for name in re.findall(r"^class ([A-Z]\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert {name for name in classes if f"`{name}`" not in glossary} == set()
