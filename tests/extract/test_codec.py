"""There and back without loss."""

import zlib
from datetime import datetime

import msgspec
import pytest
from builders import a_photo, a_red_head_docx, an_xlsx
from extract.papers import Paper, as_word
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.domain.dates import DateReading, DateSource, DateValue
from archivist.domain.facts import Facts, PhotoFacts, Titled, Validity
from archivist.domain.place import Place, Spot
from archivist.domain.signs import Draft, DraftSign, Personal, PersonalSign
from archivist.extract import codec, docx, image, xlsx
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.codec import decode_facts, encode_facts
from archivist.extract.facts import facts_of

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_WHOLE = st.integers(0, 2**31)
_REAL = st.floats(allow_nan=False, allow_infinity=False)
_PLACES = st.builds(
    Place,
    page=st.none() | _WHOLE,
    sheet=st.none() | _TEXT,
    cell=st.none() | _TEXT,
    box=st.none() | st.tuples(_WHOLE, _WHOLE, _WHOLE, _WHOLE),
)
_SPOTS = st.builds(Spot, _TEXT, _PLACES)
_DRAFTS = st.builds(Draft, st.sampled_from(DraftSign), _SPOTS)
_PHOTOS = st.builds(
    PhotoFacts,
    width=_WHOLE,
    height=_WHOLE,
    taken=st.none() | st.datetimes(),
    software=_TEXT,
    latitude=st.none() | _REAL,
    dpi=st.none() | _WHOLE,
)
_PASSAGES = st.builds(
    Passage,
    _TEXT,
    _PLACES,
    st.sampled_from(Part),
    font_size=st.none() | _REAL,
    centred=st.booleans(),
)
_TABLES = st.builds(Table, st.lists(st.lists(_TEXT, max_size=3).map(tuple), max_size=3).map(tuple))
_EXTRACTS = st.builds(
    Extract,
    passages=st.lists(_PASSAGES, max_size=4).map(tuple),
    tables=st.lists(_TABLES, max_size=2).map(tuple),
    properties=st.dictionaries(_TEXT, _TEXT, max_size=3),
    pages=st.none() | _WHOLE,
    photo=st.none() | _PHOTOS,
    drafts=st.lists(_DRAFTS, max_size=2).map(tuple),
    images=_WHOLE,
)
_DAYS = st.builds(DateValue, st.integers(1900, 2100), st.integers(1, 12), st.none() | st.just(3))
_FACTS = st.builds(
    Facts,
    title=st.none() | st.builds(Titled, _TEXT, _TEXT, _REAL, _PLACES),
    dates=st.lists(
        st.builds(DateReading, _DAYS, st.sampled_from(DateSource), _TEXT, _TEXT), max_size=3
    ).map(tuple),
    validity=st.none()
    | st.builds(Validity, _TEXT, _PLACES, st.none() | st.dates(), st.none() | _WHOLE),
    words=st.none() | _WHOLE,
    created=st.none() | st.datetimes(),
    photo=st.none() | _PHOTOS,
    drafts=st.lists(_DRAFTS, max_size=2).map(tuple),
    placeholders=st.lists(_SPOTS, max_size=2).map(tuple),
    personal=st.lists(st.builds(Personal, st.sampled_from(PersonalSign), _TEXT, _PLACES)).map(
        tuple
    ),
)


@settings(max_examples=40, deadline=None)
@given(extract=_EXTRACTS)
def test_any_extract_comes_back(extract):
    packed = codec.encode(extract)

    assert codec.decode(packed) == extract
    assert codec.text_in(packed) == extract.text


@settings(max_examples=40, deadline=None)
@given(facts=_FACTS)
def test_any_facts_come_back(facts):
    assert codec.decode_facts(codec.encode_facts(facts)) == facts


@pytest.mark.parametrize("data", [b"", b"nonsense", zlib.compress(b"nonsense")])
def test_other_bytes_are_refused(data):
    for read in (codec.decode, codec.text_in):
        with pytest.raises((zlib.error, msgspec.DecodeError)):
            read(data)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "jpg"])
def test_what_readers_return_comes_back(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    moment = datetime(2017, 4, 12, 9, 30)  # noqa: DTZ001
    make = {
        "docx": lambda: docx.extract(a_red_head_docx(path)),
        "xlsx": lambda: xlsx.extract(an_xlsx(path, [["单位", "人数"], ["甲", "#REF!"]])),
        "jpg": lambda: image.extract(a_photo(path, taken=moment, size=(20, 10))),
    }
    extract = make[kind]()

    facts = facts_of(extract)

    assert codec.decode(codec.encode(extract)) == extract
    assert codec.decode_facts(codec.encode_facts(facts)) == facts


def test_facts_of_a_paper_come_back_whole():
    facts = facts_of(
        as_word(Paper(body=("2016年度工作。《旧办法》（包府发〔2010〕9号）同时废止。",)))
    )

    assert decode_facts(encode_facts(facts)) == facts
    assert facts.abolished


def test_facts_stored_by_an_earlier_version_still_load():
    old = b'{"issuer":{"name":"a","source":"title"},"dates":[{"value":{"year":2017},"source":"text"}]}'

    facts = decode_facts(old)

    assert (facts.issuer.others, facts.addressees, facts.period) == ((), (), None)
