"""OFD documents."""

import pytest
from extract.containers import a_package
from extract.damage import survive
from extract.oldfiles import an_ofd, ofd_part, ofd_text

from archivist.domain.material import Status
from archivist.extract import ofd
from archivist.extract.base import DamagedError, EncryptedError, Part
from archivist.extract.ofdlines import Units
from archivist.extract.read import ReadTask, read_file

_INFO = (
    "<ofd:Title>关于印发方案的通知</ofd:Title><ofd:Author>市政府</ofd:Author><ofd:Creator>WPS</ofd:Creator>"
    "<ofd:CreationDate>2017-03-05</ofd:CreationDate><ofd:ModDate>D:20170306101112+08'00'</ofd:ModDate>"
)


def test_text_is_read_in_lines_from_top_to_bottom(tmp_path):
    first = (
        ofd_text("正文第二行。", 20, 80)
        + ofd_text("的通知", 105, 40, 8)
        + ofd_text("关于印发方案", 57, 40, 8)
        + ofd_text("甲", 20, 100)
        + ofd_text("乙", 60, 100)
    )
    got = ofd.extract(an_ofd(tmp_path / "a.ofd", [first, ""], _INFO))

    assert [(p.text, p.place.page, p.centred) for p in got.passages] == [
        ("关于印发方案的通知", 1, False),
        ("正文第二行。", 1, False),
        ("甲\t乙", 1, False),
    ]
    assert got.passages[0].font_size == 22.7
    assert got.pages == 2
    assert got.properties["pages_without_text"] == "2"


def test_a_title_in_the_middle_is_centred(tmp_path):
    got = ofd.extract(an_ofd(tmp_path / "a.ofd", [ofd_text("通知", 97, 40, 8)]))

    assert got.passages[0].centred


def test_steps_and_matrices_place_the_words(tmp_path):
    page = (
        '<ofd:TextObject Boundary="10 10 90 9" Size="2" CTM="2 0 0 2 0 0">'
        '<ofd:TextCode X="0" Y="2" DeltaX="g 2 2.0">一二三</ofd:TextCode></ofd:TextObject>'
        '<ofd:TextObject Boundary="22 10 90 9" Size="4"><ofd:TextCode X="0" Y="4">四</ofd:TextCode></ofd:TextObject>'
        '<ofd:TextObject Boundary="150 60 9 90" Size="4"><ofd:TextCode X="0" Y="4" DeltaY="4 4">竖着写</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    got = ofd.extract(an_ofd(tmp_path / "a.ofd", [page]))

    assert got.text == "一二三四\n竖着写"
    assert got.passages[0].font_size == 11.3


def test_properties_and_seals_are_told_and_not_verified(tmp_path):
    more = {
        "Doc_0/Signs/Signatures.xml": ofd_part(
            "Signatures", '<ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>'
        ),
        "Doc_0/Signs/Sign_0/Signature.xml": ofd_part(
            "Signature",
            '<ofd:SignedInfo><ofd:Provider ProviderName="某签章"/><ofd:SignatureDateTime>2017-03-05 09:00:00'
            "</ofd:SignatureDateTime></ofd:SignedInfo>",
        ),
    }
    got = ofd.extract(an_ofd(tmp_path / "a.ofd", [ofd_text("x", 1, 9)], _INFO, more))

    assert got.properties == {
        "title": "关于印发方案的通知",
        "author": "市政府",
        "application": "WPS",
        "created": "2017-03-05",
        "modified": "2017-03-06T10:11:12",
        "seals": "Seal 某签章 2017-03-05 09:00:00",
    }


def test_templates_composites_and_annotations_are_read(tmp_path):
    more = {
        "Doc_0/Tpls/T.xml": ofd_part(
            "Page", f"<ofd:Content><ofd:Layer>{ofd_text('红头', 80, 20)}</ofd:Layer></ofd:Content>"
        ),
        "Doc_0/Res.xml": ofd_part(
            "Res",
            '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
            + ofd_text("印", 0, 5)
            + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
        ),
        "Doc_0/Annots.xml": ofd_part(
            "Annotations", '<ofd:Page PageID="0"><ofd:FileLoc>/Doc_0/A.xml</ofd:FileLoc></ofd:Page>'
        ),
        "Doc_0/A.xml": ofd_part(
            "PageAnnot",
            f'<ofd:Annot Type="Watermark"><ofd:Appearance>{ofd_text("样本", 9, 9)}</ofd:Appearance></ofd:Annot>'
            '<ofd:Annot Type="Highlight"><ofd:Remark>请改</ofd:Remark></ofd:Annot>',
        ),
    }
    extra = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/><ofd:PublicRes>Res.xml</ofd:PublicRes>'
    page = '<ofd:CompositeObject Boundary="20 60 9 9" ResourceID="7"/>' + ofd_text("正文", 20, 50)
    got = ofd.extract(an_ofd(tmp_path / "a.ofd", [page], "", more, extra))

    assert [(p.text, p.part) for p in got.passages] == [
        ("红头", Part.BODY),
        ("正文", Part.BODY),
        ("印", Part.BODY),
        ("样本", Part.HEADER),
        ("请改", Part.COMMENT),
    ]


def test_an_encrypted_document_is_locked(tmp_path):
    with pytest.raises(EncryptedError):
        ofd.extract(an_ofd(tmp_path / "a.ofd", [""], "", {"Encryptions.xml": "<x/>"}))


@pytest.mark.parametrize("root", ["<a/>", "<a><DocBody><DocRoot>no.xml</DocRoot></DocBody></a>"])
def test_a_package_without_its_document_is_damaged(tmp_path, root):
    with pytest.raises(DamagedError):
        ofd.extract(a_package(tmp_path / "a.ofd", {"OFD.xml": root}))


def test_a_marked_document_is_refused_at_the_door(tmp_path):
    path = an_ofd(tmp_path / "a.ofd", [ofd_text("机密★10年", 20, 20)])

    assert read_file(ReadTask(str(path), "a.ofd")).status is Status.REFUSED


def test_damage_raises_and_never_hangs(tmp_path):
    survive(an_ofd(tmp_path / "a.ofd", [ofd_text("正文", 20, 20)] * 5, _INFO), ofd.extract)


def test_composites_that_draw_each_other_over_and_over_are_damage(tmp_path, monkeypatch):
    monkeypatch.setattr(ofd, "Units", lambda by_id, fonts: Units(by_id, fonts, 10_000))
    inside = "".join(
        f'<ofd:CompositeGraphicUnit ID="{n}"><ofd:Content>'
        + f'<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="{n + 1}"/>' * 10
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(10)
    )
    extra = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    page = '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="0"/>'
    path = an_ofd(tmp_path / "a.ofd", [page], "", {"Doc_0/Res.xml": ofd_part("Res", inside)}, extra)

    with pytest.raises(DamagedError):
        ofd.extract(path)
