"""The planted defects of photos: captions, editors, places, what they show and where else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from archivist.demo.chance import chinese_date
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Form, Item, NameDate
from archivist.demo.photos import Shot
from archivist.demo.spoiling import fresh
from archivist.domain.finding import Level
from archivist.domain.kind import Kind


def uncaptioned(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Take the caption away (P04)."""
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_shot(item), caption="")
    dossier.expect("P04", Level.WARNING, item)


def short_caption(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Leave out the time, the place or the event (P05)."""
    item = fresh(dossier, kind, alone=False)
    shot = _shot(item)
    day = chinese_date(shot.taken)
    captions = (
        f"{dossier.brief.unit}开展主题宣传活动",
        f"{day}，市文明办志愿者开展主题宣传",
        f"{dossier.brief.unit}工作人员入户走访",
    )
    item.content = replace(shot, caption=captions[number % len(captions)])
    dossier.expect("P05", Level.WARNING, item)


def retouched(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Name a picture editor as its software (P06)."""
    item = fresh(dossier, kind, alone=False)
    editors = ("Adobe Photoshop CS6 (Windows)", "Meitu 6.7.0", "Snapseed 2.19")
    item.content = replace(_shot(item), software=editors[number % len(editors)])
    dossier.expect("P06", Level.HINT, item)


def misdated_caption(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Write another day into the caption (P11)."""
    item = fresh(dossier, kind, alone=False)
    shot = _shot(item)
    wrong = shot.taken - timedelta(days=20 + 9 * number)
    said = shot.caption.replace(chinese_date(shot.taken), chinese_date(wrong))
    item.content = replace(shot, caption=said)
    dossier.expect("P11", Level.WARNING, item)


def taken_away(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Take it outside the city (P14)."""
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_shot(item), away=True)
    dossier.expect("P14", Level.HINT, item)


def _shot(item: Item) -> Shot:
    if not isinstance(item.content, Shot):
        raise TypeError(item.content)
    return item.content


def small_photo(dossier: DraftDossier, kind: Kind, _number: int) -> None:
    """Take it smaller than the limit (P09)."""
    item = fresh(dossier, kind, alone=False)
    if isinstance(item.content, Shot):
        item.content = replace(item.content, size=(800, 600))
    dossier.expect("P09", Level.CONFIRM, item)


def not_jpeg(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Save it in another format (P12)."""
    item = fresh(dossier, kind, alone=False)
    item.form, item.suffix = Form.PNG, ".png" if number == 1 else ".jpg"
    item.name_date = NameDate.MUST
    dossier.expect("P12", Level.ERROR, item)


def unclear(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Take it out of focus, or without light (P01)."""
    item = fresh(dossier, kind, alone=False)
    item.content = replace(_shot(item), spoilt=("blurred", "dark")[number % 2])
    dossier.expect("P01", Level.CONFIRM, item)


def from_a_site(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Take it from a picture site, which left its name in the file (P02)."""
    item = fresh(dossier, kind, alone=False)
    sites = ("视觉中国 www.vcg.com", "昵图网 www.nipic.com")
    item.content = replace(_shot(item), rights=sites[number % len(sites)])
    dossier.expect("P02", Level.CONFIRM, item)


def nobody_named(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Name no unit in the caption (P08)."""
    item = fresh(dossier, kind, alone=False)
    shot, streets = _shot(item), dossier.brief.words.city.streets
    street = streets[number % len(streets)]
    said = f"{chinese_date(shot.taken)}，{street}，志愿者清扫路面、擦拭护栏"
    item.content = replace(shot, caption=said)
    dossier.expect("P08", Level.CONFIRM, item)


def page_as_photo(dossier: DraftDossier, kind: Kind, number: int) -> None:
    """Photograph a paper instead of a place (P10)."""
    item = fresh(dossier, kind, alone=False)
    shot = _shot(item)
    paper = dossier.paper(40 + number, shot.taken)
    item.content = replace(shot, page=paper, size=(1240, 1754))
    dossier.expect("P10", Level.CONFIRM, item)


def reused(dossier: DraftDossier, other: DraftDossier) -> None:
    """Let *dossier* show a photo of the *other* one, made a little larger (P03)."""
    first, copy = other.of_kind(Kind.PHOTO)[0], dossier.add(Kind.PHOTO)
    lent, own = _shot(first), _shot(copy)
    said = own.caption.replace(chinese_date(own.taken), chinese_date(lent.taken))
    size = (lent.size[0] * 21 // 20, lent.size[1] * 21 // 20)
    copy.content = replace(lent, caption=said, size=size, drawn=lent.size)
    copy.dated, copy.lender = first.dated, other.brief
    dossier.expect("P03", Level.WARNING, copy)
    other.expect("P03", Level.WARNING, first)
