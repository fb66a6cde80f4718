"""Doctors as people: how long the tally takes that decides which bylines are one doctor's.

    python -m benchmarks.people [--bylines N]

One byline an answer: names from 300 first and 3,000 family names, these as unevenly spread as real
ones (the commonest has thousands of bearers), with initials, nicknames, suffixes or parts left out;
and inputs that are there to be slow: one name, or one family name, with a different specialty,
place or middle name each time.
The time of the whole tally is measured, beside the same for half as many: 2 is linear, 4 quadratic.
"""

import argparse
import random
import time
from collections.abc import Callable
from itertools import accumulate, product

from qa_cli.insight.folding import fold
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


def pages(byline: Byline, count: int) -> list[Page]:
    """Return pages with `count` answers by so many bylines."""
    rng = random.Random(1)
    answers = [
        Answer(i % PER_PAGE + 1, None, "", (1, 1), byline(rng, i), "byline", None, 1.0)
        for i in range(count)
    ]
    return [
        Page(
            f"{start:06}",
            Source("", None, 0, ""),
            Question(None, "", False, None, tuple(answers[start : start + PER_PAGE]), (), ()),  # noqa: FBT003
        )
        for start in range(0, count, PER_PAGE)
    ]


def seconds(made: list[Page]) -> tuple[float, int]:
    """Return how long a tally takes, and how many doctors it finds."""
    fold.cache_clear()
    start = time.perf_counter()
    found = tally(made)
    return time.perf_counter() - start, len(found.doctors)


def main() -> None:
    """Print a row a shape."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bylines", type=int, default=100_000)
    most = parser.parse_args().bylines
    print("| input | bylines | doctors | seconds | over half as many |\n|---|---|---|---|---|")
    for name, byline in SHAPES.items():
        half, _ = seconds(pages(byline, most // 2))
        took, doctors = seconds(pages(byline, most))
        print(f"| {name} | {most:,} | {doctors:,} | {took:.1f} | {took / half:.1f} |")


if __name__ == "__main__":
    main()
