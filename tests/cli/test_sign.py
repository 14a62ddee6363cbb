"""Signing names each piece and the bytes it vouches for."""

from builders import a_docx
from cli.places import OLD_PHOTO, PHOTO


def test_every_piece_of_the_standard_is_signed_with_its_digest(archivist, office):
    result = archivist("sign", "7-3", "--json")

    signed = result.of("signed")
    assert {PHOTO, OLD_PHOTO} <= {each["path"] for each in signed}
    assert {each["standard"] for each in signed} == {"Ⅲ-7-3"}
    assert archivist("log", "--json").of("decision")[-1]["act"] == "sign"


def test_a_change_after_the_sign_off_is_reported(archivist, office):
    report = next(
        p["path"] for p in archivist("sign", "7-3", "--json").of("signed") if "说明" in p["path"]
    )
    a_docx(office.evidence / report, ["改写过的说明。", "2017年5月8日"], title="情况说明")
    archivist("scan")

    found = archivist("check", "--standard", "7-3", "--json").of("finding")

    assert [each["path"] for each in found if each["code"] == "G11"] == [report]


def test_signing_nothing_is_a_clear_error(archivist, office):
    result = archivist("sign", "90-1")

    assert result.code in {2, 6}
    assert "90-1" in result.err
