"""Signatures of a PDF are listed from its form fields."""

import pytest

from archivist.extract.digital_seals import find_digital_seals
from archivist.extract.pdf import extract


def _signed_pdf(path, *signatures):
    """Write a PDF of one blank page with these signature dictionaries."""
    fields = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(signatures)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[{fields}]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[{fields}]>>",
    ]
    for n, said in enumerate(signatures):
        objects += [
            f"<</Type/Annot/Subtype/Widget/FT/Sig/T(s{n})/Rect[0 0 9 9]/V {5 + 2 * n} 0 R>>",
            f"<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]{said}>>",
        ]
    body, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()
    path.write_bytes(body)
    return path


@pytest.mark.parametrize(
    ("said", "kind", "by", "minute"),
    [
        ("/SubFilter/adbe.pkcs7.detached/M(D:20170310093000+08'00')", "signature", "adbe.pkcs7.detached", 30),
        ("/SubFilter/adbe.pkcs7.detached/Reason(approved)/M(D:20170310094500Z)", "signature", "approved", 45),
        ("/SubFilter/GM.sm2seal", "seal", "GM.sm2seal", None),
    ],
)  # fmt: skip
def test_a_signature_is_listed_with_its_maker_and_time(tmp_path, said, kind, by, minute):
    path = _signed_pdf(tmp_path / "签.pdf", said)

    [seal] = find_digital_seals(extract(path).properties["seals"])

    assert (seal.kind, seal.by) == (kind, by)
    assert (seal.moment.minute if seal.moment else None) == minute


def test_every_signature_is_listed(tmp_path):
    path = _signed_pdf(tmp_path / "签.pdf", "/SubFilter/a.b", "/SubFilter/c.d")

    assert len(find_digital_seals(extract(path).properties["seals"])) == 2


def test_an_unsigned_pdf_lists_none(tmp_path):
    assert "seals" not in extract(_signed_pdf(tmp_path / "无.pdf")).properties
