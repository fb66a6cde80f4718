"""What the user knows better than the pages: who is the same doctor, and who is not.

Pure: where the records are kept is up to the commands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa_cli.insight.folding import fold
from qa_cli.insight.merging import Entry
from qa_cli.insight.persons import name_key
from qa_cli.sources.digests import digest


@dataclass(frozen=True, slots=True)
class Person:
    """Bylines that a record is about: all with this name, or only those with this post as well."""

    name: str
    specialty: str | None = None
    """`None`: any. Empty: bylines that give none."""
    location: str | None = None
    """`None`: any. Empty: bylines that give none."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One record: two persons are the same doctor, or are not."""

    one: Person
    other: Person
    same: bool

    def persons(self) -> frozenset[tuple[str, str | None, str | None]]:
        """Return whom the record is about, in either order and any spelling."""
        return frozenset(map(_folded, (self.one, self.other)))


Aliases = tuple[Alias, ...]
"""In the order in which they were recorded; what is recorded later counts."""


def with_alias(aliases: Aliases, alias: Alias) -> Aliases:
    """Return the records with one more, without those about the same two persons."""
    kept = (old for old in aliases if old.persons() != alias.persons())
    return (*kept, alias)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record with its number, by which it can be named."""

    number: int
    """1-based, in the order in which they were recorded."""
    alias: Alias


def numbered(aliases: Aliases) -> tuple[Recorded, ...]:
    """Return the records with their numbers."""
    return tuple(Recorded(number, alias) for number, alias in enumerate(aliases, 1))


def digest_of_aliases(aliases: Aliases) -> str:
    """Return what tells these records from others."""
    return digest(repr(aliases).encode("utf-8", "surrogatepass"))


def apply_splits(aliases: Aliases, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, told on which side of which recorded split each of them is."""
    splits = [alias for alias in aliases if not alias.same]
    sides = _Finder([person for split in splits for person in (split.one, split.other)])
    marked = []
    for entry in entries:
        found = frozenset((place // 2, place % 2 == 1) for place in sides.fitting(entry))
        both = {number for number, side in found if (number, not side) in found}
        own = frozenset(side for side in found if side[0] not in both)
        marked.append(replace(entry, sides=own) if own else entry)
    return marked


def apply_joins(
    aliases: Aliases, entries: Sequence[Entry], doctors: Sequence[list[int]]
) -> list[list[int]]:
    """Put doctors together as recorded, whatever their ratings; recorded splits count more.

    Args:
        aliases: The records.
        entries: As `apply_splits` returned them.
        doctors: Places of entries, those of one doctor together.
    """
    joins = [alias for alias in aliases if alias.same]
    persons = _Finder([person for join in joins for person in (join.one, join.other)])
    meant: list[set[int]] = [set() for _ in joins]
    groups = [list(doctor) for doctor in doctors]
    for place, doctor in enumerate(groups):
        for entry in doctor:
            for person in persons.fitting(entries[entry]):
                meant[person // 2].add(place)
    stands_for = list(range(len(groups)))

    def root(place: int) -> int:
        while stands_for[place] != place:
            place = stands_for[place]
        return place

    for places in meant:
        first, *others = sorted({root(place) for place in places}) or [0]
        for other in others:
            sides = {side for entry in groups[first] for side in entries[entry].sides}
            if not any((n, not s) in sides for e in groups[other] for n, s in entries[e].sides):
                groups[first] += groups[other]
                groups[other] = []
                stands_for[other] = first
    return [group for group in groups if group]


class _Finder:
    """Finds the persons that an entry is meant by, by name."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._persons: dict[str, list[tuple[int, str | None, str | None]]] = {}
        for place, person in enumerate(persons):
            key, specialty, location = _folded(person)
            self._persons.setdefault(key, []).append((place, specialty, location))

    def fitting(self, entry: Entry) -> list[int]:
        return [
            place
            for place, specialty, location in self._persons.get(entry.key, ())
            if specialty in {None, entry.specialty} and location in {None, entry.location}
        ]


def _folded(person: Person) -> tuple[str, str | None, str | None]:
    return (
        name_key(person.name),
        None if person.specialty is None else fold(person.specialty),
        None if person.location is None else fold(person.location),
    )
