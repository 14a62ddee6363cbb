"""What a person sees of the facts of a material."""

from datetime import datetime

from extract.papers import Paper, as_word

from archivist.domain.facts import DigitalSeal, Facts, PhotoFacts
from archivist.domain.material import Material
from archivist.extract.facts import facts_of
from archivist.services.fact_list import fact_rows


def _rows(facts):
    return {row.label: row for row in fact_rows(Material("a.docx", "0" * 64, 1, facts=facts))}


def test_a_paper_shows_its_elements_with_place_and_certainty():
    rows = _rows(facts_of(as_word(Paper())))

    assert rows["文号"].value == "包府发〔2017〕12号"
    assert rows["主送"].value == "各旗县区人民政府，市直各部门、单位"
    assert rows["印发"].value == "包头市人民政府办公室 2017-03-15"
    assert rows["成文日期"].value == "2017-03-10"
    assert rows["落款"].value == "包头市人民政府"
    assert all(str(rows[label].place) for label in ("文号", "发文单位", "主送", "印发"))
    assert all(0 < rows[label].sure < 1 for label in ("题名", "文号", "发文单位", "成文日期"))


def test_what_was_not_read_has_no_line():
    assert fact_rows(Material("a.docx", "0" * 64, 1)) == ()


def test_a_seal_is_said_to_be_unverified():
    moment = datetime(2017, 3, 10, 9, 30)  # noqa: DTZ001

    rows = _rows(Facts(digital_seals=(DigitalSeal("seal", "市政府", moment),)))

    assert rows["电子签章"].value == "有签章（未验签） 市政府 2017-03-10 09:30"


def test_a_photo_shows_its_camera_and_place():
    photo = PhotoFacts(4, 3, make="Canon", model="EOS 40D", latitude=40.65, longitude=109.84)

    rows = _rows(Facts(photo=photo))

    assert (rows["相机"].value, rows["拍摄地点"].value) == ("Canon EOS 40D", "40.65000, 109.84000")


def test_what_is_abolished_comes_before_what_is_cited():
    body = (
        "根据《市容条例》制定本办法。",
        "本办法自2017年5月1日起施行。《旧办法》（包府发〔2010〕9号）同时废止。",
    )

    rows = fact_rows(Material("a", "0", 1, facts=facts_of(as_word(Paper(body=body)))))

    assert [(r.label, r.value) for r in rows if r.label in {"引用", "废止"}] == [
        ("废止", "《旧办法》（包府发〔2010〕9号）"),
        ("引用", "《市容条例》"),
    ]
