"""What is installed works without the checkout: the wheel brings its resources and schemas."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from builders import a_docx, a_photo, an_xlsx

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def run(*words, **options):
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, check=False, **options
    )
    assert done.returncode in {0, 1}, done.stdout.decode() + done.stderr.decode()
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, so that nothing is left in the checkout."""
    place = tmp_path_factory.mktemp("build")
    source = place / "source"
    ignored = shutil.ignore_patterns("__pycache__", "tests", ".*")
    shutil.copytree(ROOT, source, ignore=ignored)
    builder = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    run(sys.executable, "-c", builder, place, cwd=source)
    [built] = place.glob("archivist-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel and what it needs into an environment of its own."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "venv", with_pip=True)
    binaries = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run(
        [binaries / "python", "-m", "pip", "install", "--quiet", "--no-input", wheel],
        capture_output=True,
        check=False,
        cwd=place,
    )
    assert done.returncode == 0, done.stderr.decode()
    return binaries


@pytest.fixture
def archivist(installed, tmp_path):
    """Run the installed command far from the checkout."""
    command = installed / ("archivist.exe" if os.name == "nt" else "archivist")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def call(*words):
        done = run(command, *words, "--json", cwd=tmp_path, env=environ)
        assert b"Traceback" not in done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return call


def test_the_wheel_holds_resources_schemas_and_licences_and_no_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert "archivist/_resources/editions/reference.json" in names
    assert "archivist/_schemas/store/derived.sql" in names
    assert {
        f"archivist/_schemas/output/{p.name}" for p in (ROOT / "schemas" / "output").iterdir()
    } <= names
    assert {
        f"archivist/_resources/help/{p.name}" for p in (ROOT / "resources" / "help").iterdir()
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("OFL.txt") for name in names)
    assert not any(name.startswith(("tests", "test_", "resources", "schemas")) for name in names)


def test_the_installed_command_finds_its_own_files(archivist, installed):
    checks = {each["name"]: each for each in archivist("doctor") if each["type"] == "check"}
    [edition, _summary] = archivist("edition", "list")

    assert all(each["ok"] for each in checks.values()), checks
    for name, folder in (("资源文件", "_resources"), ("数据格式文件", "_schemas")):
        place = Path(checks[name]["detail"])
        assert place.name == folder
        assert place.is_relative_to(installed.parent)
    assert (edition["id"], edition["standards"]) == ("reference", 155)


def test_the_main_job_runs_on_three_files(archivist, tmp_path):
    folder = tmp_path / "材 料" / "Ⅲ-7-3 公交站亭"
    a_docx(folder / "说明报告.docx", ["公益广告37块。", "2017年5月8日"], title="公益广告说明报告")
    an_xlsx(folder / "统计表格.xlsx", [["公益广告统计表"], ["街道", "数量"], ["钢铁大街", 37]])
    a_photo(folder / "站亭.jpg", size=(640, 480))

    made = archivist("new", "工作区", "--evidence", "材 料", "--test-month", "2017-08")
    scanned = archivist("-w", "工作区", "scan")
    matched = archivist("-w", "工作区", "match", "--accept", "0.9")
    checked = archivist("-w", "工作区", "check")
    found = archivist("-w", "工作区", "search", "公益广告")
    exported = archivist("-w", "工作区", "export", "包.zip", "--standard", "Ⅲ-7-3")
    written = archivist("-w", "工作区", "report", "gaps", "-o", "缺项.xlsx")

    assert made[0]["standards"] == 155
    assert (scanned[-1]["seen"], scanned[-1]["read"]) == (3, 3)
    assert matched[-1]["accepted"] == 3
    assert checked[-1]["filled"] >= 2
    assert found[-1]["hits"] == 2
    assert exported[-1]["valid"] and exported[-1]["written"] == 3
    assert written[0]["type"] == "report"
