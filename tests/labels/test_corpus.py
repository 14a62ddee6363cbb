"""Files from the wild, where they are at hand: what a scan says of them is what is known of them."""

import pytest
from labels import corpus

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(800),
    pytest.mark.skipif(not corpus.CORPUS.is_dir(), reason="the corpus is not here"),
]


def test_a_scan_of_the_corpus_agrees_with_its_truth(tmp_path):
    outcome = corpus.run(corpus.CORPUS, tmp_path)

    assert [path for path, count in outcome.told.items() if count != 1] == []
    assert outcome.deaths == []
    assert outcome.disagreements == [], "\n".join(corpus.table_of(outcome))
    weighed = [(count, share) for _, count, share in corpus.han_of(outcome.verdicts)]
    total = sum(count for count, _ in weighed)
    assert sum(count * share for count, share in weighed) >= corpus.HAN_GOAL * total


def test_every_dispute_is_about_a_file_of_the_corpus():
    known = {fact["file"] for fact in corpus.truth_of(corpus.CORPUS)}

    assert {file for file, _ in corpus.disputes()} <= known
