"""Facts of real files against what a person read in them."""

import pytest
from labels.facts import CORPUS, HALVES, MUST, scores

LEAST = 0.95
FEWEST = 150

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository"),
]


@pytest.fixture(scope="module")
def found():
    return scores(CORPUS)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("fact", MUST)
def test_what_must_be_right_is_right(found, half, fact):
    score = found[half, fact]

    assert min(score.precision, score.recall, score.accuracy) >= LEAST, score.errors


def test_enough_files_are_labelled(found):
    assert (
        sum(found[half, "date"].labelled + found[half, "date"].empty for half in HALVES) >= FEWEST
    )
