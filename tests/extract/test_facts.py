"""All facts of whole files together."""

from datetime import datetime

from builders import a_docx, a_pdf, a_photo, a_red_head_docx, an_xlsx

from archivist.domain.dates import DateSource, strongest
from archivist.domain.facts import Facts
from archivist.extract import docx, image, pdf, xlsx
from archivist.extract.facts import facts_of
from archivist.extract.named import with_name


def test_an_official_paper(tmp_path):
    path = a_red_head_docx(tmp_path / "a.docx", body=("根据国发〔2016〕1号文件，现印发方案。",))

    got = with_name(facts_of(docx.extract(path)), path.name)

    assert got.title.text == "关于印发包头市创建全国文明城市工作方案的通知"
    assert str(got.number.number) == "包府发〔2017〕12号"
    assert [str(c.number) for c in got.cited] == ["国发〔2016〕1号"]
    assert (got.issuer.name, got.issuer.source) == ("包头市人民政府", "red_head")
    assert str(strongest(got.dates).value) == "2017-03-10"
    assert (got.drafts, got.placeholders, got.error_cells, got.personal) == ((), (), (), ())


def test_the_same_paper_as_pdf(tmp_path):
    text = (
        "包头市人民政府文件\n包府发〔2017〕12号\n关于印发工作方案的通知\n各区：\n请执行。\n"
        "包头市人民政府\n2017年3月10日"
    )
    path = a_pdf(tmp_path / "a.pdf", [text, "附件\n工作方案\n一、目标。"])

    got = with_name(facts_of(pdf.extract(path)), path.name)

    assert got.title.text == "关于印发工作方案的通知"
    assert str(got.number.number) == "包府发〔2017〕12号"
    assert str(strongest(got.dates).value) == "2017-03-10"
    assert got.pages == 2


def test_a_report_counts_its_own_words_only(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["全市注册志愿者38.3万人，占比13.5%。"], header="内部资料")

    got = with_name(facts_of(docx.extract(path)), path.name)

    assert (got.words, got.has_text) == (15, True)


def test_a_table(tmp_path):
    rows = [
        ["志愿服务统计表"],
        ["填报单位：市文明办", None, "填报日期：2017-04-12"],
        ["单位", "人数", "比例"],
        *([f"单位{n}", n, n / 10] for n in range(1, 6)),
        ["合计", "#REF!", "约1"],
    ]
    path = an_xlsx(tmp_path / "a.xlsx", rows)

    got = with_name(facts_of(xlsx.extract(path)), path.name)

    assert got.title.text == "志愿服务统计表"
    assert got.issuer.name == "市文明办"
    assert str(strongest(got.dates).value) == "2017-04-12"
    assert [str(s.place) for s in got.error_cells] == ["Sheet1!B9"]
    assert [str(s.place) for s in got.text_cells] == ["Sheet1!C9"]


def test_a_photo(tmp_path):
    moment = datetime(2017, 4, 12, 9, 30)  # noqa: DTZ001
    path = a_photo(tmp_path / "清扫.jpg", taken=moment, software="Adobe Photoshop", size=(40, 30))

    got = with_name(facts_of(image.extract(path)), path.name)

    assert strongest(got.dates).source is DateSource.EXIF
    assert (got.photo.width, got.software) == (40, "Adobe Photoshop")
    assert (got.title.text, got.title.source) == ("清扫", "name")
    assert got.words is None


def test_a_file_nobody_reads_is_known_by_its_name():
    got = with_name(Facts(), "20170412 志愿服务情况（送审稿）.doc", 0)

    assert got.title.source == "name"
    assert str(strongest(got.dates).value) == "2017-04-12"
    assert got.drafts[0].spot.text == "送审稿"
