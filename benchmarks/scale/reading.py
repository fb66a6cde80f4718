"""What commands take that read an index: searches, pages, and whole corpora."""

import shutil
from dataclasses import dataclass

from benchmarks import timing
from benchmarks.scale.place import FEW, Place
from benchmarks.tables import Asked, Row, row

WORD, MISSPELT, NOWHERE = "masseter", "masetter", "zzzzqqqq"

FOUND_OR_NOT = (0, 1)
"""Exit codes."""

SEARCH = {20_000: Asked(ratio=0.5), 200_000: Asked(ratio=0.12)}
"""Processor time beside ripgrep's, by pages."""
SEARCH_BEFORE = {20_000: "0.65", 200_000: "0.18 of wall"}

ALIKE = Asked(ratio=1.3)
"""A page or the beginning of a list beside the same on few pages."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A command that tells something of all pages."""

    arguments: tuple[str, ...]
    before: str
    """What it was over 20,000 pages in an earlier, independent measurement."""
    codes: tuple[int, ...] = (0,)
    """Exit codes that are no failure."""


WHOLE = (
    Whole(("summary",), "14 s"),
    Whole(("check",), "10 s", FOUND_OR_NOT),
    Whole(("figures",), "49 s"),
    Whole(("figures", "--by", "doctor"), "57 s, 948 MB"),
    Whole(("doctors", "--inferred"), "9 s"),
)
WHOLE_ASKED = {20_000: Asked(seconds=1, megabytes=200)}
"""By pages."""


def measure(place: Place, runs: int) -> list[Row]:
    """Measure everything that reads, each in turns with what it is compared with."""
    place.bring_up_to_date()
    return searches(place, runs) + pages(place, runs) + whole(place, runs)


def searches(place: Place, runs: int) -> list[Row]:
    """Measure searches as whole processes."""
    search = place.qa("search", WORD)
    asked, before = SEARCH.get(place.pages, Asked()), SEARCH_BEFORE.get(place.pages, "")
    name = f"`qa search {WORD}` / `rg -c -i`, "
    if shutil.which("rg"):
        grep = (["rg", "-c", "-i", WORD, str(place.corpus)], timing.environment())
        ours, theirs = timing.in_turns([search, grep], runs)
        made = [
            row(name + "processor time", ours, theirs, "processor", asked, before, memory=True),
            row(name + "wall", ours, theirs),
        ]
    else:
        made = [row(name + "processor time", None, asked=asked, note="`rg` is not installed")]
    ours, theirs = timing.in_turns([place.qa("search", MISSPELT), search], runs)
    told = f"`qa search {MISSPELT}` / the right word"
    made.append(row(told, ours, theirs, asked=Asked(ratio=1.5), memory=True))
    ours, theirs = timing.in_turns([place.qa("search", NOWHERE), search], runs)
    told = f"`qa search {NOWHERE}`, not found after a look at all files / a word"
    made.append(row(told, ours, theirs, memory=True, codes=FOUND_OR_NOT))
    return made


def pages(place: Place, runs: int) -> list[Row]:
    """Measure a search, a page, a list and the doctors beside the same on few pages."""
    place.few.prepare()
    place.few.bring_up_to_date()
    middle = sorted(path.stem for path in place.corpus.iterdir())[place.pages // 2]
    seeds = ["-C", "seeds"], timing.environment(QA_INDEX="")
    made = []
    for name, command, beside in (
        (
            f"`qa search {WORD}` / over {FEW:,} pages",
            place.qa("search", WORD),
            place.few.qa("search", WORD),
        ),
        (
            "`qa show ID` / on the seeds",
            place.qa("show", middle),
            ([*timing.QA, "show", "000", *seeds[0]], seeds[1]),
        ),
        (
            "`qa list -n 20` / on the seeds",
            place.qa("list", "-n", "20"),
            ([*timing.QA, "list", "-n", "20", *seeds[0]], seeds[1]),
        ),
    ):
        ours, theirs = timing.in_turns([command, beside], runs)
        made.append(row(name, ours, theirs, asked=ALIKE, memory=True))
    [ours] = timing.in_turns([place.qa("doctors")], runs)
    asked = Asked(seconds=0.5) if place.pages == 20_000 else Asked()
    made.append(row("`qa doctors`", ours, asked=asked, memory=True))
    return made


def whole(place: Place, runs: int) -> list[Row]:
    """Measure what tells something of all pages."""
    made = []
    for one in WHOLE:
        [ours] = timing.in_turns([place.qa(*one.arguments)], runs)
        told = place.pages == 20_000
        made.append(
            row(
                f"`qa {' '.join(one.arguments)}`",
                ours,
                asked=WHOLE_ASKED.get(place.pages, Asked()),
                before=one.before if told else "",
                memory=True,
                codes=one.codes,
            )
        )
    return made
