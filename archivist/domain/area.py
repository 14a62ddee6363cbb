"""A box on the map, in degrees, to tell whether a photo was taken in the city (P14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A telephone in China may write GCJ-02 instead of WGS 84: at most some 700 m off, less than 0.01°.
_SHIFT = 0.01
_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_BOX = re.compile(rf"({_NUMBER})\s*[,，]\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*[,，]\s*({_NUMBER})")
_MOST_LATITUDE, _MOST_LONGITUDE = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Area:
    """South, west, north and east edges in degrees, WGS 84."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies inside, or so near that another map datum may put it there."""
        inside = self.south - _SHIFT <= latitude <= self.north + _SHIFT
        return inside and self.west - _SHIFT <= longitude <= self.east + _SHIFT

    def __str__(self) -> str:
        """Say it as it is typed: ``40.2,109.2..42.7,111.5``."""
        return f"{self.south:g},{self.west:g}..{self.north:g},{self.east:g}"


def parse_area(text: str) -> Area:
    """Read latitude,longitude..latitude,longitude of two corners; raise ValueError when it is none."""
    match = _BOX.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    first, second, third, fourth = (float(each) for each in match.groups())
    latitudes, longitudes = sorted((first, third)), sorted((second, fourth))
    if abs(latitudes[0]) > _MOST_LATITUDE or latitudes[1] > _MOST_LATITUDE:
        raise ValueError(text)
    if longitudes[1] > _MOST_LONGITUDE or latitudes[0] == latitudes[1]:
        raise ValueError(text)
    return Area(latitudes[0], longitudes[0], latitudes[1], longitudes[1])
