"""What a picture says of its making."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from archivist.extract.image import extract

_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="Adobe Photoshop CS6"'
    b' photoshop:Credit="Getty Images"/></rdf:RDF></x:xmpmeta>'
)


def _photo(path: Path, **more: object) -> Path:
    Image.effect_noise((320, 240), 40).convert("RGB").save(path, "JPEG", **more)  # type: ignore[arg-type]
    return path


def test_the_program_and_the_credit_of_xmp_are_read(tmp_path: Path) -> None:
    photo = extract(_photo(tmp_path / "a.jpg", xmp=_XMP)).photo

    assert photo is not None
    assert (photo.tool, photo.credit) == ("Adobe Photoshop CS6", "Getty Images")


def test_size_rights_and_description_of_exif_are_read_the_right_way_up(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x8298], exif[0x010E], exif[0x0112] = "视觉中国".encode(), "南街社区".encode(), 6
    exif.get_ifd(0x8769)[0xA002], exif.get_ifd(0x8769)[0xA003] = 320, 240

    photo = extract(_photo(tmp_path / "a.jpg", exif=exif)).photo

    assert photo is not None
    assert (photo.credit, photo.told, photo.noted) == ("视觉中国", "南街社区", (240, 320))
    assert (photo.width, photo.height) == (240, 320)


def test_a_bare_picture_says_nothing(tmp_path: Path) -> None:
    photo = extract(_photo(tmp_path / "a.jpg")).photo

    assert photo is not None
    assert photo.bare
    assert not photo.by_camera
    assert (photo.tool, photo.credit, photo.noted, photo.told) == ("", "", None, "")
