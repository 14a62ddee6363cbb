"""What must not leave the machine is in no report and in no format."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.sample import ID_NUMBER, MOBILE, REFUSED, REFUSED_NAME, REFUSED_PATH, an_assessment

from archivist.domain.finding import Finding, Level
from archivist.domain.secrecy import find_mobiles
from archivist.reports.registry import REPORTS, report_of
from archivist.reports.render import FORMATS, render
from archivist.reports.veil import Veil


def _everything(data):
    """Return all text of a file, of a zip's members too."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        return "".join(members.read(name).decode(errors="replace") for name in members.namelist())


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_no_refused_path_and_no_personal_data_in_any_rendering(name, suffix):
    assessment = an_assessment(materials=(*an_assessment().materials, REFUSED))

    text = _everything(render(name.make(assessment), f".{suffix}"))

    assert not any(
        secret in text for secret in (REFUSED_PATH, REFUSED_NAME, "机要", MOBILE, ID_NUMBER)
    )


@pytest.mark.parametrize("suffix", FORMATS)
def test_without_the_veil_the_same_report_would_tell(monkeypatch, suffix):
    monkeypatch.setattr(Veil, "text", lambda _veil, text: text)

    text = _everything(render(report_of("findings").make(an_assessment()), f".{suffix}"))

    assert REFUSED_PATH in text
    assert MOBILE in text


@pytest.mark.parametrize("source", ["refused", "findings", "materials"])
def test_a_refused_path_is_known_from_wherever_it_is_named(source):
    values = {
        "refused": (REFUSED_PATH,),
        "findings": (Finding("S01", Level.ERROR, path=REFUSED_PATH),),
        "materials": (REFUSED,),
    }
    bare = {"refused": (), "findings": (), "materials": ()}

    veil = Veil.of(an_assessment(**{**bare, source: values[source]}))

    assert veil.count == 1
    assert veil.hides(REFUSED_PATH)
    assert veil.text(f"与{REFUSED_PATH}相同") == "与（拒收材料）相同"


def test_a_name_other_papers_bear_too_stays_readable():
    assessment = an_assessment(refused=("机要/学习计划.pdf",), findings=())

    veil = Veil.of(assessment)

    assert veil.text("宣传部/学习计划.pdf") == "宣传部/学习计划.pdf"
    assert veil.text("见机要/学习计划.pdf") == "见（拒收材料）"


def test_nothing_refused_says_nothing():
    veil = Veil.of(an_assessment(refused=(), findings=()))

    assert veil.sentence == ""
    assert veil.text(REFUSED_PATH) == REFUSED_PATH


@given(st.text(), st.text())
def test_a_mobile_number_never_survives(before, after):
    veil = Veil(frozenset(), None)

    assert find_mobiles(veil.text(f"{before} {MOBILE} {after}")) == []
