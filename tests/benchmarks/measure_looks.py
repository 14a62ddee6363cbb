"""How well class, blur, light, slant and seals are told: ``python tests/benchmarks/measure_looks.py``.

Classes on labelled pictures of the corpus (tests/labels/pictures.toml, one half reported apart);
the rest on drawn pages and views, and on the corpus' photos made worse.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from corpus_pictures import Labelled, labelled, say
from domain.test_same_picture import a_view
from extract.drawn import BODY, a_page, scanned, sealed
from PIL import Image, ImageEnhance, ImageFilter

from archivist.domain.picture import PictureClass
from archivist.extract.look import picture_look
from archivist.extract.picture_class import class_of
from archivist.extract.picture_look import is_blank
from archivist.extract.quality import exposure_of, is_blurred, sharpness_of
from archivist.extract.seal import find_red_head, find_seals
from archivist.extract.skew import lie_of

_WRITTEN = [f"{line[:9]}，{line[9:]}。" for line in BODY]


def main() -> None:
    """Print one line a measure."""
    known = list(labelled())
    for apart in (False, True):
        _classes([each for each in known if each.held_out is apart], apart=apart)
    photos = [each.image for each in known if each.names == ("photo",)]
    _blur([*photos, *(a_view(seed) for seed in range(20))])
    _pages()
    _seals()
    _cost()


def _classes(known: list[Labelled], *, apart: bool) -> None:
    said = [(each, class_of(each.image, camera=False)[0]) for each in known]
    right = sum(kind.value in each.names for each, kind in said)
    photo = [
        (each.names == ("photo",), kind is PictureClass.PHOTO)
        for each, kind in said
        if "page_photo" not in each.names
    ]
    counted = Counter(photo)
    say(
        f"class, {'half reported apart' if apart else 'first half'}: {right}/{len(said)} right;"
        f" photos called so {counted[True, True]}/{counted[True, True] + counted[True, False]},"
        f" others called photo {counted[False, True]}/{counted[False, True] + counted[False, False]}"
    )


def _blur(views: list[Image.Image]) -> None:
    for radius in (0, 3, 5):
        said = Counter(
            is_blurred(sharpness_of(v.filter(ImageFilter.GaussianBlur(radius)))) for v in views
        )
        say(
            f"blurred by {radius} pixels: called blurred {said[True]}, sharp {said[False]}, unknown {said[None]}"
        )
    dark = sum(exposure_of(ImageEnhance.Brightness(v).enhance(0.06)).is_dark for v in views)
    false = sum(exposure_of(v).is_dark or exposure_of(v).is_washed_out for v in views)
    say(f"dark found {dark}/{len(views)}, good light called bad {false}/{len(views)}")


def _pages() -> None:
    slants = (-13.4, -8.2, -4.1, -1.7, -0.4, 0.0, 0.6, 2.2, 5.3, 9.6, 14.1)
    found = [(slant, lie_of(scanned(a_page(_WRITTEN), slant=-slant))) for slant in slants]
    off = [abs(lie.skew - slant) if lie.skew is not None else 99 for slant, lie in found]
    say(f"slant: largest error {max(off):.2f} degrees over {len(off)} pages")
    page = scanned(a_page(_WRITTEN))
    turned = sum(lie_of(page.rotate(-q, expand=True)).turned == q for q in (0, 90, 180, 270))
    blank = sum(is_blank(scanned(a_page([]), seed)) for seed in range(5))
    say(
        f"turned pages told {turned}/4; blank pages told {blank}/5; written called blank {is_blank(page):d}/1"
    )


def _seals() -> None:
    hits = heads = false = 0
    for number in range(10):
        at = (500 + 60 * number, 500 + 130 * number)
        page = a_page(BODY, red_head="云川市人民政府文件", number="云政发〔2017〕12号")
        hits += len(find_seals(scanned(sealed(page, at), number, slant=number - 5), 200)) == 1
        heads += find_red_head(scanned(page, number, slant=number / 5), 200) is not None
        false += len(find_seals(scanned(page, number), 200))
    say(f"seals {hits}/10, red heads {heads}/10, false seals {false} on 10 pages")


def _cost() -> None:
    view = a_view(1, (1000, 750))
    start = time.process_time()
    for _ in range(5):
        picture_look(view, camera=True)
    say(f"look at a decoded photo of 1000 x 750: {(time.process_time() - start) * 200:.0f} ms CPU")


if __name__ == "__main__":
    sys.exit(main())
