"""Doctors who are likely one person, but not certainly: listed with the evidence, never merged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from qa_cli.corpus.ids import page_of
from qa_cli.insight.aliases import Aliases, apply_splits
from qa_cli.insight.folding import fold
from qa_cli.insight.merging import FEW, Entry, shared_facts, split_apart
from qa_cli.insight.persons import NICK, Likeness, Parts, agree, likeness, name_key, parts_of
from qa_cli.insight.resemblance import Kin, Resemblance, kin, resemblance, spelling
from qa_cli.insight.tally import Respondent

WINDOW = 10
"""Neighbours, by name and by place, that a doctor is compared with among many who share a key: the
work grows with the number of doctors, at the price of pairs that are far from each other."""

FACTS = 2
"""What a byline gives besides a name: specialty and place."""

_SLIPS = frozenset({"first names", "typo"})
"""Resemblances by chance letters: only where specialty and place are the same, they say enough."""

_WORDS: Mapping[Resemblance, str] = {
    "nickname": "the first names are alike",
    "first names": "the first names are alike",
    "second name": "the first name of one is a second name of the other",
    "transposed": "first and family name change places",
    "family name": "the family name of one is part of the other name",
    "typo": "the family names are alike",
}


@dataclass(frozen=True, slots=True)
class Possible:
    """Two doctors of a tally who may be one."""

    one: Respondent
    other: Respondent
    evidence: str
    """What speaks for it and what is missing, in one line."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A doctor, ready to be compared."""

    doctor: Respondent
    entry: Entry
    parts: tuple[Parts, ...]
    """Of all ways to write the name, by their spelling."""
    letters: frozenset[str]
    """All these ways without blanks."""


def possible(doctors: Sequence[Respondent], aliases: Aliases = ()) -> tuple[Possible, ...]:
    """List the pairs of doctors who may be one, in the order of the tally.

    Names that may be one person's, with a post that does not contradict; or the same name, however
    it is spelt, and either specialty or place the same, while the other differs, as of somebody who
    has moved; or names that resemble each other, see `resemblance`, with the same post. What the
    user has recorded as different is left out, and so are two who answer on one page with different
    ratings.
    """
    entries = [
        Entry(name_key(doctor.name), fold(doctor.specialty or ""), fold(doctor.location or ""))
        for doctor in doctors
    ]
    marked = apply_splits(aliases, entries) if aliases else entries
    known = [_known(doctor, entry) for doctor, entry in zip(doctors, marked, strict=True)]
    found: dict[tuple[int, int], Possible] = {}
    seen: set[tuple[int, int]] = set()
    for pair in _pairs(known):
        one, other = known[pair[0]], known[pair[1]]
        if not _may_fit(one.entry, other.entry) or pair in seen:
            continue
        seen.add(pair)
        evidence = _evidence(one, other)
        if evidence is not None:
            found[pair] = Possible(one.doctor, other.doctor, evidence)
    return tuple(found[pair] for pair in sorted(found))


def possible_with(
    found: Iterable[Respondent], everyone: Sequence[Respondent], aliases: Aliases = ()
) -> tuple[Possible, ...]:
    """List the pairs that hold one of the doctors found.

    Only those are looked at who share a word of a name, by its spelling.
    """
    found = set(found)
    words = {word for doctor in found for word in _words(doctor)}
    related = [doctor for doctor in everyone if not words.isdisjoint(_words(doctor))]
    pairs = possible(related, aliases)
    return tuple(pair for pair in pairs if pair.one in found or pair.other in found)


def _known(doctor: Respondent, entry: Entry) -> _Known:
    ways = [spelling(name_key(name)) for name in doctor.names or (doctor.name,)]
    parts = tuple(one for one in map(parts_of, ways) if one is not None)
    letters = (way.partition(NICK)[0].replace(" ", "") for way in ways)
    return _Known(doctor, entry, parts, frozenset(letters))


def _kin(known: _Known) -> set[Kin]:
    keys: set[Kin] = {("letters", letters) for letters in known.letters}
    for parts in known.parts:
        keys.update(kin(parts, (known.entry.specialty, known.entry.location)))
    return keys


def _words(doctor: Respondent) -> list[str]:
    return spelling(name_key(doctor.name)).split()


def _pairs(known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """Yield the places of two who share a key, the lower first; some pairs more than once."""
    blocks: defaultdict[Kin, list[int]] = defaultdict(list)
    for place, doctor in enumerate(known):
        for key in _kin(doctor):
            blocks[key].append(place)
    by_name = _ranks(known, lambda entry: (entry.key, entry.specialty, entry.location))
    by_post = _ranks(known, lambda entry: (entry.location, entry.specialty, entry.key))
    for members in blocks.values():
        if len(members) <= FEW:
            yield from combinations(members, 2)
            continue
        for ranks in (by_name, by_post):
            ordered = sorted(members, key=ranks.__getitem__)
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 : place + 1 + WINDOW]:
                    yield (one, other) if one < other else (other, one)


def _ranks(known: Sequence[_Known], key: Callable[[Entry], tuple[str, ...]]) -> list[int]:
    """Return of each its place in another order."""
    ranks = [0] * len(known)
    order = sorted(range(len(known)), key=lambda place: key(known[place].entry))
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks


def _may_fit(one: Entry, other: Entry) -> bool:
    """Whether the posts of two let them be one: something is the same, or nothing differs."""
    if shared_facts(one, other):
        return True
    return not (_differ(one.specialty, other.specialty) or _differ(one.location, other.location))


def _evidence(one: _Known, other: _Known) -> str | None:
    """Say what speaks for two doctors being one, whose posts fit; `None` where too little does."""
    a, b = one.entry, other.entry
    alike = shared_facts(a, b)
    if a.key == b.key:
        name: str | None = "the same name"
    elif not one.letters.isdisjoint(other.letters):
        name = "the same name, spelt otherwise"
    elif alike:
        differing = _differ(a.specialty, b.specialty) or _differ(a.location, b.location)
        name = _of_names(one.parts, other.parts, alike, moved=differing)
    else:
        return None
    if name is None or split_apart(a, b) or _are_two(one.doctor, other.doctor):
        return None
    specialty = _fact("specialty", a.specialty, b.specialty)
    return f"{name}; {specialty}; {_fact('place', a.location, b.location)}"


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _of_names(
    one: Sequence[Parts], other: Sequence[Parts], alike: int, *, moved: bool
) -> str | None:
    """Say what speaks for two different names being one person's.

    Args:
        one: All ways to write a name, as the next.
        other: Those of the other name.
        alike: Which of specialty and place are the same.
        moved: Whether the other one of these differs.
    """
    like = _likeness(one, other)
    if like == "same":
        return "the name may be the same"
    if moved:
        return None
    if like == "perhaps":
        suffixes = {parts.suffix for parts in (*one, *other)}
        return "the name may be the same" if len(suffixes) == 1 else "a suffix on one name only"
    found = (resemblance(a, b) for a, b in product(one, other))
    kind = next((kind for kind in found if kind and (alike >= FACTS or kind not in _SLIPS)), None)
    return None if kind is None else _WORDS[kind]


def _likeness(one: Sequence[Parts], other: Sequence[Parts]) -> Likeness | None:
    """Return the most that any two ways to write the names say; `None` if any contradict."""
    names = (*one, *other)
    if not names or not agree(names):
        return None
    found = {likeness(a, b) for a, b in product(one, other)}
    return "same" if "same" in found else "perhaps" if "perhaps" in found else None


def _are_two(one: Respondent, other: Respondent) -> bool:
    """Whether two doctors answer on one page with different ratings."""
    if one.rating is None or other.rating is None:
        return False
    pages = set(map(page_of, one.answer_ids))
    if pages.isdisjoint(map(page_of, other.answer_ids)):
        return False
    return _ratings(one).isdisjoint(_ratings(other))


def _ratings(doctor: Respondent) -> set[tuple[float, int | None]]:
    told = {(one.rating, one.reviews) for one in doctor.ratings}
    return told or {(doctor.rating or 0.0, doctor.reviews)}


def _fact(label: str, one: str, other: str) -> str:
    if one and other:
        return f"the same {label}" if one == other else f"another {label}"
    return f"{label} not given by {'either' if one == other else 'one'}"
