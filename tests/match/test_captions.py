"""Lists of captions beside photos."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archivist.match.captions import captions


def test_a_line_speaks_of_the_picture_it_names() -> None:
    text = "公交站亭公益广告\nIMG_1.jpg：钢铁大街站亭\nIMG_12 阿尔丁大街站亭"

    found = captions([("照片/图片说明.txt", text)], ["照片/IMG_1.jpg", "照片/IMG_12.jpg"])

    assert found == {
        "照片/IMG_1.jpg": "公交站亭公益广告\n钢铁大街站亭",
        "照片/IMG_12.jpg": "公交站亭公益广告\n阿尔丁大街站亭",
    }


def test_a_list_speaks_of_its_own_folder_and_below_only() -> None:
    pictures = ["甲/1站亭.jpg", "甲/近景/2站亭.jpg", "乙/1站亭.jpg"]

    found = captions([("甲/图片说明.txt", "1站亭 东\n2站亭 西")], pictures)

    assert found == {"甲/1站亭.jpg": "东", "甲/近景/2站亭.jpg": "西"}


@given(text=st.text(st.sampled_from("IMG_12.jpg：站亭\n 3")), name=st.text("IMG_12站", max_size=6))
def test_whatever_a_list_says_only_given_pictures_are_named(text: str, name: str) -> None:
    path = f"照片/{name}.jpg"

    assert set(captions([("照片/a.txt", text)], [path])) <= {path}
