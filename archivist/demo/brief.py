"""What all pieces of one standard share: its topic, unit, people, places and period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

from archivist.demo.chance import dice
from archivist.demo.words import Words
from archivist.domain.edition import Standard
from archivist.domain.window import Window


@dataclass(frozen=True)
class Brief:
    """One standard as the sample city's office sees it."""

    standard: Standard
    content: str
    window: Window
    seed: int
    words: Words

    @property
    def code(self) -> str:
        """Ⅲ-n-m."""
        return self.standard.code

    @property
    def topic(self) -> str:
        """A short name of the matter, unlike that of any other standard of the catalogue."""
        keyword = self.standard.keywords[0] if self.standard.keywords else ""
        made = self.content if keyword in self.content else f"{self.content}{keyword}"
        # Another edition may give the code to another matter: the content's title must agree too.
        return self.words.topics.get(f"{self.code} {self.content}", made)

    @property
    def unit(self) -> str:
        """The lead unit as the catalogue names it."""
        return self.standard.lead_units[0] if self.standard.lead_units else "市文明办"

    @property
    def issuer(self) -> str:
        """The lead unit as it signs."""
        return self.words.city.full_name(self.unit)

    @cached_property
    def person(self) -> str:
        """Who answers for the standard."""
        return self.somebody(self.chance("person"))

    def chance(self, *key: object) -> Random:
        """Return the generator for one choice of this standard."""
        return dice(self.seed, self.code, *key)

    def somebody(self, chance: Random) -> str:
        """Return an invented name."""
        return chance.choice(self.words.city.surnames) + chance.choice(self.words.city.given)

    def fill(self, pattern: str, chance: Random, **more: str) -> str:
        """Fill a sentence pattern with this standard's matter and chosen places and people."""
        city = self.words.city
        district, district2 = chance.sample(city.districts, 2)
        street, street2 = chance.sample(city.streets, 2)
        community, community2 = chance.sample(city.communities, 2)
        values = {
            "topic": self.topic,
            "kw": chance.choice((self.topic, *self.standard.keywords[:4])),
            "unit": self.issuer,
            "city": city.name,
            "code": self.code,
            "text": self.standard.text,
            "district": district,
            "district2": district2,
            "street": street,
            "street2": street2,
            "community": community,
            "community2": community2,
            "place": chance.choice(city.places),
            "person": self.somebody(chance),
        }
        return pattern.format(**{**values, **more})
