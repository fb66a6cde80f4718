"""How often is a page read exactly right? Reads generated pages, and reports by feature.

    python -m benchmarks.accuracy --pages 3000 --jobs 2 --show 5

An answer is exactly right if its headline, the first and the last four words of its body, and its
byline's name, credentials, specialty, location, rating and reviews all are. The same pages are read
by the baseline script (`benchmarks.baseline`), side by side.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import get_args

from benchmarks import baseline
from benchmarks.generator import FEATURES, GeneratedPage, Profile, generate
from benchmarks.scoring import (
    DOCTOR_FIELDS,
    FIELDS,
    PAGE_FIELDS,
    AnswerScore,
    PageScore,
    Reading,
    score_page,
    take_question,
)
from qa_cli.pages import parse_page

_BINS = (0.0, 0.5, 0.7, 0.9, 0.99, 1.01)
"""Edges of the certainty table; the last one lies above 1 so that 1 is in the last bin."""

_CHUNK = 50
"""Pages read by a worker at a time."""

_SHOWN = 70
"""Characters of a body's either end in a report of a failure."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    total: int = 0

    def __str__(self) -> str:
        return f"{100 * self.right / self.total:6.2f}" if self.total else "     -"


@dataclass(slots=True)
class Tally:
    """Counts over many pages; tallies of chunks add up."""

    pages: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """By reader, and whether the page is wholly right."""
    kinds: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """Answers by reader, kind of page (`listed`, `unlisted`), and whether exactly right."""
    features: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """Answers by reader, feature, and whether exactly right."""
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Answers by reader and wrong field; pages by reader and wrong page field."""
    certainty: Counter[tuple[int, bool]] = field(default_factory=Counter)
    """Answers that `qa` reads, by bin and whether their boundaries are right."""
    shown: Counter[str] = field(default_factory=Counter)
    """Pages by feature."""

    def add(self, other: "Tally") -> None:
        """Add another tally's counts to this one."""
        self.pages += other.pages
        self.kinds += other.kinds
        self.features += other.features
        self.wrong += other.wrong
        self.certainty += other.certainty
        self.shown += other.shown

    def count(self, reader: str, page: GeneratedPage, score: PageScore) -> None:
        """Count one page as one reader read it."""
        kind = "listed" if all(FEATURES[f].listed for f in page.features) else "unlisted"
        whole = [name for name in page.features if not FEATURES[name].share]
        self.pages[reader, score.right] += 1
        for answer in score.answers:
            self.kinds[reader, kind, answer.right] += 1
            self.features.update((reader, f, answer.right) for f in whole)
            self.features.update((reader, f, answer.right) for f in answer.truth.features)
            self.wrong.update((reader, name) for name in answer.wrong)
        self.wrong.update((reader, name) for name in score.wrong)

    def count_certainty(self, score: PageScore) -> None:
        """Count what `qa` said of its own certainty; an answer that is none is wrong."""
        for answer in score.answers:
            if answer.read is not None:
                self.certainty[_bin(answer.read.certainty), answer.bounded] += 1
        for read in score.spurious:
            self.certainty[_bin(read.certainty), False] += 1

    def share(self, reader: str, feature: str) -> Share:
        """Return the answers exactly right among those that show a feature."""
        right = self.features[reader, feature, True]
        return Share(right, right + self.features[reader, feature, False])

    def answers(self, reader: str, *kinds: str) -> Share:
        """Return the answers exactly right on pages of these kinds."""
        right = sum(self.kinds[reader, kind, True] for kind in kinds)
        return Share(right, right + sum(self.kinds[reader, kind, False] for kind in kinds))


def _bin(certainty: float) -> int:
    return max(place for place, edge in enumerate(_BINS[:-1]) if certainty >= edge)


def read_with_qa(page: GeneratedPage) -> Reading:
    """Read a page with `qa`; an exception names the page."""
    try:
        return take_question(parse_page(page.text))
    except Exception as error:
        error.add_note(f"while reading generated page {page.seed}")
        raise


def tally_pages(profile: Profile, seeds: range) -> Tally:
    """Generate and read the pages of these seeds with both readers."""
    tally = Tally()
    for seed in seeds:
        page = generate(seed, profile)
        score = score_page(page, read_with_qa(page))
        tally.shown.update(page.features)
        tally.count("qa", page, score)
        tally.count_certainty(score)
        tally.count("baseline", page, score_page(page, baseline.read_page(page.text)))
    return tally


def _chunk(first: int, count: int) -> list[range]:
    end = first + count
    return [range(at, min(at + _CHUNK, end)) for at in range(first, end, _CHUNK)]


def report(tally: Tally) -> Iterator[str]:
    """Yield the report's lines."""
    pages = Share(tally.pages["qa", True], tally.pages.total() // 2)
    simple = Share(tally.pages["baseline", True], pages.total)
    yield f"{'percent right':34} {'number':>7} {'qa':>7} {'baseline':>9}"
    for label, kinds in (
        ("answers exactly right", ("listed", "unlisted")),
        ("  on pages of listed shapes", ("listed",)),
        ("  on pages with unlisted shapes", ("unlisted",)),
    ):
        ours, theirs = tally.answers("qa", *kinds), tally.answers("baseline", *kinds)
        yield f"{label:34} {ours.total:7} {ours!s:>7} {theirs!s:>9}"
    yield f"{'pages wholly right':34} {pages.total:7} {pages!s:>7} {simple!s:>9}"
    yield ""
    yield f"{'wrong, by field':34} {'':7} {'qa':>7} {'baseline':>9}"
    for name in (*FIELDS, "sign-off", *PAGE_FIELDS):
        unit = "pages" if name in PAGE_FIELDS else "answers"
        yield (f"{name:34} {unit:>7} {tally.wrong['qa', name]:7} {tally.wrong['baseline', name]:9}")
    yield ""
    yield f"{'certainty':34} {'answers':>7} {'percent with right boundaries'}"
    for place, low in enumerate(_BINS[:-1]):
        right, wrong = tally.certainty[place, True], tally.certainty[place, False]
        label = f"{low:.2f} to {min(1, _BINS[place + 1]):.2f}"
        yield f"{label:34} {right + wrong:7} {Share(right, right + wrong)!s:>7}"
    yield ""
    yield f"{'by feature, worst first':34} {'answers':>7} {'qa':>7} {'baseline':>9} {'pages':>6}"
    found = [(tally.share("qa", name), name) for name in FEATURES]
    for share, name in sorted(found, key=lambda row: row[0].right / max(1, row[0].total)):
        if share.total:
            theirs = tally.share("baseline", name)
            mark = "" if FEATURES[name].listed else " (unlisted)"
            yield (
                f"{name + mark:34} {share.total:7} {share!s:>7} {theirs!s:>9} {tally.shown[name]:6}"
            )


def explain(page: GeneratedPage, answer: AnswerScore) -> Iterator[str]:
    """Yield the lines that show how one answer was misread."""
    truth, read = answer.truth, answer.read
    lines = f"lines {truth.first_line}-{truth.last_line}"
    yield f"--- page {page.seed}, answer {truth.number}, {lines}: {', '.join(answer.wrong)}"
    yield f"    {' '.join(sorted(page.features))}"
    if read is None:
        yield "    nothing was read there"
        yield f"    true: {truth.headline!r}, {truth.body[:_SHOWN]!r}"
        return
    pairs: dict[str, tuple[object, object]] = {
        "headline": (truth.headline, read.headline),
        "body start": (truth.body[:_SHOWN], read.body[:_SHOWN]),
        "body end": (truth.body[-_SHOWN:], read.body[-_SHOWN:]),
        "sign-off": (truth.sign_off, read.sign_off),
    }
    for name in DOCTOR_FIELDS:
        pairs[name] = (getattr(truth.doctor, name, None), getattr(read.doctor, name, None))
    for name in answer.wrong:
        yield f"    {name}: true {pairs[name][0]!r}"
        yield f"    {'':{len(name)}}  read {pairs[name][1]!r} (certainty {read.certainty:.2f})"


def failures(profile: Profile, seeds: range, feature: str | None) -> Iterator[str]:
    """Yield a report of each answer misread, page by page; each starts with a blank line."""
    for seed in seeds:
        page = generate(seed, profile)
        if feature is not None and feature not in page.features:
            continue
        score = score_page(page, read_with_qa(page))
        for answer in score.answers:
            if not answer.right:
                yield "\n" + "\n".join(explain(page, answer))


def print_page(page: GeneratedPage) -> None:
    """Print a page with line numbers, and the truth below it."""
    for number, line in enumerate(page.text.replace("\r\n", "\n").split("\n"), start=1):
        print(f"{number:4} {line}")
    print(f"\n{' '.join(sorted(page.features))}\n{page.truth}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=3000, help="number of pages")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first page")
    parser.add_argument("--profile", choices=get_args(Profile), default="wild")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--show", type=int, default=0, help="print so many misread answers")
    parser.add_argument(
        "--feature", choices=FEATURES, metavar="NAME", help="show only pages with this feature"
    )
    parser.add_argument("--page", type=int, help="print the page of this seed, and stop")
    options = parser.parse_args()
    if options.page is not None:
        print_page(generate(options.page, options.profile))
        return
    print(f"seeds {options.seed}-{options.seed + options.pages - 1}, profile {options.profile}\n")
    tally = Tally()
    seeds = _chunk(options.seed, options.pages)
    with ProcessPoolExecutor(options.jobs) as pool:
        for part in pool.map(partial(tally_pages, options.profile), seeds):
            tally.add(part)
    print("\n".join(report(tally)))
    if options.show:
        first = range(options.seed, options.seed + options.pages)
        for _, text in zip(
            range(options.show), failures(options.profile, first, options.feature), strict=False
        ):
            print(text)


if __name__ == "__main__":
    main()
