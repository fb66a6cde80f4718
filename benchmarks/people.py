"""Doctors as people: which bylines are taken for one doctor's, how rightly, and in which time.

    python -m benchmarks.people [--bylines N] [--persons N]

First, how right it is. So many persons, whose names, specialties and places are drawn from short
lists so that some nearly share them, have one to six bylines each, in the ways that bylines vary;
some have a parent or child of the same name and post, who answers on the same page. Precision and
recall count pairs of bylines that are put together; *listed* is the share of those persons that are
more than one doctor in the tally of whom a pair is listed as possibly one, *right* how many of the
listed pairs are one person.

Then, how long it takes. One byline an answer: names from 300 first and 3,000 family names, these as
unevenly spread as real ones (the commonest has thousands of bearers), with initials, nicknames,
suffixes or parts left out; and inputs that are there to be slow: one name, or one family name, with
a different specialty, place or middle name each time. The time of the whole tally is measured,
beside the same for half as many: 2 is linear, 4 quadratic.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, product

from qa_cli.insight.folding import fold
from qa_cli.insight.possible import possible
from qa_cli.insight.tally import tally
from qa_cli.model import Answer, Doctor, Page, Question, Source

PER_PAGE = 10
"""Answers on a page, as on real ones."""

SYLLABLES = ("an", "be", "cor", "da", "el", "fi", "gor", "ha", "im", "jo", "ka", "lem", "mi", "no")
FIRST = ["".join(one).capitalize() for one in product(SYLLABLES, repeat=3)][::9][:300]
LAST = ["".join(one).capitalize() for one in product(SYLLABLES, repeat=3)] + [
    "".join(one).capitalize() for one in product(SYLLABLES, SYLLABLES)
]
SPREAD = list(accumulate(1 / rank for rank in range(1, len(LAST) + 1)))
"""Zipf's law, summed up: how names are spread."""

SPECIALTIES = ("Dermatologist", "Plastic Surgeon", "Oculoplastic Surgeon", "Facial Surgeon", None)

Byline = Callable[[random.Random, int], Doctor]


def varied(rng: random.Random, number: int) -> Doctor:
    """Return the byline of somebody from a large crowd, in one of the ways to write a name."""
    first, last = rng.choice(FIRST), rng.choices(LAST, cum_weights=SPREAD)[0]
    middle = rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    shape = rng.choice(
        ("{f} {l}", "{f} {m}. {l}", "{i}. {l}", "{f} ({n}) {l}", "{f} {m}. {l}, Jr.")
    )
    name = shape.format(f=first, l=last, m=middle, i=first[0], n=first[:3])
    place = rng.choice((f"City {number % 3000}", None))
    return Doctor(name, "MD", rng.choice(SPECIALTIES), place)


SHAPES: dict[str, Byline] = {
    "a crowd": varied,
    "one name, specialty and place differ": lambda _, i: Doctor("Ann Roe", None, f"S{i}", f"P{i}"),
    "one name, half a post each": lambda _, i: (
        Doctor("Ann Roe", None, f"S{i}") if i % 2 else Doctor("Ann Roe", None, None, f"P{i}")
    ),
    "one family name, first names differ": lambda _, i: Doctor(f"A{i} Roe", None, "S", "P"),
    "one family name, middle names differ": lambda _, i: Doctor(f"Ann M{i} Roe", None, "S", "P"),
    "initials and first names": lambda _, i: Doctor(
        f"A. B{i} Roe" if i % 2 else f"Ann C{i} Roe", None, "S", "P"
    ),
}


GIVEN = {
    "William": "Bill", "Robert": "Bob", "Jonathan": "Jon", "Elizabeth": "Beth", "Katherine": "Kate",
    "Michael": "Mike", "James": "Jim", "Joseph": "Joe", "Susan": "Sue", "Daniel": "Dan",
    "Margaret": "Peggy", "Richard": "Rick", "Thomas": "Tom", "Jennifer": "Jen", "Andrew": "Drew",
    "Ann": "Nancy", "Ramin": "Ramin", "Wei": "Wei", "Sofia": "Sofia", "Priya": "Priya",
}  # fmt: skip
"""First name -> what somebody of that name may be called."""
FAMILY = (
    "Smith", "Smyth", "Miller", "Mueller", "Wu", "Chen", "Chan", "Patel", "Cohen", "Levine",
    "Levin", "Rosenberg", "Nguyen", "Khan", "Martin", "Marin", "Johnson", "Johnston", "Garcia",
    "M\u00fcller", "S\u00f8rensen", "de la Cruz", "van der Berg", "von Berg", "Berg", "McDonald",
    "Tan-Wu", "Garcia-Lopez", "Peterson", "Petersen", "Hansen", "Hanson", "Abdallah", "Okafor",
)  # fmt: skip
SECOND = ("Ann", "Beth", "Lee", "Paul", "Rose", "Scott", "Lynn", "Jay", "Dean", "Faye")
CITIES = [f"{town} {number}" for town in ("Port", "Lake", "Mount", "Fort") for number in range(60)]
ASCII = {0xFC: "ue", 0xF8: "o"}
NEAR = 0.25
"""How many family names are of those that are nearly another one."""
RARELY = 0.06
"""How often a byline varies in one of the rarer ways."""


def persons(rng: random.Random, count: int) -> Iterator[list[tuple[int, Doctor]]]:
    """Yield the bylines of so many persons, each with the page it is on and nobody else's.

    Two persons of one name and post are on one page at least once.
    """
    taken = set()
    for number in range(count):
        given = rng.choice(list(GIVEN))
        family = rng.choice(FAMILY if rng.random() < NEAR else LAST)
        post = rng.choice(SPECIALTIES[:4]), rng.choice(CITIES)
        if (given, family, post) in taken:
            continue
        taken.add((given, family, post))
        middle = rng.choice((*SECOND, ""))
        plain = Doctor(f"{given} {family}", "MD", *post, rng.randint(30, 50) / 10, number + 10)
        page = number * 10
        yield [
            (page + i, _varied(rng, given, middle, family, plain)) for i in range(rng.randint(1, 6))
        ]
        if rng.random() < RARELY:
            suffix = rng.choice((", Jr.", ", Sr.", ""))
            child = replace(plain, name=f"{given} {family}{suffix}", rating=2.0, reviews=3)
            yield [(page, child), (page + 1, child)]


def _varied(rng: random.Random, given: str, middle: str, family: str, plain: Doctor) -> Doctor:
    """Return a byline of a person, mostly with name and post in full."""
    names = [f"{given} {family}"] * 8
    if middle:
        names += [f"{given} {middle[0]}. {family}"] * 4 + [f"{given} {middle} {family}"] * 2
    if rng.random() < RARELY:
        last = re.split("[ -]", family)[-1]
        swapped = family[:2] + family[3:4] + family[2:3] + family[4:]
        names = [
            f"{given[0]}. {family}", f"{GIVEN[given]} {family}", f"{given} {last}",
            f"{family} {given}", f"{given} {swapped}", f"{given} ({GIVEN[given]}) {family}",
            f"{given} {family.replace(' ', '')}", f"{given} {family}-Roe",
            f"{given} {family.translate(ASCII)}",
        ]  # fmt: skip
    specialty = None if rng.random() < RARELY else plain.specialty
    location = None if rng.random() < RARELY else plain.location
    reviews = (plain.reviews or 0) + rng.randint(0, 3)
    name = rng.choice(names)
    return replace(plain, name=name, specialty=specialty, location=location, reviews=reviews)


def quality(count: int) -> str:
    """Return the row of the first table."""
    rng = random.Random(3)
    on_page: dict[int, list[tuple[int, Doctor]]] = {}
    for person, bylines in enumerate(persons(rng, count)):
        for number, doctor in bylines:
            on_page.setdefault(number, []).append((person, doctor))
    owners = {
        f"{number:06}/{place}": person
        for number, bylines in on_page.items()
        for place, (person, _) in enumerate(bylines, 1)
    }
    made = [_page(number, [doctor for _, doctor in some]) for number, some in on_page.items()]
    doctors = tally(made).doctors
    held = [Counter(owners[id_] for id_ in doctor.answer_ids) for doctor in doctors]
    pairs = sum(_pairs(doctor.answers) for doctor in doctors)
    right = sum(_pairs(times) for one in held for times in one.values())
    wanted = sum(map(_pairs, Counter(owners.values()).values()))
    start = time.perf_counter()
    listed = possible(doctors)
    took = time.perf_counter() - start
    whose = {
        doctor.answer_ids: one.most_common(1)[0][0]
        for doctor, one in zip(doctors, held, strict=True)
    }
    both = [(whose[pair.one.answer_ids], whose[pair.other.answer_ids]) for pair in listed]
    same = [one for one, other in both if one == other]
    parts = Counter(whose.values())
    parted = {person for person, times in parts.items() if times > 1}
    return (
        f"| {len(owners):,} | {len(set(owners.values())):,} | {len(doctors):,} |"
        f" {right / pairs:.4f} | {right / wanted:.3f} | {len(set(same)) / len(parted):.3f} |"
        f" {len(same):,} of {len(both):,} | {took:.1f} |"
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _page(number: int, doctors: Sequence[Doctor]) -> Page:
    answers = tuple(
        Answer(place, None, "", (1, 1), doctor, "byline", None, 1.0)
        for place, doctor in enumerate(doctors, 1)
    )
    question = Question(None, "", False, None, answers, (), ())  # noqa: FBT003
    return Page(f"{number:06}", Source("", None, 0, ""), question)


def pages(byline: Byline, count: int) -> list[Page]:
    """Return pages with `count` answers by so many bylines."""
    rng = random.Random(1)
    doctors = [byline(rng, i) for i in range(count)]
    return [_page(at, doctors[at : at + PER_PAGE]) for at in range(0, count, PER_PAGE)]


def seconds(made: list[Page]) -> tuple[float, int]:
    """Return how long a tally takes, and how many doctors it finds."""
    fold.cache_clear()
    start = time.perf_counter()
    found = tally(made)
    return time.perf_counter() - start, len(found.doctors)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bylines", type=int, default=100_000)
    parser.add_argument("--persons", type=int, default=10_000)
    given = parser.parse_args()
    most = given.bylines
    print("| bylines | persons | doctors | precision | recall | listed | right | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    print(quality(given.persons), end="\n\n")
    if not most:
        return
    print("| input | bylines | doctors | seconds | over half as many |\n|---|---|---|---|---|")
    for name, byline in SHAPES.items():
        half, _ = seconds(pages(byline, most // 2))
        took, doctors = seconds(pages(byline, most))
        print(f"| {name} | {most:,} | {doctors:,} | {took:.1f} | {took / half:.1f} |")


if __name__ == "__main__":
    main()
