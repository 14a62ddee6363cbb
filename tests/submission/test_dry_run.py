"""What a portal would refuse is told before anything is written; what was not judged never passes."""

import pytest

from archivist.domain.kind import Kind
from archivist.domain.profile import FIELDS, Profile, parse_profile
from archivist.submission.dry_run import Offered, dry_run

SOUND = {
    "number": "Ⅲ-7-3-01",
    "standard": "Ⅲ-7-3",
    "kind": Kind.PHOTO,
    "path": "照片/a.jpg",
    "name": "3-007-3-01_实景图片.jpg",
    "size": 1000,
    "format": "jpeg",
    "width": 1600,
    "height": 1200,
    "caption": "2017年4月12日，昆区钢铁大街公益广告",
}
SLOT = ("Ⅲ-7-3", Kind.PHOTO)


def tried(limits, *pieces, required=(SLOT,)):
    profile = parse_profile({"name": "试", **limits})
    return dry_run(profile, [Offered(**{**SOUND, **piece}) for piece in pieces], required)


def faults(result):
    return [(fault.field.key, fault.found, fault.allowed) for fault in result.faults]


@pytest.mark.parametrize(
    ("table", "key", "limit", "piece", "found", "allowed"),
    [
        ("photo", "formats", ["jpg"], {"format": "png"}, "png", "jpeg"),
        ("photo", "max_bytes", "1 KB", {"size": 2 * 1024 * 1024}, "2.0 MB", "0.0 MB"),
        ("photo", "min_side", 1201, {}, "1200", "1201"),
        ("photo", "max_side", 1599, {}, "1600", "1599"),
        ("photo", "caption_fields", ["time"], {"caption": ""}, "没有说明", "time"),
        ("photo", "caption_fields", ["time"], {"caption": "公益广告"}, "没有写时间", "time"),
        ("photo", "min_count", 2, {}, "1", "2"),
        ("photo", "max_count", 0, {}, "1", "0"),
        ("file_name", "characters", "一-龥0-9_.-", {}, "jpg", "一-龥0-9_.-"),
        ("file_name", "max_length", 5, {}, "19", "5"),
        ("package", "max_files", 0, {}, "1", "0"),
    ],
)
def test_each_limit_refuses_what_is_beyond_it(table, key, limit, piece, found, allowed):
    result = tried({table: {key: limit}}, piece)

    assert faults(result) == [(f"{table}.{key}", found, allowed)]
    assert result.faults[0].remedy
    assert not result.taken


@pytest.mark.parametrize(
    ("table", "key", "limit"),
    [
        ("photo", "formats", ["jpg"]),
        ("photo", "max_bytes", 1000),
        ("photo", "min_side", 1200),
        ("photo", "max_side", 1600),
        ("photo", "caption_fields", ["time"]),
        ("photo", "min_count", 1),
        ("photo", "max_count", 1),
        ("file_name", "characters", "一-龥a-z0-9_.-"),
        ("file_name", "max_length", 19),
        ("package", "max_bytes", 1000),
        ("package", "max_files", 1),
        ("photo", "min_side", "不限"),
        ("paper", "formats", ["pdf"]),
    ],
)
def test_what_is_exactly_at_a_limit_is_taken(table, key, limit):
    result = tried({table: {key: limit}}, {})

    assert faults(result) == []
    assert result.unjudged == ()


def test_an_unset_profile_refuses_nothing_and_takes_nothing():
    result = dry_run(Profile("空"), [Offered(**SOUND)], [SLOT])

    assert (result.faults, result.unset, result.taken) == ((), FIELDS, False)


@pytest.mark.parametrize(
    ("limits", "piece"),
    [
        ({"photo": {"min_side": 100}}, {"width": None}),
        ({"photo": {"formats": ["jpg"]}}, {"format": ""}),
        ({"report": {"word_limit": 9}}, {"kind": Kind.REPORT}),
        ({"photo": {"caption_fields": ["time", "place"]}}, {}),
    ],
)
def test_what_was_not_read_is_not_judged_and_not_passed(limits, piece):
    result = tried(limits, piece)

    assert result.faults == ()
    assert [each.number for each in result.unjudged] == ["Ⅲ-7-3-01"]


def test_a_slot_with_nothing_is_below_its_minimum():
    assert faults(tried({"photo": {"min_count": 1}})) == [("photo.min_count", "0", "1")]
    assert faults(tried({"photo": {"min_count": 1}}, required=())) == []
