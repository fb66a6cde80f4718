"""Doctors who are likely one person, but not certainly: listed with the evidence, never merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from qa_cli.insight.aliases import Aliases, apply_splits
from qa_cli.insight.folding import fold
from qa_cli.insight.merging import FEW, Entry, shared_facts, split_apart
from qa_cli.insight.persons import NEVER, Parts, agree, facts_needed, family_of, name_key, parts_of
from qa_cli.insight.tally import Respondent

WINDOW = 10
"""Neighbours, by name and post, that a doctor is compared with where a family name has many: the
work grows with the number of doctors, at the price of pairs that are far from each other."""

FACTS = 2
"""What a byline gives besides a name: specialty and place."""
SHORTEST_ENDING = 2
"""Letters of a first name that may be cut short: `Al` for `Alan`; one letter is an initial."""
SHORTEST_TYPO = 4
"""Letters of a first name that may be misspelt: of fewer, `Ann` and `Amy` are near already."""
_BUT_FOR_THAT = (1, 2)
"""What names may need besides, see `persons.facts_needed`: no suffix on one side only."""


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
    """Of all ways to write the name."""


def possible(doctors: Sequence[Respondent], aliases: Aliases = ()) -> tuple[Possible, ...]:
    """List the pairs of doctors who may be one, in the order of the tally.

    Names that may be one person's, with a post that does not contradict; or the same name and
    either specialty or place the same, while the other differs, as of somebody who has moved; or
    specialty and place the same, and first names that are nearly so. What
    the user has recorded as different is left out.
    """
    entries = [
        Entry(name_key(doctor.name), fold(doctor.specialty or ""), fold(doctor.location or ""))
        for doctor in doctors
    ]
    families: defaultdict[str, list[tuple[int, _Known]]] = defaultdict(list)
    marked = apply_splits(aliases, entries) if aliases else entries
    for place, (doctor, entry) in enumerate(zip(doctors, marked, strict=True)):
        parts = [parts_of(name_key(name)) for name in doctor.names or (doctor.name,)]
        known = _Known(doctor, entry, tuple(one for one in parts if one is not None))
        families[family_of(entry.key)].append((place, known))
    found: list[tuple[tuple[int, int], Possible]] = []
    for members in families.values():
        for (a, one), (b, other) in _pairs(members):
            evidence = None if split_apart(one.entry, other.entry) else _evidence(one, other)
            if evidence is not None:
                first, second = (one, other) if a < b else (other, one)
                pair = Possible(first.doctor, second.doctor, evidence)
                found.append(((min(a, b), max(a, b)), pair))
    return tuple(pair for _, pair in sorted(found, key=lambda one: one[0]))


def possible_with(
    found: Iterable[Respondent], everyone: Sequence[Respondent], aliases: Aliases = ()
) -> tuple[Possible, ...]:
    """List the pairs that hold one of the doctors found; only their family names are looked at."""
    found = set(found)
    families = {family_of(name_key(doctor.name)) for doctor in found}
    related = [doctor for doctor in everyone if family_of(name_key(doctor.name)) in families]
    pairs = possible(related, aliases)
    return tuple(pair for pair in pairs if pair.one in found or pair.other in found)


def _pairs(
    members: Sequence[tuple[int, _Known]],
) -> Iterator[tuple[tuple[int, _Known], tuple[int, _Known]]]:
    if len(members) <= FEW:
        yield from combinations(members, 2)
        return
    seen: set[tuple[int, int]] = set()
    for order in (_by_name, _by_post):
        ordered = sorted(members, key=order)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + WINDOW]:
                pair = (min(one[0], other[0]), max(one[0], other[0]))
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def _by_name(member: tuple[int, _Known]) -> tuple[str, ...]:
    entry = member[1].entry
    return (entry.key, entry.specialty, entry.location)


def _by_post(member: tuple[int, _Known]) -> tuple[str, ...]:
    entry = member[1].entry
    return (entry.key[:1], entry.location, entry.specialty, entry.key)


def _evidence(one: _Known, other: _Known) -> str | None:
    """Say what speaks for two doctors being one; `None` where too little does."""
    a, b = one.entry, other.entry
    same = a.key == b.key
    alike = shared_facts(a, b)
    differing = _differ(a.specialty, b.specialty) + _differ(a.location, b.location)
    if differing > 1 or (differing and not alike) or not (same or alike):
        return None  # most pairs come no further: what is asked below takes ten times as long
    needed = 0 if same else _needed(one.parts, other.parts)
    if needed is None:
        if alike < FACTS or not _alike(one.parts, other.parts):
            return None
        name = "the first names are alike"
    elif differing and needed > 1:
        return None
    elif needed == NEVER:
        name = "a suffix on one name only"
    else:
        name = "the same name" if same else "the name may be the same"
    specialty = _fact("specialty", a.specialty, b.specialty)
    return f"{name}; {specialty}; {_fact('place', a.location, b.location)}"


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _needed(one: Iterable[Parts], other: Iterable[Parts]) -> int | None:
    """Return the least that any two ways to write the names need; `None` if any contradict."""
    names = (*one, *other)
    if not names or not agree(names):
        return None
    needs = (facts_needed(a, b) for a in one for b in other)
    return min((need for need in needs if need is not None), default=None)


def _alike(one: Iterable[Parts], other: Iterable[Parts]) -> bool:
    """Say whether two names differ in the first name alone, and there by a typo or an ending.

    `Will` and `William`, `Frances` and `Francis`; of short first names a typo makes others.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  few names come as far as here

    for a, b in product(one, other):
        short, long = sorted((a.givens[0], b.givens[0]), key=len)
        ending = len(short) >= SHORTEST_ENDING and long.startswith(short)
        typo = len(short) >= SHORTEST_TYPO and OSA.distance(short, long, score_cutoff=1) <= 1
        if (ending or typo) and facts_needed(a, replace(b, givens=a.givens)) in _BUT_FOR_THAT:
            return True
    return False


def _fact(label: str, one: str, other: str) -> str:
    if one and other:
        return f"the same {label}" if one == other else f"another {label}"
    return f"{label} not given by {'either' if one == other else 'one'}"
