"""What the tests of this folder share."""

from __future__ import annotations

import pytest
from match.editions import an_edition

from archivist.match.edition_words import EditionWords


@pytest.fixture(scope="session")
def words() -> EditionWords:
    return EditionWords.of(an_edition())
