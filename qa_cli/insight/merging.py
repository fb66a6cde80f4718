"""Which bylines are one doctor's: nothing may contradict it, and nobody else may fit as well.

Two bylines are *joined* where their names are the same and neither specialty nor place contradict
each other, or where their names are two ways to write one name (`persons.likeness`) and specialty
or place agrees. A byline that is joined to others which contradict each other is kept apart: it
could be either's. So do two different ratings on one page, whose doctors are two. What then hangs
together is one doctor. Nothing depends on the order of pages.

Only bylines with one family name are compared. Of a family name with many bylines, tables find
those that can be joined, so that the work grows with the number of bylines, not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from qa_cli.insight.persons import Parts, agree, family_of, likeness, parts_of

FEW = 12
"""Bylines of one family name that are compared each with each: quicker than making tables."""

PATIENCE = 100
"""Bylines that are looked at for one: where so many fit the tables but not the byline, it is kept
apart, so that no input makes the work quadratic."""

_ANY = "*"
"""Stands in a table's key for any specialty or place, and for a middle name that is missing or an
initial; no folded text holds it."""

_WORD = 2
"""Letters of a middle name that is no initial."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is alike in a number of bylines, all folded."""

    key: str
    """Of the name, see `persons.name_key`."""
    specialty: str
    """Empty where the bylines give none."""
    location: str
    """Empty where the bylines give none."""
    sides: frozenset[tuple[int, bool]] = frozenset()
    """(number, side) of each split that the user has recorded and this is a side of."""
    ratings: frozenset["Rated"] = frozenset()
    """What the bylines give on pages on which a byline that may be theirs gives another."""


class Rated(NamedTuple):
    """A rating on a page."""

    page_id: str
    rating: float
    """Stars."""
    reviews: int | None


def merge(entries: Sequence[Entry]) -> list[list[int]]:
    """Return the places of the entries, those of one doctor together."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        families[family_of(entry.key)].append(place)
    doctors: list[list[int]] = []
    for places in families.values():
        if len(places) == 1:
            doctors.append(places)
        else:
            family = _Family([entries[place] for place in places])
            doctors += ([places[i] for i in doctor] for doctor in family.doctors())
    return doctors


def compatible(one: Entry, other: Entry) -> bool:
    """Say whether specialty and place of two entries do not contradict each other."""
    return (one.specialty == other.specialty or not one.specialty or not other.specialty) and (
        one.location == other.location or not one.location or not other.location
    )


def shared_facts(one: Entry, other: Entry) -> int:
    """Count which of specialty and place two entries both give, alike."""
    return (one.specialty == other.specialty != "") + (one.location == other.location != "")


def split_apart(one: Entry, other: Entry) -> bool:
    """Say whether the user has recorded that two entries are different doctors."""
    return any((number, not side) in other.sides for number, side in one.sides)


def rated_apart(ratings: Iterable[Rated]) -> bool:
    """Say whether two ratings are different on one page: pages tell of one moment."""
    stars: defaultdict[str, set[float]] = defaultdict(set)
    reviews: defaultdict[str, set[int]] = defaultdict(set)
    for one in ratings:
        stars[one.page_id].add(one.rating)
        if one.reviews is not None:
            reviews[one.page_id].add(one.reviews)
    return any(len(found) > 1 for table in (stars, reviews) for found in table.values())


class _Family:
    """The entries of one family name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._parts = [parts_of(entry.key) for entry in entries]
        few = len(entries) <= FEW
        self._near: Callable[[int], Iterable[int]] = self._all if few else self._tables()

    def doctors(self) -> list[list[int]]:
        """Return the entries' places, those of one doctor together."""
        neighbours = [self._neighbours(place) for place in range(len(self._entries))]
        doctors = []
        seen = [False] * len(neighbours)
        for start in range(len(neighbours)):
            if seen[start]:
                continue
            seen[start] = True
            group = [start]
            for place in group:  # grows while it is gone through
                for near in neighbours[place] or ():
                    if not seen[near] and neighbours[near] is not None:
                        seen[near] = True
                        group.append(near)
            doctors += [group] if self._agree(group) else [[place] for place in group]
        return doctors

    def _neighbours(self, place: int) -> list[int] | None:
        """Return the entries joined to one; `None` where these contradict each other."""
        found: list[int] = []
        for looked, other in enumerate(self._near(place)):
            if self._joined(place, other):
                found.append(other)
                if not self._agree([place, *found]):
                    return None
            if looked > PATIENCE:
                return None
        return found

    def _joined(self, place: int, other: int) -> bool:
        a, b = self._entries[place], self._entries[other]
        if place == other or not compatible(a, b) or split_apart(a, b):
            return False
        if a.ratings and b.ratings and rated_apart(a.ratings | b.ratings):
            return False
        if a.key == b.key:
            return True
        one, two = self._parts[place], self._parts[other]
        return bool(shared_facts(a, b) and one and two and likeness(one, two) == "same")

    def _agree(self, places: Sequence[int]) -> bool:
        """Say whether nothing contradicts that some entries are one doctor's."""
        if len(places) == 1:
            return True
        entries = [self._entries[place] for place in places]
        if len({entry.specialty for entry in entries} - {""}) > 1:
            return False
        if len({entry.location for entry in entries} - {""}) > 1:
            return False
        sides = {side for entry in entries for side in entry.sides}
        if any((number, not side) in sides for number, side in sides):
            return False
        if rated_apart(rated for entry in entries for rated in entry.ratings):
            return False
        if len({entry.key for entry in entries}) == 1:
            return True
        parts = [one for place in places if (one := self._parts[place])]
        return len(parts) == len(places) and agree(parts)

    def _all(self, place: int) -> Iterable[int]:
        return (other for other in range(len(self._entries)) if other != place)

    def _tables(self) -> Callable[[int], Iterable[int]]:
        """Return a function that finds the entries which may be joined to one, by tables."""
        table: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, (entry, parts) in enumerate(zip(self._entries, self._parts, strict=True)):
            for key in _filed_under(entry, parts):
                table[key].append(place)

        def near(place: int) -> Iterator[int]:
            seen = {place}
            for key in _asked_for(self._entries[place], self._parts[place]):
                for other in table.get(key, ()):
                    if other not in seen:
                        seen.add(other)
                        yield other

        return near


def _filed_under(entry: Entry, parts: Parts | None) -> Iterator[tuple[str, ...]]:
    """Yield where in the tables an entry stands: by its name, specialty and place or any."""
    specialty, location = entry.specialty, entry.location
    posts = [(specialty, location), (specialty, _ANY), (_ANY, location), (_ANY, _ANY)]
    for post in posts:
        yield ("=", entry.key, *post)
    if parts is None:
        return
    middle = parts.middles[0] if parts.middles else ""
    middles = {middle, middle[:1] + _ANY} if middle else {""}
    if len(middle) < _WORD:
        middles.add(_ANY)
    for given, second, post in product(parts.givens, middles, posts[:-1]):
        yield ("given", given, second, *post)


def _asked_for(entry: Entry, parts: Parts | None) -> Iterator[tuple[str, ...]]:
    """Yield where in the tables all stands that may be joined to an entry."""
    specialties = (entry.specialty, "") if entry.specialty else (_ANY,)
    locations = (entry.location, "") if entry.location else (_ANY,)
    for post in product(specialties, locations):
        yield ("=", entry.key, *post)
    if parts is None:
        return
    middles = _middles_asked_for(parts.middles[0] if parts.middles else "")
    posts = {(entry.specialty, location): None for location in locations if entry.specialty}
    posts |= {(specialty, entry.location): None for specialty in specialties if entry.location}
    for given, middle, post in product(parts.givens, middles, posts):
        yield ("given", given, middle, *post)


def _middles_asked_for(middle: str) -> tuple[str, ...]:
    if not middle:
        return (_ANY,)
    return (middle, middle[0]) if len(middle) >= _WORD else (middle + _ANY, "")
